/** The forms of everything that is no aisle: walls, doors, fixtures, departments, starting points, ways, blocks. */

import { html } from "preact";
import { HEADINGS, boxOfPolygon, polygonOfBox } from "../../core/field-values.js";
import { ANCHORS, CONNECTORS, FIXTURES, nameOf } from "../../core/plan-words.js";
import { Icon } from "../../parts/icons.js";
import { CheckField, ChoiceField, MomentField, NumberField, PlaceFields, PointsField, TextField } from "./fields.js";
import { More, inLevel } from "./form-parts.js";

/** A box by its corner and size where it is one, else by its points. */
function Ground({ object, set, name }) {
  const box = boxOfPolygon(object.polygon);
  const put = (changes) => set({ polygon: polygonOfBox({ ...box, ...changes }) }, `Move ${name}`);
  const points = html`<${PointsField} label="Its corners" least=${3} points=${object.polygon} set=${(polygon) => set({ polygon }, `Reshape ${name}`)} />`;
  if (!box) return points;
  return html`<div class="plan-fields">
    <${PlaceFields} at=${[box.x, box.y]} set=${([x, y]) => put({ x, y })} />
    <${NumberField} label="Width" min=${0.05} max=${1000} value=${box.width} set=${(width) => put({ width })} />
    <${NumberField} label="Depth" min=${0.05} max=${1000} value=${box.depth} set=${(depth) => put({ depth })} />
  </div>
  <${More} title="Its corners one by one">${points}<//>`;
}

function Level({ object, set, document }) {
  if (document.levels.length < 2) return null;
  return html`<${ChoiceField} label="Level" value=${object.level} options=${inLevel(document)} set=${(level) => set({ level }, "To another level")} />`;
}

export function ZoneForm({ object, set, document, departments }) {
  return html`<div class="plan-fields">
    <${TextField} label="Department" must list=${departments} value=${object.department} set=${(department) => set({ department }, `${object.department} is ${department}`)} />
    <${Level} ...${{ object, set, document }} /></div>
    <${Ground} ...${{ object, set }} name=${object.department} />`;
}

export function FixtureForm({ object, set, document }) {
  const name = nameOf("fixtures", object);
  return html`<div class="plan-fields">
      <${ChoiceField} label="What it is" wide=${false} value=${object.kind} options=${Object.entries(FIXTURES)} set=${(kind) => set({ kind }, `${name} is a ${FIXTURES[kind].toLowerCase()}`)} />
      <${TextField} label="Code" wide=${false} limit=${24} value=${object.code} hint="Only where people look for it." set=${(code) => set({ code: code || undefined }, `Rename ${name}`)} />
      <${TextField} label="Name" value=${object.name} set=${(text) => set({ name: text || undefined }, `Name ${name}`)} />
      <${Level} ...${{ object, set, document }} />
    </div>
    <${Ground} ...${{ object, set, name }} />`;
}

export function BlockForm({ object, set, document }) {
  return html`<div class="plan-fields">
      <${TextField} label="Why" value=${object.why} hint="Shown to who plans a walk: “Spill”, “Delivery”." set=${(why) => set({ why }, "Why it is blocked")} />
      <${MomentField} label="Until" none="Until it is taken away" hint="It ends by itself then." value=${object.until} set=${(until) => set({ until: until ?? undefined }, "How long it is blocked")} />
      <${Level} ...${{ object, set, document }} />
    </div>
    <${Ground} ...${{ object, set }} name="the block" />`;
}

export function WallForm({ object, set, document }) {
  return html`<div class="plan-fields">
      <${NumberField} label="Thickness" min=${0.01} max=${5} value=${object.thickness} set=${(thickness) => set({ thickness }, "Thickness of a wall")} />
      <${Level} ...${{ object, set, document }} />
    </div>
    <${PointsField} label="Its points" least=${2} points=${object.line} set=${(line) => set({ line }, "Reshape a wall")} />`;
}

