/** The form of an aisle and of one bay in it: whatever a finger can do on the canvas has a field here. */

import { html, useState } from "preact";
import { endOf, lengthAndTurn } from "../../core/field-values.js";
import { nameOf } from "../../core/plan-words.js";
import { tr, trAs } from "../../core/translation.js";
import { laySelected, renumberBays, splitSelected } from "./commands.js";
import { ChoiceField, MomentField, NumberField, PlaceFields, TextField } from "./fields.js";
import { More, addressOf, inLevel } from "./form-parts.js";
import { select } from "./selection.js";

/** `set(fields, label)` puts fields of the aisle anew as one change. */
export function AisleForm({ object: aisle, set, document, departments }) {
  const name = () => nameOf("aisles", aisle);
  const line = lengthAndTurn(aisle.from, aisle.to);
  const along = (changes) => set({ to: endOf(aisle.from, { ...line, ...changes }) }, () => tr("Change the line of {name}", { name: name() }));
  const move = (from) => set({ from, to: endOf(from, line) }, () => tr("Move {what}", { what: name() }));
  return html`
    <div class="plan-fields">
      <${TextField} label=${tr("Code")} must limit=${24} wide=${false} value=${aisle.code} hint=${tr("What the sign says.")} set=${(code) => set({ code }, () => tr("Rename {name} to {code}", { name: name(), code }))} />
      <${NumberField} label=${tr("Walkway width")} min=${0.4} max=${60} value=${aisle.width} set=${(width) => set({ width }, () => tr("Widen {name}", { name: name() }))} />
      <${TextField} label=${trAs("noun", "Name")} value=${aisle.name} hint=${tr("What stands there: “Nails and hooks”.")} set=${(text) => set({ name: text }, () => trAs("verb", "Name {name}", { name: name() }))} />
      <${TextField} label=${tr("Department")} list=${departments} value=${aisle.department} set=${(department) => set({ department }, () => (department ? tr("{name} is {department}", { name: name(), department }) : tr("{name} is of no department", { name: name() })))} />
      <${MomentField} label=${tr("Closed until")} none=${tr("Open it now")} hint=${tr("Nobody is led through it until then; it opens by itself.")} value=${aisle.closed_until}
        set=${(until) => set({ closed_until: until ?? undefined }, () => (until ? tr("Close {name} for a while", { name: name() }) : trAs("verb", "Open {name}", { name: name() })))} />
    </div>
    <${More} title=${tr("Bays ({count})", { count: aisle.bays.length })} open=${aisle.bays.length === 0}>
      <${Bays} aisle=${aisle} />
    <//>
    <${More} title=${tr("Where it lies")}>
      <div class="plan-fields">
        <${PlaceFields} start at=${aisle.from} set=${move} />
        <${NumberField} label=${tr("Length")} min=${0.5} max=${1000} value=${line.length} set=${(length) => along({ length })} />
        <${NumberField} label=${tr("Direction")} unit="°" min=${0} max=${360} value=${line.turn} hint=${tr("0 goes to the right, 90 down.")} set=${(turn) => along({ turn })} />
        <${NumberField} label=${tr("Depth of its shelves")} min=${0} max=${5} value=${aisle.shelf_depth ?? 0.5} set=${(depth) => set({ shelf_depth: depth === 0.5 ? undefined : depth }, () => tr("Shelves of {name}", { name: name() }))} />
        ${document.levels.length > 1 && html`<${ChoiceField} label=${tr("Level")} wide=${false} value=${aisle.level} options=${inLevel(document)} set=${(level) => set({ level }, () => tr("{name} to another level", { name: name() }))} />`}
      </div>
      <button type="button" class="button button-small" onClick=${() => set({ from: aisle.to, to: aisle.from }, () => tr("Turn {name} round", { name: name() }))}>${tr("Swap start and end")}</button>
    <//>
    <${More} title=${tr("Split it in two")}><${Split} length=${line.length} /><//>
    <${More} title=${tr("Its labels and items")}><div class="desk-actions">
      <a class="button button-small" href=${`/desk/labels?what=bay&aisle=${encodeURIComponent(aisle.code)}`}>${tr("Print its labels")}</a>
      <a class="button button-small" href=${`/desk/moves?reset=${encodeURIComponent(aisle.code)}`}>${tr("Reset it")}</a>
      <a class="button button-small" href=${`/desk/moves?from=${encodeURIComponent(aisle.code)}`}>${tr("Move what stands there")}</a></div>
      <p class="hint">${tr("All three go by the plan that is published.")}</p><//>`;
}

