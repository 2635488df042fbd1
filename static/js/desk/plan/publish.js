/** Publishing: what stands in the way, what to know, what changes beside what was, and when the phones get it. */

import { html, useEffect, useState } from "preact";
import { momentField, momentTyped, nextHour } from "../../core/field-values.js";
import { get, post, remove } from "../../device/api.js";
import { useAction, useAnswer } from "../../parts/hooks.js";
import { asOf } from "../../parts/phrases.js";
import { Sheet } from "../../parts/sheet.js";
import { Loading, Trouble } from "../../parts/status.js";
import { draft, reload, sync } from "./draft-store.js";
import { BeforeAndAfter, ChangeList, countWords } from "./picture.js";
import { show } from "./view.js";

/** Checking a large plan takes longer than other calls. */
const PATIENCE_MS = 30_000;

/** "at 22:00", or "on 23 Nov, 06:00" when that is another day. */
function atTime(moment) {
  const words = asOf(moment);
  return words.includes(",") ? `on ${words}` : `at ${words}`;
}

/** All that one looks at before publishing; the draft on the server must be what is drawn here. */
async function look(signal) {
  await sync();
  if (draft.value.pending) throw new Error("Some changes have not reached the server yet. Publish once the network is back.");
  const ask = (path) => get(path, { signal, patience: PATIENCE_MS });
  const orNull = (path) => ask(path).catch((error) => {
    if (error.status === 404) return null;
    throw error;
  });
  const [check, comparison, now, waiting] = await Promise.all([ask("/api/plan/draft/check"), ask("/api/plan/draft/comparison"), orNull("/api/plan"), orNull("/api/plan/draft/publication")]);
  return { check, comparison, waiting, before: now?.plan, after: draft.value.document };
}

export function Publish({ onClose }) {
  const { value, error, loading, again } = useAnswer(look, []);
  const [done, setDone] = useState(null);
  const go = ({ kind, id, bay, aisle, count }) => {
    onClose();
    if (kind === "bays") show("aisles", aisle, count === 1 ? id : undefined);
    else show(kind, id, bay ?? undefined);
  };
  return html`<${Sheet} title="Publish the plan" onClose=${onClose}><div class="plan-publishing stack">
    ${done ? html`<${Done} done=${done} onClose=${onClose} />`
      : html`${value?.waiting && html`<${Scheduled} waiting=${value.waiting} again=${again} />`}
        ${loading && html`<${Loading} what="Checking the whole plan …" />`}
        <${Trouble} error=${error} again=${again} />
        ${value && !loading && html`<${Ready} found=${value} go=${go} again=${again} setDone=${setDone} />`}`}
  </div><//>`;
}

function Ready({ found, go, again, setDone }) {
  const { check: { blockers, warnings, revision, differs }, comparison: { changes, counts }, before, after } = found;
  return html`
    ${blockers.length > 0 && html`<section class="stack-tight" aria-labelledby="blockers"><h3 id="blockers">In the way (${blockers.length})</h3>
      <p class="note note-bad">The plan cannot go out like this. Put these right first.</p><${Findings} found=${blockers} go=${go} /></section>`}
    ${warnings.length > 0 && html`<section class="stack-tight" aria-labelledby="warnings"><h3 id="warnings">Good to know (${warnings.length})</h3><${Findings} found=${warnings} go=${go} /></section>`}
    ${!blockers.length && !warnings.length && html`<p><span class="tag tag-good">Checked</span> Every bay can be reached, and no address is given twice.</p>`}
    <section class="stack-tight" aria-labelledby="changes"><h3 id="changes">${before ? `What changes: ${countWords(counts)}` : "The first plan of this store"}</h3>
      <${BeforeAndAfter} before=${before} after=${after} changes=${changes} names=${[before ? `Now, revision ${revision}` : "Now", "As you publish it"]} />
      ${before && html`<${ChangeList} ...${{ changes, counts, go }} plans=${[after, before]} />`}
    </section>
    ${before && !differs ? html`<p class="quiet">The draft is what the phones have. There is nothing to publish.</p>`
      : html`<${When} found=${found} blocked=${blockers.length > 0} again=${again} setDone=${setDone} />`}`;
}

