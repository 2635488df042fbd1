/** The answer as a store sign: the aisle as large as the card allows, then bay, side and height. */

import { html } from "preact";
import { useProperties } from "./hooks.js";
import { Icon } from "./icons.js";
import { ago, placeLines, shelfLevel } from "./phrases.js";

/** Confirmed longer ago than this looks doubtful. */
const STALE_DAYS = 60;

/**
 * `place` is a placement, spot or result: `{aisle, bay, side, shelf, say}`. `level` is the heading's rank.
 * A place without an aisle (a desk, a kept answer in words) shows its words instead.
 */
export function AnswerCard({ place, compact = false, heading = "h2" }) {
  const code = place.aisle || place.code;
  const sign = useProperties({ "--letters": String(Math.max(2, String(code || "").length)) });
  if (!code) return html`<div class="sign sign-words" ref=${sign}><${heading} class="sign-say">${place.say}<//></div>`;
  const lines = placeLines(place);
  return html`
    <div class=${`sign${compact ? " sign-compact" : ""}`} ref=${sign}>
      <${heading} class="hidden">${place.say || `Aisle ${code}`}<//>
      <div class="sign-plate" aria-hidden="true">
        <span class="sign-word">${place.aisle ? "Aisle" : "Place"}</span>
        <span class="sign-code">${code}</span>
        <${ShelfGauge} shelf=${place.shelf} side=${place.side} />
      </div>
      ${lines.length > 0 && html`<p class="sign-foot" aria-hidden="true">${lines.map((line) => html`<span>${line}</span>`)}</p>`}
    </div>
  `;
}

/** A rack seen from the front: the shelf to reach for is filled, the arrow tells the side. */
export function ShelfGauge({ shelf, side }) {
  const level = shelfLevel(shelf);
  const left = side === "L" || side === "left";
  const right = side === "R" || side === "right";
  if (level === null && !left && !right) return null;
  const rows = [4, 3, 2, 1, 0];
  return html`<svg class="gauge" viewBox="0 0 72 72" aria-hidden="true" focusable="false">
    ${level !== null && html`<path class="gauge-frame" d="M22 4v64M50 4v64" />`}
    ${level !== null &&
    rows.map(
      (row, at) =>
        html`<rect class=${row === level ? "gauge-here" : "gauge-shelf"} x="22" y=${6 + at * 12.4} width="28" height=${row === level ? 11 : 2.4} transform=${row === level ? "" : "translate(0 8.600)"} />`,
    )}
    ${left && html`<path class="gauge-side" d="M16 36H3M9 29l-7 7 7 7" />`}
    ${right && html`<path class="gauge-side" d="M56 36h13M63 29l7 7-7 7" />`}
  </svg>`;
}

/** When a place was last confirmed, and doubt in words when that is long ago. */
export function Confirmed({ at }) {
  if (!at) return html`<p class="trust trust-doubt"><${Icon} name="warning" size="20" /> Nobody has confirmed this place yet.</p>`;
  const stale = Date.now() - new Date(at).getTime() > STALE_DAYS * 86_400_000;
  return html`<p class=${stale ? "trust trust-doubt" : "trust"}>
    <${Icon} name=${stale ? "warning" : "check"} size="20" /> Last confirmed ${ago(at)}${stale && ". It may have moved."}
  </p>`;
}

/** A small sign for lists: the aisle's code alone. */
export function MiniSign({ place, icon = "pin" }) {
  const code = place.aisle || place.code;
  if (!code) return html`<span class="mini mini-none" aria-hidden="true"><${Icon} name=${icon} /></span>`;
  const long = String(code).length > 4;
  return html`<span class=${long ? "mini mini-long" : "mini"} aria-hidden="true">${code}</span>`;
}
