/** The line above the plan: whether all is saved, who else edits, undo and redo, the way to publish, and what else there is. */

import { html, useEffect, useRef, useState } from "preact";
import { tr, trMany } from "../../core/translation.js";
import { useAction, useCell } from "../../parts/hooks.js";
import { Icon } from "../../parts/icons.js";
import { asOf } from "../../parts/phrases.js";
import { Sheet } from "../../parts/sheet.js";
import { Trouble } from "../../parts/status.js";
import { bringBack, draft, past, redo, throwAway, undo } from "./draft-store.js";
import { PlanIcon } from "./plan-icons.js";
import { Editors } from "./presence.js";

/** `open(name)` opens "start", "publish", "backdrops" or "keys". */
export function EditorTop({ now, open }) {
  const [throwing, setThrowing] = useState(false);
  const [thrown, setThrown] = useState(null);
  const [said, setSaid] = useState("");
  const step = (work, words) => () => {
    const label = work();
    if (label) setSaid(words(label));
  };
  return html`<div class="plan-top">
    <a class="round round-plain plan-out" href="/desk" aria-label=${tr("To the desk")}><${Icon} name="back" /></a>
    <${SaveState} now=${now} said=${said} />
    <${Editors} editors=${now.editors} document=${now.document} />
    <${Past} undoing=${step(undo, (label) => tr("Undone: {label}", { label }))} redoing=${step(redo, (label) => tr("Done again: {label}", { label }))} />
    <${Menu} open=${open} throwAway=${() => setThrowing(true)} />
    <button type="button" class="button button-main plan-publish" onClick=${() => open("publish")}>${tr("Publish")}</button>
    ${throwing && html`<${ThrowAway} onClose=${() => setThrowing(false)} done=${setThrown} />`}
    ${thrown && thrown === now.seq && html`<${Thrown} />`}
  </div>`;
}

function Past({ undoing, redoing }) {
  const steps = useCell(past);
  const button = (name, words, label, work) => html`<button type="button" class="round round-plain" disabled=${!label} title=${words} aria-label=${words} onClick=${work}>
    <${PlanIcon} name=${name} /></button>`;
  return html`<div class="plan-past">${button("undo", steps.undo ? tr("Undo: {label}", { label: steps.undo }) : tr("Undo"), steps.undo, undoing)}${button("redo", steps.redo ? tr("Redo: {label}", { label: steps.redo }) : tr("Redo"), steps.redo, redoing)}</div>`;
}

/** In words whether what is drawn has reached the server. */
export function SaveState({ now: { state, pending, error, scheduled, notOut }, said }) {
  const words = {
    loading: tr("Loading …"),
    saved: tr("Saved"),
    saving: tr("Saving …"),
    offline: pending ? trMany("Offline: {n} change kept here, sent when the network is back", "Offline: {n} changes kept here, sent when the network is back", pending) : tr("Offline: go on drawing, it is kept here"),
    failed: error || tr("Not saved. Reload the page."),
  };
  const tone = state === "failed" ? "bad" : state === "offline" ? "doubt" : "good";
  return html`<p class=${tone === "good" && !scheduled && !notOut ? "plan-state" : "plan-state plan-state-long"} role="status"><span class=${`tag tag-${tone}`}>${words[state]}</span>
    ${scheduled && html`<span class="tag tag-you">${tr("Goes out {when}", { when: asOf(scheduled) })}</span>`}
    ${notOut && html`<span class="tag tag-bad">${tr("It could not go out: see Publish")}</span>`}
    <span class="hidden">${said}</span></p>`;
}

function Menu({ open, throwAway: away }) {
  const menu = useRef(null);
  const shut = () => menu.current && (menu.current.open = false);
  useEffect(() => {
    const outside = (event) => !menu.current?.contains(event.target) && shut();
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, []);
  const row = (words, work) => html`<li><button type="button" onClick=${() => (shut(), work())}>${words}</button></li>`;
  const key = (event) => event.key === "Escape" && (shut(), menu.current.querySelector("summary").focus());
  return html`<details class="plan-menu" ref=${menu} onKeyDown=${key}><summary class="round round-plain" aria-label=${tr("More")}><${PlanIcon} name="more" /></summary>
    <ul>
      ${row(tr("Lay aisles by a pattern, a list or a picture"), () => open("start"))}
      ${row(tr("Floor-plan picture under the plan"), () => open("backdrops"))}
      <li><a href="/desk/plan/revisions">${tr("Revisions: compare, restore")}</a></li>
      <li><a href="/desk/plan/files">${tr("Files: out and in")}</a></li>
      ${row(tr("Keys"), () => open("keys"))}
      ${row(tr("Throw the draft away"), away)}
    </ul></details>`;
}

function ThrowAway({ onClose, done }) {
  const [busy, error, run] = useAction();
  const go = () => run(async () => {
    await throwAway();
    done(draft.value.seq);
    onClose();
  });
  return html`<${Sheet} title=${tr("Throw the draft away?")} onClose=${onClose}>
    <p>${tr("Everything that was changed since the last publication goes, for everybody who edits. You can bring it back until somebody changes something.")}</p>
    <${Trouble} error=${error} />
    <div class="pair"><button type="button" class="button" onClick=${onClose}>${tr("Keep it")}</button>
      <button type="button" class="button button-danger" disabled=${busy} onClick=${go}>${tr("Throw it away")}</button></div>
  <//>`;
}

function Thrown() {
  const [busy, error, run] = useAction();
  return html`<div class="note plan-thrown" role="status"><span>${tr("The draft is thrown away. This is the plan that is published.")}</span>
    <button type="button" class="button button-small" disabled=${busy} onClick=${() => run(bringBack)}>${tr("Bring it back")}</button><${Trouble} error=${error} /></div>`;
}
