/** By when: a few quick choices, and any other time. */

import { html, useState } from "preact";
import { byWords, choices, fieldValue } from "../core/promise.js";
import { tr, trParts } from "../core/translation.js";

/** `value`: the moment in ms; `onChange` gets one. `usual` is the id of the choice that is set first. */
export function DuePicker({ value, onChange, now }) {
  const [other, setOther] = useState(false);
  const offered = choices(now);
  const chosen = !other && offered.find(({ at }) => at === value)?.id;
  const type = (event) => {
    const at = new Date(event.target.value).getTime();
    if (at) onChange(at);
  };
  return html`<fieldset class="due"><legend>${tr("By when?")}</legend>
    <div class="due-choices">
      ${offered.map(({ id, label, at }) => html`<label key=${id} class="due-choice"><input type="radio" name="due" checked=${chosen === id}
          onChange=${() => (setOther(false), onChange(at))} /><span>${label}</span></label>`)}
      <label class="due-choice"><input type="radio" name="due" checked=${other} onChange=${() => setOther(true)} /><span>${tr("Another time")}</span></label>
    </div>
    ${other && html`<input class="field" type="datetime-local" aria-label=${tr("Day and time")} min=${fieldValue(now)} value=${fieldValue(value)} onChange=${type} />`}
    <p class="due-said" role="status">${trParts("You tell them by {time}.", { time: html`<strong>${byWords(value, now)}</strong>` })}</p>
  </fieldset>`;
}
