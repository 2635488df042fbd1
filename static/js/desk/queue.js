/** What waits with the supervisors, on the desk: take it, answer it, promise, send elsewhere, close it. */

import { html, useState } from "preact";
import { post } from "../device/api.js";
import { languageName } from "../parts/ask-context.js";
import { Elsewhere } from "../parts/elsewhere.js";
import { useAction } from "../parts/hooks.js";
import { clockTime } from "../parts/phrases.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";

const WHY = {
  nobody_here: "Nobody else was on the floor",
  all_declined: "Everybody who was asked was busy",
  not_received: "No phone could be reached",
  no_reply: "Nobody took it in time",
  handed_on: "Handed on, and nobody knew it",
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
    <h2 id="queue">Waits with you</h2>
    ${asks.length
      ? html`<ul class="queue">${asks.map((ask) => html`<${Waiting} key=${ask.id} ask=${ask} open=${(what) => setOpen({ what, ask })} done=${over} />`)}</ul>`
      : html`<p class="quiet">Nothing waits. What nobody on the floor can take comes here.</p>`}
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
    await done(`Closed without an answer. ${ask.asker.name} is told.`, async () => {
      await post(`/api/asks/${ask.id}/reopening`);
      return `“${ask.words}” waits with you again.`;
    });
  });
  const about = (words) => `${words}: ${ask.words}`;
  return html`<li class="panel queue-one">
    <div><h3>“${ask.words}”</h3>
      <p>${[ask.item?.name, `${ask.asker.name} asked at ${clockTime(ask.created_at)}`, ask.from?.code && `from ${ask.from.code}`, ask.language && `the customer speaks ${languageName(ask.language)}`].filter(Boolean).join(", ")}.</p>
      <p class="hint">${WHY[ask.next?.why] || WHY.no_reply}.${ask.handed_by && ask.note ? ` ${ask.handed_by}: “${ask.note}”` : ""}</p>
      ${ask.photo && html`<a href=${ask.photo} target="_blank" rel="noopener">The picture</a>`}</div>
    <${Trouble} error=${error} />
    <div class="desk-actions">
      <button type="button" class="button button-main" aria-label=${about("Answer")} onClick=${() => open("answer")}>Answer</button>
      <button type="button" class="button" disabled=${busy} aria-label=${about("Take it")} onClick=${step("claim", "You have it now. It is under Waiting or in hand, and on your phone.")}>Take it</button>
      <a class="button" href=${`/asks/${ask.id}`} aria-label=${about("Promise")}>Promise</a>
      <button type="button" class="button" aria-label=${about("Where else")} onClick=${() => open("elsewhere")}>Where else</button>
      <button type="button" class="button" disabled=${busy} aria-label=${about("Close")} onClick=${shut}>Close</button>
    </div>
  </li>`;
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
      await done(`${ask.asker.name} has your answer.`);
    });
  };
  return html`<${Sheet} title=${`Answer ${ask.asker.name}`} onClose=${taken ? () => done("You have it now; it is not answered yet.") : onClose}>
    <form class="stack" onSubmit=${send}>
      <p>“${ask.words}”</p>
      <label class="stack-tight">In words
        <textarea class="field" rows="2" maxlength="500" autofocus value=${words} onInput=${(event) => setWords(event.target.value)}></textarea></label>
      <label class="stack-tight"><span>Where it is <span class="hint">an aisle or a bay, if you know</span></span>
        <input class="field" maxlength="100" autocomplete="off" placeholder="A12-4L" value=${spot} onInput=${(event) => setSpot(event.target.value)} /></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || !(words.trim() || spot.trim())}>${busy ? "Sending…" : "Send the answer"}</button>
    </form>
  <//>`;
}

function ElsewhereSheet({ ask, done, onClose }) {
  const [busy, error, run] = useAction();
  const send = (referral) => run(async () => {
    await post(`/api/asks/${ask.id}/referral`, { referral_id: referral?.id ?? null });
    await done(referral ? `The customer gets it at ${referral.name}.` : "The customer gets it elsewhere.");
  });
  return html`<${Sheet} title="Where else to get it" onClose=${onClose}>
    <${Trouble} error=${error} />
    <${Elsewhere} item=${ask.item} question=${ask.words} choose=${busy ? null : send} />
    <button type="button" class="button" disabled=${busy} onClick=${() => send(null)}>Another place, not in this list</button>
  <//>`;
}
