/** An ask I took: say I'm coming, answer with a place or words, hand it on, promise, send elsewhere, or give it back. */

import { html, useState } from "preact";
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

/** The page of the one who has the ask. */
export function OwnerView({ ask }) {
  if (ask.state === "answered") return html`<${Waiting} ask=${ask} />`;
  return html`<div class="owner">
    ${ask.nudged && html`<${StillOnIt} ask=${ask} />`}
    <p class="card-who">${ask.state === "on_way" ? "You are on your way to" : "You have it for"} <strong>${ask.asker.name}</strong>${ask.from?.code ? ` at ${ask.from.code}` : ""}</p>
    <h1 tabindex="-1" class="ask-question">${ask.words}</h1>
    ${ask.item && html`<p class="answer-item"><a href=${`/items/${ask.item.id}`}>${ask.item.name}</a>: ${ask.item.say || "place unknown"}</p>`}
    <${AskContext} ask=${ask} />
    <${AnswerForm} ask=${ask} />
    <${OtherSteps} ask=${ask} />
  </div>`;
}

/** A clock that is far from the server's tells nothing. */
const LONGEST_LEFT_S = 600;

/** Half of the time is over: what happens next, and the way to say that I am on it. */
function StillOnIt({ ask }) {
  const now = useNow(1000);
  const left = Math.round((new Date(ask.deadline_at) - now) / 1000);
  const known = left > 0 && left < LONGEST_LEFT_S;
  return html`<div class="still" role="alert">
    <h2>Still on it?</h2>
    <p>${known ? html`<span class="still-left" role="timer">${left} s</span> left, then others are asked.` : "Others are asked soon."} ${ask.state === "claimed" ? "Answer, or say that you are coming." : "Answer, or hand it on."}</p>
  </div>`;
}

function AnswerForm({ ask }) {
  const [place, setPlace] = useState(null);
  const [words, setWords] = useState("");
  const [busy, error, run] = useAction();
  const send = (submit) => {
    submit.preventDefault();
    run(async () => {
      const answer = { words: words.trim() || null, spot: place?.spot || null, item_id: place?.item_id || null };
      tookPart(await post(`/api/asks/${ask.id}/answer`, answer));
      say(`${ask.asker.name} has your answer. Thank you.`, "good");
    });
  };
  return html`<form class="answer-form" onSubmit=${send}>
    <fieldset><legend>Where is it?</legend><${PlacePicker} value=${place} onChange=${setPlace} /></fieldset>
    <label class="stack-tight">In words (if that helps)
      <textarea class="field" rows="2" maxlength="300" placeholder="Behind the paint counter, ask for the key" value=${words} onInput=${(event) => setWords(event.target.value)}></textarea></label>
    <${Trouble} error=${error} />
    <button class="button button-main" disabled=${busy || (!place && !words.trim())}><${Icon} name="check" /> ${busy ? "Sending…" : "Send the answer"}</button>
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
  return html`<section class="stack" aria-label="Or">
    <${Trouble} error=${error} />
    ${ask.state === "claimed" && html`<button type="button" class="button" disabled=${busy} onClick=${step("on-way")}><${Icon} name="walk" /> I'm coming${ask.walk_seconds > 0 ? `, ${walkTime(ask.walk_seconds)}` : ""}</button>`}
    <div class="pair">
      <${HandOn} ask=${ask} handed=${leave} />
      <button type="button" class="button" disabled=${busy} onClick=${step("release", leave)}><${Icon} name="refresh" /> Give it back</button>
      <${PromiseFor} ask=${ask} />
      <${WhereElse} ask=${ask} sent=${leave} />
    </div>
  </section>`;
}

function Waiting({ ask }) {
  return html`<h1 tabindex="-1" class="ask-state">You answered ${ask.asker.name}</h1>
    <p class="ask-words">“${ask.words}”</p>
    <p class="ask-hint">${ask.answer?.say || ask.answer?.words}</p>
    <p class="quiet"><${Icon} name="clock" size="20" /> ${ask.asker.name} says whether it was there. Nothing more to do for you.</p>
    <a class="button button-main" href="/"><${Icon} name="search" /> Back to search</a>`;
}
