/** The desk's fixes: places where a colleague did not find an item, the longest waiting first. */

import { html, render, useEffect, useState } from "preact";
import { tr } from "../core/translation.js";
import { moment, seen } from "../core/trust.js";
import { get, post, put, remove, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { onMyClock } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { showCount } from "./badge.js";
import { number } from "./figures.js";
import { listenAtTheDesk } from "./news.js";
import { DoneLine } from "./undo.js";

const MATTERS = ["item.changed", "items.changed", "plan.published"];

function Fixes({ first, cursor }) {
  const [{ fixes, total }, setFound] = useState(first);
  const [done, setDone] = useState(null);
  const [busy, error, run] = useAction();
  const read = async () => setFound(await get("/api/fixes"));
  useEffect(() => listenAtTheDesk(cursor, (kinds) => MATTERS.some((kind) => kinds.has(kind)) && read()), []);
  useEffect(() => showCount("fixes-count", total), [total]);
  const back = (fix) => () => run(async () => {
    await post(`/api/placements/${fix.place.id}/undo`);
    setDone({ text: tr("{name}: undone.", { name: fix.name }), back: null });
    await read();
  });
  const deed = async (fix, text, work) => {
    await work();
    setDone({ text, back: back(fix) });
    await read();
  };
  return html`
    <${DoneLine} done=${done} busy=${busy} />
    <${Trouble} error=${error} />
    ${fixes.length
      ? html`<p>${tr("A colleague stood there and did not find it. Until it is put right, everybody is told to check first.")}</p>
        <ul class="stack">${fixes.map((fix) => html`<${Fix} key=${fix.place.id} fix=${fix} deed=${deed} />`)}</ul>
        ${total > fixes.length && html`<p class="quiet">${tr("The oldest {shown} of {all} show here.", { shown: fixes.length, all: number(total) })}</p>`}`
      : html`<p class="quiet">${tr("Every place is good as far as anybody knows. When a colleague taps “I'm here and it isn't”, it shows here.")}</p>`}`;
}

function Fix({ fix, deed }) {
  const [place, setPlace] = useState("");
  const [busy, error, run] = useAction();
  const wrong = error?.errors?.find(({ field }) => field === "place");
  const path = `/api/placements/${fix.place.id}`;
  const there = () => run(() => deed(fix, tr("{name}: it is there.", { name: fix.name }), () => post(`${path}/confirmation`)));
  const gone = () => run(() => deed(fix, tr("{name}: it is no longer listed at {place}.", { name: fix.name, place: fix.place.say }), () => remove(path)));
  const move = (submit) => {
    submit.preventDefault();
    run(() => deed(fix, tr("{name}: it stands at {place} now.", { name: fix.name, place: place.trim() }), () => put(`${path}/place`, { place: place.trim() })));
  };
  const [id, hint] = [`place-${fix.place.id}`, `wrong-${fix.place.id}`];
  return html`<li class="panel fix" aria-labelledby=${`fix-${fix.place.id}`}>
    <div>
      <h2 id=${`fix-${fix.place.id}`}><a href=${`/items/${fix.item_id}`}>${fix.name}</a></h2>
      <p class="row-say">${[fix.department, fix.sku].filter(Boolean).join(" · ")}</p>
    </div>
    <p><strong>${fix.place.say}</strong> <span class="tag tag-doubt">${missing(fix)}</span><br />
      <span class="row-say">${fix.place.confirmed_at ? seen(fix.place.confirmed_at, ...onMyClock()) : tr("Nobody has confirmed it before")}</span></p>
    ${!wrong && html`<${Trouble} error=${error} />`}
    <div class="fix-ways">
      <button type="button" class="button" aria-label=${tr("It is there: {name}", { name: fix.name })} disabled=${busy} onClick=${there}>${tr("It is there")}</button>
      <form class="fix-move" onSubmit=${move}>
        <label for=${id}>${tr("It stands at")}</label>
        <span class="field-row">
          <input class="field" id=${id} value=${place} maxlength="60" autocomplete="off" autocapitalize="characters" placeholder=${tr("A12 4 left")}
            aria-invalid=${wrong ? "true" : undefined} aria-describedby=${wrong ? hint : undefined} onInput=${(event) => setPlace(event.target.value)} />
          <button class="button" aria-label=${tr("Move it: {name}", { name: fix.name })} disabled=${busy || !place.trim()}>${tr("Move it")}</button>
        </span>
        ${wrong && html`<span class="field-wrong" id=${hint} role="alert">${wrong.detail}</span>`}
      </form>
      <button type="button" class="button" aria-label=${tr("Remove this place: {name}", { name: fix.name })} disabled=${busy} onClick=${gone}>${tr("Remove this place")}</button>
    </div>
  </li>`;
}

function missing({ doubted_at: at, doubted_by: by }) {
  const when = moment(at, ...onMyClock());
  return by ? tr("Not found {when} by {name}", { when, name: by }) : tr("Not found {when}", { when });
}

const place = document.getElementById("fixes");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
document.getElementById("fixes-count")?.replaceChildren();
render(html`<${Fixes} first=${JSON.parse(document.getElementById("fixes-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
