/** Scanning: an item opens, a bay sets where I am, anything else offers what to do with it; or one after the other. */

import { html, useEffect, useRef, useState } from "preact";
import { withScanned } from "../core/cooldown.js";
import { tr, trAs } from "../core/translation.js";
import { lookUp } from "../device/codes.js";
import { standAt } from "../device/session.js";
import { scanned } from "../device/scanned.js";
import { me, say } from "../device/store.js";
import { useAction, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { ReadCode } from "../parts/read-code.js";
import { go, remember, route } from "../parts/router.js";
import { ScannedList } from "../parts/scanned-list.js";
import { Scanner } from "../parts/scanner.js";
import { Loading, Trouble } from "../parts/status.js";

/**
 * `?text=` is a code that was read elsewhere (a hardware scanner, a link); `?list=` goes on with the list, so that a
 * step back from something on it leads to it.
 */
export function Scan() {
  const here = useCell(route);
  const { query } = here;
  const [read, setRead] = useState(null);
  const [many, setMany] = useState(Boolean(query.list));
  const list = useCell(scanned);
  const [busy, error, run] = useAction();
  const asked = useRef(null);
  // An answer that comes late opens nothing: not over another screen, not over a newer code.
  useEffect(() => () => void (asked.current = GONE), []);
  const open = (wanted) => {
    if (asked.current === GONE) return;
    asked.current = wanted;
    run(async () => {
      const code = await lookUp(wanted.text, wanted.symbology);
      if (asked.current !== wanted) return;
      if (code.kind === "item" && code.item) {
        go(`/items/${code.item.id}`, { replace: true });
        if (code.detail) say(code.detail);
        return;
      }
      const at = code.kind === "spot" ? await stood(code.spot) : null;
      if (asked.current === wanted) setRead({ ...code, symbology: wanted.symbology, stood: at });
    });
  };
  const collect = async ({ text, symbology }) => {
    const code = await lookUp(text, symbology).catch((problem) => ({ kind: "unknown", text, detail: problem.message }));
    if (me.value) scanned.value = withScanned(scanned.value, { key: keyOf(code), code: { ...code, symbology } });
  };
  // The same code scanned again is the same text under a new address.
  useEffect(() => {
    if (!query.text) return setMany(Boolean(query.list));
    if (many) remember({ list: "1" });
    (many ? collect : open)({ text: query.text, symbology: "" });
    return undefined;
  }, [here]);
  const more = () => {
    go(many ? "/scan?list=1" : "/scan", { replace: true });
    setRead(null);
  };
  const turn = () => {
    remember({ list: many ? "" : "1" });
    setMany(!many);
  };
  const bound = (key, what) =>
    (scanned.value = scanned.value.map((each) => (each.key === key ? { ...each, code: { ...each.code, ...what } } : each)));
  const away = Boolean(read) || busy;
  return html`<main class="screen scan">
    <h1 class="hidden" tabindex="-1">${trAs("verb", "Scan")}</h1>
    ${busy && html`<${Loading} what=${tr("Looking up the code…")} />`}
    <${Trouble} error=${error} again=${() => open(asked.current)} />
    ${read && !busy && html`<${ReadCode} code=${read} more=${more} />`}
    <div class=${away ? "hidden-while" : ""}>
      <${Scanner} onCode=${many ? collect : open} many=${many} paused=${away || Boolean(query.text && !error && !many)} hint=${tr("Barcode, shelf label or bay label")}>
        <button type="button" class="button" onClick=${turn}>
          <${Icon} name=${many ? "check" : "scan"} /> ${many ? tr("Stop the list") : tr("Scan one after the other")}</button>
        ${!many && html`<a class="button" href="/place"><${Icon} name="pin" /> ${tr("Place items")}</a>`}
        ${many && html`<${ScannedList} list=${list} bound=${bound} choose=${setRead} clear=${() => (scanned.value = [])} />`}
      <//>
    </div>
  </main>`;
}

/** The screen was left. */
const GONE = Symbol("gone");

/** What is one row of the list: an item's carton, or a pack of another weight, is another one. */
const keyOf = (code) => (code.item ? `item ${code.item.id} ${code.detail || ""}` : code.spot ? `spot ${code.spot.id}` : code.gtin || code.text);

/** Sets where I am: true; false off shift, when nobody's place is kept; null where the server cannot be told. */
async function stood(spot) {
  if (!me.value?.shift) return false;
  try {
    await standAt({ spot: spot.id }, spot.code);
    return true;
  } catch (error) {
    if (error.name !== "Unreachable") throw error;
    return null;
  }
}
