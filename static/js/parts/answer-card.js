/** The answer as a store sign: the aisle as large as the card allows, then bay, side and height. */

import { html } from "preact";
import { tr } from "../core/translation.js";
import * as words from "../core/trust.js";
import { useProperties } from "./hooks.js";
import { Icon } from "./icons.js";
import { onMyClock, placeLines, shelfLevel } from "./phrases.js";

/**
 * `place` is a placement, spot or result: `{aisle, bay, side, shelf, say}`. `level` is the heading's rank.
 * A place without an aisle (a desk, a kept answer in words) shows its words instead.
 */
export function AnswerCard({ place, compact = false, heading = "h2", trust = null }) {
  const code = place.aisle || place.code;
  const sign = useProperties({ "--letters": String(Math.max(2, String(code || "").length)) });
  if (!code) return html`<div class="sign sign-words" ref=${sign}><${heading} class="sign-say">${place.say}<//></div>`;
  const lines = placeLines(place);
  // A result of find brings its places along, and with them how sure they are.
  const sure = trust ?? (place.item_id && place.placements?.length ? html`<${Trust} place=${place} out=${place.out_of_stock} />` : null);
  return html`
    <div class=${`sign${compact ? " sign-compact" : ""}`} ref=${sign}>
      <${heading} class="hidden" tabindex="-1">${place.say || tr("Aisle {code}", { code })}<//>
      <div class="sign-plate" aria-hidden="true">
        <span class="sign-word">${signWord(place)}</span>
        <span class="sign-code">${code}</span>
        <${ShelfGauge} shelf=${place.shelf} side=${place.side} />
      </div>
      ${(lines.length > 0 || sure) && html`<div class="sign-foot">
        ${lines.length > 0 && html`<p class="sign-lines" aria-hidden="true">${lines.map((line) => html`<span>${line}</span>`)}</p>`}
        ${sure}
      </div>`}
    </div>
  `;
}

/** What stands over the code: an aisle has a number. */
const signWord = ({ aisle }) => (/\d/.test(aisle || "") ? tr("Aisle") : tr("Area"));

/** The words of a sign, as js/at-once.js draws them before the app has started. */
export const signWords = (place) => ({ code: place.aisle || place.code, word: signWord(place), lines: placeLines(place), say: place.say });

/** The aisle as one stands in it: a rack on either hand, the one to turn to dark, the shelf to reach for filled. */
export function ShelfGauge({ shelf, side }) {
  const level = shelfLevel(shelf);
  const left = side === "L" || side === "left";
  const right = side === "R" || side === "right";
  if (level === null && !left && !right) return null;
  if (!left && !right) return html`<svg class="gauge gauge-narrow" viewBox="0 0 34 72" aria-hidden="true" focusable="false"><${Rack} x=${2} level=${level} here /></svg>`;
  return html`<svg class="gauge" viewBox="0 0 92 72" aria-hidden="true" focusable="false">
    <${Rack} x=${2} level=${left ? level : null} here=${left} />
    <${Rack} x=${60} level=${right ? level : null} here=${right} />
    <circle class="gauge-you" cx="46" cy="43" r="4.500" /><path class="gauge-you" d="M39 66V56a7 7 0 0 1 14 0v10z" />
  </svg>`;
}

/** One rack of five shelves; `here` is the one to turn to. Without a known height all of it counts. */
function Rack({ x, level, here }) {
  const whole = here && level === null;
  return html`<g class=${here ? "rack rack-here" : "rack"}>
    <path d=${`M${x} 3v66M${x + 30} 3v66`} />
    ${[0, 1, 2, 3, 4].map((row) => html`<path class="rack-shelf" d=${`M${x} ${66 - row * 13}h30`} />`)}
    ${here && [0, 1, 2, 3, 4].map((row) => (whole || row === level) && html`<rect x=${x + 3} y=${55 - row * 13} width="24" height="10" rx="1" />`)}
  </g>`;
}

/** What speaks for a place and against going there: out of stock, a doubt, when it was last seen there. */
export function Trust({ place, out = false }) {
  const { confirmed_at: seen, doubted_at: doubted } = place;
  const clock = onMyClock();
  const stale = words.isStale(seen, ...clock);
  const told = words.seen(seen, ...clock);
  return html`
    ${out && html`<p class="trust trust-doubt"><${Icon} name="warning" size="20" /> ${tr("Out of stock")}</p>`}
    ${doubted && html`<p class="trust trust-doubt"><${Icon} name="warning" size="20" /><span>${tr("{sentence}.", { sentence: words.warning(place, ...clock) })}</span></p>`}
    ${!(doubted && !seen) && html`<p class=${stale && !doubted ? "trust trust-doubt" : "trust"}>
      <${Icon} name=${stale ? "clock" : "check"} size="20" /><span>${seen && stale && !doubted ? tr("{seen}. It may have moved.", { seen: told }) : told}</span>
    </p>`}`;
}

/** A small sign for lists: the aisle's code alone. */
export function MiniSign({ place, icon = "pin" }) {
  const code = place.aisle || place.code;
  if (!code) return html`<span class="mini mini-none" aria-hidden="true"><${Icon} name=${icon} /></span>`;
  const long = String(code).length > 4;
  return html`<span class=${long ? "mini mini-long" : "mini"} aria-hidden="true">${code}</span>`;
}
