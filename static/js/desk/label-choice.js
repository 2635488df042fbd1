/** Which labels: their kind, an aisle, a department, only what changed; how many blank codes, how many of each. */

import { html } from "preact";
import { KINDS, begun } from "../core/labels.js";
import { tr, trAs, trMany, trParts } from "../core/translation.js";

/** `choice` as core/labels.js begins it, `set(choice)`; `desk` is what `/api/labels` tells. */
export function ChoiceForm({ choice, set, desk }) {
  const change = (name, value) => set({ ...choice, [name]: value });
  const number = (name, words, most, hint) => html`<label class="stack-tight">${words}
    <input class="field field-number" type="number" inputmode="numeric" required min="1" max=${most} value=${choice[name]} onInput=${(event) => change(name, Number(event.target.value))} />
    ${hint && html`<span class="hint">${hint}</span>`}</label>`;
  const places = ["bay", "aisle", "place"].includes(choice.what);
  return html`
    <fieldset class="labels-kinds"><legend>${tr("What is it for?")}</legend>
      ${KINDS.map(([id, name, why]) => html`<label class="check" key=${id}><input type="radio" name="what" checked=${choice.what === id} onChange=${() => set(begun(id))} />
        <span>${tr(name)}<br /><span class="hint">${tr(why)}</span></span></label>`)}
    </fieldset>
    ${choice.only && html`<p class="note desk-head"><span>${tr("Just one label.")}</span><button type="button" class="button button-small" onClick=${() => change("only", "")}>${tr("Choose more")}</button></p>`}
    ${places && !desk.has_plan && html`<p class="note note-doubt">${trParts("There is no plan yet, so there are no places to label. {make} first, or print blank codes.", { make: html`<a href="/desk/plan">${trAs("…first, or print blank codes", "Make the plan")}</a>` })}</p>`}
    ${choice.what === "item" && !desk.has_items && html`<p class="note note-doubt">${trParts("There are no items yet. {import} first, or print blank codes.", { import: html`<a href="/desk/import">${trAs("…first, or print blank codes", "Import them")}</a>` })}</p>`}
    ${["item", "bay", "aisle"].includes(choice.what) && !choice.only && html`<div class="labels-pair">
      <label class="stack-tight">${tr("Aisle")}
        <select class="field" value=${choice.aisle} onChange=${(event) => change("aisle", event.target.value)}>
          <option value="">${tr("All aisles")}</option>${desk.aisles.map(({ code, name }) => html`<option value=${code}>${name ? `${code} · ${name}` : code}</option>`)}</select></label>
      <label class="stack-tight">${tr("Department")}
        <select class="field" value=${choice.department} onChange=${(event) => change("department", event.target.value)}>
          <option value="">${tr("All departments")}</option>${desk.departments.map((name) => html`<option value=${name}>${name}</option>`)}</select></label></div>`}
    ${choice.what === "blank"
      ? number("count", tr("How many"), 1000, blanksSay(desk.blanks))
      : html`<div class="labels-pair">${!choice.only && html`<label class="check"><input type="checkbox" checked=${choice.changed} onChange=${(event) => change("changed", event.target.checked)} />
          <span>${tr("Only what is new or changed since it was last printed")}</span></label>`}
          ${number("copies", trAs("how many copies", "Of each"), 10)}</div>`}`;
}

function blanksSay(waiting) {
  if (!waiting) return tr("Each is another one. Scan it where it hangs to say what it stands for.");
  return trMany("{n} printed before waits to be bound.", "{n} printed before wait to be bound.", waiting);
}
