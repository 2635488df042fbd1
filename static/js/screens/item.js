/** One item: the sentence to say, the walk, other places, and how sure all that is. */

import { html, useEffect, useState } from "preact";
import { printed } from "../core/barcode.js";
import { get } from "../device/api.js";
import { me, plan } from "../device/store.js";
import { AnswerCard, Confirmed, MiniSign } from "../parts/answer-card.js";
import { AskButton } from "../parts/ask-sheet.js";
import { useAnswer, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { ROLES } from "../parts/phrases.js";
import { go } from "../parts/router.js";
import { Loading, Trouble } from "../parts/status.js";
import { StandHere } from "../parts/stand-here.js";
import { WalkCard } from "../parts/walk-card.js";

/** `params`: `{id}` of an item, or the `{gtin}` of a scanned link. */
export function Item({ params: { id, gtin } }) {
  const { value, error, again } = useAnswer((signal) => load(id, gtin, signal), [id, gtin]);
  if (error && !value) return html`<${Missing} error=${error} again=${again} />`;
  if (!value) return html`<main class="screen"><h1 class="hidden" tabindex="-1">Item</h1><${Loading} what="Getting the item…" /></main>`;
  if (!value.item) return html`<${UnknownCode} code=${value} />`;
  return html`<${ItemPage} item=${value.item} key=${value.item.id} />`;
}

function Missing({ error, again }) {
  const gone = error.status === 404;
  return html`<main class="screen"><h1 tabindex="-1">${gone ? "This item is not here" : "Item"}</h1>
    <${Trouble} error=${error} again=${again} />
    ${gone && html`<a class="button button-main" href="/"><${Icon} name="search" /> Search by name</a>`}
  </main>`;
}

async function load(id, gtin, signal) {
  if (id) return { item: await get(`/api/items/${id}`, { signal }) };
  return get(`/api/codes?text=${encodeURIComponent(gtin)}`, { signal });
}

function ItemPage({ item }) {
  const document = useCell(plan);
  const who = useCell(me);
  const [chosen, setChosen] = useState(0);
  const place = item.placements[chosen];
  const question = { words: `Where is ${item.name}?`, item_id: item.id };
  return html`<main class="screen item">
    <div class="item-head">
      ${item.image && html`<img class="item-image" src=${item.image} alt="" width="72" height="72" loading="lazy" />`}
      <div><h1 tabindex="-1">${item.name}</h1><p class="item-kind">${[item.brand, item.department].filter(Boolean).join(" · ")}</p></div>
    </div>
    ${place ? html`<${AnswerCard} place=${place} trust=${html`<${Confirmed} at=${place.confirmed_at} />`} />` : html`<${NoPlace} question=${question} />`}
    ${place && html`<${WalkCard} plan=${document} place=${place} sighting=${who?.sighting} />`}
    ${place && html`<div class="item-steps">
      <${AskButton} question=${question} main=${false} />
      ${place.spot && html`<${StandHere} spot=${place.spot} code=${place.code || place.say} />`}
    </div>`}
    <${OtherPlaces} placements=${item.placements} chosen=${chosen} choose=${setChosen} />
    <${Details} item=${item} />
  </main>`;
}

function NoPlace({ question }) {
  return html`<div class="nothing">
    <h2>Nobody has said yet where this stands</h2>
    <p>The store sells it. Ask the nearest colleague; the answer can be kept for everyone.</p>
    <${AskButton} question=${question} />
  </div>`;
}

function OtherPlaces({ placements, chosen, choose }) {
  if (placements.length < 2) return null;
  return html`<section class="others">
    <h2>${placements.length - 1 === 1 ? "Also in another place" : `Also in ${placements.length - 1} other places`}</h2>
    <ul class="rows">
      ${placements.map(
        (place, at) => at !== chosen && html`<li><button type="button" class="row" onClick=${() => (choose(at), scrollTo(0, 0))}>
          <${MiniSign} place=${place} /><span class="row-words"><span class="row-title">${place.say}</span>
          <span class="row-say">${ROLES[place.role] || place.role || ""}</span></span><${Icon} name="next" size="20" /></button></li>`,
      )}
    </ul>
  </section>`;
}

function Details({ item }) {
  const facts = [
    ["Article number", item.sku],
    ["Barcode", item.gtins.map(printed).join(", ")],
    ["Price", item.price],
    ["On hand", item.quantity],
  ].filter(([, fact]) => fact !== null && fact !== undefined && fact !== "");
  return html`<details class="details">
    <summary>About this item</summary>
    <dl>${facts.map(([name, fact]) => html`<div><dt>${name}</dt><dd>${fact}</dd></div>`)}</dl>
    ${item.url && html`<p><a href=${item.url} target="_blank" rel="noopener noreferrer">Open its web page</a></p>`}
  </details>`;
}

/** A link on a package that this store does not know, or that fits several items. */
function UnknownCode({ code }) {
  const several = code.items?.length > 0;
  useEffect(() => void (several && go(`/scan?text=${encodeURIComponent(code.text)}`, { replace: true })), [several]);
  if (several) return html`<main class="screen"><h1 class="hidden" tabindex="-1">Item</h1><${Loading} what="Several items have this code…" /></main>`;
  return html`<main class="screen"><div class="nothing">
    <h1 tabindex="-1">This store does not know the code</h1>
    <p>${code.detail}</p>
    <a class="button button-main" href="/"><${Icon} name="search" /> Search by name</a>
    <${AskButton} question=${{ words: `Where is the item with barcode ${code.text}?` }} main=${false} />
  </div></main>`;
}
