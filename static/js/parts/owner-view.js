/** An ask I took: say I'm coming, answer with a place or words, or give it back. */

import { html, useState } from "preact";
import { post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { say } from "../device/store.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { PlacePicker } from "./place-picker.js";
import { walkTime } from "./phrases.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";

/** The page of the one who has the ask. */
export function OwnerView({ ask }) {
  if (ask.state === "answered") return html`<${Waiting} ask=${ask} />`;
  return html`<div class="owner">
    <p class="card-who">${ask.state === "on_way" ? "You are on your way to" : "You have it for"} <strong>${ask.asker.name}</strong>${ask.from?.code ? ` at ${ask.from.code}` : ""}</p>
    <h1 tabindex="-1" class="ask-question">${ask.words}</h1>
    ${ask.item && html`<p class="answer-item"><a href=${`/items/${ask.item.id}`}>${ask.item.name}</a>: ${ask.item.say || "place unknown"}</p>`}
    <${AnswerForm} ask=${ask} />
    <${OtherSteps} ask=${ask} />
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
  const step = (verb, after) => () =>
    run(async () => {
      tookPart(await post(`/api/asks/${ask.id}/${verb}`));
      after?.();
    });
  return html`<div class="stack">
    <${Trouble} error=${error} />
    <div class="pair">
      ${ask.state === "claimed" && html`<button type="button" class="button" disabled=${busy} onClick=${step("on-way")}><${Icon} name="walk" /> I'm coming${ask.walk_seconds > 0 ? `, ${walkTime(ask.walk_seconds)}` : ""}</button>`}
      <button type="button" class="button" disabled=${busy} onClick=${step("release", () => go("/inbox", { replace: true }))}>Give it back</button>
    </div>
  </div>`;
}

function Waiting({ ask }) {
  return html`<h1 tabindex="-1" class="ask-state">You answered ${ask.asker.name}</h1>
    <p class="ask-words">“${ask.words}”</p>
    <p class="ask-hint">${ask.answer?.say || ask.answer?.words}</p>
    <p class="quiet"><${Icon} name="clock" size="20" /> ${ask.asker.name} says whether it was there. Nothing more to do for you.</p>
    <a class="button button-main" href="/"><${Icon} name="search" /> Back to search</a>`;
}
