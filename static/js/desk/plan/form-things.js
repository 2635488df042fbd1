/** The forms of everything that is no aisle: walls, doors, fixtures, departments, starting points, ways, blocks. */

import { html } from "preact";
import { boxOfPolygon, headings, polygonOfBox } from "../../core/field-values.js";
import { anchors, connectors, fixtures, kindWithin, nameOf } from "../../core/plan-words.js";
import { tr, trAs } from "../../core/translation.js";
import { Icon } from "../../parts/icons.js";
import { CheckField, ChoiceField, MomentField, NumberField, PlaceFields, PointsField, TextField } from "./fields.js";
import { More, inLevel } from "./form-parts.js";

/** A box by its corner and size where it is one, else by its points. */
function Ground({ object, set, name }) {
  const box = boxOfPolygon(object.polygon);
  const put = (changes) => set({ polygon: polygonOfBox({ ...box, ...changes }) }, () => tr("Move {what}", { what: name() }));
  const points = html`<${PointsField} label=${tr("Its corners")} least=${3} points=${object.polygon} set=${(polygon) => set({ polygon }, () => tr("Reshape {what}", { what: name() }))} />`;
  if (!box) return points;
  return html`<div class="plan-fields">
    <${PlaceFields} at=${[box.x, box.y]} set=${([x, y]) => put({ x, y })} />
    <${NumberField} label=${tr("Width")} min=${0.05} max=${1000} value=${box.width} set=${(width) => put({ width })} />
    <${NumberField} label=${tr("Depth")} min=${0.05} max=${1000} value=${box.depth} set=${(depth) => put({ depth })} />
  </div>
  <${More} title=${tr("Its corners one by one")}>${points}<//>`;
}

function Level({ object, set, document }) {
  if (document.levels.length < 2) return null;
  return html`<${ChoiceField} label=${tr("Level")} value=${object.level} options=${inLevel(document)} set=${(level) => set({ level }, () => tr("To another level"))} />`;
}

export function ZoneForm({ object, set, document, departments }) {
  return html`<div class="plan-fields">
    <${TextField} label=${tr("Department")} must list=${departments} value=${object.department} set=${(department) => set({ department }, () => tr("{name} is {department}", { name: object.department, department }))} />
    <${Level} ...${{ object, set, document }} /></div>
    <${Ground} ...${{ object, set }} name=${() => object.department} />`;
}

export function FixtureForm({ object, set, document }) {
  const name = () => nameOf("fixtures", object);
  return html`<div class="plan-fields">
      <${ChoiceField} label=${tr("What it is")} wide=${false} value=${object.kind} options=${fixtures()} set=${(kind) => set({ kind }, () => trAs("fixture", "{name} is a {kind}", { name: name(), kind: kindWithin(kind) }))} />
      <${TextField} label=${tr("Code")} wide=${false} limit=${24} value=${object.code} hint=${tr("Only where people look for it.")} set=${(code) => set({ code: code || undefined }, () => tr("Rename {name}", { name: name() }))} />
      <${TextField} label=${trAs("noun", "Name")} value=${object.name} set=${(text) => set({ name: text || undefined }, () => trAs("verb", "Name {name}", { name: name() }))} />
      <${Level} ...${{ object, set, document }} />
    </div>
    <${Ground} ...${{ object, set, name }} />`;
}

export function BlockForm({ object, set, document }) {
  return html`<div class="plan-fields">
      <${TextField} label=${tr("Why")} value=${object.why} hint=${tr("Shown to who plans a walk: “Spill”, “Delivery”.")} set=${(why) => set({ why }, () => tr("Why it is blocked"))} />
      <${MomentField} label=${trAs("moment", "Until")} none=${tr("Until it is taken away")} hint=${tr("It ends by itself then.")} value=${object.until} set=${(until) => set({ until: until ?? undefined }, () => tr("How long it is blocked"))} />
      <${Level} ...${{ object, set, document }} />
    </div>
    <${Ground} ...${{ object, set }} name=${() => tr("the block")} />`;
}

export function WallForm({ object, set, document }) {
  return html`<div class="plan-fields">
      <${NumberField} label=${tr("Thickness")} min=${0.01} max=${5} value=${object.thickness} set=${(thickness) => set({ thickness }, () => tr("Thickness of a wall"))} />
      <${Level} ...${{ object, set, document }} />
    </div>
    <${PointsField} label=${tr("Its points")} least=${2} points=${object.line} set=${(line) => set({ line }, () => tr("Reshape a wall"))} />`;
}

