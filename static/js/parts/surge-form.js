/** Calling all hands, as a form in a sheet: where, how many, a word. For the desk and for a supervisor's phone. */

import { html, useState } from "preact";
import { locale, tr, trAs, trMany } from "../core/translation.js";
import { get } from "../device/api.js";
import { useAction, useAnswer } from "./hooks.js";
import { Sheet } from "./sheet.js";
import { Loading, Trouble } from "./status.js";
import { reachWords } from "./surge-words.js";

/** Zones that are offered as buttons; the others are found by typing. */
const OFFERED = 6;
const MOST = 50;

/** `called(surge)` hears the new call; `send(wanted)` makes it. */
export function SurgeForm({ send, called, onClose }) {
  const { value: desk, error, again } = useAnswer((signal) => get("/api/surges/desk", { signal }), []);
  return html`<${Sheet} title=${tr("Call all hands")} onClose=${onClose}>
    <${Trouble} error=${error} again=${again} />
    ${!desk && !error && html`<${Loading} what=${tr("Looking who can be called…")} />`}
    ${desk && html`<${Form} desk=${desk} send=${send} called=${called} />`}
  <//>`;
}

function Form({ desk, send, called }) {
  const [zone, setZone] = useState("");
  const [needed, setNeeded] = useState(2);
  const [note, setNote] = useState("");
  const [busy, error, run] = useAction();
  const save = (submit) => {
    submit.preventDefault();
    run(async () => called(await send({ zone: zone.trim(), needed, note: note.trim() })));
  };
  return html`<form class="stack" onSubmit=${save}>
    <p class=${desk.free ? "quiet" : "note note-doubt"} role="status">${reachWords(desk)}</p>
    <div class="stack-tight">
      <label class="stack-tight">${tr("Where")}
        <input class="field" list="hands-zones" autocomplete="off" required maxlength="60" placeholder=${tr("Tills, a department, any words")} value=${zone} onInput=${(event) => setZone(event.target.value)} /></label>
      <datalist id="hands-zones">${desk.zones.map((name) => html`<option value=${name}></option>`)}</datalist>
      <div class="hands-zones">${desk.zones.slice(0, OFFERED).map((name) => html`<button type="button" class="button button-small" aria-pressed=${zone === name} onClick=${() => setZone(name)}>${name}</button>`)}</div>
    </div>
    <div class="stack-tight"><span id="hands-needed">${tr("How many are needed")}</span>
      <div class="hands-needed" role="group" aria-labelledby="hands-needed">
        <button type="button" class="button" aria-label=${trAs("people", "One fewer")} disabled=${needed < 2} onClick=${() => setNeeded(needed - 1)}>−</button>
        <output aria-live="polite">${needed.toLocaleString(locale())}</output>
        <button type="button" class="button" aria-label=${trAs("people", "One more")} disabled=${needed >= MOST} onClick=${() => setNeeded(needed + 1)}>+</button>
      </div></div>
    <label class="stack-tight">${tr("A word with it (if you like)")}
      <input class="field" autocomplete="off" maxlength="200" placeholder=${tr("Open tills 3 and 4")} value=${note} onInput=${(event) => setNote(event.target.value)} /></label>
    <${Trouble} error=${error} />
    <div class="sheet-foot"><button class="button button-main button-hands" disabled=${busy || !zone.trim()}>${busy ? trAs("people", "Calling…") : trMany("Call {n} to {zone}", "Call {n} to {zone}", needed, { zone: zone.trim() || "…" })}</button></div>
  </form>`;
}
