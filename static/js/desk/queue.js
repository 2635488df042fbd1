/** What waits with the supervisors, on the desk: take it, answer it, promise, send elsewhere, close it. */

import { html, useState } from "preact";
import { mark, tr, trAs } from "../core/translation.js";
import { post } from "../device/api.js";
import { languageName } from "../parts/ask-context.js";
import { Elsewhere } from "../parts/elsewhere.js";
import { useAction } from "../parts/hooks.js";
import { clockTime } from "../parts/phrases.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";
import { facts, quoted } from "./figures.js";

const WHY = {
  nobody_here: mark("Nobody else was on the floor."),
  all_declined: mark("Everybody who was asked was busy."),
  not_received: mark("No phone could be reached."),
  no_reply: mark("Nobody took it in time."),
  handed_on: mark("Handed on, and nobody knew it."),
};

/** `asks` that wait; `done(text, back)` is called after each step, when the list is to be read again; `back` undoes it. */
export function Queue({ asks, done }) {
  const [open, setOpen] = useState(null);
  const close = () => setOpen(null);
  const over = (text, back = null) => {
    close();
    return done(text, back);
  };
  return html`<section class="stack-tight" aria-labelledby="queue">
    <h2 id="queue">${tr("Waits with you")}</h2>
    ${asks.length
      ? html`<ul class="queue">${asks.map((ask) => html`<${Waiting} key=${ask.id} ask=${ask} open=${(what) => setOpen({ what, ask })} done=${over} />`)}</ul>`
      : html`<p class="quiet">${tr("Nothing waits. What nobody on the floor can take comes here.")}</p>`}
    ${open?.what === "answer" && html`<${AnswerSheet} ask=${open.ask} done=${over} onClose=${close} />`}
    ${open?.what === "elsewhere" && html`<${ElsewhereSheet} ask=${open.ask} done=${over} onClose=${close} />`}
  </section>`;
}

function Waiting({ ask, open, done }) {
  const [busy, error, run] = useAction();
  const step = (verb, text) => () => run(async () => {
    await post(`/api/asks/${ask.id}/${verb}`);
    await done(text);
  });
  const shut = () => run(async () => {
    await post(`/api/asks/${ask.id}/closing`);
    await done(tr("Closed without an answer. {name} is told.", ask.asker), async () => {
      await post(`/api/asks/${ask.id}/reopening`);
      return tr("“{words}” waits with you again.", ask);
    });
  });
  const about = (deed) => tr("{deed}: {words}", { deed, words: ask.words });
  return html`<li class="panel queue-one">
    <div><h3>${quoted(ask.words)}</h3>
      <p>${factsOf(ask)}.</p>
      <p class="hint">${tr(WHY[ask.next?.why] || WHY.no_reply)}${ask.handed_by && ask.note ? ` ${tr("{name}: “{words}”", { name: ask.handed_by, words: ask.note })}` : ""}</p>
      ${ask.photo && html`<a href=${ask.photo} target="_blank" rel="noopener">${tr("The picture")}</a>`}</div>
    <${Trouble} error=${error} />
    <div class="desk-actions">
      <button type="button" class="button button-main" aria-label=${about(trAs("verb", "Answer"))} onClick=${() => open("answer")}>${trAs("verb", "Answer")}</button>
      <button type="button" class="button" disabled=${busy} aria-label=${about(tr("Take it"))} onClick=${step("claim", tr("You have it now. It is under Waiting or in hand, and on your phone."))}>${tr("Take it")}</button>
      <a class="button" href=${`/asks/${ask.id}`} aria-label=${about(trAs("verb", "Promise"))}>${trAs("verb", "Promise")}</a>
      <button type="button" class="button" aria-label=${about(tr("Where else"))} onClick=${() => open("elsewhere")}>${tr("Where else")}</button>
      <button type="button" class="button" disabled=${busy} aria-label=${about(trAs("a question", "Close"))} onClick=${shut}>${trAs("a question", "Close")}</button>
    </div>
  </li>`;
}

/** "Hex bolts, Ada asked at 14:02, from A12". */
function factsOf({ item, asker, created_at: at, from, language }) {
  const asked = tr("{name} asked at {time}", { name: asker.name, time: clockTime(at) });
  const place = from?.code && trAs("asked there", "from {place}", { place: from.code });
  return facts([item?.name, asked, place, language && tr("the customer speaks {language}", { language: languageName(language) })]);
}

function AnswerSheet({ ask, done, onClose }) {
  const [words, setWords] = useState("");
  const [spot, setSpot] = useState("");
  const [taken, setTaken] = useState(false);
  const [busy, error, run] = useAction();
  const send = (submit) => {
    submit.preventDefault();
    run(async () => {
      // An answer belongs to who has the question; where the answer is refused it is mine and stays so.
      if (!taken) await post(`/api/asks/${ask.id}/claim`);
      setTaken(true);
      await post(`/api/asks/${ask.id}/answer`, { words: words.trim() || null, spot: spot.trim() || null });
      await done(tr("{name} has your answer.", ask.asker));
    });
  };
  return html`<${Sheet} title=${tr("Answer {name}", ask.asker)} onClose=${taken ? () => done(tr("You have it now; it is not answered yet.")) : onClose}>
    <form class="stack" onSubmit=${send}>
      <p>${quoted(ask.words)}</p>
      <label class="stack-tight">${tr("In words")}
        <textarea class="field" rows="2" maxlength="500" autofocus value=${words} onInput=${(event) => setWords(event.target.value)}></textarea></label>
      <label class="stack-tight"><span>${tr("Where it is")} <span class="hint">${tr("an aisle or a bay, if you know")}</span></span>
        <input class="field" maxlength="100" autocomplete="off" placeholder="A12-4L" value=${spot} onInput=${(event) => setSpot(event.target.value)} /></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || !(words.trim() || spot.trim())}>${busy ? tr("Sending…") : tr("Send the answer")}</button>
    </form>
  <//>`;
}

function ElsewhereSheet({ ask, done, onClose }) {
  const [busy, error, run] = useAction();
  const send = (referral) => run(async () => {
    await post(`/api/asks/${ask.id}/referral`, { referral_id: referral?.id ?? null });
    await done(referral ? tr("The customer gets it at {place}.", { place: referral.name }) : tr("The customer gets it elsewhere."));
  });
  return html`<${Sheet} title=${tr("Where else to get it")} onClose=${onClose}>
    <${Trouble} error=${error} />
    <${Elsewhere} item=${ask.item} question=${ask.words} choose=${busy ? null : send} />
    <button type="button" class="button" disabled=${busy} onClick=${() => send(null)}>${tr("Another place, not in this list")}</button>
  <//>`;
}
