/** What a supervisor sees of a call that is on: who comes, by name; the others by count; and the end of it. */

import { html, useState } from "preact";
import { locale, tr, trAs, trMany } from "../core/translation.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { clockTime, namesOf } from "./phrases.js";
import { Trouble } from "./status.js";
import { shortWords } from "./surge-words.js";

/** `end()` stands everybody down. */
export function SurgeLead({ surge, end }) {
  const { lead } = surge;
  const [sure, setSure] = useState(false);
  const [busy, error, run] = useAction();
  const short = shortWords(surge);
  return html`<div class="hands-lead">
    <dl class="hands-who">
      <div><dt>${trAs("people", "There")}</dt><dd>${namesOf(lead.here) || tr("Nobody yet")}</dd></div>
      <div><dt>${trAs("people", "Coming")}</dt><dd>${namesOf(lead.coming) || tr("Nobody yet")}</dd></div>
      <div><dt>${trAs("people", "Called")}</dt><dd>${calledWords(lead)}</dd></div>
    </dl>
    ${short && html`<p class="note note-doubt" role="status">${short}</p>`}
    <p class="quiet"><${Icon} name="clock" size="20" /> ${trMany("It ends by itself when {n} is there, at {time} at the latest.", "It ends by itself when {n} are there, at {time} at the latest.", surge.needed, { time: clockTime(surge.ends_at) })}</p>
    <${Trouble} error=${error} />
    ${sure
      ? html`<div class="pair"><button type="button" class="button button-danger" disabled=${busy} onClick=${() => run(end)}>${tr("Yes, it is over")}</button>
          <button type="button" class="button" disabled=${busy} onClick=${() => setSure(false)}>${tr("Keep calling")}</button></div>`
      : html`<button type="button" class="button" onClick=${() => setSure(true)}>${tr("Stand everybody down")}</button>`}
  </div>`;
}

function calledWords({ called, not_now: refused }) {
  const all = called.toLocaleString(locale());
  return refused ? trMany("{called}, {n} said not now", "{called}, {n} said not now", refused, { called: all }) : all;
}
