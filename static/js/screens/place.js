/** Walk and scan: scan the bay, then the items in it; they stand there from then on. */

import { html, useEffect, useState } from "preact";
import { tr, trMany, trParts } from "../core/translation.js";
import { post } from "../device/api.js";
import { lookUp } from "../device/codes.js";
import { filling, place, placeUnknown, placings, readPlacings } from "../device/placings.js";
import { me } from "../device/store.js";
import { MiniSign } from "../parts/answer-card.js";
import { BindBlank } from "../parts/bind-blank.js";
import { useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { spotSay } from "../parts/phrases.js";
import { PlaceRows } from "../parts/place-rows.js";
import { ResetLine } from "../parts/reset-line.js";
import { remember, route } from "../parts/router.js";
import { Scanner } from "../parts/scanner.js";
import { Sheet } from "../parts/sheet.js";
import { spotOf } from "../parts/spots.js";

/** What to do first; `item` is what was scanned before its bay. */
function bayFirst(item) {
  const first = tr("Scan the label of the bay first, then the items in it.");
  return item ? `${tr("{item}: at which bay?", { item: item.name })} ${first}` : first;
}

/** `?at=` is the spot to begin with; `?text=` is a code that a hardware scanner typed. */
export function Place() {
  const here = useCell(route);
  const spot = useCell(filling);
  const list = useCell(placings);
  const [beside, setBeside] = useState(false);
  const [word, setWord] = useState(null);
  const [choice, setChoice] = useState(null);
  const [blank, setBlank] = useState(null);
  const [asking, setAsking] = useState(false);
  const put = (item) => {
    setWord(null);
    place(item, filling.value, { beside });
  };
  const take = async ({ text, symbology = "" }) => {
    const code = await lookUp(text, symbology).catch((problem) => ({ kind: "unknown", text, detail: problem.message }));
    if (!me.value) return undefined;
    if (code.kind === "spot") return begin(code.spot, setWord);
    if (!filling.value && code.blank && code.bindable) return setBlank(code);
    if (!filling.value) return setWord(bayFirst(code.item));
    if (code.item) return put(code.item);
    if (code.items?.length) return setChoice(code);
    if (!code.bindable) return setWord(code.detail);
    setWord(null);
    return placeUnknown({ ...code, symbology }, filling.value);
  };
  const named = ({ spot: found, item }) => {
    setBlank(null);
    if (found) begin(found, setWord);
    else setWord(bayFirst(item));
  };
  useEffect(() => void readPlacings(), []);
  // The same code scanned again is the same text under a new address.
  useEffect(() => {
    if (here.query.text) {
      stay(filling.value);
      take({ text: here.query.text });
    }
    if (!here.query.text && here.query.at) spotOf(here.query.at).then((found) => begin(found, setWord), (problem) => setWord(problem.message));
  }, [here]);
  return html`<main class="screen scan place">
    <h1 class="hidden" tabindex="-1">${tr("Place items")}</h1>
    ${spot ? html`<${Bay} spot=${spot} beside=${beside} turn=${() => setBeside(!beside)} />` : html`<${HowTo} />`}
    ${word && html`<p class="place-word" role="alert">${word}</p>`}
    <${Scanner} onCode=${take} many paused=${asking || Boolean(choice || blank)} hint=${spot ? tr("Items at {place}, or the next bay", { place: spot.code }) : tr("The bay's label")}>
      <${PlaceRows} list=${list} spot=${spot} beside=${beside} asks=${setAsking} begin=${(found) => begin(found, setWord)} clear=${() => (placings.value = [])} />
    <//>
    ${blank && html`<${BindBlank} code=${blank} onClose=${() => setBlank(null)} onBound=${named} />`}
    ${choice && html`<${Choice} code=${choice} pick=${(item) => (setChoice(null), put(item))} onClose=${() => setChoice(null)} />`}
  </main>`;
}

function HowTo() {
  return html`<section class="place-how">
    <p>${trParts("{scan}, then every item that stands in it. Without a label, type the bay: A12 4 left.", { scan: html`<strong>${tr("Scan the label of a bay")}</strong>` })}</p>
  </section>`;
}

function Bay({ spot, beside, turn }) {
  return html`<section class="place-bay" aria-label=${tr("The place that is being filled")}>
    <div class="place-bay-head">
      <${MiniSign} place=${spot} />
      <p role="status"><strong class="place-code">${spot.code}</strong> <span class="row-say">${spotSay(spot)}</span></p>
      <button type="button" class="button button-small" onClick=${leave}>${tr("Done here")}</button>
    </div>
    <label class="check"><input type="checkbox" checked=${beside} onChange=${turn} /><span>${tr("They stand here as well, and keep their other place")}</span></label>
    ${spot.aisle && html`<${ResetLine} aisle=${spot.aisle} brief />`}
  </section>`;
}

function Choice({ code, pick, onClose }) {
  return html`<${Sheet} title=${trMany("{n} item ends in {code}", "{n} items end in {code}", code.items.length, { code: code.text })} onClose=${onClose}>
    <ul class="rows">${code.items.map((item) => html`<li><button type="button" class="row" onClick=${() => pick(item)}><${MiniSign} place=${item.placements[0] || {}} icon="pin" />
      <span class="row-words"><span class="row-title">${item.name}</span><span class="row-say">${item.say || tr("Place unknown")}</span></span></button></li>`)}</ul>
  <//>`;
}

/** Whoever comes back to this address, with a page loaded anew, goes on at this place and takes no code twice. */
function stay(spot) {
  if (route.value.name === "place") remember({ at: spot?.code });
}

function leave() {
  filling.value = null;
  stay(null);
}

/** This is the place that is being filled from now on; on shift it is also where I am. */
function begin(spot, setWord) {
  setWord(null);
  filling.value = spot;
  stay(spot);
  if (!me.value?.shift) return;
  post("/api/sightings", { spot: spot.id }).then(
    (sighting) => me.value && (me.value = { ...me.value, sighting }),
    () => {
      /* Without network nobody is told where I am. */
    },
  );
}
