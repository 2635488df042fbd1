/** What was read, where it is not simply an item: a place, several items, a join code, a code nobody knows. */

import { html, useState } from "preact";
import { printed } from "../core/barcode.js";
import { tr, trAs, trMany } from "../core/translation.js";
import { AnswerCard, MiniSign } from "./answer-card.js";
import { AskButton } from "./ask-sheet.js";
import { BindBlank } from "./bind-blank.js";
import { BindSheet } from "./bind-sheet.js";
import { Icon } from "./icons.js";
import { spotSay } from "./phrases.js";
import { go } from "./router.js";
import { renamedWords } from "./spots.js";

/** `code` is an answer of `/api/codes`; `more` goes back to the camera. */
export function ReadCode({ code, more }) {
  if (code.kind === "spot") return html`<${AtSpot} spot=${code.spot} stood=${code.stood} more=${more} />`;
  if (code.items?.length) return html`<${Several} items=${code.items} text=${code.text} more=${more} />`;
  if (code.kind === "join") return html`<${Plain} title=${tr("This is a join code")} words=${tr("It puts a new phone on the floor. Open it with the camera app of the phone that is to join.")} more=${more} />`;
  if (code.blank) return html`<${Blank} code=${code} more=${more} />`;
  return html`<${Unknown} code=${code} more=${more} />`;
}

function AtSpot({ spot, stood, more }) {
  return html`<section class="read">
    <div role="status"><h2>${stood ? tr("You are here") : trAs("place", "This is")}</h2></div>
    ${spot.renamed_from && html`<p class="spot-was">${renamedWords(spot)}</p>`}
    <${AnswerCard} place=${{ ...spot, say: spotSay(spot) }} heading="p" />
    ${stood === false && html`<p class="quiet">${tr("You are off shift, so the store does not keep where you are. Start your shift to have walks begin here.")}</p>`}
    ${stood === null && html`<p class="quiet">${tr("There is no connection, so the store was not told that you are here. Scan it again later to have walks begin here.")}</p>`}
    <div class="stack"><a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Find something from here")}</a>
    <a class="button" href=${`/place?at=${encodeURIComponent(spot.id)}`}><${Icon} name="pin" /> ${tr("Place items here")}</a>
    <button type="button" class="button" onClick=${more}><${Icon} name="scan" /> ${tr("Scan another")}</button></div>
  </section>`;
}

function Several({ items, text, more }) {
  return html`<section class="read">
    <div role="status"><h2>${trMany("{n} item ends in {code}", "{n} items end in {code}", items.length, { code: text })}</h2></div>
    <ul class="rows">${items.map((item) => html`<li><a class="row" href=${`/items/${item.id}`}><${MiniSign} place=${item.placements[0] || {}} />
      <span class="row-words"><span class="row-title">${item.name}</span><span class="row-say">${item.say || tr("Place unknown")}</span></span></a></li>`)}</ul>
    <button type="button" class="button" onClick=${more}><${Icon} name="scan" /> ${tr("Scan another")}</button>
  </section>`;
}

function Unknown({ code, more }) {
  const [asked, setAsked] = useState(false);
  const shown = code.gtin ? printed(code.gtin) : code.text;
  return html`<section class="read">
    <div role="status"><h2>${tr("This store does not know the code")}</h2></div>
    <p class="read-code">${shown}</p>
    <p>${code.detail}</p>
    ${code.offline && html`<p class="quiet">${tr("There is no connection; this is what your phone carries. The store may know more.")}</p>`}
    <div class="stack">
      ${code.bindable
        ? html`<button type="button" class="button button-main" onClick=${() => setAsked(true)}><${Icon} name="pin" /> ${tr("I know what it is")}</button>
            <a class="button" href="/"><${Icon} name="search" /> ${tr("Search by name")}</a>`
        : html`<a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Search by name")}</a>`}
      <${AskButton} question=${{ words: tr("Where is the item with code {code}?", { code: shown }) }} main=${false} />
      <button type="button" class="button" onClick=${more}><${Icon} name="scan" /> ${tr("Scan again")}</button>
    </div>
    ${asked && html`<${BindSheet} code=${code} onClose=${() => setAsked(false)} onBound=${(item) => go(`/items/${item.id}`, { replace: true })} />`}
  </section>`;
}

function Blank({ code, more }) {
  const [asked, setAsked] = useState(false);
  const open = ({ item, spot }) => go(item ? `/items/${item.id}` : `/plan?at=${encodeURIComponent(spot.code)}`, { replace: true });
  return html`<section class="read">
    <div role="status"><h2>${tr("This is a blank label")}</h2></div>
    <p class="read-code">${code.text}</p>
    <p>${code.detail}</p>
    <div class="stack">
      <button type="button" class="button button-main" onClick=${() => setAsked(true)}><${Icon} name="pin" /> ${tr("Say what it stands for")}</button>
      <button type="button" class="button" onClick=${more}><${Icon} name="scan" /> ${tr("Scan another")}</button>
    </div>
    ${asked && html`<${BindBlank} code=${code} onClose=${() => setAsked(false)} onBound=${open} />`}
  </section>`;
}

function Plain({ title, words, more }) {
  return html`<section class="read"><div role="status"><h2>${title}</h2></div><p>${words}</p>
    <button type="button" class="button button-main" onClick=${more}><${Icon} name="scan" /> ${tr("Scan another")}</button></section>`;
}
