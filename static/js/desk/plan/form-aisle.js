/** The form of an aisle and of one bay in it: whatever a finger can do on the canvas has a field here. */

import { html, useState } from "preact";
import { endOf, lengthAndTurn } from "../../core/field-values.js";
import { laySelected, renumberBays, splitSelected } from "./commands.js";
import { ChoiceField, MomentField, NumberField, PlaceFields, TextField } from "./fields.js";
import { More, addressOf, inLevel } from "./form-parts.js";
import { select } from "./selection.js";

/** `set(fields, label)` puts fields of the aisle anew as one change. */
export function AisleForm({ object: aisle, set, document, departments }) {
  const name = `Aisle ${aisle.code}`;
  const line = lengthAndTurn(aisle.from, aisle.to);
  const along = (changes) => set({ to: endOf(aisle.from, { ...line, ...changes }) }, `Change the line of ${name}`);
  const move = (from) => set({ from, to: endOf(from, line) }, `Move ${name}`);
  return html`
    <div class="plan-fields">
      <${TextField} label="Code" must limit=${24} wide=${false} value=${aisle.code} hint="What the sign says." set=${(code) => set({ code }, `Rename ${name} to ${code}`)} />
      <${NumberField} label="Walkway width" min=${0.4} max=${60} value=${aisle.width} set=${(width) => set({ width }, `Widen ${name}`)} />
      <${TextField} label="Name" value=${aisle.name} hint="What stands there: “Nails and hooks”." set=${(text) => set({ name: text }, `Name ${name}`)} />
      <${TextField} label="Department" list=${departments} value=${aisle.department} set=${(department) => set({ department }, `${name} is ${department || "of no department"}`)} />
      <${MomentField} label="Closed until" none="Open it now" hint="Nobody is led through it until then; it opens by itself." value=${aisle.closed_until}
        set=${(until) => set({ closed_until: until ?? undefined }, until ? `Close ${name} for a while` : `Open ${name}`)} />
    </div>
    <${More} title=${`Bays (${aisle.bays.length})`} open=${aisle.bays.length === 0}>
      <${Bays} aisle=${aisle} />
    <//>
    <${More} title="Where it lies">
      <div class="plan-fields">
        <${PlaceFields} words="Start: " at=${aisle.from} set=${move} />
        <${NumberField} label="Length" min=${0.5} max=${1000} value=${line.length} set=${(length) => along({ length })} />
        <${NumberField} label="Direction" unit="°" min=${0} max=${360} value=${line.turn} hint="0 goes to the right, 90 down." set=${(turn) => along({ turn })} />
        <${NumberField} label="Depth of its shelves" min=${0} max=${5} value=${aisle.shelf_depth ?? 0.5} set=${(depth) => set({ shelf_depth: depth === 0.5 ? undefined : depth }, `Shelves of ${name}`)} />
        ${document.levels.length > 1 && html`<${ChoiceField} label="Level" wide=${false} value=${aisle.level} options=${inLevel(document)} set=${(level) => set({ level }, `${name} to another level`)} />`}
      </div>
      <button type="button" class="button button-small" onClick=${() => set({ from: aisle.to, to: aisle.from }, `Turn ${name} round`)}>Swap start and end</button>
    <//>
    <${More} title="Split it in two"><${Split} length=${line.length} /><//>
    <${More} title="Its labels and items"><div class="desk-actions">
      <a class="button button-small" href=${`/desk/labels?what=bay&aisle=${encodeURIComponent(aisle.code)}`}>Print its labels</a>
      <a class="button button-small" href=${`/desk/moves?reset=${encodeURIComponent(aisle.code)}`}>Reset it</a>
      <a class="button button-small" href=${`/desk/moves?from=${encodeURIComponent(aisle.code)}`}>Move what stands there</a></div>
      <p class="hint">All three go by the plan that is published.</p><//>`;
}

