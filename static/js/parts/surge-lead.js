/** What a supervisor sees of a call that is on: who comes, by name; the others by count; and the end of it. */

import { html, useState } from "preact";
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
      <div><dt>There</dt><dd>${namesOf(lead.here) || "Nobody yet"}</dd></div>
      <div><dt>Coming</dt><dd>${namesOf(lead.coming) || "Nobody yet"}</dd></div>
      <div><dt>Called</dt><dd>${lead.called}${lead.not_now ? `, ${lead.not_now} said not now` : ""}</dd></div>
    </dl>
    ${short && html`<p class="note note-doubt" role="status">${short}</p>`}
    <p class="quiet"><${Icon} name="clock" size="20" /> It ends by itself when ${surge.needed} are there, at ${clockTime(surge.ends_at)} at the latest.</p>
    <${Trouble} error=${error} />
    ${sure
      ? html`<div class="pair"><button type="button" class="button button-danger" disabled=${busy} onClick=${() => run(end)}>Yes, it is over</button>
          <button type="button" class="button" disabled=${busy} onClick=${() => setSure(false)}>Keep calling</button></div>`
      : html`<button type="button" class="button" onClick=${() => setSure(true)}>Stand everybody down</button>`}
  </div>`;
}
