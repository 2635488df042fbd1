/** Saying where something is: by search, by scanning the bay, or by a tap on the plan. */

import { html, useEffect, useState } from "preact";
import { tr, trAs } from "../core/translation.js";
import { get, wasCancelled } from "../device/api.js";
import { lookUp } from "../device/codes.js";
import { plan } from "../device/store.js";
import { MiniSign } from "./answer-card.js";
import { useAction, useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { spotSay } from "./phrases.js";
import { PlanView } from "./plan-view.js";
import { ResultList } from "./result-list.js";
import { Scanner } from "./scanner.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

/** `value`: `{spot, item_id, title, say, aisle}` or null; `onChange` gets the same shape. */
export function PlacePicker({ value, onChange }) {
  const [open, setOpen] = useState(null);
  const document = useCell(plan);
  const picked = (place) => {
    setOpen(null);
    onChange(place);
  };
  if (value) {
    return html`<div class="row picked">
      <${MiniSign} place=${value} />
      <span class="row-words"><span class="row-title">${value.title}</span>${value.say !== value.title && html`<span class="row-say">${value.say}</span>`}</span>
      <button type="button" class="round" aria-label=${tr("Choose another place")} onClick=${() => onChange(null)}><${Icon} name="close" /></button>
    </div>`;
  }
  return html`<div class=${document ? "ways ways-three" : "ways"}>
    <button type="button" class="button" onClick=${() => setOpen("scan")}><${Icon} name="scan" /> ${tr("Scan the bay")}</button>
    <button type="button" class="button" onClick=${() => setOpen("search")}><${Icon} name="search" /> ${trAs("verb", "Search")}</button>
    ${document && html`<button type="button" class="button" onClick=${() => setOpen("plan")}><${Icon} name="map" /> ${tr("Tap the plan")}</button>`}
    ${open === "scan" && html`<${ScanPlace} onPick=${picked} onClose=${() => setOpen(null)} />`}
    ${open === "search" && html`<${SearchPlace} onPick=${picked} onClose=${() => setOpen(null)} />`}
    ${open === "plan" && html`<${TapPlace} plan=${document.plan} onPick=${picked} onClose=${() => setOpen(null)} />`}
  </div>`;
}

/** A spot of the server as a picked place. */
export const placeOfSpot = (spot) => ({ spot: spot.id, item_id: null, title: spot.code, say: spotSay(spot), aisle: spot.aisle });

const placeOfItem = (item) => ({ spot: null, item_id: item.id, title: item.name, say: item.say, aisle: item.placements[0]?.aisle });

function ScanPlace({ onPick, onClose }) {
  const [, error, run] = useAction();
  const read = ({ text, symbology }) =>
    run(async () => {
      const code = await lookUp(text, symbology);
      if (code.kind === "spot") return onPick(placeOfSpot(code.spot));
      if (code.kind === "item" && code.item) return onPick(placeOfItem(code.item));
      throw new Error(`${code.detail || tr("Nobody knows this code.")} ${tr("Scan a bay label or an item, or use search.")}`);
    });
  return html`<${Sheet} title=${tr("Scan the bay or the item")} onClose=${onClose}>
    <${Trouble} error=${error} />
    <${Scanner} onCode=${read} hint=${tr("Point at the bay label or the barcode")} />
  <//>`;
}

function SearchPlace({ onPick, onClose }) {
  const [words, setWords] = useState("");
  const [results, setResults] = useState([]);
  const [error, setError] = useState(null);
  useEffect(() => {
    if (!words.trim()) return undefined;
    const limit = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const found = await get(`/api/find?q=${encodeURIComponent(words)}&limit=8`, { signal: limit.signal });
        setResults(found.results.filter((result) => ["item", "aisle", "spot"].includes(result.kind)));
        setError(null);
      } catch (problem) {
        if (!wasCancelled(problem)) setError(problem);
      }
    }, 150);
    return () => {
      clearTimeout(timer);
      limit.abort();
    };
  }, [words]);
  const pick = (result) =>
    onPick({
      spot: result.kind === "item" ? null : result.spot || result.code || result.aisle,
      item_id: result.kind === "item" ? result.item_id || result.id : null,
      title: result.title,
      say: result.say,
      aisle: result.aisle,
    });
  return html`<${Sheet} title=${tr("Where is it?")} onClose=${onClose}>
    <label class="stack-tight">${tr("Aisle, bay or item")}
      <input class="field" type="search" autofocus autocomplete="off" placeholder=${tr("A12 4 left")} value=${words} onInput=${(event) => setWords(event.target.value)} /></label>
    <${Trouble} error=${error} />
    <${ResultList} results=${results} onPick=${pick} />
  <//>`;
}

function useWords({ aisle: { code: aisle }, bay }) {
  if (!bay) return tr("Use aisle {aisle}", { aisle });
  const told = { aisle, bay: bay.code };
  return bay.side === "L" ? tr("Use aisle {aisle}, bay {bay} left", told) : tr("Use aisle {aisle}, bay {bay} right", told);
}

function TapPlace({ plan: document, onPick, onClose }) {
  const [picked, setPicked] = useState(null);
  const [busy, error, run] = useAction();
  const level = document.levels[0].id;
  const spot = picked?.bay?.id || picked?.aisle?.code;
  const use = () => run(async () => onPick(placeOfSpot(await get(`/api/spots/${encodeURIComponent(spot)}`))));
  return html`<${Sheet} title=${tr("Tap the place")} onClose=${onClose}>
    <div class="plan-frame plan-frame-sheet"><${PlanView} plan=${document} level=${level} picked=${picked} onPick=${setPicked} label=${tr("Store plan.")} /></div>
    <${Trouble} error=${error} />
    <button type="button" class="button button-main" disabled=${busy || !spot} onClick=${use}>
      ${spot ? useWords(picked) : tr("Tap an aisle or a bay")}
    </button>
  <//>`;
}
