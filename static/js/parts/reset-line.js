/** That an aisle is being reset, how far that is, and what is left to check. */

import { html, useState } from "preact";
import { resetWords } from "../core/placing.js";
import { locale, tr, trAs, trMany } from "../core/translation.js";
import { get } from "../device/api.js";
import { useAnswer, useNews, useProperties } from "./hooks.js";
import { Icon } from "./icons.js";
import { Sheet } from "./sheet.js";
import { Loading, Trouble } from "./status.js";

/**
 * For the aisle of this code; nothing where it is not being reset, or where the server cannot be asked. `brief` for
 * those who are at it already.
 */
export function ResetLine({ aisle, brief = false }) {
  const { value, again } = useAnswer((signal) => get("/api/resets", { signal }), [aisle]);
  useNews(({ kind }) => (kind === "reset.changed" || kind === "anew") && again());
  const [open, setOpen] = useState(false);
  const reset = value?.resets.find(({ code }) => code === aisle);
  if (!reset) return null;
  const { done, of, words } = resetWords(reset);
  return html`<section class=${brief ? "reset-line reset-brief" : "reset-line"} aria-label=${trAs("aisle", "Reset")}>
    <p role="status"><${Icon} name="warning" /> <span><strong>${words}.</strong>${brief ? "" : ` ${tr("Check first: what was not scanned yet may stand elsewhere.")}`}</span></p>
    <${Bar} share=${of ? done / of : 1} />
    <button type="button" class="button button-small" onClick=${() => setOpen(true)}>${tr("What is left")}</button>
    ${open && html`<${Left} reset=${reset} onClose=${() => setOpen(false)} />`}
  </section>`;
}

function Bar({ share }) {
  const bar = useProperties({ "--share": String(share) });
  return html`<div class="reset-bar" ref=${bar} aria-hidden="true"></div>`;
}

function Left({ reset, onClose }) {
  const { value, error, again } = useAnswer((signal) => get(`/api/resets/${reset.id}/left`, { signal }), [reset.id, reset.left]);
  return html`<${Sheet} title=${tr("Left to check in {aisle}", { aisle: reset.code })} onClose=${onClose}>
    <${Trouble} error=${error} again=${again} />
    ${!value && !error && html`<${Loading} what=${tr("Getting the list…")} />`}
    ${value && !value.left.length && html`<p>${tr("Everything was checked.")}</p>`}
    ${value && html`<ul class="rows">${value.left.map((one) => html`<li><a class="row" href=${`/items/${one.item_id}`}><span class="row-words"><span class="row-title">${one.name}</span><span class="row-say">${one.say}</span></span><${Icon} name="next" size="20" /></a></li>`)}</ul>`}
    ${value && reset.left > value.left.length && html`<p class="quiet">${trMany("The first {n} of {all} shows here.", "The first {n} of {all} show here.", value.left.length, { all: reset.left.toLocaleString(locale()) })}</p>`}
  <//>`;
}
