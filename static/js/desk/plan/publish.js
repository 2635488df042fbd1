/** Publishing: what stands in the way, what to know, what changes beside what was, and when the phones get it. */

import { html, useEffect, useState } from "preact";
import { momentField, momentTyped, nextHour } from "../../core/field-values.js";
import { tr, trAs, trParts } from "../../core/translation.js";
import { get, post, remove } from "../../device/api.js";
import { useAction, useAnswer } from "../../parts/hooks.js";
import { asOf, clockTime } from "../../parts/phrases.js";
import { Sheet } from "../../parts/sheet.js";
import { Loading, Trouble } from "../../parts/status.js";
import { draft, reload, sync } from "./draft-store.js";
import { BeforeAndAfter, ChangeList, countWords } from "./picture.js";
import { show } from "./view.js";

/** Checking a large plan takes longer than other calls. */
const PATIENCE_MS = 30_000;

/** Whether a moment is of today: then one says "at 22:00", else "on 23 Nov, 06:00". */
const isToday = (moment) => new Date(moment).toDateString() === new Date().toDateString();

/** All that one looks at before publishing; the draft on the server must be what is drawn here. */
async function look(signal) {
  await sync();
  if (draft.value.pending) throw new Error(tr("Some changes have not reached the server yet. Publish once the network is back."));
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
  return html`<${Sheet} title=${tr("Publish the plan")} onClose=${onClose}><div class="plan-publishing stack">
    ${done ? html`<${Done} done=${done} onClose=${onClose} />`
      : html`${value?.waiting && html`<${Scheduled} waiting=${value.waiting} again=${again} />`}
        ${loading && html`<${Loading} what=${tr("Checking the whole plan …")} />`}
        <${Trouble} error=${error} again=${again} />
        ${value && !loading && html`<${Ready} found=${value} go=${go} again=${again} setDone=${setDone} />`}`}
  </div><//>`;
}

function Ready({ found, go, again, setDone }) {
  const { check: { blockers, warnings, revision, differs }, comparison: { changes, counts }, before, after } = found;
  return html`
    ${blockers.length > 0 && html`<section class="stack-tight" aria-labelledby="blockers"><h3 id="blockers">${tr("In the way ({count})", { count: blockers.length })}</h3>
      <p class="note note-bad">${tr("The plan cannot go out like this. Put these right first.")}</p><${Findings} found=${blockers} go=${go} /></section>`}
    ${warnings.length > 0 && html`<section class="stack-tight" aria-labelledby="warnings"><h3 id="warnings">${tr("Good to know ({count})", { count: warnings.length })}</h3><${Findings} found=${warnings} go=${go} /></section>`}
    ${!blockers.length && !warnings.length && html`<p><span class="tag tag-good">${tr("Checked")}</span> ${tr("Every bay can be reached, and no address is given twice.")}</p>`}
    <section class="stack-tight" aria-labelledby="changes"><h3 id="changes">${before ? tr("What changes: {counts}", { counts: countWords(counts) }) : tr("The first plan of this store")}</h3>
      <${BeforeAndAfter} before=${before} after=${after} changes=${changes} names=${[before ? tr("Now, revision {number}", { number: revision }) : tr("Now"), tr("As you publish it")]} />
      ${before && html`<${ChangeList} ...${{ changes, counts, go }} plans=${[after, before]} />`}
    </section>
    ${before && !differs ? html`<p class="quiet">${tr("The draft is what the phones have. There is nothing to publish.")}</p>`
      : html`<${When} found=${found} blocked=${blockers.length > 0} again=${again} setDone=${setDone} />`}`;
}

/** Blockers or warnings; each leads to its place. */
function Findings({ found, go }) {
  return html`<ul class="plan-changes">${found.map((one, n) => html`<li key=${n}><span><strong>${one.name}</strong> ${one.detail}</span>
    ${one.id && one.kind !== "plan" && html`<button type="button" class="button button-small" onClick=${() => go(one)} aria-label=${trAs("on the plan", "Show {what}", { what: one.name })}>${trAs("on the plan", "Show")}</button>`}</li>`)}</ul>`;
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
  return html`<fieldset class="stack-tight"><legend>${tr("When")}</legend>
      ${radio("now", tr("Now: phones that are on have it within seconds"))}
      ${radio("night", isToday(night) ? tr("Tonight at {time}, when the shelves are moved", { time: clockTime(night) }) : tr("Tomorrow at {time}, when the shelves are moved", { time: clockTime(night) }))}
      ${radio("other", tr("At another time"), when === "other" && html`<input class="field" type="datetime-local" aria-label=${tr("When it goes out")} value=${at} onChange=${(event) => event.target.value && setAt(event.target.value)} />`)}
    </fieldset>
    <p class="hint">${tr("Phones then show the new picture and lead along it. Printed labels stay good, what stands on the shelves stays where it is, and old addresses are found for 90 days.")}</p>
    <${Trouble} error=${error} />
    ${error?.status >= 400 && html`<button type="button" class="button" onClick=${again}>${tr("Look at it again")}</button>`}
    <div class="sheet-foot"><button type="button" class="button button-main" disabled=${busy || blocked} onClick=${publish}>${busy ? tr("Publishing …") : publishWords(moment)}</button></div>`;
}

function publishWords(moment) {
  if (!moment) return tr("Publish now");
  return isToday(moment) ? tr("Publish at {time}", { time: asOf(moment) }) : tr("Publish on {time}", { time: asOf(moment) });
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
    <span>${refused ? refusedWords(at, refused) : waitingWords(at, by)}</span>
    <button type="button" class="button button-small" disabled=${busy} onClick=${stop}>${refused ? tr("I know") : tr("Do not let it go out")}</button><${Trouble} error=${error} /></div>`;
}

function refusedWords(at, why) {
  if (isToday(at)) return tr("It was to go out at {time} and could not: {why}", { time: asOf(at), why });
  return tr("It was to go out on {time} and could not: {why}", { time: asOf(at), why });
}

function waitingWords(at, by) {
  const told = { name: by ? by.name : tr("Somebody"), time: asOf(at) };
  if (isToday(at)) return tr("{name} lets a draft go out at {time} by itself, as it was then. What is changed since waits for the next time.", told);
  return tr("{name} lets a draft go out on {time} by itself, as it was then. What is changed since waits for the next time.", told);
}

function doneWords({ scheduled_at: at, revision }) {
  if (!at) return tr("Revision {number} is published. Phones that are on have it within seconds, the others when they wake.", { number: revision });
  if (isToday(at)) return tr("It goes out at {time}. Until then phones keep the plan they have.", { time: asOf(at) });
  return tr("It goes out on {time}. Until then phones keep the plan they have.", { time: asOf(at) });
}

function Done({ done, onClose }) {
  useEffect(() => document.querySelector(".plan-publishing .button-main")?.focus(), []);
  return html`<p role="status" class="note">${doneWords(done)}</p>
    <p class="hint">${trParts("Labels that show an old address still scan. {print} when you can.", { print: html`<a href="/desk/labels">${tr("Print those that changed")}</a>` })}</p>
    <div class="pair"><a class="button" href="/desk/plan/revisions">${tr("All revisions")}</a><button type="button" class="button button-main" onClick=${onClose}>${tr("Go on editing")}</button></div>`;
}
