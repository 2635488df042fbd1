/** Scanning: an item opens, a bay sets where I am, anything else offers what to do with it; or one after the other. */

import { html, useEffect, useState } from "preact";
import { withScanned } from "../core/cooldown.js";
import { lookUp } from "../device/codes.js";
import { standAt } from "../device/session.js";
import { me, say } from "../device/store.js";
import { useAction, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { ReadCode } from "../parts/read-code.js";
import { go, route } from "../parts/router.js";
import { ScannedList } from "../parts/scanned-list.js";
import { Scanner } from "../parts/scanner.js";
import { Loading, Trouble } from "../parts/status.js";

/** `?text=` is a code that was read elsewhere (a hardware scanner, a link). */
export function Scan() {
  const here = useCell(route);
  const { query } = here;
  const [read, setRead] = useState(null);
  const [many, setMany] = useState(false);
  const [list, setList] = useState([]);
  const [busy, error, run] = useAction();
  const open = ({ text, symbology }) =>
    run(async () => {
      const code = await lookUp(text, symbology);
      if (code.kind === "item" && code.item) {
        go(`/items/${code.item.id}`, { replace: true });
        return code.detail && say(code.detail);
      }
      return setRead({ ...code, symbology, stood: code.kind === "spot" ? await stood(code.spot) : null });
    });
  const collect = async ({ text, symbology }) => {
    const code = await lookUp(text, symbology).catch((problem) => ({ kind: "unknown", text, detail: problem.message }));
    setList((last) => withScanned(last, { key: keyOf(code), code: { ...code, symbology } }));
  };
  // The same code scanned again is the same text under a new address.
  useEffect(() => void (query.text && (many ? collect : open)({ text: query.text, symbology: "" })), [here]);
  const more = () => {
    go("/scan", { replace: true });
    setRead(null);
  };
  const bound = (key, item) => setList((last) => last.map((each) => (each.key === key ? { ...each, code: { ...each.code, kind: "item", item } } : each)));
  const away = Boolean(read) || busy;
  return html`<main class="screen scan">
    <h1 class="hidden" tabindex="-1">Scan</h1>
    ${busy && html`<${Loading} what="Looking up the code…" />`}
    <${Trouble} error=${error} />
    ${read && !busy && html`<${ReadCode} code=${read} more=${more} />`}
    <div class=${away ? "hidden-while" : ""}>
      <${Scanner} onCode=${many ? collect : open} many=${many} paused=${away || Boolean(query.text && !error && !many)} hint="Barcode, shelf label or bay label">
        <button type="button" class="button" onClick=${() => setMany(!many)}>
          <${Icon} name=${many ? "check" : "scan"} /> ${many ? "Stop the list" : "Scan one after the other"}</button>
        ${many && html`<${ScannedList} list=${list} bound=${bound} />`}
      <//>
    </div>
  </main>`;
}

const keyOf = (code) => (code.item ? `item ${code.item.id}` : code.spot ? `spot ${code.spot.id}` : code.gtin || code.text);

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
