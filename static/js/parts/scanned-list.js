/** What was scanned one after the other, the newest first, while the camera goes on. */

import { html, useState } from "preact";
import { printed } from "../core/barcode.js";
import { MiniSign } from "./answer-card.js";
import { BindSheet } from "./bind-sheet.js";
import { Icon } from "./icons.js";
import { spotSay } from "./phrases.js";

/** `list` holds `{key, times, code}`, `code` as `/api/codes` tells it; `bound(key, item)` is told of a new binding. */
export function ScannedList({ list, bound }) {
  const [asked, setAsked] = useState(null);
  return html`<section class="scanned" aria-label="Scanned">
    <p class="quiet" role="status">${list.length ? `${list.length} scanned. The newest is on top.` : "Scan one after the other. What you scan is listed here."}</p>
    <ul class="rows">${list.map((entry) => html`<li key=${entry.key}><${Row} ...${entry} ask=${() => setAsked(entry)} /></li>`)}</ul>
    ${asked && html`<${BindSheet} code=${asked.code} onClose=${() => setAsked(null)}
      onBound=${(item) => (setAsked(null), bound(asked.key, item))} />`}
  </section>`;
}

function Row({ code, times, ask }) {
  const again = times > 1 && html` <span class="row-times">${times}×</span>`;
  const words = (title, line) => html`<span class="row-words"><span class="row-title">${title}${again}</span><span class="row-say">${line}</span></span>`;
  if (code.item) {
    const { id, name, placements, say } = code.item;
    return html`<a class="row" href=${`/items/${id}`}><${MiniSign} place=${placements[0] || {}} icon="pin" />${words(name, [say || "Place unknown", code.detail].filter(Boolean).join(". "))}</a>`;
  }
  if (code.spot) return html`<a class="row" href=${`/plan?at=${encodeURIComponent(code.spot.code)}`}><${MiniSign} place=${code.spot} icon="pin" />${words(code.spot.code, spotSay(code.spot))}</a>`;
  if (code.items?.length) return html`<a class="row" href=${`/scan?text=${encodeURIComponent(code.text)}`}><${Icon} name="search" />${words(code.text, code.detail)}</a>`;
  if (code.bindable) return html`<button type="button" class="row" onClick=${ask}><${Icon} name="plus" />${words(printed(code.gtin), "Not known here. What is it?")}</button>`;
  return html`<div class="row"><${Icon} name="warning" />${words(code.text, code.detail)}</div>`;
}
