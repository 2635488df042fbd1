/** One item: the sentence to say, the walk, other places, and how sure all that is. */

import { html, useEffect, useRef, useState } from "preact";
import { printed } from "../core/barcode.js";
import { locale, mark, tr, trMany } from "../core/translation.js";
import { seen, warning } from "../core/trust.js";
import { get } from "../device/api.js";
import { lookUp } from "../device/codes.js";
import { finder } from "../device/finder.js";
import { showedLast } from "../device/last-shown.js";
import { lookedAt } from "../device/looked.js";
import { me, plan } from "../device/store.js";
import { AnswerCard, MiniSign, Trust, signWords } from "../parts/answer-card.js";
import { AskButton } from "../parts/ask-sheet.js";
import { Elsewhere } from "../parts/elsewhere.js";
import { useAnswer, useCell, useNews } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { later } from "../parts/later.js";
import { onMyClock, roleWords } from "../parts/phrases.js";
import { PlaceTrust } from "../parts/place-trust.js";
import { PromiseFor } from "../parts/promise-for.js";
import { go } from "../parts/router.js";
import { Loading, Trouble } from "../parts/status.js";
import { StandHere } from "../parts/stand-here.js";

/** The sentence to say comes first; the map is more than all the rest of the screen. */
const WalkCard = later(() => import("../parts/walk-card.js").then((part) => part.WalkCard), mark("Loading the plan…"));
const PlaceCard = later(() => import("../parts/place-card.js").then((part) => part.PlaceCard), mark("Drawing the card…"));

/** `params`: `{id}` of an item, or the `{gtin}` of a scanned link. */
export function Item({ params: { id, gtin } }) {
  const { value, error, again } = useAnswer((signal) => load(id, gtin, signal), [id, gtin]);
  if (error && !value) return html`<${Missing} error=${error} again=${again} />`;
  if (!value) return html`<main class="screen"><h1 class="hidden" tabindex="-1">${tr("Item")}</h1><${Loading} what=${tr("Getting the item…")} /></main>`;
  if (!value.item) return html`<${UnknownCode} code=${value} />`;
  return html`<${Live} read=${value} again=${again} key=${value.item.id} />`;
}

/** The item as it was read, until a tap here or news from elsewhere tell more. */
function Live({ read, again }) {
  const [newer, setNewer] = useState(null);
  useNews(({ kind, body }) => {
    const about = kind === "item.changed" ? body.items.includes(read.item.id) : ANYTHING.has(kind);
    if (about) again();
  });
  // An undo long after the tap is newer than what was read in between.
  const latest = useRef(read);
  latest.current = read;
  const item = newer?.than === read ? newer.item : read.item;
  return html`<${ItemPage} item=${item} changed=${(next) => setNewer({ than: latest.current, item: next })} />`;
}

/** News after which any item may be another one. */
const ANYTHING = new Set(["items.changed", "plan.published", "anew"]);

