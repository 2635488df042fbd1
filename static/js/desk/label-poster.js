/** The join poster for the staff room: whoever scans it asks to join, and is let in on the people page. */

import { html, useState } from "preact";
import { language, tr, trAs, trParts } from "../core/translation.js";
import { Problem, Unreachable, heard, remove } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Trouble } from "../parts/status.js";

/** `until` is when the poster that hangs ends, or null; `host` the address in its code, if it is another one. */
export function Poster({ until, host, read }) {
  const [busy, error, run] = useAction();
  const [made, setMade] = useState(null);
  const make = (page) => run(async () => {
    const file = await posterFile({ page, ...(host ? { host } : {}) });
    if (made) URL.revokeObjectURL(made);
    setMade(URL.createObjectURL(file));
    await read();
  });
  const end = () => run(async () => {
    await remove("/api/labels/poster");
    setMade(null);
    await read();
  });
  return html`<section class="panel" aria-labelledby="poster"><h2 id="poster">${tr("Join poster")}</h2>
    <p>${tr("A page for the staff room. A colleague scans it, types a name, chooses a PIN, and waits until you let them in under People.")}
      ${" "}${until ? trParts("The one that hangs works until {day}; a new one ends it.", { day: html`<b>${day(until)}</b>` }) : tr("It works for 30 days.")}</p>
    <div class="desk-actions">
      <button type="button" class="button" disabled=${busy} onClick=${() => make("a4")}>${tr("Make it on A4")}</button>
      <button type="button" class="button" disabled=${busy} onClick=${() => make("letter")}>${trAs("paper", "Make it on Letter")}</button>
      ${until && html`<button type="button" class="button" disabled=${busy} onClick=${end}>${tr("End the poster")}</button>`}
    </div>
    <div role="status">${busy ? tr("One moment…") : made && html`<a class="button button-main" href=${made} target="_blank" rel="noopener" download="join-poster.pdf">${tr("Download the poster")}</a>`}</div>
    <${Trouble} error=${error} />
  </section>`;
}

const day = (date) => new Date(date).toLocaleDateString(language(), { day: "numeric", month: "long", year: "numeric" });

/** The PDF as a file. Throws Problem or Unreachable. */
async function posterFile(wanted) {
  const answer = await fetch("/api/labels/poster", { method: "POST", credentials: "same-origin", headers: { "content-type": "application/json" }, body: JSON.stringify(wanted) }).catch(() => null);
  if (!answer) throw new Unreachable();
  heard(true);
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  return answer.blob();
}
