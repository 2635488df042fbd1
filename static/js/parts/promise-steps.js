/** The steps of a promise, each a short sheet: keep it, hand it over, agree on another time, withdraw it. */

import { html, useState } from "preact";
import { choices } from "../core/promise.js";
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
      say(kept ? "Kept. Thank you." : "Kept. It waits on this phone and is sent by itself.", "good");
      onClose();
    });
  };
  return html`<${Sheet} title="What did you tell them?" onClose=${onClose}>
    <form class="stack" onSubmit=${keep}>
      <p class="hint">“${promise.what}”</p>
      <label class="stack-tight">In words
        <textarea class="field" rows="2" maxlength="500" placeholder="They come on Monday, one is put aside" value=${words} onInput=${(event) => setWords(event.target.value)}></textarea></label>
      <fieldset><legend>And where it is, if that is the answer</legend><${PlacePicker} value=${place} onChange=${setPlace} /></fieldset>
      <label class="check"><input type="checkbox" checked=${forAll} onChange=${(event) => setForAll(event.target.checked)} />
        <span>Let every colleague find this answer</span></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || (!place && !words.trim())}><${Icon} name="check" /> ${busy ? "Keeping…" : "The customer knows it"}</button>
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
      say(`${to.name} has it now.`, "good");
      onClose();
    });
  return html`<${Sheet} title="Who gets back to them?" onClose=${onClose}>
    <div class="stack">
      <${Trouble} error=${error} />
      <${Trouble} error=${unread} again=${again} />
      ${others.length > 0 && html`<ul class="rows">${others.map((one) => html`<li key=${one.id}><button type="button" class="row" disabled=${busy} onClick=${give(one)}>
        <${Icon} name="person" /><span class="row-words"><span class="row-title">${one.name}</span><span class="row-say">${colleagueWords(one)}</span></span><${Icon} name="next" /></button></li>`)}</ul>`}
      ${!others.length && !loading && html`<p>Nobody else is on shift. When you leave, a supervisor gets it.</p>`}
    </div>
  <//>`;
}

/** "Supervisor", "on a break". */
export const colleagueWords = ({ lead, on_break: resting }) => [lead ? "Supervisor" : "", resting ? "on a break" : "on shift"].filter(Boolean).join(", ");

/** Another time that the customer agreed to. */
export function MoveSheet({ promise, onClose }) {
  const [now] = useState(() => Date.now());
  const [due, setDue] = useState(() => choices(now)[1].at);
  const [busy, error, run] = useAction();
  const move = (submit) => {
    submit.preventDefault();
    run(async () => {
      await stepOf(promise, "due", { due_at: new Date(due).toISOString() });
      say("Moved. You are reminded in time.", "good");
      onClose();
    });
  };
  return html`<${Sheet} title="Another time" onClose=${onClose}>
    <form class="stack" onSubmit=${move}>
      <p>Ask the customer first, then choose what they agreed to.</p>
      <${DuePicker} value=${due} onChange=${setDue} now=${now} />
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy}>${busy ? "Moving…" : "They agreed"}</button>
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
      say("Withdrawn.");
      onClose();
    });
  };
  return html`<${Sheet} title="Withdraw the promise" onClose=${onClose}>
    <form class="stack" onSubmit=${withdraw}>
      <label class="stack-tight">Why can't it be kept?
        <textarea class="field" rows="2" maxlength="300" autofocus placeholder="The customer left, they found it themselves" value=${why} onInput=${(event) => setWhy(event.target.value)}></textarea></label>
      <p class="hint">A supervisor reads it, so that the next customer gets an answer.</p>
      <${Trouble} error=${error} />
      <button class="button button-danger" disabled=${busy || !why.trim()}>${busy ? "Withdrawing…" : "Withdraw it"}</button>
    </form>
  <//>`;
}
