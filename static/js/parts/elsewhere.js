/** What will do instead, and where else the customer can get it; fetched only where it is wanted. */

import { html, useState } from "preact";
import { mark, tr } from "../core/translation.js";
import { later } from "./later.js";

const List = later(() => import("./elsewhere-list.js").then(({ ElsewhereList }) => ElsewhereList), mark("Looking where else they can get it…"));

/** The same behind one tap, for where the answer may be there after all. */
export function ElsewhereFold({ question }) {
  const [open, setOpen] = useState(false);
  return html`<details class="details elsewhere-fold" onToggle=${(event) => setOpen(event.target.open)}>
    <summary>${tr("Not sold here? Where else they can get it")}</summary>
    ${open && html`<${Elsewhere} question=${question} />`}
  </details>`;
}

/** For an `item` (its view), or for the customer's words as `question`; `choose(referral)` sends the customer there. */
export const Elsewhere = ({ item = null, question = null, choose = null }) => html`<${List} item=${item} question=${question} choose=${choose} key=${item?.id ?? question} />`;
