/** The desk's promises: what customers wait for, the overdue first; what was kept; what was withdrawn, and why. */

import { html, render, useEffect, useState } from "preact";
import { dayWords, dueWords } from "../core/promise.js";
import { tr, trAs, trMany } from "../core/translation.js";
import { get, post, whenRefused } from "../device/api.js";
import { useAction, useNow } from "../parts/hooks.js";
import { forWords, toWords } from "../parts/promise-rows.js";
import { Trouble } from "../parts/status.js";
import { number } from "./figures.js";
import { listenAtTheDesk } from "./news.js";

const KINDS = ["promise.moved", "promise.overdue"];

function Promises({ first, cursor }) {
  const [ledger, setLedger] = useState(first);
  const load = async () => setLedger(await get("/api/promises/ledger"));
  useEffect(() => listenAtTheDesk(cursor, async (kinds) => KINDS.some((kind) => kinds.has(kind)) && load()), []);
  const { promises, ended } = ledger;
  const kept = ended.filter(({ state }) => state === "kept");
  const withdrawn = ended.filter(({ state }) => state === "withdrawn");
  if (!promises.length && !ended.length) {
    return html`<p class="quiet">${tr("Nothing is promised. When a colleague on the floor promises a customer to get back, it shows here until it is kept.")}</p>`;
  }
  return html`
    <p role="status">${summary(promises)}</p>
    ${promises.length > 0 && html`<${Open} promises=${promises} colleagues=${ledger.colleagues} load=${load} />`}
    <${Ended} id="kept" title=${trAs("promises", "Kept")} promises=${kept} what=${tr("The customer was told")} told=${answerWords} />
    <${Ended} id="withdrawn" title=${trAs("promises", "Withdrawn")} promises=${withdrawn} what=${tr("Why")} told=${({ why }) => why || "–"} />`;
}

function Open({ promises, colleagues, load }) {
  // How long there is still goes by without news.
  const now = useNow(15_000);
  return html`<section class="stack-tight" aria-labelledby="open">
    <h2 id="open">${tr("Customers wait for")}</h2>
    <table class="table">
      <caption class="hidden">${tr("Customers wait for")}</caption>
      <thead><tr><th scope="col">${tr("What")}</th><th scope="col">${tr("Customer")}</th><th scope="col">${tr("By when")}</th><th scope="col">${tr("Who has it")}</th></tr></thead>
      <tbody>${promises.map((promise) => html`<tr key=${promise.id}>
        <th scope="row"><span>${promise.what}${promise.item ? html`<br /><span class="quiet">${promise.item.name}</span>` : ""}</span></th>
        <td data-label=${tr("Customer")}><span>${toWords(promise.to)}${promise.phone ? html`<br /><span class="quiet">${promise.phone}</span>` : ""}</span></td>
        <td data-label=${tr("By when")}><span class=${`tag ${promise.state === "overdue" ? "tag-bad" : "tag-you"}`}>${dueWords(promise, now)}</span></td>
        <td data-label=${tr("Who has it")}><${Owner} promise=${promise} colleagues=${colleagues} load=${load} /></td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

/** Who has it; choosing somebody else who is on shift hands it over. */
function Owner({ promise, colleagues, load }) {
  const [busy, error, run] = useAction();
  const others = colleagues.filter(({ id }) => id !== promise.owner.id);
  const give = (event) => {
    const to = Number(event.target.value);
    run(async () => {
      await post(`/api/promises/${promise.id}/hand-over`, { to });
      await load();
    });
  };
  return html`<span class="stack-tight"><select class="field" aria-label=${tr("Who has it: {what}", promise)} disabled=${busy || !others.length} value=${promise.owner.id} onChange=${give}>
      <option value=${promise.owner.id}>${promise.owner.name}</option>
      ${others.map((one) => html`<option key=${one.id} value=${one.id}>${one.on_break ? tr("{name} (on a break)", one) : one.name}</option>`)}
    </select><${Trouble} error=${error} /></span>`;
}

function Ended({ id, title, promises, what, told }) {
  if (!promises.length) return null;
  return html`<section class="stack-tight" aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    <table class="table">
      <caption class="hidden">${title}</caption>
      <thead><tr><th scope="col">${tr("What")}</th><th scope="col">${what}</th><th scope="col" class="short">${trAs("who did it", "By")}</th><th scope="col">${trAs("a day", "On")}</th></tr></thead>
      <tbody>${promises.map((promise) => html`<tr key=${promise.id}>
        <th scope="row"><span>${promise.what}${promise.to ? html`<br /><span class="quiet">${forWords(promise)}</span>` : ""}</span></th>
        <td data-label=${what}>${told(promise)}</td>
        <td data-label=${trAs("who did it", "By")} class="short">${promise.owner?.name || "–"}</td>
        <td data-label=${trAs("a day", "On")}><time dateTime=${promise.ended_at}>${dayWords(promise.ended_at)}</time></td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

const answerWords = ({ answer }) => [answer?.item?.name, answer?.say, answer?.words].filter(Boolean).join(": ") || "–";

/** "3 customers wait, 1 of them too long." */
function summary(promises) {
  const late = promises.filter(({ state }) => state === "overdue").length;
  if (!promises.length) return tr("No customer waits for us now.");
  if (!late) return trMany("{n} customer waits.", "{n} customers wait.", promises.length);
  return trMany("{n} customer waits, {late} of them too long.", "{n} customers wait, {late} of them too long.", promises.length, { late: number(late) });
}

const place = document.getElementById("promises");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Promises} first=${JSON.parse(document.getElementById("promises-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