export function DoorForm({ object, set, document }) {
  return html`<div class="plan-fields">
    <${PlaceFields} at=${object.at} set=${(at) => set({ at }, "Move a door")} />
    <${NumberField} label="Width" min=${0.4} max=${60} value=${object.width} set=${(width) => set({ width }, "Width of a door")} />
    <${CheckField} label="Staff only" value=${object.staff_only} set=${(staff) => set({ staff_only: staff }, "Who may use a door")} />
    <${CheckField} label="One way only" value=${object.one_way} set=${(one) => set({ one_way: one, ...(one ? {} : { heading: undefined }) }, "Which way a door goes")} />
    ${object.one_way && html`<${ChoiceField} label="One walks through it" value=${String(object.heading ?? "")}
      options=${[["", "Never (a fire exit)"], ...headings(object.heading)]} set=${(text) => set({ heading: text === "" ? undefined : Number(text) }, "Which way a door goes")} />`}
    <${Level} ...${{ object, set, document }} />
  </div>
  <p class="hint">A door opens the wall in which it stands.</p>`;
}

const headings = (now) => (now === undefined || HEADINGS.some(([one]) => Number(one) === now) ? HEADINGS : [...HEADINGS, [String(now), `${now}°`]]);

export function AnchorForm({ object, set, document }) {
  return html`<div class="plan-fields">
    <${ChoiceField} label="What it is" wide=${false} value=${object.kind} options=${Object.entries(ANCHORS)} set=${(kind) => set({ kind }, `${object.name} is another starting point`)} />
    <${TextField} label="Code" must wide=${false} limit=${24} value=${object.code} set=${(code) => set({ code }, `Rename ${object.name}`)} />
    <${TextField} label="Name" must value=${object.name} set=${(name) => set({ name }, `Rename ${object.name}`)} />
    <${PlaceFields} at=${object.at} set=${(at) => set({ at }, `Move ${object.name}`)} />
    <${Level} ...${{ object, set, document }} />
  </div>
  <p class="hint">A walk begins here while nobody knows better where one is.</p>`;
}

export function ConnectorForm({ object, set, document }) {
  const put = (at, fields) => set({ stops: object.stops.map((stop, n) => (n === at ? { ...stop, ...fields } : stop)) }, `Move ${object.name}`);
  const free = document.levels.find(({ id }) => !object.stops.some((stop) => stop.level === id));
  return html`<div class="plan-fields">
      <${ChoiceField} label="What it is" wide=${false} value=${object.kind} options=${Object.entries(CONNECTORS)} set=${(kind) => set({ kind }, `${object.name} is another way`)} />
      <${NumberField} label="From stop to stop" unit="s" min=${0} max=${600} value=${object.seconds} hint="A lift with its wait: 40." set=${(seconds) => set({ seconds }, `How long ${object.name} takes`)} />
      <${TextField} label="Name" must value=${object.name} hint="As it is said: “Take the main stairs”." set=${(name) => set({ name }, `Rename ${object.name}`)} />
      <${CheckField} label="Staff only" value=${object.staff_only} set=${(staff) => set({ staff_only: staff }, `Who may use ${object.name}`)} />
      <${CheckField} label="One way, in the order of its stops" value=${object.one_way} set=${(one) => set({ one_way: one }, `Which way ${object.name} goes`)} />
    </div>
    <fieldset class="plan-points"><legend>It stops</legend>
      ${object.stops.map((stop, at) => html`<div class="plan-stop" key=${at}>
        <${ChoiceField} label=${`Stop ${at + 1}: level`} value=${stop.level} options=${inLevel(document)} set=${(level) => put(at, { level })} />
        <div class="plan-point">
          <${PlaceFields} at=${stop.at} set=${(point) => put(at, { at: point })} />
          <button type="button" class="round round-plain" disabled=${object.stops.length < 3} aria-label=${`Take stop ${at + 1} out`} onClick=${() => set({ stops: object.stops.filter((_, n) => n !== at) }, `A stop less for ${object.name}`)}><${Icon} name="close" size="20" /></button>
        </div>
      </div>`)}
      ${free ? html`<button type="button" class="button button-small" onClick=${() => set({ stops: [...object.stops, { level: free.id, at: object.stops[0].at }] }, `${object.name} stops on ${free.name}`)}>Add a stop on ${free.name}</button>`
        : document.levels.length < 2 && html`<p class="note note-doubt">This plan has one level. Add another one under “Plan and levels”, then a stop there.</p>`}
    </fieldset>`;
}
