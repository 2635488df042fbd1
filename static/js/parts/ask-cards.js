/** Asks as cards: what is asked of me, what I hold, how my own questions go. */

import { html } from "preact";
import { post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { useAction } from "./hooks.js";
import { ringingFor } from "./asked-people.js";
import { languageName } from "./ask-context.js";
import { Icon } from "./icons.js";
import { ago, namesOf, walkTime } from "./phrases.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";

/** A ping: take it or not, without a reason. */
export function PingCard({ ask }) {
  const [busy, error, run] = useAction();
  const act = (verb) => () =>
    run(async () => {
      const after = tookPart(await post(`/api/asks/${ask.id}/${verb}`));
      if (verb === "claim") go(`/asks/${after.id}`);
    });
  return html`<article class="card card-ping" id=${`ask-${ask.id}`}>
    <p class="card-who"><strong>${ask.asker.name}</strong> asks${ask.from?.code ? ` from ${ask.from.code}` : ""} · ${ago(ask.created_at)}</p>
    <h3 class="card-words">${ask.words}</h3>
    ${ask.handed_by && html`<p class="card-fact"><${Icon} name="handon" size="20" /> <span>${ask.handed_by} hands it to you${ask.note ? html`: <q>${ask.note}</q>` : ""}</span></p>`}
    ${ask.language && html`<p class="card-fact"><${Icon} name="words" size="20" /> The customer speaks ${languageName(ask.language)}</p>`}
    ${ask.photo && html`<img class="ask-thumb" src=${ask.photo} alt="What the customer wants, as a picture" />`}
    ${ask.walk_seconds > 0 && html`<p class="card-fact"><${Icon} name="walk" size="20" /> ${walkTime(ask.walk_seconds)} from you${ask.needs_person ? ". Somebody should come." : ""}</p>`}
    <${Trouble} error=${error} />
    <div class="card-buttons">
      <button type="button" class="button button-main" disabled=${busy} onClick=${act("claim")}>Take it</button>
      <button type="button" class="button" disabled=${busy} onClick=${act("decline")}>Not now</button>
    </div>
  </article>`;
}

/** An ask I took: one press leads to the answer. */
export function HoldingCard({ ask }) {
  const done = ask.state === "answered";
  return html`<a class="card card-holding" href=${`/asks/${ask.id}`} id=${`ask-${ask.id}`}>
    <p class="card-who">${done ? `You answered ${ask.asker.name}` : html`You have it for <strong>${ask.asker.name}</strong>`}</p>
    <h3 class="card-words">${ask.words}</h3>
    ${ask.nudged && !done && html`<p class="card-fact still-line"><${Icon} name="clock" size="20" /> Still on it? Half of the time is over.</p>`}
    <p class="card-go">${done ? "Waiting to hear whether it was there" : "Answer"} <${Icon} name="next" size="20" /></p>
  </a>`;
}

/** One of my own questions and how it goes. */
export function AskedCard({ ask }) {
  return html`<a class=${`card card-asked state-${ask.state}`} href=${`/asks/${ask.id}`} id=${`ask-${ask.id}`}>
    <h3 class="card-words">${ask.words}</h3>
    <p class="card-go">${progressOf(ask)} <${Icon} name="next" size="20" /></p>
  </a>`;
}

/** Where an ask of mine stands, in one sentence. */
export function progressOf(ask) {
  const owner = ask.owner?.name;
  const asked = ringingFor(ask).map(({ name }) => name);
  const words = {
    open: "Looking for a colleague",
    offered: asked.length ? `Asking ${namesOf(asked.slice(0, 3))}` : "Asking",
    claimed: `${owner} has it`,
    on_way: `${owner} is coming`,
    answered: `${ask.answer?.by || owner}: ${ask.answer?.say || ask.answer?.words || "answered"}`,
    done: ask.answer?.kept ? "Done and kept for everyone" : "Done",
    queued: "Waits with the supervisor. See what else you can do",
    expired: "Nobody could answer it. See what else you can do",
    promised: "Promised: somebody gets back to the customer",
    referred: ask.referral ? `They get it at ${ask.referral.name}` : "They get it elsewhere",
    cancelled: "Cancelled",
  };
  return words[ask.state] || ask.state;
}
