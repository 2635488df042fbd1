/** One promise: for its owner the way to keep it, for colleagues the way to take it over, then what became of it. */

import { html, useEffect, useState } from "preact";
import { dayWords, dueWords } from "../core/promise.js";
import { tr, trAs, trParts } from "../core/translation.js";
import { get } from "../device/api.js";
import { promiseKnown, promises, stepOf, unsent } from "../device/promises.js";
import { me, say } from "../device/store.js";
import { AnswerCard } from "../parts/answer-card.js";
import { useAction, useAnswer, useCell, useNews, useNow } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { PromiseCard } from "../parts/promise-card.js";
import { forWords, isLate } from "../parts/promise-rows.js";
import { HandOverSheet, KeepSheet, MoveSheet, WithdrawSheet } from "../parts/promise-steps.js";
import { Loading, Trouble } from "../parts/status.js";

/** `params.id`: the promise. What is known of it shows at once; news changes it in place. */
export function PromiseScreen({ params }) {
  const id = Number(params.id);
  const [promise, setPromise] = useState(() => promiseKnown(id));
  const { error, again } = useAnswer(async (signal) => setPromise(await get(`/api/promises/${id}`, { signal })), [id]);
  useEffect(() => promises.listen(() => promiseKnown(id) && setPromise(promiseKnown(id))), [id]);
  useNews(({ kind, body }) => (kind === "anew" || kind === "promise.moved" || (kind.startsWith("promise.") && body.id === id)) && again());
  if (!promise) {
    return html`<main class="screen"><h1 tabindex="-1" class=${error ? "" : "hidden"}>${trAs("noun", "Promise")}</h1>
      ${error ? html`<${Trouble} error=${error} again=${again} /><a class="button button-main" href="/promises">${tr("All promises")}</a>` : html`<${Loading} what=${tr("Getting the promise…")} />`}</main>`;
  }
  return html`<main class="screen promise" id=${`promise-${id}`}>
    ${promise.ended_at ? html`<${Ended} promise=${promise} />` : html`<${Open} promise=${promise} />`}
    <a class="button" href="/promises">${tr("All promises")}</a>
  </main>`;
}

function Open({ promise }) {
  const now = useNow(15_000);
  const waits = useCell(unsent).some(({ id }) => id === promise.id);
  const [sheet, setSheet] = useState(null);
  const close = () => setSheet(null);
  return html`<div class=${`promise-panel${isLate(promise, now) ? " promise-late" : ""}`}>
      <p class="promise-due" role="status"><${Icon} name=${isLate(promise, now) ? "warning" : "clock"} /> ${waits ? trAs("promise", "Kept, waits to be sent") : dueWords(promise, now)}</p>
      <h1 tabindex="-1" class="ask-question">${promise.what}</h1>
      <p class="promise-for">${forWords(promise)}${promise.mine ? "" : html` · ${trParts("{name} has it", { name: html`<strong>${promise.owner?.name}</strong>` })}`}</p>
    </div>
    ${promise.phone && html`<a class="button" href=${`tel:${promise.phone.replace(/[^0-9+*#]/g, "")}`}><${Icon} name="phone" /> ${tr("Call {number}", { number: promise.phone })}</a>`}
    ${promise.item && html`<p><a href=${`/items/${promise.item.id}`}>${promise.item.name}</a></p>`}
    ${promise.mine ? html`<${Mine} promise=${promise} waits=${waits} late=${isLate(promise, now)} open=${setSheet} />` : html`<${Theirs} promise=${promise} open=${setSheet} />`}
    ${sheet === "keep" && html`<${KeepSheet} promise=${promise} onClose=${close} />`}
    ${sheet === "give" && html`<${HandOverSheet} promise=${promise} onClose=${close} />`}
    ${sheet === "move" && html`<${MoveSheet} promise=${promise} onClose=${close} />`}
    ${sheet === "withdraw" && html`<${WithdrawSheet} promise=${promise} onClose=${close} />`}
    ${sheet === "card" && html`<${PromiseCard} promise=${promise} onClose=${close} />`}`;
}

function Mine({ promise, waits, late, open }) {
  return html`<div class="stack">
    ${!waits && html`<button type="button" class="button button-main" onClick=${() => open("keep")}><${Icon} name="check" /> ${tr("I told them")}</button>`}
    ${!late && html`<button type="button" class="button" onClick=${() => open("card")}>${tr("Show the customer")}</button>`}
    <div class="pair">
      <button type="button" class="button" onClick=${() => open("give")}>${tr("Hand it over")}</button>
      <button type="button" class="button" onClick=${() => open("move")}>${tr("Another time")}</button>
    </div>
    <button type="button" class="button button-quiet" onClick=${() => open("withdraw")}>${trAs("promise", "Withdraw it")}</button>
    ${promise.maker && !promise.made_by_me && html`<p class="quiet">${tr("{name} promised it.", { name: promise.maker.name })}</p>`}
  </div>`;
}

function Theirs({ promise, open }) {
  const who = useCell(me);
  const [busy, error, run] = useAction();
  const lead = who && who.person.role !== "worker";
  const take = () =>
    run(async () => {
      await stepOf(promise, "taking");
      say(tr("It is yours now."), "good");
    });
  return html`<div class="stack">
    <${Trouble} error=${error} />
    <button type="button" class="button button-main" disabled=${busy} onClick=${take}>${busy ? tr("Taking it…") : tr("Take it over")}</button>
    ${lead && html`<button type="button" class="button" onClick=${() => open("give")}>${tr("Give it to somebody")}</button>`}
    ${(lead || promise.made_by_me) && html`<div class="pair"><button type="button" class="button" onClick=${() => open("move")}>${tr("Another time")}</button>
      <button type="button" class="button" onClick=${() => open("withdraw")}>${trAs("promise", "Withdraw it")}</button></div>`}
  </div>`;
}

function endWords({ state, mine, owner }) {
  if (state !== "kept") return trAs("promise", "Withdrawn");
  if (mine) return trAs("promise", "You kept it");
  return owner?.name ? trAs("promise", "{name} kept it", { name: owner.name }) : trAs("promise", "A colleague kept it");
}

/** What became of it; of the time only the day is kept. */
function Ended({ promise }) {
  const { answer } = promise;
  return html`<p class="ask-words">${tr("“{words}”", { words: promise.what })}</p>
    <div role="status"><h1 tabindex="-1" class="ask-state">${endWords(promise)}</h1>
      <p class="ask-hint">${tr("{first}, {second}", { first: forWords(promise), second: dayWords(promise.ended_at) })}</p></div>
    ${answer?.words && html`<blockquote class="answer-words">${answer.words}</blockquote>`}
    ${answer?.item && html`<p class="answer-item"><a href=${`/items/${answer.item.id}`}>${answer.item.name}</a></p>`}
    ${answer?.say && html`<${AnswerCard} place=${answer} />`}
    ${promise.why && html`<p>${promise.why}</p>`}`;
}