/** The bays as buttons, evenly laid anew, and numbered anew. */
function Bays({ aisle }) {
  const count = (side) => aisle.bays.filter((bay) => bay.side === side).length;
  const even = (side, each) => laySelected({ each, sides: [side] });
  return html`
    <div class="plan-fields">
      <${NumberField} label=${tr("Bays on the left")} unit="" whole min=${0} max=${200} value=${count("L")} set=${(many) => even("L", many)} />
      <${NumberField} label=${tr("Bays on the right")} unit="" whole min=${0} max=${200} value=${count("R")} set=${(many) => even("R", many)} />
    </div>
    <p class="hint">${tr("Left and right are seen from its start to its end. Bays that stay keep their labels and what stands there.")}</p>
    ${["L", "R"].map((side) => count(side) > 0 && html`<div class="plan-bays" key=${side} role="group" aria-label=${side === "L" ? tr("Left side") : tr("Right side")}>
      ${aisle.bays.filter((bay) => bay.side === side).sort((a, b) => a.at - b.at).map((bay) => html`<button type="button" class="plan-bay" key=${bay.id} onClick=${() => select(["aisles", aisle.id, bay.id])}>${bay.code}${side}</button>`)}
    </div>`)}
    ${aisle.bays.length > 1 && html`<${NumberBays} />`}`;
}

function NumberBays() {
  const [first, setFirst] = useState(1);
  const [startAt, setStartAt] = useState("from");
  const [counted, setCounted] = useState("each");
  return html`<details class="plan-inner"><summary>${tr("Number the bays anew")}</summary>
    <div class="plan-fields">
      <${NumberField} label=${tr("First number")} unit="" whole min=${0} max=${9999} value=${first} set=${setFirst} />
      <${ChoiceField} label=${tr("They begin")} wide=${false} value=${startAt} options=${[["from", tr("At the start")], ["to", tr("At the end")]]} set=${setStartAt} />
      <${ChoiceField} label=${trAs("noun", "Count")} value=${counted} options=${[["each", tr("1, 2, 3 on each side")], ["odd", tr("Odd on the left, even on the right")]]} set=${setCounted} />
    </div>
    <button type="button" class="button button-small" onClick=${() => renumberBays({ first, step: 1, startAt, odd: counted === "odd" })}>${tr("Number them")}</button>
  </details>`;
}

function Split({ length }) {
  const [at, setAt] = useState(null);
  return html`<div class="plan-fields"><${NumberField} label=${trAs("distance", "At")} value=${at ?? length / 2} min=${0.5} max=${Math.max(0.5, length - 0.5)} set=${setAt} hint=${tr("From its start.")} /></div>
    <button type="button" class="button button-small" onClick=${() => splitSelected(at ?? undefined)}>${tr("Split")}</button>`;
}

/** One bay; its aisle is one step up. */
export function BayForm({ aisle, bay, set, document }) {
  const name = () => tr("bay {bay} of aisle {code}", { bay: bay.code + bay.side, code: aisle.code });
  const address = addressOf(document, aisle, bay);
  const put = (fields, label) => set({ bays: aisle.bays.map((one) => (one.id === bay.id ? without({ ...one, ...fields }) : one)) }, label);
  const takeOut = () => {
    select(["aisles", aisle.id]);
    set({ bays: aisle.bays.filter((one) => one.id !== bay.id) }, () => tr("Take {name} out", { name: name() }));
  };
  return html`
    <p><button type="button" class="button button-small" onClick=${() => select(["aisles", aisle.id])}>${tr("To aisle {code}", { code: aisle.code })}</button></p>
    <div class="plan-fields">
      <${NumberField} label=${trAs("noun", "Number")} unit="" whole min=${0} max=${9999} value=${bay.code} set=${(code) => put({ code: String(code) }, () => tr("Renumber {what}", { what: name() }))} />
      <${ChoiceField} label=${tr("Side")} wide=${false} value=${bay.side} options=${[["L", trAs("side", "Left")], ["R", trAs("side", "Right")]]} set=${(side) => put({ side }, () => tr("Move {name} across", { name: name() }))} />
      <${NumberField} label=${tr("From the aisle's start")} min=${0} max=${1000} value=${bay.at} set=${(at) => put({ at }, () => tr("Move {what}", { what: name() }))} />
      <${NumberField} label=${tr("Width")} min=${0.05} max=${60} value=${bay.width} set=${(width) => put({ width }, () => tr("Resize {what}", { what: name() }))} />
      <${TextField} label=${tr("What it holds")} value=${bay.label} hint=${tr("Shown with the place: “Picture hooks”.")} set=${(label) => put({ label: label || undefined }, () => trAs("verb", "Label {name}", { name: name() }))} />
    </div>
    <div class="desk-actions">
      <a class="button button-small" href=${`/desk/moves?from=${encodeURIComponent(address)}`}>${tr("Move what stands there")}</a>
      <button type="button" class="button button-small plan-remove" onClick=${takeOut}>${tr("Take this bay out")}</button>
    </div>`;
}

const without = (bay) => Object.fromEntries(Object.entries(bay).filter(([, value]) => value !== undefined));
