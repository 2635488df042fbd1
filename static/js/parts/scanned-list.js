/** What was scanned one after the other, the newest first, while the camera goes on. */

import { html, useState } from "preact";
import { printed } from "../core/barcode.js";
import { tr, trAs, trMany } from "../core/translation.js";
import { MiniSign } from "./answer-card.js";
import { BindBlank } from "./bind-blank.js";
import { BindSheet } from "./bind-sheet.js";
import { Icon } from "./icons.js";
import { spotSay } from "./phrases.js";

/**
 * `list` holds `{key, times, code}`, `code` as `/api/codes` tells it; `bound(key, {kind, item, spot})` is told of a new binding,
 * `choose(code)` of one that fits several items; `clear()` empties the list.
 */
export function ScannedList({ list, bound, choose, clear }) {
  const [asked, setAsked] = useState(null);
  return html`<section class="scanned" aria-label=${trAs("codes", "Scanned")}>
    <div class="scanned-head"><p class="quiet" role="status"><span>${list.length ? trMany("{n} scanned, newest on top.", "{n} scanned, newest on top.", list.length) : tr("What you scan is listed here, the newest on top.")}${list.length > 0 && html`<span class="hidden"> ${spoken(list[0].code)}</span>`}</span></p>
      ${list.length > 0 && html`<button type="button" class="button button-quiet button-small" onClick=${clear}>${tr("Clear the list")}</button>`}</div>
    <ul class="rows">${list.map((entry) => html`<li key=${entry.key}><${Row} ...${entry} ask=${() => setAsked(entry)} choose=${choose} /></li>`)}</ul>
    ${asked && (asked.code.blank
      ? html`<${BindBlank} code=${asked.code} onClose=${() => setAsked(null)} onBound=${({ kind, item, spot }) => (setAsked(null), bound(asked.key, { kind, item, spot }))} />`
      : html`<${BindSheet} code=${asked.code} onClose=${() => setAsked(null)} onBound=${(item) => (setAsked(null), bound(asked.key, { kind: "item", item }))} />`)}
  </section>`;
}

/** What a screen reader hears of the newest. */
function spoken({ item, spot, text, detail }) {
  if (item) return tr("{first}, {second}", { first: item.name, second: item.say || tr("place unknown") });
  return spot ? spotSay(spot) : `${text}: ${detail}`;
}

function Row({ code, times, ask, choose }) {
  const again = times > 1 && html` <span class="row-times">${times}×</span>`;
  const words = (title, line) => html`<span class="row-words"><span class="row-title">${title}${again}</span><span class="row-say">${line}</span></span>`;
  if (code.item) {
    const { id, name, placements, say } = code.item;
    return html`<a class="row" href=${`/items/${id}`}><${MiniSign} place=${placements[0] || {}} icon="pin" />${words(name, code.detail ? tr("{first}. {second}", { first: say || tr("Place unknown"), second: code.detail }) : say || tr("Place unknown"))}</a>`;
  }
  if (code.spot) return html`<a class="row" href=${`/plan?at=${encodeURIComponent(code.spot.code)}`}><${MiniSign} place=${code.spot} icon="pin" />${words(code.spot.code, spotSay(code.spot))}</a>`;
  if (code.items?.length) return html`<button type="button" class="row" onClick=${() => choose(code)}><${Icon} name="search" />${words(code.text, code.detail)}</button>`;
  if (code.bindable) return html`<button type="button" class="row" onClick=${ask}><${Icon} name="plus" />${code.blank ? words(code.text, tr("A blank label. Say what it stands for.")) : words(printed(code.gtin), tr("Not known here. Do you know what it is?"))}</button>`;
  return html`<div class="row"><${Icon} name="warning" />${words(code.text, code.detail)}</div>`;
}
