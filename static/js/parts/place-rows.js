/** What was put where by scanning, the newest first, each with the way back. */

import { html, useState } from "preact";
import { printed } from "../core/barcode.js";
import { counted, rowWords } from "../core/placing.js";
import { tr, trMany } from "../core/translation.js";
import { known, undoPlacing } from "../device/placings.js";
import { say } from "../device/store.js";
import { BindBlank } from "./bind-blank.js";
import { BindSheet } from "./bind-sheet.js";
import { Icon } from "./icons.js";
import { waitingWords } from "./status.js";

/**
 * `list` as core/placing.js tells it; `spot` is being filled or null; `asks` hears whether a sheet is open, `begin` the
 * place that a blank label stands for from now on.
 */
export function PlaceRows({ list, spot, beside, clear, asks, begin }) {
  const [wanted, setWanted] = useState(null);
  const ask = (row) => {
    setWanted(row);
    asks(Boolean(row));
  };
  const bound = (item) => {
    known(wanted, item, { beside });
    ask(null);
  };
  // A blank label that is the bay's own is no item of it.
  const named = ({ item, spot: place }) => {
    if (item) return bound(item);
    undoPlacing(wanted);
    ask(null);
    return begin(place);
  };
  return html`<section class="scanned" aria-label=${tr("Scanned here")}>
    <div class="scanned-head">
      <p class="quiet" role="status">${summary(list, spot)}${list.length > 0 && html`<span class="hidden"> ${titleOf(list[0])}: ${rowWords(list[0])}</span>`}</p>
      ${list.length > 0 && html`<button type="button" class="button button-quiet button-small" onClick=${clear}>${tr("Clear the list")}</button>`}
    </div>
    <ul class="rows">${list.map((row) => html`<li key=${row.key}><${Row} row=${row} ask=${() => ask(row)} /></li>`)}</ul>
    ${wanted?.code.blank && html`<${BindBlank} code=${wanted.code} onClose=${() => ask(null)} onBound=${named} />`}
    ${wanted && !wanted.code.blank && html`<${BindSheet} code=${wanted.code} onClose=${() => ask(null)} onBound=${bound} />`}
  </section>`;
}

const titleOf = (row) => row.item?.name ?? printed(row.code.gtin || row.code.text);

function summary(list, spot) {
  const { here, waiting } = counted(list, spot?.id);
  const words = spot ? trMany("{n} scanned at {place}", "{n} scanned at {place}", here, { place: spot.code }) : tr("What you scan is listed here");
  return waiting > 0 ? tr("{first} · {second}.", { first: words, second: waitingWords(waiting) }) : tr("{sentence}.", { sentence: words });
}

const ICONS = { sending: "clock", waiting: "offline", done: "check", refused: "warning", undone: "back", unknown: "warning" };

function Row({ row, ask }) {
  const again = row.times > 1 && html` <span class="row-times">${row.times}×</span>`;
  const words = html`<span class="row-words"><span class="row-title">${titleOf(row)}${again}</span><span class=${row.state === "refused" ? "row-doubt" : "row-say"}>${rowWords(row)}</span></span>`;
  const back = () => undoPlacing(row).catch((problem) => say(problem.message, "bad"));
  const over = row.state === "undone" || row.state === "refused";
  return html`<div class=${`row place-row place-${row.state}`}>
    <${Icon} name=${ICONS[row.state]} />
    ${row.state === "unknown" ? html`<button type="button" class="place-ask" onClick=${ask}>${words}</button>` : words}
    ${!over && html`<button type="button" class="button button-small" aria-label=${row.state === "unknown" ? tr("Remove: {what}", { what: titleOf(row) }) : tr("Undo: {what}", { what: titleOf(row) })} onClick=${back}>${row.state === "unknown" ? tr("Remove") : tr("Undo")}</button>`}
  </div>`;
}
