/** The supervisors' queue on a phone: what nobody could take, as a card and as a page. */

import { html } from "preact";
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
    <p class="card-who"><strong>${ask.asker.name}</strong>${ask.from?.code ? ` at ${ask.from.code}` : ""} · ${ago(ask.created_at)}</p>
    <h3 class="card-words">${ask.words}</h3>
    <p class="card-fact">${whyWords(ask)}</p>
    <${Trouble} error=${error} />
    <div class="card-buttons">
      <button type="button" class="button button-main" disabled=${busy} onClick=${take}>Take it</button>
      <a class="button" href=${`/asks/${ask.id}`}>More</a>
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
      (after) => { tookPart(after); say("It waits with you again."); },
      (problem) => say(problem.message, "bad"),
    );
  const closed = () => {
    say(`Closed. ${ask.asker.name} is told.`, "plain", { label: "Undo", work: reopen });
    go("/inbox", { replace: true });
  };
  return html`<p class="card-who">Waits with the supervisors · <strong>${ask.asker.name}</strong> asked${ask.from?.code ? ` from ${ask.from.code}` : ""} ${ago(ask.created_at)}</p>
    <h1 tabindex="-1" class="ask-question">${ask.words}</h1>
    ${ask.item && html`<p class="answer-item"><a href=${`/items/${ask.item.id}`}>${ask.item.name}</a>: ${ask.item.say || "place unknown"}</p>`}
    <p class="ask-hint">${whyWords(ask)}</p>
    <${AskContext} ask=${ask} />
    <${Trouble} error=${error} />
    <div class="stack">
      <button type="button" class="button button-main" disabled=${busy} onClick=${step("claim")}><${Icon} name="check" /> Take it and answer</button>
      <${PromiseFor} ask=${ask} />
      <${WhereElse} ask=${ask} />
      <button type="button" class="button" disabled=${busy} onClick=${step("closing", closed)}>Close without an answer</button>
    </div>`;
}

const WHY = {
  nobody_here: "Nobody else was on the floor.",
  all_declined: "Everybody who was asked was busy.",
  not_received: "No colleague's phone could be reached.",
  no_reply: "Nobody took it in time.",
  handed_on: "It was handed on and nobody knew it.",
};

/** Why it waits here, in words. */
const whyWords = (ask) => WHY[ask.next?.why] || "Nobody took it in time.";
