/** Parts that the first picture does without: fetched when they are first shown, or before that by an idle phone. */

import { html, useLayoutEffect, useState } from "preact";
import { tr } from "../core/translation.js";
import { Unreachable, get } from "../device/api.js";
import { Loading, Trouble } from "./status.js";

/** The part that `fetched()` resolves to, once fetched kept; `what`, a marked text, says what is on its way; without it nothing is said. */
export function later(fetched, what = null) {
  let kept = null;
  return function Later(props) {
    const [Shown, setShown] = useState(() => kept);
    const [error, setError] = useState(null);
    const fetchIt = (otherwise) => {
      setError(null);
      fetched().then((part) => setShown(() => (kept = part)), otherwise);
    };
    // A browser may remember that a module failed: then only a new page helps, once the server answers.
    const again = () => fetchIt(() => get("/api/device").then(() => location.reload(), setError));
    // Before it is painted: what an idle phone has fetched already is there without a flicker.
    useLayoutEffect(() => void (Shown || fetchIt(() => setError(new Unreachable()))), []);
    if (Shown) return html`<${Shown} ...${props} />`;
    if (!what) return null;
    return error ? html`<${Trouble} error=${error} again=${again} />` : html`<${Loading} what=${tr(what)} />`;
  };
}
