/** An ask I took: say I'm coming, answer with a place or words, hand it on, promise, send elsewhere, or give it back. */

import { html, useState } from "preact";
import { tr, trParts } from "../core/translation.js";
import { post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { say } from "../device/store.js";
import { AskContext } from "./ask-context.js";
import { HandOn } from "./hand-on.js";
import { useAction, useNow } from "./hooks.js";
import { Icon } from "./icons.js";
import { PlacePicker } from "./place-picker.js";
import { walkTime } from "./phrases.js";
import { PromiseFor } from "./promise-for.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";
import { WhereElse } from "./where-else.js";

/** The page of the one who has the ask; `draft` `{place, words}` is what they began to answer, and outlives a lost lease. */
export function OwnerView({ ask, draft }) {
  if (ask.state === "answered") return html`<${Waiting} ask=${ask} />`;
  return html`<div class="owner">
    ${ask.nudged && html`<${StillOnIt} ask=${ask} />`}
    <p class="card-who">${forWhom(ask)}</p>
    <h1 tabindex="-1" class="ask-question">${ask.words}</h1>
    ${ask.item && html`<p class="answer-item"><a href=${`/items/${ask.item.id}`}>${ask.item.name}</a>: ${ask.item.say || tr("place unknown")}</p>`}
    <${AskContext} ask=${ask} />
    <${AnswerForm} ask=${ask} draft=${draft} />
    <${OtherSteps} ask=${ask} />
  </div>`;
}

function forWhom(ask) {
  const [who, place] = [html`<strong>${ask.asker.name}</strong>`, ask.from?.code];
  if (ask.state === "on_way") return place ? trParts("You are on your way to {who} at {place}", { who, place }) : trParts("You are on your way to {who}", { who });
  return place ? trParts("You have it for {who} at {place}", { who, place }) : trParts("You have it for {who}", { who });
}

/** A clock that is far from the server's tells nothing. */
const LONGEST_LEFT_S = 600;

/** Half of the time is over: what happens next, and the way to say that I am on it. */
function StillOnIt({ ask }) {
  const now = useNow(1000);
  const left = Math.round((new Date(ask.deadline_at) - now) / 1000);
  const known = left > 0 && left < LONGEST_LEFT_S;
  return html`<div class="still" role="alert">
    <h2>${tr("Still on it?")}</h2>
    <p>${known ? trParts("{seconds} left, then others are asked.", { seconds: html`<span class="still-left" role="timer">${tr("{n} s", { n: left })}</span>` }) : tr("Others are asked soon.")} ${ask.state === "claimed" ? tr("Answer, or say that you are coming.") : tr("Answer, or hand it on.")}</p>
  </div>`;
}

function AnswerForm({ ask, draft }) {
  const [place, setPlace] = useState(draft.place);
  const [words, setWords] = useState(draft.words);
  Object.assign(draft, { place, words });
  const [busy, error, run] = useAction();
  const send = (submit) => {
    submit.preventDefault();
    run(async () => {
      const answer = { words: words.trim() || null, spot: place?.spot || null, item_id: place?.item_id || null };
      tookPart(await post(`/api/asks/${ask.id}/answer`, answer));
      say(tr("{name} has your answer. Thank you.", { name: ask.asker.name }), "good");
    });
  };
  return html`<form class="answer-form" onSubmit=${send}>
    <fieldset><legend>${tr("Where is it?")}</legend><${PlacePicker} value=${place} onChange=${setPlace} /></fieldset>
    <label class="stack-tight">${tr("In words (if that helps)")}
      <textarea class="field" rows="2" maxlength="300" placeholder=${tr("Behind the paint counter, ask for the key")} value=${words} onInput=${(event) => setWords(event.target.value)}></textarea></label>
    <${Trouble} error=${error} />
    <button class="button button-main" disabled=${busy || (!place && !words.trim())}><${Icon} name="check" /> ${busy ? tr("Sending…") : tr("Send the answer")}</button>
  </form>`;
}

function OtherSteps({ ask }) {
  const [busy, error, run] = useAction();
  const leave = () => go("/inbox", { replace: true });
  const step = (verb, after) => () =>
    run(async () => {
      tookPart(await post(`/api/asks/${ask.id}/${verb}`));
      after?.();
    });
  return html`<section class="stack" aria-label=${tr("Or")}>
    <${Trouble} error=${error} />
    ${ask.state === "claimed" && html`<button type="button" class="button" disabled=${busy} onClick=${step("on-way")}><${Icon} name="walk" /> ${ask.walk_seconds > 0 ? tr("I'm coming, {walk}", { walk: walkTime(ask.walk_seconds) }) : tr("I'm coming")}</button>`}
    <div class="pair">
      <${HandOn} ask=${ask} handed=${leave} />
      <button type="button" class="button" disabled=${busy} onClick=${step("release", leave)}><${Icon} name="refresh" /> ${tr("Give it back")}</button>
      <${PromiseFor} ask=${ask} />
      <${WhereElse} ask=${ask} sent=${leave} />
    </div>
  </section>`;
}

function Waiting({ ask }) {
  return html`<h1 tabindex="-1" class="ask-state">${tr("You answered {name}", { name: ask.asker.name })}</h1>
    <p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
    <p class="ask-hint">${ask.answer?.say || ask.answer?.words}</p>
    <p class="quiet"><${Icon} name="clock" size="20" /> ${tr("{name} says whether it was there. Nothing more to do for you.", { name: ask.asker.name })}</p>
    <a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Back to search")}</a>`;
}
