/** The desk's page of all hands: calls that are on and who comes, calling, the rule, and what was. */

import { html, render, useEffect, useState } from "preact";
import { mark, tr, trAs } from "../core/translation.js";
import { get, post, put, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { asOf } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { SurgeCount } from "../parts/surge-count.js";
import { SurgeForm } from "../parts/surge-form.js";
import { SurgeLead } from "../parts/surge-lead.js";
import { callerWords, pastWords, reachWords } from "../parts/surge-words.js";
import { facts } from "./figures.js";
import { listenAtTheDesk } from "./news.js";

const MATTERS = ["surge.changed", "person.changed"];

function Surges({ first, cursor }) {
  const [desk, setDesk] = useState(first);
  const [open, setOpen] = useState(false);
  const read = async () => setDesk(await get("/api/surges/desk"));
  useEffect(() => listenAtTheDesk(cursor, async (kinds) => MATTERS.some((kind) => kinds.has(kind)) && read()), []);
  const called = async () => {
    setOpen(false);
    await read();
  };
  const end = (id) => async () => {
    await post(`/api/surges/${id}/stand-down`);
    await read();
  };
  return html`
    <div class="desk-head"><p role="status">${reachWords(desk)}</p>
      <button type="button" class="button button-main button-hands" onClick=${() => setOpen(true)}>${tr("Call all hands")}</button></div>
    ${desk.surges.length > 0
      ? html`<div class="columns">${desk.surges.map((surge) => html`<section class="panel" key=${surge.id} aria-labelledby=${`surge-${surge.id}`}>
          <p class="row-say">${callerWords(surge)}</p><h2 id=${`surge-${surge.id}`}>${surge.zone}</h2>
          ${surge.note && html`<p>${surge.note}</p>`}
          <${SurgeCount} surge=${surge} /><${SurgeLead} surge=${surge} end=${end(surge.id)} /></section>`)}</div>`
      : html`<p class="quiet">${tr("No call is on. When you call, phones ring of those who agreed, those first whose turn it is.")}</p>`}
    <${RuleForm} rule=${desk.rule} zones=${desk.zones} />
    <${Past} past=${desk.past} />
    ${open && html`<${SurgeForm} send=${(wanted) => post("/api/surges", wanted)} called=${called} onClose=${() => setOpen(false)} />`}`;
}

const NUMBERS = [
  ["more_than", mark("When more asks wait than"), 1, 100, mark("Three that wait at once are a busy minute; more are a rush.")],
  ["for_seconds", mark("Each for longer than (seconds)"), 10, 3600, mark("By 90 s everybody near was asked, and patience ends at about 180 s.")],
  ["needed", mark("Call so many people"), 1, 50, mark("Two answer what five have asked within some minutes.")],
];
const LIMIT = ["limit_minutes", mark("Any call ends after (minutes)"), 5, 240, mark("Your own calls, too. A midday peak is over by 45.")];

function RuleForm({ rule, zones }) {
  const [wanted, setWanted] = useState(rule);
  const [saved, setSaved] = useState(false);
  const [busy, error, run] = useAction();
  const set = (name, value) => {
    setSaved(false);
    setWanted({ ...wanted, [name]: value });
  };
  const save = (submit) => {
    submit.preventDefault();
    run(async () => {
      setWanted(await put("/api/surges/rule", wanted));
      setSaved(true);
    });
  };
  const number = ([name, words, least, most, why]) => html`<label class="stack-tight" key=${name}>${tr(words)}
    <input class="field" type="number" inputmode="numeric" required min=${least} max=${most} value=${wanted[name]} onInput=${(event) => set(name, Number(event.target.value))} />
    <span class="hint">${tr(why)}</span></label>`;
  const whole = [...NUMBERS, LIMIT].every(([name, , least, most]) => wanted[name] >= least && wanted[name] <= most) && wanted.zone.trim();
  return html`<form class="panel" onSubmit=${save} aria-labelledby="rule">
    <h2 id="rule">${tr("Call by itself")}</h2>
    <label class="check"><input type="checkbox" checked=${wanted.on} onChange=${(event) => set("on", event.target.checked)} />
      <span>${tr("The store calls all hands when too many customers wait")}</span></label>
    <div class="hands-rule">
      ${NUMBERS.map(number)}
      <label class="stack-tight">${trAs("called to a place", "To")}<input class="field" list="rule-zones" required maxlength="60" autocomplete="off" value=${wanted.zone} onInput=${(event) => set("zone", event.target.value)} />
        <span class="hint">${tr("A department, the tills, or any words.")}</span></label>
      ${number(LIMIT)}
      <datalist id="rule-zones">${zones.map((name) => html`<option value=${name}></option>`)}</datalist>
    </div>
    <${Trouble} error=${error} />
    <div class="desk-actions"><button class="button button-main" disabled=${busy || !whole}>${busy ? tr("Saving…") : tr("Save")}</button>
      <p role="status" class="quiet">${saved ? (wanted.on ? tr("Saved. The store calls by itself now.") : tr("Saved. Only supervisors call.")) : ""}</p></div>
  </form>`;
}

function Past({ past }) {
  if (!past.length) return null;
  return html`<section class="stack-tight" aria-labelledby="past"><h2 id="past">${tr("The last four weeks")}</h2>
    <table class="table"><caption class="hidden">${tr("Calls that are over")}</caption>
      <thead><tr><th scope="col">${tr("Where")}</th><th scope="col">${trAs("when", "Called")}</th><th scope="col">${tr("What became of it")}</th></tr></thead>
      <tbody>${past.map((one) => html`<tr key=${one.id}><th scope="row">${one.zone}</th>
        <td data-label=${trAs("when", "Called")}>${facts([asOf(one.opened_at), one.by_rule && tr("by itself")])}</td><td>${pastWords(one)}</td></tr>`)}</tbody></table>
  </section>`;
}

const place = document.getElementById("surges");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Surges} first=${JSON.parse(document.getElementById("surges-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
