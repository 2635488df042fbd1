/** One quiet line that leads to the promises; loud when one of mine is late. */

import { html } from "preact";
import { dueWords } from "../core/promise.js";
import { tr, trMany } from "../core/translation.js";
import { promises, unsent } from "../device/promises.js";
import { me } from "../device/store.js";
import { useCell, useNow } from "./hooks.js";
import { Icon } from "./icons.js";
import { isLate } from "./promise-rows.js";

/** `always`: also where I have none, as the way to the board. A lead sees what is overdue anywhere. */
export function PromiseLine({ always = false }) {
  const { promises: open } = useCell(promises);
  const waits = useCell(unsent).some(({ id }) => id === null);
  const now = useNow(15_000);
  const who = useCell(me);
  const mine = open.filter((promise) => promise.mine).sort((one, other) => new Date(one.due_at) - new Date(other.due_at));
  const overdue = open.filter((promise) => isLate(promise, now));
  const late = overdue.some((promise) => promise.mine || leads(who));
  if (!mine.length && !waits && !late && !always) return null;
  return html`<a class=${`row promise-line${late ? " promise-late" : ""}`} href="/promises">
    <${Icon} name=${late ? "warning" : "clock"} />
    <span class="row-words"><span class="row-title">${title(mine)}</span><span class="row-say">${says(mine, open, waits, overdue, now)}</span></span>
    <${Icon} name="next" /></a>`;
}

const leads = (who) => Boolean(who && who.person.role !== "worker");

function title(mine) {
  if (!mine.length) return tr("Promises");
  return mine.length === 1 ? mine[0].what : trMany("You promised {n} customer", "You promised {n} customers", mine.length);
}

function says(mine, open, waits, overdue, now) {
  if (mine.length) return nextWords(mine, now);
  if (waits) return tr("One waits to be sent");
  if (overdue.length === 1) return tr("Overdue, {name} has it: {what}", { name: overdue[0].owner?.name, what: overdue[0].what });
  if (overdue.length) return trMany("{n} is overdue", "{n} are overdue", overdue.length);
  if (!open.length) return tr("No customer waits for us");
  return trMany("A colleague has one", "Colleagues have {n}", open.length);
}

function nextWords(mine, now) {
  const due = dueWords(mine[0], now);
  if (mine.length === 1) return tr("You promised it: {due}", { due });
  return isLate(mine[0], now) ? tr("The oldest: {due}", { due }) : tr("The next: {due}", { due });
}
