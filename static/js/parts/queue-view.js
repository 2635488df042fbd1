/** The supervisors' queue on a phone: what nobody could take, as a card and as a page. */

import { html } from "preact";
import { mark, tr, trParts } from "../core/translation.js";
import { post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { say } from "../device/store.js";
import { AskContext } from "./ask-context.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { ago } from "./phrases.js";
import { PromiseFor } from "./promise-for.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";
import { WhereElse } from "./where-else.js";

/** One that waits, with the two steps that matter at once. */
export function QueueCard({ ask }) {
  const [busy, error, run] = useAction();
  const take = () => run(async () => go(`/asks/${tookPart(await post(`/api/asks/${ask.id}/claim`)).id}`));
  return html`<article class="card card-queued" id=${`ask-${ask.id}`}>
    <p class="card-who">${whoWaits(ask)} · ${ago(ask.created_at)}</p>
    <h3 class="card-words">${ask.words}</h3>
    <p class="card-fact">${whyWords(ask)}</p>
    <${Trouble} error=${error} />
    <div class="card-buttons">
      <button type="button" class="button button-main" disabled=${busy} onClick=${take}>${tr("Take it")}</button>
      <a class="button" href=${`/asks/${ask.id}`}>${tr("More")}</a>
    </div>
  </article>`;
}

/** The page of one that waits, for a supervisor. */
export function QueueView({ ask }) {
  const [busy, error, run] = useAction();
  const step = (verb, after) => () =>
    run(async () => {
      tookPart(await post(`/api/asks/${ask.id}/${verb}`));
      after?.();
    });
  const reopen = () =>
    post(`/api/asks/${ask.id}/reopening`).then(
      (after) => { tookPart(after); say(tr("It waits with you again.")); },
      (problem) => say(problem.message, "bad"),
    );
  const closed = () => {
    say(tr("Closed. {name} is told.", { name: ask.asker.name }), "plain", { label: tr("Undo"), work: reopen });
    go("/inbox", { replace: true });
  };
  return html`<p class="card-who">${tr("Waits with the supervisors")} · ${whoAsked(ask)}</p>
    <h1 tabindex="-1" class="ask-question">${ask.words}</h1>
    ${ask.item && html`<p class="answer-item"><a href=${`/items/${ask.item.id}`}>${ask.item.name}</a>: ${ask.item.say || tr("place unknown")}</p>`}
    <p class="ask-hint">${whyWords(ask)}</p>
    <${AskContext} ask=${ask} />
    <${Trouble} error=${error} />
    <div class="stack">
      <button type="button" class="button button-main" disabled=${busy} onClick=${step("claim")}><${Icon} name="check" /> ${tr("Take it and answer")}</button>
      <${PromiseFor} ask=${ask} />
      <${WhereElse} ask=${ask} />
      <button type="button" class="button" disabled=${busy} onClick=${step("closing", closed)}>${tr("Close without an answer")}</button>
    </div>`;
}

const WHY = {
  nobody_here: mark("Nobody else was on the floor."),
  all_declined: mark("Everybody who was asked was busy."),
  not_received: mark("No colleague's phone could be reached."),
  no_reply: mark("Nobody took it in time."),
  handed_on: mark("It was handed on and nobody knew it."),
};

/** Why it waits here, in words. */
const whyWords = (ask) => tr(WHY[ask.next?.why] || WHY.no_reply);

function whoWaits(ask) {
  const who = html`<strong>${ask.asker.name}</strong>`;
  return ask.from?.code ? trParts("{who} at {place}", { who, place: ask.from.code }) : who;
}

function whoAsked(ask) {
  const told = { who: html`<strong>${ask.asker.name}</strong>`, when: ago(ask.created_at), place: ask.from?.code };
  return told.place ? trParts("{who} asked from {place} {when}", told) : trParts("{who} asked {when}", told);
}
