/** Aisles being reset: begin one, see how far it is, end it or take it back. */

import { html, useState } from "preact";
import { resetWords } from "../core/placing.js";
import { locale, tr, trAs } from "../core/translation.js";
import { daysBetween } from "../core/trust.js";
import { get, post, remove } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { clockTime, onMyClock } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { facts } from "./figures.js";

/** `found` as `/api/resets` tells it; `took(found)` hears the newer one, `did(text, back)` what was done. */
export function Resets({ found, took, did }) {
  const [aisle, setAisle] = useState(new URLSearchParams(location.search).get("reset") || "");
  const [busy, error, run] = useAction();
  const wrong = error?.errors?.find(({ field }) => field === "aisle");
  const begin = (submit) => {
    submit.preventDefault();
    run(async () => {
      const next = await post("/api/resets", { aisle: aisle.trim() });
      took(next);
      setAisle("");
      const mine = next.resets.at(-1);
      did(tr("{aisle} is being reset: everybody is told to check first.", { aisle: mine.code }), async () => void took(await remove(`/api/resets/${mine.id}`)));
    });
  };
  return html`<section class="stack" aria-labelledby="resets">
    <h2 id="resets">${tr("Aisles being reset")}</h2>
    <p>${tr("Everything in the aisle says “check first” until it was scanned there. Labels stay good.")}</p>
    <form class="desk-bar" onSubmit=${begin}>
      <label>${tr("Aisle")}
        <input class="field" value=${aisle} maxlength="60" autocomplete="off" autocapitalize="characters" placeholder="A12"
          aria-invalid=${wrong ? "true" : undefined} aria-describedby=${wrong ? "reset-wrong" : undefined} onInput=${(event) => setAisle(event.target.value)} /></label>
      <button class="button button-main" disabled=${busy || !aisle.trim()}>${tr("Begin a reset")}</button>
    </form>
    ${wrong ? html`<p class="field-wrong" id="reset-wrong" role="alert">${wrong.detail}</p>` : html`<${Trouble} error=${error} />`}
    ${found.resets.length
      ? html`<ul class="queue">${found.resets.map((one) => html`<${One} key=${one.id} one=${one} took=${took} did=${did} />`)}</ul>`
      : html`<p class="quiet">${tr("No aisle is being reset.")}</p>`}
  </section>`;
}

/** "Since 14:05", "Since yesterday at 14:05", "Since 3 May". */
function sinceWords(at) {
  const days = daysBetween(at, ...onMyClock());
  if (days > 1) return tr("Since {day}", { day: new Date(at).toLocaleDateString(locale(), { day: "numeric", month: "long" }) });
  const time = clockTime(at);
  return days ? tr("Since yesterday at {time}", { time }) : tr("Since {time}", { time });
}

function One({  one, took, did }) {
  const [busy, error, run] = useAction();
  const [left, setLeft] = useState(null);
  const { done, of, words } = resetWords(one);
  const aisle = one.code;
  const show = () => run(async () => setLeft(left ? null : (await get(`/api/resets/${one.id}/left`)).left));
  const goOn = async () => {
    took(await post(`/api/resets/${one.id}/resume`));
    return tr("The reset of {aisle} goes on.", { aisle });
  };
  const end = () => run(async () => {
    took(await post(`/api/resets/${one.id}/end`));
    const over = one.left ? tr("The reset of {aisle} is over. What nobody scanned there is confirmed by nobody.", { aisle }) : tr("The reset of {aisle} is over.", { aisle });
    did(over, one.left ? goOn : null);
  });
  const back = () => run(async () => {
    took(await remove(`/api/resets/${one.id}`));
    did(tr("The reset of {aisle} was taken back.", { aisle }), goOn);
  });
  return html`<li class="panel" aria-labelledby=${`reset-${one.id}`}>
    <div class="desk-head"><h3 id=${`reset-${one.id}`}>${words}</h3>
      <span class="row-say">${facts([sinceWords(one.started_at), one.started_by && trAs("…, by Maria", "by {name}", { name: one.started_by })])}</span></div>
    <progress class="progress" max=${of || 1} value=${done} aria-label=${words}></progress>
    <${Trouble} error=${error} />
    <div class="moves-actions">
      <button type="button" class="button" aria-expanded=${String(Boolean(left))} disabled=${busy} onClick=${show}>${left ? tr("Hide what is left") : tr("What is left")}</button>
      <button type="button" class="button" aria-label=${tr("End it: the reset of {aisle}", { aisle })} disabled=${busy} onClick=${end}>${tr("End it")}</button>
      <button type="button" class="button button-quiet" aria-label=${tr("Take it back: the reset of {aisle}", { aisle })} disabled=${busy} onClick=${back}>${tr("Take it back")}</button>
    </div>
    ${left && html`<ul class="moves-list">${left.map((row) => html`<li><a href=${`/items/${row.item_id}`}>${row.name}</a> <span class="row-say">${row.say}</span></li>`)}</ul>`}
  </li>`;
}
