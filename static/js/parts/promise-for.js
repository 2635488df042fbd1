/** Promising a customer to get back to them; the sheet is fetched when it is wanted. */

import { html, useState } from "preact";
import { mark, tr } from "../core/translation.js";
import { Icon } from "./icons.js";
import { later } from "./later.js";

const PromiseSheet = later(() => import("./promise-sheet.js").then(({ PromiseSheet: Found }) => Found), mark("One moment…"));

/** The button and its sheet: for an `ask`, for a customer's `words`, for an `item`. */
export function PromiseFor({ ask = null, words = ask?.words, item = ask?.item, main = false }) {
  const [open, setOpen] = useState(false);
  return html`<button type="button" class=${`button${main ? " button-main" : ""}`} onClick=${() => setOpen(true)}><${Icon} name="clock" /> ${tr("Promise to get back")}</button>
    ${open && html`<${PromiseSheet} ask=${ask} words=${words || ""} item=${item || null} onClose=${() => setOpen(false)} />`}`;
}
