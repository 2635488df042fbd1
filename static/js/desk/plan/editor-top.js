/** The line above the plan: whether all is saved, who else edits, undo and redo, the way to publish, and what else there is. */

import { html, useEffect, useRef, useState } from "preact";
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
  const step = (words, work) => () => {
    const label = work();
    if (label) setSaid(`${words}: ${label}`);
  };
  return html`<div class="plan-top">
    <a class="round round-plain plan-out" href="/desk" aria-label="To the desk"><${Icon} name="back" /></a>
    <${SaveState} now=${now} said=${said} />
    <${Editors} editors=${now.editors} document=${now.document} />
    <${Past} undoing=${step("Undone", undo)} redoing=${step("Done again", redo)} />
    <${Menu} open=${open} throwAway=${() => setThrowing(true)} />
    <button type="button" class="button button-main plan-publish" onClick=${() => open("publish")}>Publish</button>
    ${throwing && html`<${ThrowAway} onClose=${() => setThrowing(false)} done=${setThrown} />`}
    ${thrown && thrown === now.seq && html`<${Thrown} />`}
  </div>`;
}

function Past({ undoing, redoing }) {
  const steps = useCell(past);
  const button = (name, words, label, work) => html`<button type="button" class="round round-plain" disabled=${!label} title=${label ? `${words}: ${label}` : words} aria-label=${label ? `${words}: ${label}` : words} onClick=${work}>
    <${PlanIcon} name=${name} /></button>`;
  return html`<div class="plan-past">${button("undo", "Undo", steps.undo, undoing)}${button("redo", "Redo", steps.redo, redoing)}</div>`;
}

/** In words whether what is drawn has reached the server. */
export function SaveState({ now: { state, pending, error, scheduled, notOut }, said }) {
  const many = pending === 1 ? "1 change" : `${pending} changes`;
  const words = {
    loading: "Loading …",
    saved: "Saved",
    saving: "Saving …",
    offline: pending ? `Offline: ${many} kept here, sent when the network is back` : "Offline: go on drawing, it is kept here",
    failed: error || "Not saved. Reload the page.",
  };
  const tone = state === "failed" ? "bad" : state === "offline" ? "doubt" : "good";
  return html`<p class=${tone === "good" && !scheduled && !notOut ? "plan-state" : "plan-state plan-state-long"} role="status"><span class=${`tag tag-${tone}`}>${words[state]}</span>
    ${scheduled && html`<span class="tag tag-you">Goes out ${asOf(scheduled)}</span>`}
    ${notOut && html`<span class="tag tag-bad">It could not go out: see Publish</span>`}
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
  return html`<details class="plan-menu" ref=${menu} onKeyDown=${key}><summary class="round round-plain" aria-label="More"><${PlanIcon} name="more" /></summary>
    <ul>
      ${row("Lay aisles by a pattern, a list or a picture", () => open("start"))}
      ${row("Floor-plan picture under the plan", () => open("backdrops"))}
      <li><a href="/desk/plan/revisions">Revisions: compare, restore</a></li>
      <li><a href="/desk/plan/files">Files: out and in</a></li>
      ${row("Keys", () => open("keys"))}
      ${row("Throw the draft away", away)}
    </ul></details>`;
}

function ThrowAway({ onClose, done }) {
  const [busy, error, run] = useAction();
  const go = () => run(async () => {
    await throwAway();
    done(draft.value.seq);
    onClose();
  });
  return html`<${Sheet} title="Throw the draft away?" onClose=${onClose}>
    <p>Everything that was changed since the last publication goes, for everybody who edits. You can bring it back until somebody changes something.</p>
    <${Trouble} error=${error} />
    <div class="pair"><button type="button" class="button" onClick=${onClose}>Keep it</button>
      <button type="button" class="button button-danger" disabled=${busy} onClick=${go}>Throw it away</button></div>
  <//>`;
}

function Thrown() {
  const [busy, error, run] = useAction();
  return html`<div class="note plan-thrown" role="status"><span>The draft is thrown away. This is the plan that is published.</span>
    <button type="button" class="button button-small" disabled=${busy} onClick=${() => run(bringBack)}>Bring it back</button><${Trouble} error=${error} /></div>`;
}
