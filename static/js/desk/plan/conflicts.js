/** Where somebody else was faster: each object in words, and whose state of it is to stay. */

import { html, useState } from "preact";
import { bothKept, conflictWords, nameOf } from "../../core/plan-words.js";
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
    if (keep === "both") setFields(refusal.kind, refusal.id, bothKept(refusal), refusal.label || `Change ${nameOf(refusal.kind, refusal.mine)}`);
    setSaid({ mine: "Yours is kept.", theirs: "Theirs is taken.", both: "Both are kept." }[keep]);
  };
  return html`<div class="plan-conflicts">
    <p class="hidden" role="status">${said}</p>
    ${waiting.map((refusal) => html`<${Conflict} key=${`${refusal.kind} ${refusal.id}`} refusal=${refusal} decide=${decide} />`)}
  </div>`;
}

function Conflict({ refusal, decide }) {
  const words = conflictWords(refusal);
  const both = refusal.kind !== "plan" && bothKept(refusal);
  return html`<section class="plan-conflict" role="alert" aria-label="Two changes of one thing">
    <${Icon} name="warning" />
    <div class="stack-tight">
      <p><strong>${words}</strong> ${both ? "The one does not touch the other." : "Theirs counts until you decide."}</p>
      <div class="desk-actions">
        ${both && html`<button type="button" class="button button-small" onClick=${() => decide(refusal, "both")}>Keep both</button>`}
        <button type="button" class="button button-small" onClick=${() => decide(refusal, "mine")}>Keep mine</button>
        <button type="button" class="button button-small" onClick=${() => decide(refusal, "theirs")}>Take ${refusal.by ? `${refusal.by}’s` : "theirs"}</button>
        ${refusal.theirs && refusal.kind !== "plan" && html`<button type="button" class="button button-small" onClick=${() => show(refusal.kind, refusal.id)}>Show it</button>`}
      </div>
    </div>
  </section>`;
}
