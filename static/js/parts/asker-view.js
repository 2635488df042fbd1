/** My question: who is asked and how far, who has it, the answer, and what to do when nobody took it. */

import { html } from "preact";
import { tr, trAs, trMany } from "../core/translation.js";
import { get, post, remove } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { me, plan, say } from "../device/store.js";
import { AnswerCard } from "./answer-card.js";
import { AskContext } from "./ask-context.js";
import { AddPhoto } from "./ask-photo.js";
import { AskedPeople, ringingFor, takerOf } from "./asked-people.js";
import { useAction, useCell, useNow } from "./hooks.js";
import { Icon } from "./icons.js";
import { howFar, walkTime } from "./phrases.js";
import { Trouble } from "./status.js";
import { WalkCard } from "./walk-card.js";
import { NobodyTookIt, Promised, Referred } from "./way-out.js";

/** The asker's page for every state. */
export function AskerView({ ask }) {
  const views = { answered: Answered, done: Done, queued: Queued, expired: Queued, promised: Promised, referred: Referred, cancelled: Cancelled };
  const Shown = views[ask.state] || Waiting;
  return html`<${Shown} ask=${ask} />`;
}

/** Somebody is being asked, or has it. */
function Waiting({ ask }) {
  const [title, hint] = waitingWords(ask);
  const looking = ["open", "offered"].includes(ask.state);
  return html`<div class=${`ask-live state-${ask.state}`}>
    <div class="ask-panel" role="status">
      <p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
      <h1 tabindex="-1" class="ask-state">${title}</h1><p class="ask-hint">${hint}</p>
    </div>
    <${AskContext} ask=${ask} to=${handedTo(ask)} />
    <${AskedPeople} ask=${ask} />
    ${looking && html`<${Patience} ask=${ask} />`}
    <div class="ask-steps"><${AddPhoto} ask=${ask} /><${Cancel} ask=${ask} /></div>
  </div>`;
}

function waitingWords(ask) {
  const { state, owner } = ask;
  const name = owner?.name;
  if (state === "on_way") return [tr("{name} is coming", { name }), ask.nudged ? remindedWords(name) : comingWords(takerOf(ask))];
  if (state === "claimed") return [tr("{name} has it", { name }), ask.nudged ? remindedWords(name) : tr("The answer shows here as soon as it is there.")];
  const asked = ringingFor(ask);
  if (!asked.length) return [tr("Looking for a colleague"), tr("The nearest one who knows is asked first.")];
  if (asked.length > 1) return [trMany("Asking {n} colleague", "Asking {n} colleagues", asked.length), tr("The first who takes it answers. More are asked if nobody does.")];
  const [one] = asked;
  const title = tr("Asking {names}", { names: one.name });
  if (ask.handed_by) return [title, tr("More are asked if {name} can't.", { name: one.name })];
  return [title, tr("{distance}. More are asked if nobody takes it.", { distance: howFar(one.seconds) })];
}

/** Whom a hand-on went to: the only one whose phone rings. */
function handedTo(ask) {
  const asked = ringingFor(ask);
  return asked.length === 1 ? asked[0].name : null;
}

const comingWords = (taker) => (taker?.seconds > 0 ? tr("{time} on foot. Stay with the customer.", { time: walkTime(taker.seconds) }) : tr("Stay with the customer."));

const remindedWords = (name) => tr("{name} was just reminded. If nothing comes, others are asked.", { name });

/** How long it has been, and that nobody has to stare at the screen. */
function Patience({ ask }) {
  const now = useNow(1000);
  const gone = Math.max(0, Math.round((now - new Date(ask.created_at)) / 1000));
  return html`<p class="patience"><${Icon} name="clock" size="20" /> ${patienceWords(gone)}</p>`;
}

