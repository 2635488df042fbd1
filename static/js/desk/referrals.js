/** The desk's referrals: where else customers are sent, who checked it, and what they missed most. */

import { html, render, useEffect, useState } from "preact";
import { tr, trAs } from "../core/translation.js";
import { get, post, remove, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Trouble } from "../parts/status.js";
import { dayBy, facts, number, quoted } from "./figures.js";
import { listenAtTheDesk } from "./news.js";
import { ReferralForm } from "./referral-form.js";
import { DoneLine } from "./undo.js";

function Referrals({ first, cursor, departments }) {
  const [{ referrals, missed }, setFound] = useState(first);
  const [open, setOpen] = useState(null);
  const [done, setDone] = useState(null);
  const [busy, error, run] = useAction();
  const read = async () => setFound(await get("/api/referrals"));
  useEffect(() => listenAtTheDesk(cursor, (kinds) => kinds.has("referral.changed") && read()), []);
  const check = (one) => run(async () => {
    await post(`/api/referrals/${one.id}/check`);
    setDone({ text: tr("{name}: counts as checked today.", one), back: null });
    await read();
  });
  const takeOut = (one) => run(async () => {
    await remove(`/api/referrals/${one.id}`);
    setDone({ text: tr("{name} is removed. Nobody is sent there any more.", one), back: () => bringBack(one) });
    await read();
  });
  const bringBack = (one) => run(async () => {
    await post(`/api/referrals/${one.id}/undo`);
    setDone({ text: tr("{name} is back.", one), back: null });
    await read();
  });
  const saved = async (text) => {
    setOpen(null);
    setDone({ text, back: null });
    await read();
  };
  return html`
    <${DoneLine} done=${done} busy=${busy} />
    <${Trouble} error=${error} />
    <div class="desk-bar"><button type="button" class="button button-main" onClick=${() => setOpen({})}>${tr("Add a place")}</button></div>
    ${referrals.length
      ? html`<${List} referrals=${referrals} busy=${busy} check=${check} edit=${setOpen} takeOut=${takeOut} />`
      : html`<p class="quiet">${tr("No place is noted yet. Add your other branches first, then three places nearby: a customer who is sent to the right place comes back.")}</p>`}
    <${Missed} missed=${missed} note=${(words) => setOpen({ words })} />
    ${open && html`<${ReferralForm} referral=${open} departments=${departments} saved=${saved} onClose=${() => setOpen(null)} />`}`;
}

function List({ referrals, busy, check, edit, takeOut }) {
  return html`<table class="table">
    <caption class="hidden">${tr("Places that customers are sent to")}</caption>
    <thead><tr><th scope="col">${tr("Name")}</th><th scope="col">${tr("Where")}</th><th scope="col">${trAs("what a place is for", "For")}</th><th scope="col">${trAs("when", "Checked")}</th><th scope="col"><span class="hidden">${tr("What to do")}</span></th></tr></thead>
    <tbody>${referrals.map((one) => html`<tr key=${one.id}>
      <th scope="row"><span>${one.name}${one.kind === "branch" ? html` <span class="tag tag-you">${tr("Our store")}</span>` : ""}</span></th>
      <td data-label=${tr("Where")}><span>${facts([one.where, one.phone]) || "–"}${one.note ? html`<br /><span class="row-say">${one.note}</span>` : ""}</span></td>
      <td data-label=${trAs("what a place is for", "For")}>${purpose(one)}</td>
      <td data-label=${trAs("when", "Checked")}><span class=${one.check_first ? "tag tag-doubt" : ""}>${dayBy(one.checked_at, one.checked_by)}</span></td>
      <td><span class="row-actions">
        <button type="button" class="button button-small" disabled=${busy} aria-label=${tr("Still right: {name}", one)} onClick=${() => check(one)}>${tr("Still right")}</button>
        <button type="button" class="button button-small" aria-label=${tr("Edit {name}", one)} onClick=${() => edit(one)}>${tr("Edit")}</button>
        <button type="button" class="button button-small" disabled=${busy} aria-label=${tr("Remove {name}", one)} onClick=${() => takeOut(one)}>${tr("Remove")}</button>
      </span></td>
    </tr>`)}</tbody>
  </table>`;
}

/** What a referral is for, in words. */
function purpose({ item, words, department }) {
  if (item) return item;
  if (words) return quoted(words);
  return department || tr("Everything");
}

function Missed({ missed, note }) {
  if (!missed.length) return null;
  return html`<section class="stack-tight" aria-labelledby="missed">
    <h2 id="missed">${tr("What customers missed most")}</h2>
    <p class="row-say">${tr("Words of the last 30 days to which the store had nothing.")}</p>
    <table class="table">
      <caption class="hidden">${tr("What customers missed most")}</caption>
      <thead><tr><th scope="col">${tr("Words")}</th><th scope="col" class="number">${trAs("how often", "Times")}</th><th scope="col"><span class="hidden">${tr("What to do")}</span></th></tr></thead>
      <tbody>${missed.map((one) => html`<tr key=${one.words}>
        <th scope="row"><span>${quoted(one.words)}</span></th><td data-label=${trAs("how often", "Times")} class="number">${number(one.count)}</td>
        <td><span class="row-actions">${one.has_referral
          ? html`<span class="tag tag-good">${tr("A place is noted")}</span>`
          : html`<button type="button" class="button button-small" aria-label=${tr("Note a place for {words}", one)} onClick=${() => note(one.words)}>${tr("Note a place")}</button>`}</span></td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

const told = (id) => JSON.parse(document.getElementById(id).textContent);
const place = document.getElementById("referrals");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Referrals} first=${told("referrals-now")} cursor=${Number(place.dataset.cursor)} departments=${told("departments-now")} />`, place);
