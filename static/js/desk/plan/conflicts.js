/** Where somebody else was faster: each object in words, and whose state of it is to stay. */

import { html, useState } from "preact";
import { bothKept, conflictWords, nameOf } from "../../core/plan-words.js";
import { tr } from "../../core/translation.js";
import { useCell } from "../../parts/hooks.js";
import { Icon } from "../../parts/icons.js";
import { setFields } from "./commands.js";
import { refusals, settle } from "./draft-store.js";
import { show } from "./view.js";

/** What is to be decided, the oldest first; nothing where all fits. */
export function Conflicts() {
  const waiting = useCell(refusals);
  const [said, setSaid] = useState("");
  const decide = (refusal, keep) => {
    settle(refusal, keep === "both" ? "theirs" : keep);
    if (keep === "both") setFields(refusal.kind, refusal.id, bothKept(refusal), refusal.label || (() => tr("Change {what}", { what: nameOf(refusal.kind, refusal.mine) })));
    setSaid({ mine: tr("Yours is kept."), theirs: tr("Theirs is taken."), both: tr("Both are kept.") }[keep]);
  };
  return html`<div class="plan-conflicts">
    <p class="hidden" role="status">${said}</p>
    ${waiting.map((refusal) => html`<${Conflict} key=${`${refusal.kind} ${refusal.id}`} refusal=${refusal} decide=${decide} />`)}
  </div>`;
}

function Conflict({ refusal, decide }) {
  const words = conflictWords(refusal);
  const both = refusal.kind !== "plan" && bothKept(refusal);
  return html`<section class="plan-conflict" role="alert" aria-label=${tr("Two changes of one thing")}>
    <${Icon} name="warning" />
    <div class="stack-tight">
      <p><strong>${words}</strong> ${both ? tr("The one does not touch the other.") : tr("Theirs counts until you decide.")}</p>
      <div class="desk-actions">
        ${both && html`<button type="button" class="button button-small" onClick=${() => decide(refusal, "both")}>${tr("Keep both")}</button>`}
        <button type="button" class="button button-small" onClick=${() => decide(refusal, "mine")}>${tr("Keep mine")}</button>
        <button type="button" class="button button-small" onClick=${() => decide(refusal, "theirs")}>${refusal.by ? tr("Take {name}’s", { name: refusal.by }) : tr("Take theirs")}</button>
        ${refusal.theirs && refusal.kind !== "plan" && html`<button type="button" class="button button-small" onClick=${() => show(refusal.kind, refusal.id)}>${tr("Show it")}</button>`}
      </div>
    </div>
  </section>`;
}
