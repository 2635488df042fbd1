/** Handing an ask on: to a colleague by name, with a word, or back to the nearest without me. */

import { html, useState } from "preact";
import { tr, trAs, trMany } from "../core/translation.js";
import { get, post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { say } from "../device/store.js";
import { useAction, useAnswer } from "./hooks.js";
import { Icon } from "./icons.js";
import { howFar, inARow } from "./phrases.js";
import { Sheet } from "./sheet.js";
import { Loading, Trouble } from "./status.js";

const NEAREST = { id: null };

/** The button and its sheet; `handed` is called afterwards. */
export function HandOn({ ask, handed }) {
  const [open, setOpen] = useState(false);
  return html`<button type="button" class="button" onClick=${() => setOpen(true)}><${Icon} name="handon" /> ${tr("Hand it on")}</button>
    ${open && html`<${HandOnSheet} ask=${ask} handed=${handed} onClose=${() => setOpen(false)} />`}`;
}

function HandOnSheet({ ask, handed, onClose }) {
  const over = ask.hand_ons_left === 0;
  const [to, setTo] = useState(null);
  const [note, setNote] = useState("");
  const [busy, error, run] = useAction();
  const send = (submit) => {
    submit.preventDefault();
    run(async () => {
      tookPart(await post(`/api/asks/${ask.id}/hand-on`, { to: over ? null : to.id, note: note.trim() }));
      say(over ? tr("The supervisors have it now.") : to.id ? tr("{name} is asked now.", { name: to.name }) : tr("Others are asked now."), "good");
      onClose();
      handed();
    });
  };
  return html`<${Sheet} title=${over ? tr("Give it to the supervisor") : tr("Hand it on")} onClose=${onClose}>
    <form class="stack" onSubmit=${send}>
      ${over ? html`<p>${overWords(ask)}</p>` : html`<${Colleagues} ask=${ask} to=${to} setTo=${setTo} />`}
      <label class="stack-tight"><span>${tr("A word with it")} <span class="hint">${tr("what you know already")}</span></span>
        <textarea class="field" rows="2" maxlength="300" placeholder=${tr("Needs the colour mixed, not off the shelf")} value=${note} onInput=${(event) => setNote(event.target.value)}></textarea></label>
      <${Trouble} error=${error} />
      <div class="sheet-foot"><button class="button button-main" disabled=${busy || !(over || to)}><${Icon} name="handon" /> ${busy ? tr("Handing on…") : buttonWords(over, to)}</button></div>
    </form>
  <//>`;
}

function overWords({ hops }) {
  if (!hops) return tr("What you cannot answer goes to a supervisor in this store.");
  if (hops === 1) return tr("It was handed on once already, so a supervisor takes it from here.");
  if (hops === 2) return tr("It was handed on twice already, so a supervisor takes it from here.");
  return trMany("It was handed on {n} time already, so a supervisor takes it from here.", "It was handed on {n} times already, so a supervisor takes it from here.", hops);
}

function buttonWords(over, to) {
  if (over) return tr("Give it to the supervisor");
  if (!to) return tr("Choose somebody");
  return to.id ? tr("Hand it to {name}", { name: to.name }) : tr("Hand it to the nearest who knows");
}

function Colleagues({ ask, to, setTo }) {
  const { value, error, again } = useAnswer((signal) => get(`/api/asks/${ask.id}/colleagues`, { signal }), [ask.id]);
  if (!value && error) return html`<${Trouble} error=${error} again=${again} />`;
  if (!value) return html`<${Loading} what=${tr("Looking who is on the floor…")} />`;
  const choice = (one, words) => html`<label class="choice" key=${one.id}>
    <input type="radio" name="to" checked=${to?.id === one.id && to !== null} onChange=${() => setTo(one)} />
    <span class="row-words"><span class="row-title">${one.id ? one.name : tr("The nearest who knows, without me")}</span>${words && html`<span class="row-say">${words}</span>`}</span></label>`;
  return html`<fieldset class="choices"><legend>${tr("To whom?")}</legend>
    ${!value.colleagues.length && html`<p class="quiet">${tr("Nobody else is on the floor.")}</p>`}
    ${value.colleagues.map((one) => choice(one, aboutOne(one)))}
    ${choice(NEAREST, tr("They are asked as if it were new."))}
  </fieldset>`;
}

/** "knows it, about 25 m away". */
function aboutOne({ knows, seconds, reachable }) {
  const far = seconds === null ? "" : howFar(seconds);
  return inARow([knows && trAs("a person", "knows it"), far, !reachable && tr("phone not in reach now")]);
}