/** The bays as buttons, evenly laid anew, and numbered anew. */
function Bays({ aisle }) {
  const count = (side) => aisle.bays.filter((bay) => bay.side === side).length;
  const even = (side, each) => laySelected({ each, sides: [side] });
  return html`
    <div class="plan-fields">
      <${NumberField} label="Bays on the left" unit="" whole min=${0} max=${200} value=${count("L")} set=${(many) => even("L", many)} />
      <${NumberField} label="Bays on the right" unit="" whole min=${0} max=${200} value=${count("R")} set=${(many) => even("R", many)} />
    </div>
    <p class="hint">Left and right are seen from its start to its end. Bays that stay keep their labels and what stands there.</p>
    ${["L", "R"].map((side) => count(side) > 0 && html`<div class="plan-bays" key=${side} role="group" aria-label=${side === "L" ? "Left side" : "Right side"}>
      ${aisle.bays.filter((bay) => bay.side === side).sort((a, b) => a.at - b.at).map((bay) => html`<button type="button" class="plan-bay" key=${bay.id} onClick=${() => select(["aisles", aisle.id, bay.id])}>${bay.code}${side}</button>`)}
    </div>`)}
    ${aisle.bays.length > 1 && html`<${NumberBays} />`}`;
}

function NumberBays() {
  const [first, setFirst] = useState(1);
  const [startAt, setStartAt] = useState("from");
  const [counted, setCounted] = useState("each");
  return html`<details class="plan-inner"><summary>Number the bays anew</summary>
    <div class="plan-fields">
      <${NumberField} label="First number" unit="" whole min=${0} max=${9999} value=${first} set=${setFirst} />
      <${ChoiceField} label="They begin" wide=${false} value=${startAt} options=${[["from", "At the start"], ["to", "At the end"]]} set=${setStartAt} />
      <${ChoiceField} label="Count" value=${counted} options=${[["each", "1, 2, 3 on each side"], ["odd", "Odd on the left, even on the right"]]} set=${setCounted} />
    </div>
    <button type="button" class="button button-small" onClick=${() => renumberBays({ first, step: 1, startAt, odd: counted === "odd" })}>Number them</button>
  </details>`;
}

function Split({ length }) {
  const [at, setAt] = useState(null);
  return html`<div class="plan-fields"><${NumberField} label="At" value=${at ?? length / 2} min=${0.5} max=${Math.max(0.5, length - 0.5)} set=${setAt} hint="From its start." /></div>
    <button type="button" class="button button-small" onClick=${() => splitSelected(at ?? undefined)}>Split</button>`;
}

/** One bay; its aisle is one step up. */
export function BayForm({ aisle, bay, set, document }) {
  const name = `bay ${bay.code}${bay.side} of aisle ${aisle.code}`;
  const address = addressOf(document, aisle, bay);
  const put = (fields, label) => set({ bays: aisle.bays.map((one) => (one.id === bay.id ? without({ ...one, ...fields }) : one)) }, label);
  const takeOut = () => {
    select(["aisles", aisle.id]);
    set({ bays: aisle.bays.filter((one) => one.id !== bay.id) }, `Take ${name} out`);
  };
  return html`
    <p><button type="button" class="button button-small" onClick=${() => select(["aisles", aisle.id])}>To aisle ${aisle.code}</button></p>
    <div class="plan-fields">
      <${NumberField} label="Number" unit="" whole min=${0} max=${9999} value=${bay.code} set=${(code) => put({ code: String(code) }, `Renumber ${name}`)} />
      <${ChoiceField} label="Side" wide=${false} value=${bay.side} options=${[["L", "Left"], ["R", "Right"]]} set=${(side) => put({ side }, `Move ${name} across`)} />
      <${NumberField} label="From the aisle's start" min=${0} max=${1000} value=${bay.at} set=${(at) => put({ at }, `Move ${name}`)} />
      <${NumberField} label="Width" min=${0.05} max=${60} value=${bay.width} set=${(width) => put({ width }, `Resize ${name}`)} />
      <${TextField} label="What it holds" value=${bay.label} hint="Shown with the place: “Picture hooks”." set=${(label) => put({ label: label || undefined }, `Label ${name}`)} />
    </div>
    <div class="desk-actions">
      <a class="button button-small" href=${`/desk/moves?from=${encodeURIComponent(address)}`}>Move what stands there</a>
      <button type="button" class="button button-small plan-remove" onClick=${takeOut}>Take this bay out</button>
    </div>`;
}

const without = (bay) => Object.fromEntries(Object.entries(bay).filter(([, value]) => value !== undefined));
