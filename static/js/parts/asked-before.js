/** Under the empty field: what was asked last on this phone, and what customers ask often. One tap asks again. */

import { html, useEffect } from "preact";
import { othersThan } from "../core/recent.js";
import { tr } from "../core/translation.js";
import { forgetRecent, popular, readRecent, recent } from "../device/questions.js";
import { useAnswer, useCell } from "./hooks.js";
import { Icon } from "./icons.js";

const MOST = 5;

/** `ask(words, byKeys)` puts the words into the field; `leave()` gives the focus back to it. */
export function AskedBefore({ ask, leave }) {
  const mine = useCell(recent);
  const { value: often } = useAnswer(popular, []);
  useEffect(() => void readRecent(), []);
  const here = (mine || []).slice(0, MOST);
  const others = othersThan(here, often || []).slice(0, MOST);
  if (!here.length && !others.length) return null;
  return html`<div class="before" id="before" onKeyDown=${(event) => walk(event, leave)}>
    ${here.length > 0 && html`<section aria-labelledby="asked-here">
      <div class="before-head"><h2 id="asked-here">${tr("Asked on this phone")}</h2>
        <button type="button" class="button button-quiet button-small" onClick=${() => (forgetRecent(), leave())}>${tr("Clear all")}</button></div>
      <ul class="rows">
        ${here.map((words) => html`<li key=${words} class="before-row">
          <button type="button" class="row before-again" onClick=${(click) => ask(words, click.detail === 0)}><${Icon} name="clock" size="20" /><span class="row-title">${words}</span></button>
          <button type="button" class="round round-plain" aria-label=${tr("Forget “{words}”", { words })} onClick=${() => (forgetRecent(words), leave())}><${Icon} name="close" size="20" /></button>
        </li>`)}
      </ul>
    </section>`}
    ${others.length > 0 && html`<section aria-labelledby="asked-often">
      <h2 id="asked-often">${tr("Customers often ask")}</h2>
      <ul class="rows">
        ${others.map(({ words }) => html`<li key=${words} class="before-row">
          <button type="button" class="row before-again" onClick=${(click) => ask(words, click.detail === 0)}><${Icon} name="words" size="20" /><span class="row-title">${words}</span></button>
        </li>`)}
      </ul>
    </section>`}
  </div>`;
}

/** Puts the focus on the first question; false when there is none. */
export function enterAsked() {
  const first = document.querySelector("#before .before-again");
  first?.focus();
  return Boolean(first);
}

/** Arrows walk through the questions, from the first back into the field; Escape goes there at once. */
function walk(event, leave) {
  const all = [...event.currentTarget.querySelectorAll(".before-again")];
  const at = all.indexOf(document.activeElement.closest(".before-row")?.querySelector(".before-again"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step && event.key !== "Escape") return;
  event.preventDefault();
  if (!step || at + step < 0) leave();
  else all[Math.min(all.length - 1, at + step)].focus();
}
