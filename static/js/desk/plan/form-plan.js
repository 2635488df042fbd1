/** What holds for the whole plan: its name, how places are written, its levels, and where on earth it is. */

import { html } from "preact";
import { spoken } from "../../core/field-values.js";
import { thingsOn, topOf } from "../../core/plan-words.js";
import { mark, tr, trAs, trMany } from "../../core/translation.js";
import { addObject } from "./commands.js";
import { change, draft } from "./draft-store.js";
import { CheckField, NumberField, TextField } from "./fields.js";
import { More, addressOf } from "./form-parts.js";
import { select } from "./selection.js";
import { showLevel } from "./view.js";

const PLACE = [
  ["address", mark("Street and number"), {}],
  ["postal_code", mark("Postal code"), {}],
  ["locality", mark("Town"), {}],
  ["province", mark("Province (ISO 3166-2, such as ES-MD)"), {}],
  ["country", mark("Country (two letters)"), { limit: 2 }],
];
const EMPTY_GEO = { latitude: 0, longitude: 0, bearing: 0, address: "", locality: "", province: "", country: "", postal_code: "" };

/** One change of the top fields; `undefined` takes a field out. */
function setTop(fields, label) {
  const { document } = draft.value;
  const before = topOf(document);
  change(label, [{ kind: "plan", id: "plan", at: 0, before, after: topOf({ ...before, ...fields }) }]);
}

export function PlanForm({ document }) {
  const { geo } = document;
  const place = (fields) => setTop({ geo: { ...(geo || EMPTY_GEO), ...fields } }, () => tr("Where the store is"));
  return html`
    <div class="plan-fields">
      <${TextField} label=${tr("Name of the plan")} must value=${document.name} set=${(name) => setTop({ name }, () => tr("Name of the plan"))} />
      <${TextField} label=${tr("A bay is written")} must limit=${40} value=${document.address?.template ?? "{aisle}-{bay}{side}"} hint=${tr("So: {example}", { example: example(document) })}
        set=${(template) => setTop({ address: { template } }, () => tr("How bays are written"))} />
      <${CheckField} label=${tr("This is a sketch, nobody measured it")} value=${document.sketch} set=${(sketch) => setTop({ sketch }, () => tr("Whether it is a sketch"))} />
    </div>
    <h3 class="plan-title">${tr("Levels")}</h3>
    <div class="stack-tight">${byHeight(document).map((level) => html`<button type="button" class="row plan-row" key=${level.id} onClick=${() => (showLevel(level.id), select(["levels", level.id]))}>
      <span class="row-words"><span class="row-title">${level.name}</span><span class="row-say">${tr("{width} × {depth} m", { width: spoken(level.width), depth: spoken(level.depth) })}</span></span></button>`)}
      <button type="button" class="button button-small" onClick=${() => addLevel(document)}>${tr("Add a level above")}</button></div>
    <${More} title=${tr("Where on earth")}>
      <p class="hint">${tr("Only maps for other programs (IMDF) need it. Point (0, 0) is the upper left corner of the plan.")}</p>
      <div class="plan-fields">
        <${NumberField} label=${tr("Latitude")} unit="°" min=${-90} max=${90} value=${geo?.latitude} set=${(latitude) => place({ latitude })} />
        <${NumberField} label=${tr("Longitude")} unit="°" min=${-180} max=${180} value=${geo?.longitude} set=${(longitude) => place({ longitude })} />
        <${NumberField} label=${tr("Up is towards")} unit=${tr("° from north")} min=${0} max=${360} value=${geo?.bearing} set=${(bearing) => place({ bearing })} />
        ${PLACE.map(([key, label, more]) => html`<${TextField} key=${key} label=${tr(label)} ...${more} value=${geo?.[key]} set=${(text) => place({ [key]: key === "country" ? text.toUpperCase() : text })} />`)}
      </div>
      ${geo && html`<button type="button" class="button button-small" onClick=${() => setTop({ geo: undefined }, () => tr("No place on earth"))}>${tr("Take the place out")}</button>`}
    <//>`;
}

const byHeight = (document) => [...document.levels].sort((a, b) => b.ordinal - a.ordinal);

function example(document) {
  const aisle = document.aisles.find(({ bays }) => bays.length);
  return addressOf(document, aisle || { code: "A12" }, aisle?.bays[0] || { code: "4", side: "L" });
}

function addLevel(document) {
  const [highest] = byHeight(document);
  const ordinal = highest.ordinal + 1;
  const name = ordinal === 1 ? tr("Upper floor") : tr("Floor {number}", { number: ordinal });
  const id = addObject("levels", { name, ordinal, width: highest.width, depth: highest.depth }, () => tr("Add {what}", { what: name }));
  if (id) showLevel(id);
}

export function LevelForm({ object, set, document, takeAway }) {
  const things = thingsOn(document, object.id).length;
  return html`<div class="plan-fields">
      <${TextField} label=${trAs("noun", "Name")} must value=${object.name} set=${(name) => set({ name }, () => tr("Rename {name}", { name: object.name }))} />
      <${NumberField} label=${tr("Width")} min=${1} max=${1000} value=${object.width} set=${(width) => set({ width }, () => tr("Width of {name}", { name: object.name }))} />
      <${NumberField} label=${tr("Depth")} min=${1} max=${1000} value=${object.depth} set=${(depth) => set({ depth }, () => tr("Depth of {name}", { name: object.name }))} />
      <${NumberField} label=${tr("Storey")} unit="" whole min=${-20} max=${200} value=${object.ordinal} hint=${tr("0 is the ground floor, -1 the basement.")} set=${(ordinal) => set({ ordinal }, () => tr("Storey of {name}", { name: object.name }))} />
    </div>
    ${document.levels.length > 1 && (things ? html`<p class="hint">${things === 1 ? tr("One thing stands on it. Move or take them away first to take the level away.") : trMany("{n} thing stands on it. Move or take them away first to take the level away.", "{n} things stand on it. Move or take them away first to take the level away.", things)}</p>`
      : html`<button type="button" class="button button-small plan-remove" onClick=${takeAway}>${tr("Take this level away")}</button>`)}`;
}
