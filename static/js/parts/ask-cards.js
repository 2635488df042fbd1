/** Asks as cards: what is asked of me, what I hold, how my own questions go. */

import { html } from "preact";
import { mark, tr, trAs, trParts } from "../core/translation.js";
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
    <p class="card-who">${whoAsks(ask)}</p>
    <h3 class="card-words">${ask.words}</h3>
    ${ask.handed_by && html`<p class="card-fact"><${Icon} name="handon" size="20" /> <span>${ask.note ? trParts("{name} hands it to you: {note}", { name: ask.handed_by, note: html`<q>${ask.note}</q>` }) : tr("{name} hands it to you", { name: ask.handed_by })}</span></p>`}
    ${ask.language && html`<p class="card-fact"><${Icon} name="words" size="20" /> ${tr("The customer speaks {language}", { language: languageName(ask.language) })}</p>`}
    ${ask.photo && html`<img class="ask-thumb" src=${ask.photo} alt=${tr("What the customer wants, as a picture")} />`}
    ${ask.walk_seconds > 0 && html`<p class="card-fact"><${Icon} name="walk" size="20" /> ${walkWords(ask)}</p>`}
    <${Trouble} error=${error} />
    <div class="card-buttons">
      <button type="button" class="button button-main" disabled=${busy} onClick=${act("claim")}>${tr("Take it")}</button>
      <button type="button" class="button" disabled=${busy} onClick=${act("decline")}>${tr("Not now")}</button>
    </div>
  </article>`;
}

function whoAsks({ asker, from, created_at: at }) {
  const parts = { name: html`<strong>${asker.name}</strong>`, when: ago(at) };
  return from?.code ? trParts("{name} asks from {place} · {when}", { ...parts, place: from.code }) : trParts("{name} asks · {when}", parts);
}

function walkWords({ walk_seconds: seconds, needs_person: wanted }) {
  const time = walkTime(seconds);
  return wanted ? tr("{time} from you. Somebody should come.", { time }) : tr("{time} from you", { time });
}

/** An ask I took: one press leads to the answer. */
export function HoldingCard({ ask }) {
  const done = ask.state === "answered";
  return html`<a class="card card-holding" href=${`/asks/${ask.id}`} id=${`ask-${ask.id}`}>
    <p class="card-who">${done ? tr("You answered {name}", { name: ask.asker.name }) : trParts("You have it for {who}", { who: html`<strong>${ask.asker.name}</strong>` })}</p>
    <h3 class="card-words">${ask.words}</h3>
    ${ask.nudged && !done && html`<p class="card-fact still-line"><${Icon} name="clock" size="20" /> ${tr("Still on it? Half of the time is over.")}</p>`}
    <p class="card-go">${done ? tr("Waiting to hear whether it was there") : trAs("verb", "Answer")} <${Icon} name="next" size="20" /></p>
  </a>`;
}

/** One of my own questions and how it goes. */
export function AskedCard({ ask }) {
  return html`<a class=${`card card-asked state-${ask.state}`} href=${`/asks/${ask.id}`} id=${`ask-${ask.id}`}>
    <h3 class="card-words">${ask.words}</h3>
    <p class="card-go">${progressOf(ask)} <${Icon} name="next" size="20" /></p>
  </a>`;
}

/** What is said of each state that is said in the same words whoever it is about. */
const PROGRESS = {
  open: mark("Looking for a colleague"),
  queued: mark("Waits with the supervisor. See what else you can do"),
  expired: mark("Nobody could answer it. See what else you can do"),
  promised: mark("Promised: somebody gets back to the customer"),
};

/** Where an ask of mine stands, in one sentence. */
export function progressOf(ask) {
  if (PROGRESS[ask.state]) return tr(PROGRESS[ask.state]);
  const name = ask.owner?.name;
  const words = {
    offered: () => askingWords(ringingFor(ask).slice(0, 3)),
    claimed: () => tr("{name} has it", { name }),
    on_way: () => tr("{name} is coming", { name }),
    answered: () => answeredWords(ask),
    done: () => (ask.answer?.kept ? tr("Done and kept for everyone") : trAs("state", "Done")),
    referred: () => (ask.referral ? tr("They get it at {place}", { place: ask.referral.name }) : tr("They get it elsewhere")),
    cancelled: () => trAs("question", "Cancelled"),
  };
  return words[ask.state]?.() ?? ask.state;
}

const askingWords = (people) => (people.length ? tr("Asking {names}", { names: namesOf(people.map(({ name }) => name)) }) : tr("Asking"));

function answeredWords({ answer, owner }) {
  const name = answer?.by || owner?.name;
  const words = answer?.say || answer?.words;
  return words ? tr("{name}: {words}", { name, words }) : tr("{name}: answered", { name });
}
