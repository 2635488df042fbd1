/** Earlier imports; only the last one that wrote something can be undone. */

import { html } from "preact";

const STATES = {
  running: ["Running", "tag tag-you"],
  checked: ["Only checked", "tag"],
  done: ["Imported", "tag tag-good"],
  failed: ["Failed", "tag tag-bad"],
  undone: ["Undone", "tag tag-doubt"],
};

/** `undo(one)` asks for a confirmation, `open(id)` shows one. */
export function History({ imports, undo, open }) {
  if (!imports.length) return html`<p class="quiet">Nothing imported yet. Export the list of items from your till or stock system and choose it above.</p>`;
  return html`<section class="stack-tight" aria-labelledby="earlier"><h2 id="earlier">Earlier imports</h2><table class="table">
    <caption class="hidden">Earlier imports</caption>
    <thead><tr><th scope="col">File</th><th scope="col">When</th><th scope="col">Result</th><th scope="col" class="number">New</th><th scope="col" class="number">Changed</th><th scope="col"><span class="hidden">Do</span></th></tr></thead>
    <tbody>${imports.map((one) => html`<tr key=${one.id}>
      <th scope="row" class="import-file">${one.filename}</th>
      <td data-label="When">${when(one.started_at)}${one.by ? `, ${one.by}` : ""}</td>
      <td data-label="Result"><span class=${STATES[one.state][1]}>${STATES[one.state][0]}</span></td>
      <td data-label="New" class="number">${one.created.toLocaleString("en")}</td>
      <td data-label="Changed" class="number">${one.updated.toLocaleString("en")}</td>
      <td><span class="row-actions">
        <button type="button" class="button button-small" aria-label=${`Show ${one.filename}`} onClick=${() => open(one.id)}>Show</button>
        ${one.undoable && html`<button type="button" class="button button-small" aria-label=${`Undo ${one.filename}`} onClick=${() => undo(one)}>Undo…</button>`}
      </span></td>
    </tr>`)}</tbody>
  </table></section>`;
}

const when = (at) => new Date(at).toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
