/** Six digits, large, from the number keys. */

import { html, useState } from "preact";
import { trAs } from "../core/translation.js";

let made = 0;

/** `onInput(digits)`; `fresh` tells password stores that this is a new PIN. */
export function PinField({ label, value, onInput, hint, fresh = false, autofocus = false }) {
  const [id] = useState(() => `pin-${(made += 1)}`);
  const [shown, setShown] = useState(fresh);
  const take = (event) => {
    const digits = event.target.value.replace(/\D/g, "").slice(0, 6);
    event.target.value = digits;
    onInput(digits);
  };
  return html`<div class="stack-tight">
    <label for=${id}>${label}</label>
    <div class="field-row">
      <input id=${id} class="field pin" type=${shown ? "text" : "password"} inputmode="numeric" pattern="[0-9]{6}" maxlength="6" required
        autocomplete=${fresh ? "new-password" : "current-password"} autofocus=${autofocus} aria-describedby=${hint ? `${id}-hint` : undefined} value=${value} onInput=${take} />
      <button type="button" class="button button-small" aria-pressed=${String(shown)} onClick=${() => setShown(!shown)}>${shown ? trAs("PIN", "Hide") : trAs("PIN", "Show")}</button>
    </div>
    ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
  </div>`;
}
