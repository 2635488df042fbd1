/** Promises as rows of a list: by when, what, for whom, who has it. */

import { html } from "preact";
import { dueWords } from "../core/promise.js";
import { mark, tr, trAs } from "../core/translation.js";
import { Icon } from "./icons.js";

/** What is kept for somebody who told no name; it is said by `toWords`. */
export const AT_THE_DESK = mark("Customer at the service desk");

/** Open promises at the moment `now`; `waiting` are ids whose answer waits to be sent. */
export function PromiseRows({ promises, now, waiting = new Set() }) {
  return html`<ul class="rows">${promises.map((promise) => html`<li key=${promise.id}><a class=${`row promise-row${isLate(promise, now) ? " promise-late" : ""}`} href=${`/promises/${promise.id}`}>
    <span class="row-words">
      <span class="promise-due"><${Icon} name=${isLate(promise, now) ? "warning" : "clock"} size="20" /> ${waiting.has(promise.id) ? trAs("promise", "Kept, waits to be sent") : dueWords(promise, now)}</span>
      <span class="row-title">${promise.what}</span>
      <span class="row-say">${forWords(promise)}${promise.mine ? "" : ` · ${tr("{name} has it", { name: promise.owner?.name })}`}</span>
    </span><${Icon} name="next" /></a></li>`)}</ul>`;
}

/** Overdue, told by the server or by this phone's clock. */
export const isLate = (promise, now) => promise.state === "overdue" || (promise.state === "open" && new Date(promise.due_at) <= now);

/** "for Ann"; a customer whose name was forgotten is a customer. */
export const forWords = ({ to }) => (!to ? tr("for a customer") : to === AT_THE_DESK ? tr("for the customer at the service desk") : trAs("a customer", "for {name}", { name: to }));

/** A customer as they are called: their name, or that they wait at the desk. */
export const toWords = (to) => (to === AT_THE_DESK ? tr(AT_THE_DESK) : to);