function Missing({ error, again }) {
  const gone = error.status === 404;
  return html`<main class="screen"><h1 tabindex="-1">${gone ? tr("This item is not here") : tr("Item")}</h1>
    <${Trouble} error=${error} again=${again} />
    ${gone && html`<a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Search by name")}</a>`}
  </main>`;
}

/** A network that hangs holds up nobody whose phone carries the item. */
const PATIENCE_MS = 2000;

/** From the server; where that does not answer soon, what the phone carries. */
async function load(id, gtin, signal) {
  const read = id ? await item(id, signal) : await lookUp(gtin);
  if (read.item) lookedAt(read.item);
  return read;
}

async function item(id, signal) {
  const carried = finder.item(id).then((own) => own && { item: own }, () => null);
  const told = get(`/api/items/${id}`, { signal }).then((theirs) => ({ item: theirs }));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)).then(() => carried).then((own) => own || told);
  try {
    return await Promise.race([told, late]);
  } catch (error) {
    const own = error.name === "Unreachable" && (await carried);
    if (own) return own;
    throw error;
  }
}

function ItemPage({ item, changed }) {
  const document = useCell(plan);
  const who = useCell(me);
  const [chosen, setChosen] = useState(null);
  const [shown, setShown] = useState(false);
  const place = item.placements.find((one) => one.id === chosen) || item.placements[0];
  const unsure = item.out_of_stock || Boolean(place?.doubted_at);
  // Where it is not at the place that shows, the next best one comes forward.
  const told = (next) => {
    if (next.placements.find((one) => one.id === place.id)?.doubted_at) setChosen(null);
    changed(next);
  };
  const kind = [item.brand, item.department].filter(Boolean).join(" · ");
  useEffect(() => {
    const surely = place && !unsure && !chosen;
    showedLast(location.pathname, surely ? { name: item.name, kind, ...signWords(place) } : null);
  }, [item, place, unsure]);
  const question = { words: tr("Where is {what}?", { what: item.name }), item_id: item.id };
  return html`<main class="screen item">
    <div class="item-head">
      ${item.image && html`<img class="item-image" src=${item.image} alt="" width="72" height="72" loading="lazy" />`}
      <div><h1 tabindex="-1">${item.name}</h1><p class="item-kind">${kind}</p></div>
    </div>
    ${place && html`<${AnswerCard} place=${place} trust=${html`<${Trust} place=${place} out=${item.out_of_stock} />`} />`}
    ${place && html`<${PlaceTrust} key=${place.id} item=${item} place=${place} changed=${told} />`}
    ${!place && html`<${NoPlace} item=${item} question=${question} />`}
    ${(item.out_of_stock || !place) && html`<${Elsewhere} item=${item} />`}
    ${place && html`<${WalkCard} plan=${document} place=${place} sighting=${who?.sighting} />`}
    ${place && html`<div class="item-steps">
      <${AskButton} question=${question} main=${unsure && !item.out_of_stock} />
      <button type="button" class="button" onClick=${() => setShown(true)}><${Icon} name="person" /> ${tr("Show the customer")}</button>
      ${place.spot && html`<${StandHere} spot=${place.spot} code=${place.code || place.say} />`}
    </div>`}
    ${shown && place && html`<${PlaceCard} item=${item} place=${place} plan=${document} sighting=${who?.sighting} onClose=${() => setShown(false)} />`}
    <${OtherPlaces} others=${item.placements.filter((one) => one !== place)} choose=${setChosen} />
    <${Details} item=${item} />
  </main>`;
}

function NoPlace({ item, question }) {
  return html`<div class="nothing">
    <h2>${tr("Nobody has said yet where this stands")}</h2>
    <p>${item.out_of_stock ? tr("The store sells it; by its list none is left.") : tr("The store sells it.")} ${tr("Ask the nearest colleague; the answer can be kept for everyone.")}</p>
    <${AskButton} question=${question} />
    <${PromiseFor} item=${item} />
  </div>`;
}

function OtherPlaces({ others, choose }) {
  if (!others.length) return null;
  return html`<section class="others">
    <h2>${trMany("Also in another place", "Also in {n} other places", others.length)}</h2>
    <ul class="rows">
      ${others.map(
        (place) => html`<li key=${place.id}><button type="button" class="row" onClick=${() => (choose(place.id), scrollTo(0, 0))}>
          <${MiniSign} place=${place} /><span class="row-words"><span class="row-title">${place.say}</span>
          <span class="row-say">${roleWords(place.role)} · ${seen(place.confirmed_at, ...onMyClock())}</span>
          ${place.doubted_at && html`<span class="row-doubt">${warning(place, ...onMyClock())}</span>`}</span><${Icon} name="next" size="20" /></button></li>`,
      )}
    </ul>
  </section>`;
}

function Details({ item }) {
  const facts = [
    [tr("Article number"), item.sku],
    [tr("Barcode"), item.gtins.map(printed).join(", ")],
    [tr("Price"), item.price],
    [tr("On hand"), item.quantity?.toLocaleString?.(locale()) ?? item.quantity],
  ].filter(([, fact]) => fact !== null && fact !== undefined && fact !== "");
  return html`<details class="details">
    <summary>${tr("About this item")}</summary>
    <dl>${facts.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>
    ${item.url && html`<p><a href=${item.url} target="_blank" rel="noopener noreferrer">${tr("Open its web page")}</a></p>`}
  </details>`;
}

/** A link on a package that this store does not know, or that fits several items: the screen for codes goes on. */
function UnknownCode({ code }) {
  useEffect(() => go(`/scan?text=${encodeURIComponent(code.text)}`, { replace: true }), []);
  return html`<main class="screen"><h1 class="hidden" tabindex="-1">${tr("Item")}</h1><${Loading} what=${tr("Looking up the code…")} /></main>`;
}
