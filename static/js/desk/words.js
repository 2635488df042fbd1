/** The desk's words: what the store was taught, who taught it, and what customers asked in vain. */

import { html, render, useEffect, useRef, useState } from "preact";
import { mark, tr, trAs, trMany } from "../core/translation.js";
import { get, post, remove, wasCancelled, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Trouble } from "../parts/status.js";
import { dayBy, number, quoted } from "./figures.js";
import { listenAtTheDesk } from "./news.js";
import { DoneLine } from "./undo.js";
import { WordsForm, languageName } from "./words-form.js";

const MATTERS = ["answer.kept", "answer.revoked", "item.changed", "items.changed", "plan.published"];
const KINDS = { item: mark("An item"), spot: mark("A place"), aisle: mark("An aisle"), area: mark("A department"), same: mark("Other words"), words: mark("An answer") };
const EVERY = { q: "", kind: "", language: "" };
const PAUSE_MS = 150;

function Words({ first, cursor, languages }) {
  const [{ entries, fit, total, unanswered }, setFound] = useState(first);
  const [wanted, setWanted] = useState(EVERY);
  const [open, setOpen] = useState(null);
  const [done, setDone] = useState(null);
  const [busy, error, run] = useAction();
  const [failed, setFailed] = useState(null);
  const asked = useRef(EVERY);
  const read = async (limits) => {
    const mine = asked.current;
    const found = await get(`/api/entries?${new URLSearchParams(mine)}`, limits);
    if (asked.current === mine) setFound(found);
  };
  useEffect(() => listenAtTheDesk(cursor, (kinds) => MATTERS.some((kind) => kinds.has(kind)) && read()), []);
  useEffect(() => {
    if (asked.current === wanted) return undefined;
    asked.current = wanted;
    const gone = new AbortController();
    const look = () => read({ signal: gone.signal }).then(() => setFailed(null), (error) => wasCancelled(error) || setFailed(error));
    const timer = setTimeout(look, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [wanted]);
  const deed = (work, text, back = null) => run(async () => {
    await work();
    setDone({ text, back });
    await read();
  });
  const confirm = (one) => deed(() => post(`/api/entries/${one.id}/confirmation`), tr("“{words}” counts fully again.", one));
  const bringBack = (one) => deed(() => post(`/api/entries/${one.id}/undo`), tr("“{words}” is back.", one));
  const takeBack = (one) => deed(() => remove(`/api/entries/${one.id}`), tr("“{words}” is taken back. Nobody finds it any more.", one), () => bringBack(one));
  const taught = async (entry) => {
    setOpen(null);
    setDone({ text: tr("“{words}” means {meaning}. Every phone finds it in a few seconds.", { words: entry.words, meaning: entry.leads_to }), back: () => takeBack(entry) });
    await read();
  };
  return html`
    <${DoneLine} done=${done} busy=${busy} />
    <${Trouble} error=${error ?? failed} />
    <div class="desk-bar"><button type="button" class="button button-main" onClick=${() => setOpen({ words: "" })}>${tr("Teach words")}</button></div>
    <${Unanswered} unanswered=${unanswered} teach=${(words) => setOpen({ words })} />
    <section class="stack-tight" aria-labelledby="taught">
      <h2 id="taught">${tr("What the store was taught")}</h2>
      ${total
        ? html`<${Ways} wanted=${wanted} setWanted=${setWanted} languages=${languages} />
          <p role="status" class="quiet">${counted(entries.length, fit, total)}</p>
          ${entries.length > 0 && html`<${Taught} entries=${entries} busy=${busy} confirm=${confirm} takeBack=${takeBack} />`}`
        : html`<p class="quiet">${tr("Nothing yet. Answers that colleagues keep come here by themselves; you can also teach what customers call things.")}</p>`}
    </section>
    ${open && html`<${WordsForm} words=${open.words} languages=${languages} taught=${taught} onClose=${() => setOpen(null)} />`}`;
}

function Unanswered({ unanswered, teach }) {
  if (!unanswered.length) return null;
  return html`<section class="stack-tight" aria-labelledby="unanswered">
    <h2 id="unanswered">${tr("Asked but not found")}</h2>
    <p class="row-say">${tr("Words that more than one customer used in the last 30 days, which found nothing or for which a colleague had to be asked.")}</p>
    <table class="table">
      <caption class="hidden">${tr("Asked but not found")}</caption>
      <thead><tr><th scope="col">${tr("Words")}</th><th scope="col" class="number">${trAs("how often", "Times")}</th><th scope="col"><span class="hidden">${tr("What to do")}</span></th></tr></thead>
      <tbody>${unanswered.map((one) => html`<tr key=${one.words}>
        <th scope="row"><span>${quoted(one.words)}</span></th><td data-label=${trAs("how often", "Times")} class="number">${number(one.count)}</td>
        <td><span class="row-actions"><button type="button" class="button button-small" aria-label=${tr("Teach {words}", one)} onClick=${() => teach(one.words)}>${trAs("verb", "Teach")}</button></span></td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

function Ways({ wanted, setWanted, languages }) {
  const set = (name) => (event) => setWanted({ ...wanted, [name]: event.target.value });
  return html`<div class="words-ways">
    <label class="stack-tight">${trAs("verb", "Search")}<input class="field" type="search" autocomplete="off" maxlength="200" value=${wanted.q} onInput=${set("q")} /></label>
    <label class="stack-tight">${tr("What they lead to")}<select class="field" value=${wanted.kind} onChange=${set("kind")}>
      <option value="">${tr("Everything")}</option>${Object.entries(KINDS).map(([kind, words]) => html`<option value=${kind}>${tr(words)}</option>`)}
      <option value="faded">${tr("Only what may be old")}</option></select></label>
    <label class="stack-tight">${tr("Language")}<select class="field" value=${wanted.language} onChange=${set("language")}>
      <option value="">${trAs("languages", "All")}</option>${languages.map((code) => html`<option value=${code}>${languageName(code)}</option>`)}</select></label>
  </div>`;
}

function Taught({ entries, ...deeds }) {
  return html`<table class="table">
    <caption class="hidden">${tr("What the store was taught")}</caption>
    <thead><tr><th scope="col">${tr("Words")}</th><th scope="col">${trAs("words", "Lead to")}</th><th scope="col">${trAs("when", "Taught")}</th><th scope="col" class="number">${trAs("how often", "Asked")}</th><th scope="col"><span class="hidden">${tr("What to do")}</span></th></tr></thead>
    <tbody>${entries.map((one) => html`<${Row} key=${one.id} one=${one} ...${deeds} />`)}</tbody>
  </table>`;
}

function Row({ one, busy, confirm, takeBack }) {
  return html`<tr>
    <th scope="row"><span>${quoted(one.words)}${one.language ? html` <span class="tag">${languageName(one.language)}</span>` : ""}</span></th>
    <td data-label=${trAs("words", "Lead to")}><span>${one.item_id ? html`<a href=${`/items/${one.item_id}`}>${one.leads_to}</a>` : one.leads_to}
      ${one.faded && html`<br /><span class="tag tag-doubt">${tr("The item has moved since: it counts half")}</span>`}</span></td>
    <td data-label=${trAs("when", "Taught")}><span>${dayBy(one.taught_at, one.taught_by)}${one.answered ? html`<br /><span class="row-say">${tr("A colleague's answer")}</span>` : ""}</span></td>
    <td data-label=${trAs("how often", "Asked")} class="number">${one.asked ? trMany("{n} in 30 days", "{n} in 30 days", one.asked) : "–"}</td>
    <td><span class="row-actions">
      ${one.faded && html`<button type="button" class="button button-small" disabled=${busy} aria-label=${tr("Still right: {name}", { name: one.words })} onClick=${() => confirm(one)}>${tr("Still right")}</button>`}
      <button type="button" class="button button-small" disabled=${busy} aria-label=${tr("Take back {words}", one)} onClick=${() => takeBack(one)}>${tr("Take back")}</button>
    </span></td>
  </tr>`;
}

function counted(shown, fit, total) {
  if (!shown) return tr("None fits. Search for less, or choose everything.");
  if (fit > shown) return tr("The newest {shown} of {all}. Search to see others.", { shown: number(shown), all: number(fit) });
  return fit === total ? trMany("{n} in all.", "{n} in all.", total) : tr("{some} of {all}.", { some: number(fit), all: number(total) });
}

const told = (id) => JSON.parse(document.getElementById(id).textContent);
const place = document.getElementById("words");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Words} first=${told("words-now")} cursor=${Number(place.dataset.cursor)} languages=${told("languages-now")} />`, place);
