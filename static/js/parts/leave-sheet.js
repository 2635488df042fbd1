/** What I hold when I leave, each promise with the colleague who gets it; a lead is suggested. */

import { html, useState } from "preact";
import { dueWords } from "../core/promise.js";
import { tr, trMany } from "../core/translation.js";
import { promises, stepOf } from "../device/promises.js";
import { asks } from "../device/store.js";
import { useAction, useCell } from "./hooks.js";
import { forWords } from "./promise-rows.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

/** `work` is what leaving is, `label` how it is called, `handing` how it is called with what is handed over first. */
export function LeaveSheet({ label, handing, work, onClose }) {
  const { promises: open, colleagues } = useCell(promises);
  const { holding } = useCell(asks);
  const mine = open.filter((promise) => promise.mine);
  const [chosen, setChosen] = useState({});
  const [busy, error, run] = useAction();
  const unanswered = holding.filter(({ state }) => state !== "answered").length;
  const leave = (submit) => {
    submit.preventDefault();
    run(async () => {
      for (const promise of mine) if (colleagues.length) await stepOf(promise, "hand-over", { to: chosen[promise.id] ?? colleagues[0].id });
      await work();
      onClose();
    });
  };
  return html`<${Sheet} title=${tr("Customers wait for you")} onClose=${onClose}>
    <form class="stack" onSubmit=${leave}>
      <p>${colleagues.length ? tr("Who gets back to them when you are gone?") : tr("Nobody else is on shift, so a supervisor gets them. Tell one if you can.")}</p>
      <ul class="stack leave-list">${mine.map((promise) => html`<li key=${promise.id} class="leave-one">
        <p class="row-title">${promise.what}</p><p class="row-say">${tr("{first}, {second}", { first: forWords(promise), second: dueWords(promise, Date.now()) })}</p>
        ${colleagues.length > 0 && html`<label class="stack-tight"><span class="hidden">${tr("Who gets “{what}”?", { what: promise.what })}</span>
          <select class="field" onChange=${(event) => setChosen({ ...chosen, [promise.id]: Number(event.target.value) })}>
            ${colleagues.map((one) => html`<option key=${one.id} value=${one.id} selected=${one.id === (chosen[promise.id] ?? colleagues[0].id)}>${optionWords(one)}</option>`)}
          </select></label>`}
      </li>`)}</ul>
      ${unanswered > 0 && html`<p class="hint">${trMany("The question that you took goes back to your colleagues by itself.", "The questions that you took go back to your colleagues by themselves.", unanswered)}</p>`}
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy}>${busy ? tr("One moment…") : colleagues.length ? handing : label}</button>
    </form>
  <//>`;
}

function optionWords({ name, lead, on_break: resting }) {
  if (lead) return resting ? tr("{name}, supervisor, on a break", { name }) : tr("{name}, supervisor, on shift", { name });
  return resting ? tr("{name}, on a break", { name }) : tr("{name}, on shift", { name });
}
