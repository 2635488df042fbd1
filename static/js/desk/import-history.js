/** Earlier imports; only the last one that wrote something can be undone. */

import { html } from "preact";
import { language, mark, tr, trAs } from "../core/translation.js";
import { facts, number } from "./figures.js";

const STATES = {
  running: [mark("Running"), "tag tag-you"],
  checked: [mark("Only checked"), "tag"],
  done: [mark("Imported"), "tag tag-good"],
  failed: [mark("Failed"), "tag tag-bad"],
  undone: [mark("Undone"), "tag tag-doubt"],
};

/** `undo(one)` asks for a confirmation, `open(id)` shows one. */
export function History({ imports, undo, open }) {
  if (!imports.length) return html`<p class="quiet">${tr("Nothing imported yet. Export the list of items from your till or stock system and choose it above.")}</p>`;
  return html`<section class="stack-tight" aria-labelledby="earlier"><h2 id="earlier">${tr("Earlier imports")}</h2><table class="table">
    <caption class="hidden">${tr("Earlier imports")}</caption>
    <thead><tr><th scope="col">${tr("File")}</th><th scope="col">${tr("When")}</th><th scope="col">${tr("Result")}</th><th scope="col" class="number">${trAs("items", "New")}</th><th scope="col" class="number">${trAs("items", "Changed")}</th><th scope="col"><span class="hidden">${trAs("what to do", "Do")}</span></th></tr></thead>
    <tbody>${imports.map((one) => html`<tr key=${one.id}>
      <th scope="row" class="import-file">${one.filename}</th>
      <td data-label=${tr("When")}>${facts([when(one.started_at), one.by])}</td>
      <td data-label=${tr("Result")}><span class=${STATES[one.state][1]}>${tr(STATES[one.state][0])}</span></td>
      <td data-label=${trAs("items", "New")} class="number">${number(one.created)}</td>
      <td data-label=${trAs("items", "Changed")} class="number">${number(one.updated)}</td>
      <td><span class="row-actions">
        <button type="button" class="button button-small" aria-label=${tr("Show {name}", { name: one.filename })} onClick=${() => open(one.id)}>${tr("Show")}</button>
        ${one.undoable && html`<button type="button" class="button button-small" aria-label=${tr("Undo {name}", { name: one.filename })} onClick=${() => undo(one)}>${tr("Undo…")}</button>`}
      </span></td>
    </tr>`)}</tbody>
  </table></section>`;
}

const when = (at) => new Date(at).toLocaleString(language(), { dateStyle: "medium", timeStyle: "short" });
