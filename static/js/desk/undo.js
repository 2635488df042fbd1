/** What was just done at the desk, in a line that stays until the next deed, with the way back. */

import { html } from "preact";
import { tr } from "../core/translation.js";

/** `done` is `{text, back}`, `back` a function or null; nothing while `done` is null. */
export function DoneLine({ done, busy }) {
  return html`<div class="done-line" role="status">${done && html`<p class="note desk-head"><span>${done.text}</span>
    ${done.back && html`<button type="button" class="button button-small" disabled=${busy} onClick=${done.back}>${tr("Undo")}</button>`}</p>`}</div>`;
}