const patienceWords = (seconds) =>
  seconds < 90
    ? tr("Asked {n} s ago. You can go on meanwhile; this phone tells you.", { n: seconds })
    : tr("Asked {n} min ago. You can go on meanwhile; this phone tells you.", { n: Math.round(seconds / 60) });

function Cancel({ ask }) {
  const [busy, error, run] = useAction();
  return html`<div class="ask-cancel"><${Trouble} error=${error} />
    <button type="button" class="button" disabled=${busy} onClick=${() => run(async () => tookPart(await post(`/api/asks/${ask.id}/cancellation`)))}>${tr("No longer needed")}</button>
  </div>`;
}

const Queued = ({ ask }) => html`<${NobodyTookIt} ask=${ask}><${Cancel} ask=${ask} /><//>`;

/** The answer, and the one question about it. */
function Answered({ ask }) {
  const [busy, error, run] = useAction();
  const { answer } = ask;
  const keep = () =>
    run(async () => {
      const kept = await post("/api/answers", { ask_id: ask.id });
      tookPart(await get(`/api/asks/${ask.id}`));
      say(tr("Kept. Everyone who searches “{words}” finds it now.", { words: kept.words }), "good");
    });
  const confirm = (helped) => () => run(async () => tookPart(await post(`/api/asks/${ask.id}/confirmation`, { helped })));
  return html`<${TheAnswer} ask=${ask} />
    <${Trouble} error=${error} />
    <div class="ask-verdict">
      <button type="button" class="button button-main" disabled=${busy} onClick=${keep}><${Icon} name="check" /> ${tr("It was there – keep it for everyone")}</button>
      <div class="pair">
        <button type="button" class="button" disabled=${busy} onClick=${confirm(true)}>${tr("Helped, don't keep")}</button>
        <button type="button" class="button" disabled=${busy} onClick=${confirm(false)}>${tr("It was not there")}</button>
      </div>
    </div>
    <${AnswerWalk} answer=${answer} />`;
}

function TheAnswer({ ask }) {
  const { answer } = ask;
  return html`<p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
    <div role="status">
      <h1 tabindex="-1" class="ask-by">${tr("{name} says", { name: answer.by })}</h1>
      ${answer.words && html`<blockquote class="answer-words">${answer.words}</blockquote>`}
      ${answer.item && html`<p class="answer-item"><a href=${`/items/${answer.item.id}`}>${answer.item.name}</a></p>`}
      ${answer.say && html`<${AnswerCard} place=${answer} />`}
    </div>`;
}

function AnswerWalk({ answer }) {
  const document = useCell(plan);
  const who = useCell(me);
  if (answer.x === null || answer.x === undefined) return null;
  return html`<${WalkCard} plan=${document} place=${answer} sighting=${who?.sighting} />`;
}

function Done({ ask }) {
  const [busy, error, run] = useAction();
  const kept = ask.answer?.kept;
  const undo = () =>
    run(async () => {
      await remove(`/api/answers/${ask.answer.id}`);
      tookPart(await get(`/api/asks/${ask.id}`));
    });
  return html`${ask.answer ? html`<${TheAnswer} ask=${ask} />` : html`<h1 tabindex="-1">${trAs("state", "Done")}</h1>`}
    ${kept && html`<p class="kept"><${Icon} name="check" /> ${tr("Kept: everyone who searches these words finds it.")}</p>`}
    <${Trouble} error=${error} />
    ${kept && ask.answer.id && html`<button type="button" class="button" disabled=${busy} onClick=${undo}>${tr("Undo keeping")}</button>`}
    ${ask.answer && html`<${AnswerWalk} answer=${ask.answer} />`}
    <a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Next customer")}</a>`;
}

function Cancelled({ ask }) {
  return html`<h1 tabindex="-1" class="ask-state">${trAs("question", "Cancelled")}</h1><p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
    <a class="button button-main" href=${`/?q=${encodeURIComponent(ask.words)}`}><${Icon} name="search" /> ${tr("Search again")}</a>`;
}
