/** The revisions of the plan that were published: what each one changed, any two compared, and the way back to one. */

import { html, render, useEffect, useState } from "preact";
import { tr, trAs, trMany, trParts } from "../../core/translation.js";
import { get, post, whenRefused } from "../../device/api.js";
import { useAction, useAnswer } from "../../parts/hooks.js";
import { asOf } from "../../parts/phrases.js";
import { Sheet } from "../../parts/sheet.js";
import { Loading, Trouble } from "../../parts/status.js";
import { facts, lined } from "../figures.js";
import { listenAtTheDesk } from "../news.js";
import { DoneLine } from "../undo.js";
import { BeforeAndAfter, ChangeList, countWords } from "./picture.js";

const PATIENCE_MS = 30_000;

function Revisions({ me }) {
  const { value, error, again } = useAnswer((signal) => get("/api/plan/revisions", { signal }), []);
  const [compared, setCompared] = useState(null);
  const [restoring, setRestoring] = useState(null);
  const [done, setDone] = useState(null);
  const [busy, trouble, run] = useAction();
  useEffect(() => listenAtTheDesk(me.cursor, (kinds) => kinds.has("plan.published") && again()), []);
  if (!value) return error ? html`<${Trouble} error=${error} again=${again} />` : html`<${Loading} what=${tr("Loading the revisions …")} />`;
  const { revisions } = value;
  if (!revisions.length) return html`<p>${trParts("No plan was published yet. {draw}, then publish it: it becomes revision 1.", { draw: html`<a href="/desk/plan">${trAs("the plan", "Draw it")}</a>` })}</p>`;
  const [newest] = revisions;
  const restore = (number) => run(async () => {
    const { revision } = await post(`/api/plan/revisions/${number}/restoration`, { expected_revision: newest.revision }, { patience: PATIENCE_MS });
    setRestoring(null);
    setDone({ text: tr("Revision {number} is published: it is as revision {older} was. Phones that are on have it within seconds.", { number: revision, older: number }), back: () => setRestoring(newest.revision) });
    again();
  });
  return html`
    <p>${tr("Every plan that went out is kept. To restore one publishes it again under a new number; nothing is lost. The draft goes on from it and keeps what was changed there.")}</p>
    <${DoneLine} done=${done} busy=${busy} />
    <${Pair} revisions=${revisions} compare=${setCompared} />
    ${compared && html`<${Comparison} key=${compared.join(" ")} pair=${compared} />`}
    <table class="table"><caption class="hidden">${tr("Published revisions, the newest first")}</caption>
      <thead><tr><th scope="col">${tr("Revision")}</th><th scope="col">${tr("When")}</th><th scope="col">${tr("Who")}</th><th scope="col">${trAs("a plan", "Holds")}</th><th scope="col"><span class="hidden">${tr("What to do")}</span></th></tr></thead>
      <tbody>${revisions.map((one, n) => html`<tr key=${one.revision}>
        <th scope="row" class="short">${tr("Revision {number}", { number: one.revision })}</th>
        <td data-label=${tr("When")} class="short"><time dateTime=${one.published_at}>${asOf(one.published_at)}</time></td>
        <td data-label=${tr("Who")}>${one.by?.name || tr("A program")}</td>
        <td data-label=${trAs("a plan", "Holds")}>${holds(one)}</td>
        <td><span class="row-actions">
          ${n + 1 < revisions.length && html`<button type="button" class="button button-small" aria-label=${tr("What it changed: revision {number}", { number: one.revision })} onClick=${() => setCompared([revisions[n + 1].revision, one.revision])}>${tr("What it changed")}</button>`}
          ${n === 0 ? html`<span class="tag tag-good">${tr("On the phones")}</span>` : html`<button type="button" class="button button-small" aria-label=${tr("Restore revision {number}", { number: one.revision })} onClick=${() => setRestoring(one.revision)}>${tr("Restore")}</button>`}
        </span></td></tr>`)}</tbody></table>
    ${restoring && html`<${Restore} ...${{ number: restoring, newest: newest.revision, busy, trouble, restore }} onClose=${() => setRestoring(null)} />`}`;
}

function holds({ aisles, bays, restored_from: from }) {
  const counted = aisles !== null && facts([trMany("{n} aisle", "{n} aisles", aisles), trMany("{n} bay", "{n} bays", bays)]);
  const older = from && tr("as revision {number} was", { number: from });
  return lined([counted, older]);
}

/** Any two revisions. */
function Pair({ revisions, compare }) {
  const [pair, setPair] = useState([revisions[1]?.revision, revisions[0].revision]);
  if (revisions.length < 3) return null;
  const field = (at, label) => html`<label class="plan-field"><span class="plan-label">${label}</span><select class="field" value=${pair[at]} onChange=${(event) => setPair(pair.map((old, n) => (n === at ? Number(event.target.value) : old)))}>
    ${revisions.map(({ revision, published_at: at_ }) => html`<option value=${revision} selected=${revision === pair[at]}>${facts([revision, asOf(at_)])}</option>`)}</select></label>`;
  return html`<div class="plan-pair">${field(0, tr("Compare revision"))}${field(1, tr("with revision"))}
    <button type="button" class="button" disabled=${pair[0] === pair[1]} onClick=${() => compare([...pair].sort((a, b) => a - b))}>${tr("Compare")}</button></div>`;
}

/** Both revisions and what differs. */
async function bothOf([before, after], signal) {
  const ask = (path) => get(path, { signal, patience: PATIENCE_MS });
  const [old, now, comparison] = await Promise.all([ask(`/api/plan/revisions/${before}`), ask(`/api/plan/revisions/${after}`), ask(`/api/plan/revisions/${after}/comparison?with=${before}`)]);
  return { old: old.plan, now: now.plan, ...comparison };
}

function Comparison({ pair }) {
  const { value, error, again } = useAnswer((signal) => bothOf(pair, signal), [pair[0], pair[1]]);
  const title = tr("From revision {older} to revision {newer}", { older: pair[0], newer: pair[1] });
  return html`<section class="panel" aria-label=${title}><h2>${value ? tr("From revision {older} to revision {newer}: {counts}", { older: pair[0], newer: pair[1], counts: countWords(value.counts) }) : title}</h2>
    <${Trouble} error=${error} again=${again} />
    ${value ? html`<${BeforeAndAfter} before=${value.old} after=${value.now} changes=${value.changes} names=${pair.map((number) => tr("Revision {number}", { number }))} />
      <${ChangeList} changes=${value.changes} counts=${value.counts} plans=${[value.now, value.old]} />` : !error && html`<${Loading} what=${tr("Comparing …")} />`}
  </section>`;
}

function Restore({ number, newest, busy, trouble, restore, onClose }) {
  return html`<${Sheet} title=${tr("Restore revision {number}?", { number })} onClose=${onClose}><div class="plan-publishing stack">
    <${Comparison} pair=${[newest, number]} />
    <p>${tr("It becomes revision {number} and goes to the phones at once.", { number: newest + 1 })}</p>
    <${Trouble} error=${trouble} />
    <div class="sheet-foot"><div class="pair"><button type="button" class="button" onClick=${onClose}>${tr("Leave it")}</button>
      <button type="button" class="button button-main" disabled=${busy} onClick=${() => restore(number)}>${busy ? tr("Restoring …") : tr("Restore revision {number}", { number })}</button></div></div>
  </div><//>`;
}

whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Revisions} me=${JSON.parse(document.getElementById("me-now").textContent)} />`, document.getElementById("revisions"));
