/** The desk's items: a barcode that was bound on the floor is taken off its item, and put back with one press. */

import { html, render, useEffect, useRef, useState } from "preact";
import { printed } from "../core/barcode.js";
import { tr } from "../core/translation.js";
import { whenRefused } from "../device/api.js";
import { bindCode, unbindCode } from "../device/codes.js";
import { useAction } from "../parts/hooks.js";
import { Trouble } from "../parts/status.js";

/** `by` is who bound it and when, as words. */
function Bound({ gtin, itemId, name, by }) {
  const [off, setOff] = useState(false);
  const [busy, error, run] = useAction();
  const button = useRef(null);
  const code = printed(gtin);
  const moved = useRef(false);
  const turn = () =>
    run(async () => {
      await (off ? bindCode(gtin, "", itemId) : unbindCode(gtin, ""));
      moved.current = true;
      setOff(!off);
    });
  // A button that rests while it works loses the focus: the one in its place gets it back.
  useEffect(() => void (moved.current && !busy && button.current.focus()), [off, busy]);
  const [label, what] = off ? [tr("Undo"), tr("Undo: {code} is {name} again", { code, name })] : [tr("Remove"), tr("Remove {code} from {name}", { code, name })];
  return html`<span role="status">${off ? tr("{code} is removed. A scan of it finds nothing now.", { code }) : html`${code} <span class="tag">${by}</span>`}</span>
    ${" "}<button ref=${button} type="button" class="button button-small" aria-label=${what} disabled=${busy} onClick=${turn}>${label}</button>
    <${Trouble} error=${error} />`;
}

whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname + location.search)}`));
for (const place of document.querySelectorAll(".bound")) {
  const { gtin, item, name } = place.dataset;
  const by = place.querySelector(".tag").textContent;
  place.replaceChildren();
  render(html`<${Bound} gtin=${gtin} itemId=${Number(item)} name=${name} by=${by} />`, place);
}