export function DoorForm({ object, set, document }) {
  return html`<div class="plan-fields">
    <${PlaceFields} at=${object.at} set=${(at) => set({ at }, () => tr("Move a door"))} />
    <${NumberField} label=${tr("Width")} min=${0.4} max=${60} value=${object.width} set=${(width) => set({ width }, () => tr("Width of a door"))} />
    <${CheckField} label=${tr("Staff only")} value=${object.staff_only} set=${(staff) => set({ staff_only: staff }, () => tr("Who may use a door"))} />
    <${CheckField} label=${tr("One way only")} value=${object.one_way} set=${(one) => set({ one_way: one, ...(one ? {} : { heading: undefined }) }, () => tr("Which way a door goes"))} />
    ${object.one_way && html`<${ChoiceField} label=${tr("One walks through it")} value=${String(object.heading ?? "")}
      options=${[["", tr("Never (a fire exit)")], ...headingsWith(object.heading)]} set=${(text) => set({ heading: text === "" ? undefined : Number(text) }, () => tr("Which way a door goes"))} />`}
    <${Level} ...${{ object, set, document }} />
  </div>
  <p class="hint">${tr("A door opens the wall in which it stands.")}</p>`;
}

const headingsWith = (now) => [...headings(), ...(now === undefined || headings().some(([one]) => Number(one) === now) ? [] : [[String(now), `${now}°`]])];

export function AnchorForm({ object, set, document }) {
  return html`<div class="plan-fields">
    <${ChoiceField} label=${tr("What it is")} wide=${false} value=${object.kind} options=${anchors()} set=${(kind) => set({ kind }, () => tr("{name} is another starting point", { name: object.name }))} />
    <${TextField} label=${tr("Code")} must wide=${false} limit=${24} value=${object.code} set=${(code) => set({ code }, () => tr("Rename {name}", { name: object.name }))} />
    <${TextField} label=${trAs("noun", "Name")} must value=${object.name} set=${(name) => set({ name }, () => tr("Rename {name}", { name: object.name }))} />
    <${PlaceFields} at=${object.at} set=${(at) => set({ at }, () => tr("Move {what}", { what: object.name }))} />
    <${Level} ...${{ object, set, document }} />
  </div>
  <p class="hint">${tr("A walk begins here while nobody knows better where one is.")}</p>`;
}

export function ConnectorForm({ object, set, document }) {
  const put = (at, fields) => set({ stops: object.stops.map((stop, n) => (n === at ? { ...stop, ...fields } : stop)) }, () => tr("Move {what}", { what: object.name }));
  const free = document.levels.find(({ id }) => !object.stops.some((stop) => stop.level === id));
  return html`<div class="plan-fields">
      <${ChoiceField} label=${tr("What it is")} wide=${false} value=${object.kind} options=${connectors()} set=${(kind) => set({ kind }, () => tr("{name} is another way", { name: object.name }))} />
      <${NumberField} label=${tr("From stop to stop")} unit="s" min=${0} max=${600} value=${object.seconds} hint=${tr("A lift with its wait: 40.")} set=${(seconds) => set({ seconds }, () => tr("How long {name} takes", { name: object.name }))} />
      <${TextField} label=${trAs("noun", "Name")} must value=${object.name} hint=${tr("As it is said: “Take the main stairs”.")} set=${(name) => set({ name }, () => tr("Rename {name}", { name: object.name }))} />
      <${CheckField} label=${tr("Staff only")} value=${object.staff_only} set=${(staff) => set({ staff_only: staff }, () => tr("Who may use {name}", { name: object.name }))} />
      <${CheckField} label=${tr("One way, in the order of its stops")} value=${object.one_way} set=${(one) => set({ one_way: one }, () => tr("Which way {name} goes", { name: object.name }))} />
    </div>
    <fieldset class="plan-points"><legend>${tr("It stops")}</legend>
      ${object.stops.map((stop, at) => html`<div class="plan-stop" key=${at}>
        <${ChoiceField} label=${tr("Stop {number}: level", { number: at + 1 })} value=${stop.level} options=${inLevel(document)} set=${(level) => put(at, { level })} />
        <div class="plan-point">
          <${PlaceFields} at=${stop.at} set=${(point) => put(at, { at: point })} />
          <button type="button" class="round round-plain" disabled=${object.stops.length < 3} aria-label=${tr("Take stop {number} out", { number: at + 1 })} onClick=${() => set({ stops: object.stops.filter((_, n) => n !== at) }, () => tr("A stop less for {name}", { name: object.name }))}><${Icon} name="close" size="20" /></button>
        </div>
      </div>`)}
      ${free ? html`<button type="button" class="button button-small" onClick=${() => set({ stops: [...object.stops, { level: free.id, at: object.stops[0].at }] }, () => tr("{name} stops on {level}", { name: object.name, level: free.name }))}>${tr("Add a stop on {level}", { level: free.name })}</button>`
        : document.levels.length < 2 && html`<p class="note note-doubt">${tr("This plan has one level. Add another one under “Plan and levels”, then a stop there.")}</p>`}
    </fieldset>`;
}
