/** The steps of a promise, each a short sheet: keep it, hand it over, agree on another time, withdraw it. */

import { html, useState } from "preact";
import { choices } from "../core/promise.js";
import { tr, trAs } from "../core/translation.js";
import { keepPromise, promises, refreshPromises, stepOf } from "../device/promises.js";
import { say } from "../device/store.js";
import { useAction, useAnswer, useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { PlacePicker } from "./place-picker.js";
import { DuePicker } from "./promise-due.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

/** What the customer was told: a place, an item, words. */
export function KeepSheet({ promise, onClose }) {
  const [place, setPlace] = useState(null);
  const [words, setWords] = useState("");
  const [forAll, setForAll] = useState(false);
  const [busy, error, run] = useAction();
  const keep = (submit) => {
    submit.preventDefault();
    run(async () => {
      const said = { words: words.trim() || null, spot: place?.spot || null, item_id: place?.item_id || null, for_all: forAll };
      const kept = await keepPromise(promise, said);
      say(kept ? trAs("promise", "Kept. Thank you.") : trAs("promise", "Kept. It waits on this phone and is sent by itself."), "good");
      onClose();
    });
  };
  return html`<${Sheet} title=${tr("What did you tell them?")} onClose=${onClose}>
    <form class="stack" onSubmit=${keep}>
      <p class="hint">${tr("“{words}”", { words: promise.what })}</p>
      <label class="stack-tight">${tr("In words")}
        <textarea class="field" rows="2" maxlength="500" placeholder=${tr("They come on Monday, one is put aside")} value=${words} onInput=${(event) => setWords(event.target.value)}></textarea></label>
      <fieldset><legend>${tr("And where it is, if that is the answer")}</legend><${PlacePicker} value=${place} onChange=${setPlace} /></fieldset>
      <label class="check"><input type="checkbox" checked=${forAll} onChange=${(event) => setForAll(event.target.checked)} />
        <span>${tr("Let every colleague find this answer")}</span></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || (!place && !words.trim())}><${Icon} name="check" /> ${busy ? trAs("promise", "Keeping…") : tr("The customer knows it")}</button>
    </form>
  <//>`;
}

/** A colleague on shift, leads first; one tap hands it over. */
export function HandOverSheet({ promise, onClose }) {
  const { colleagues } = useCell(promises);
  const { loading, error: unread, again } = useAnswer(refreshPromises, []);
  const [busy, error, run] = useAction();
  const others = colleagues.filter(({ id }) => id !== promise.owner?.id);
  const give = (to) => () =>
    run(async () => {
      await stepOf(promise, "hand-over", { to: to.id });
      say(tr("{name} has it now.", { name: to.name }), "good");
      onClose();
    });
  return html`<${Sheet} title=${tr("Who gets back to them?")} onClose=${onClose}>
    <div class="stack">
      <${Trouble} error=${error} />
      <${Trouble} error=${unread} again=${again} />
      ${others.length > 0 && html`<ul class="rows">${others.map((one) => html`<li key=${one.id}><button type="button" class="row" disabled=${busy} onClick=${give(one)}>
        <${Icon} name="person" /><span class="row-words"><span class="row-title">${one.name}</span><span class="row-say">${colleagueWords(one)}</span></span><${Icon} name="next" /></button></li>`)}</ul>`}
      ${!others.length && !loading && html`<p>${tr("Nobody else is on shift. When you leave, a supervisor gets it.")}</p>`}
    </div>
  <//>`;
}

/** "Supervisor, on shift", "on a break". */
function colleagueWords({ lead, on_break: resting }) {
  if (lead) return resting ? tr("Supervisor, on a break") : tr("Supervisor, on shift");
  return resting ? tr("on a break") : tr("on shift");
}

/** Another time that the customer agreed to. */
export function MoveSheet({ promise, onClose }) {
  const [now] = useState(() => Date.now());
  const [due, setDue] = useState(() => choices(now)[1].at);
  const [busy, error, run] = useAction();
  const move = (submit) => {
    submit.preventDefault();
    run(async () => {
      await stepOf(promise, "due", { due_at: new Date(due).toISOString() });
      say(trAs("promise", "Moved. You are reminded in time."), "good");
      onClose();
    });
  };
  return html`<${Sheet} title=${tr("Another time")} onClose=${onClose}>
    <form class="stack" onSubmit=${move}>
      <p>${tr("Ask the customer first, then choose what they agreed to.")}</p>
      <${DuePicker} value=${due} onChange=${setDue} now=${now} />
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy}>${busy ? tr("Moving…") : tr("They agreed")}</button>
    </form>
  <//>`;
}

/** Why it will not be kept. */
export function WithdrawSheet({ promise, onClose }) {
  const [why, setWhy] = useState("");
  const [busy, error, run] = useAction();
  const withdraw = (submit) => {
    submit.preventDefault();
    run(async () => {
      await stepOf(promise, "withdrawal", { why: why.trim() });
      say(trAs("promise", "Withdrawn."));
      onClose();
    });
  };
  return html`<${Sheet} title=${tr("Withdraw the promise")} onClose=${onClose}>
    <form class="stack" onSubmit=${withdraw}>
      <label class="stack-tight">${trAs("promise", "Why can't it be kept?")}
        <textarea class="field" rows="2" maxlength="300" autofocus placeholder=${tr("The customer left, they found it themselves")} value=${why} onInput=${(event) => setWhy(event.target.value)}></textarea></label>
      <p class="hint">${tr("A supervisor reads it, so that the next customer gets an answer.")}</p>
      <${Trouble} error=${error} />
      <button class="button button-danger" disabled=${busy || !why.trim()}>${busy ? tr("Withdrawing…") : trAs("promise", "Withdraw it")}</button>
    </form>
  <//>`;
}
