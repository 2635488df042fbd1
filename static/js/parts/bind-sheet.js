/** "What is it?": a barcode that nobody knows is bound to the item in the hand, by two taps. */

import { html, useEffect, useState } from "preact";
import { printed } from "../core/barcode.js";
import { tr, trParts } from "../core/translation.js";
import { bindCode, bindLater, unbindCode } from "../device/codes.js";
import { looked, readLooked } from "../device/looked.js";
import { say } from "../device/store.js";
import { useFinding } from "./finding.js";
import { useAction, useCell } from "./hooks.js";
import { ResultList } from "./result-list.js";
import { Sheet } from "./sheet.js";
import { Loading, Trouble } from "./status.js";

/** `code` is an answer of `/api/codes` with `symbology`; `onBound(item)` is told once it stands for an item. */
export function BindSheet({ code, onBound, onClose }) {
  const [words, setWords] = useState("");
  const [busy, error, run] = useAction();
  const [wanted, setWanted] = useState(null);
  const { text, symbology = "", gtin } = code;
  const take = (item, from = null) => {
    setWanted(item);
    run(async () => {
      const id = item.item_id || item.id;
      const bound = await bindCode(text, symbology, id, from !== null).catch((problem) => bindLater(problem, text, symbology, id));
      if (!bound) {
        say(tr("{code} is kept on this phone as {name}, and bound once there is a network.", { code: printed(gtin), name: item.title }), "good");
        return onBound({ id, name: item.title, placements: item.placements || [] });
      }
      say(tr("{code} is {name} from now on, on every phone.", { code: printed(gtin), name: bound.item.name }), "good", undoing(text, symbology, from));
      return onBound(bound.item);
    });
  };
  return html`<${Sheet} title=${tr("What is it?")} onClose=${onClose}>
    <p>${trParts("Choose the item that has the barcode {code} on it. From then on every colleague finds it by a scan.", { code: html`<strong class="code-digits">${printed(gtin)}</strong>` })}</p>
    <label class="stack-tight">${tr("Item")}
      <input class="field" type="search" autocomplete="off" placeholder=${tr("Name or article number")} value=${words} onInput=${(event) => setWords(event.target.value)} /></label>
    ${busy ? html`<${Loading} what=${tr("Binding the barcode…")} />` : html`<${Trouble} error=${error} />`}
    ${error?.body?.may_move && !busy && html`<button type="button" class="button button-main" onClick=${() => take(wanted, error.body)}>${tr("Move it to {name}", { name: wanted.title })}</button>`}
    ${!busy && (words.trim() ? html`<${Found} words=${words} onPick=${take} />` : html`<${LookedAt} onPick=${take} />`)}
  <//>`;
}

/** `from` is the item that the barcode was taken from: it gets it back. */
const undoing = (text, symbology, from) => ({
  label: tr("Undo"),
  work: () =>
    (from ? bindCode(text, symbology, from.item_id, true) : unbindCode(text, symbology)).then(
      () => say(from ? tr("Undone. The barcode is {name} again.", { name: from.name }) : tr("Undone. The barcode stands for nothing again.")),
      (error) => say(error.message, "bad"),
    ),
});

function LookedAt({ onPick }) {
  const items = useCell(looked);
  useEffect(() => void readLooked(), []);
  if (!items?.length) return html`<p class="quiet">${tr("Type a few letters of its name.")}</p>`;
  return html`<h3 class="list-title">${tr("Looked at last")}</h3><${ResultList} results=${items.map((item) => ({ ...item, kind: "item" }))} onPick=${(item) => onPick(item)} />`;
}

function Found({ words, onPick }) {
  const { found, error, busy, again } = useFinding(words);
  const items = (found?.results || []).filter(({ kind }) => kind === "item");
  if (error) return html`<${Trouble} error=${error} again=${again} />`;
  if (!items.length) return busy || !found ? html`<${Loading} what=${tr("Looking…")} />` : html`<p class="quiet">${tr("Nothing found. Try fewer or other words.")}</p>`;
  return html`<${ResultList} results=${items} onPick=${(item) => onPick(item)} />`;
}
