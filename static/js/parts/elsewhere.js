/** What will do instead, and where else the customer can get it; fetched only where it is wanted. */

import { html, useEffect, useState } from "preact";
import { Unreachable } from "../device/api.js";
import { Loading, Trouble } from "./status.js";

let kept = null;

/** The same behind one tap, for where the answer may be there after all. */
export function ElsewhereFold({ question }) {
  const [open, setOpen] = useState(false);
  return html`<details class="details elsewhere-fold" onToggle=${(event) => setOpen(event.target.open)}>
    <summary>Not sold here? Where else they can get it</summary>
    ${open && html`<${Elsewhere} question=${question} />`}
  </details>`;
}

/** For an `item` (its view), or for the customer's words as `question`. */
export function Elsewhere({ item = null, question = null }) {
  const [Shown, setShown] = useState(() => kept);
  const [error, setError] = useState(null);
  const fetchIt = () => {
    setError(null);
    import("./elsewhere-list.js").then(
      ({ ElsewhereList }) => setShown(() => (kept = ElsewhereList)),
      () => setError(new Unreachable()),
    );
  };
  useEffect(() => void (Shown || fetchIt()), []);
  if (Shown) return html`<${Shown} item=${item} question=${question} key=${item?.id ?? question} />`;
  return error ? html`<${Trouble} error=${error} again=${fetchIt} />` : html`<${Loading} what="Looking where else they can get it…" />`;
}