/** Blockers or warnings; each leads to its place. */
function Findings({ found, go }) {
  return html`<ul class="plan-changes">${found.map((one, n) => html`<li key=${n}><span><strong>${one.name}</strong> ${one.detail}</span>
    ${one.id && one.kind !== "plan" && html`<button type="button" class="button button-small" onClick=${() => go(one)} aria-label=${`Show ${one.name}`}>Show</button>`}</li>`)}</ul>`;
}

function When({ found: { check: { revision, seq } }, blocked, again, setDone }) {
  const [when, setWhen] = useState("now");
  const [night] = useState(() => nextHour(22, new Date()));
  const [at, setAt] = useState(momentField(nextHour(6, new Date())));
  const [busy, error, run] = useAction();
  const moment = when === "now" ? null : when === "night" ? momentTyped(momentField(night)) : momentTyped(at);
  const radio = (value, words, more) => html`<label class="check"><input type="radio" name="when" value=${value} checked=${when === value} onChange=${() => setWhen(value)} /><span>${words}</span></label>${more}`;
  const publish = () => run(async () => {
    const wish = { expected_revision: revision, seq };
    setDone(await post("/api/plan/draft/publication", moment ? { ...wish, at: moment } : wish, { patience: PATIENCE_MS }));
    await reload();
  });
  return html`<fieldset class="stack-tight"><legend>When</legend>
      ${radio("now", "Now: phones that are on have it within seconds")}
      ${radio("night", `${night.getDate() === new Date().getDate() ? "Tonight" : "Tomorrow"} at 22:00, when the shelves are moved`)}
      ${radio("other", "At another time", when === "other" && html`<input class="field" type="datetime-local" aria-label="When it goes out" value=${at} onChange=${(event) => event.target.value && setAt(event.target.value)} />`)}
    </fieldset>
    <p class="hint">Phones then show the new picture and lead along it. Printed labels stay good, what stands on the shelves stays where it is, and old addresses are found for 90 days.</p>
    <${Trouble} error=${error} />
    ${error?.status >= 400 && html`<button type="button" class="button" onClick=${again}>Look at it again</button>`}
    <div class="sheet-foot"><button type="button" class="button button-main" disabled=${busy || blocked} onClick=${publish}>${busy ? "Publishing …" : moment ? `Publish ${atTime(moment)}` : "Publish now"}</button></div>`;
}

/** What waits for its time, or why it could not go out then. */
function Scheduled({ waiting: { scheduled_at: at, refused, by }, again }) {
  const [busy, error, run] = useAction();
  const stop = () => run(async () => {
    await remove("/api/plan/draft/publication");
    await reload();
    again();
  });
  return html`<div class=${refused ? "note note-bad desk-head" : "note desk-head"}>
    <span>${refused ? `It was to go out ${atTime(at)} and could not: ${refused}` : `${by ? by.name : "Somebody"} lets a draft go out ${atTime(at)} by itself, as it was then. What is changed since waits for the next time.`}</span>
    <button type="button" class="button button-small" disabled=${busy} onClick=${stop}>${refused ? "I know" : "Do not let it go out"}</button><${Trouble} error=${error} /></div>`;
}

function Done({ done, onClose }) {
  useEffect(() => document.querySelector(".plan-publishing .button-main")?.focus(), []);
  return html`<p role="status" class="note">${done.scheduled_at ? `It goes out ${atTime(done.scheduled_at)}. Until then phones keep the plan they have.` : `Revision ${done.revision} is published. Phones that are on have it within seconds, the others when they wake.`}</p>
    <p class="hint">Labels that show an old address still scan. <a href="/desk/labels">Print those that changed</a> when you can.</p>
    <div class="pair"><a class="button" href="/desk/plan/revisions">All revisions</a><button type="button" class="button button-main" onClick=${onClose}>Go on editing</button></div>`;
}
