/** Promises: what customers wait for, the overdue first and then mine; what became of those that ended lately. */

import { html, useState } from "preact";
import { byWords, dayWords } from "../core/promise.js";
import { tr, trAs } from "../core/translation.js";
import { promises, refreshPromises, unsent } from "../device/promises.js";
import { useAnswer, useCell, useNews, useNow } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { PromiseCard } from "../parts/promise-card.js";
import { PromiseRows, forWords, isLate } from "../parts/promise-rows.js";
import { PromiseSheet } from "../parts/promise-sheet.js";
import { Loading, Trouble } from "../parts/status.js";

/** The board, for everybody on the floor. */
export function Promises() {
  const { promises: open, settled } = useCell(promises);
  const letters = useCell(unsent);
  const now = useNow(15_000);
  const { error, loading, again } = useAnswer(refreshPromises, []);
  const [making, setMaking] = useState(false);
  useNews(({ kind }) => kind === "promise.moved" && again());
  const soonest = [...open].sort((one, other) => new Date(one.due_at) - new Date(other.due_at));
  const late = soonest.filter((promise) => isLate(promise, now));
  const calm = soonest.filter((promise) => !isLate(promise, now));
  const made = letters.filter(({ id }) => id === null);
  const waiting = new Set(letters.map(({ id }) => id));
  const rows = (list) => html`<${PromiseRows} promises=${list} now=${now} waiting=${waiting} />`;
  const list = (id, title, found) => found.length > 0 && html`<section aria-labelledby=${id}><h2 id=${id}>${title}</h2>${rows(found)}</section>`;
  return html`<main class="screen promises">
    <h1 tabindex="-1">${tr("Promises")}</h1>
    <${Trouble} error=${error} again=${again} />
    ${made.length > 0 && html`<section aria-labelledby="unsent"><h2 id="unsent">${tr("Waits to be sent")}</h2>${made.map(({ key, body }) => html`<${Unsent} key=${key} told=${body} now=${now} />`)}</section>`}
    ${list("late", trAs("promises", "Overdue"), late)}
    ${list("mine", tr("You promised"), calm.filter((promise) => promise.mine))}
    ${list("others", trAs("promises", "Colleagues have"), calm.filter((promise) => !promise.mine))}
    ${!open.length && !made.length && (loading ? html`<${Loading} what=${tr("Getting the promises…")} />` : !error && html`<p class="quiet"><${Icon} name="check" size="20" /> ${tr("No customer waits for us. If you can't answer one, promise to get back.")}</p>`)}
    ${settled.length > 0 && html`<section aria-labelledby="settled"><h2 id="settled">${trAs("promises", "Ended lately")}</h2><ul class="rows">${settled.map((promise) => html`<${Settled} key=${promise.id} promise=${promise} />`)}</ul></section>`}
    <div class="foot"><button type="button" class="button" onClick=${() => setMaking(true)}><${Icon} name="plus" /> ${tr("Promise to get back")}</button></div>
    ${making && html`<${PromiseSheet} onClose=${() => setMaking(false)} />`}
  </main>`;
}

/** A promise that only this phone knows yet. */
function Unsent({ told, now }) {
  const [shown, setShown] = useState(false);
  return html`<div class="panel promise-unsent" role="status">
    <p class="promise-due"><${Icon} name="offline" size="20" /> ${tr("by {time}", { time: byWords(told.due_at, now) })}</p>
    <p class="row-title">${told.what}</p>
    <p class="hint">${forWords(told)}. ${tr("It goes by itself once the store's server answers; stay signed in until then.")}</p>
    <button type="button" class="button" onClick=${() => setShown(true)}>${tr("Show the customer")}</button>
    ${shown && html`<${PromiseCard} promise=${told} onClose=${() => setShown(false)} />`}
  </div>`;
}

function Settled({ promise }) {
  return html`<li><a class="row promise-row" href=${`/promises/${promise.id}`}><span class="row-words">
    <span class="row-title">${promise.what}</span>
    <span class="row-say">${endWords(promise)}</span></span><${Icon} name="next" /></a></li>`;
}

function endWords({ state, mine, owner, ended_at: ended }) {
  const day = dayWords(ended);
  if (state !== "kept") return trAs("promise", "Withdrawn, {day}", { day });
  return mine ? trAs("promise", "You kept it, {day}", { day }) : trAs("promise", "{name} kept it, {day}", { name: owner?.name, day });
}
