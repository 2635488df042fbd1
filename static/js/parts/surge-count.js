/** How many are there and how many are coming, as places to fill and in words. */

import { html } from "preact";
import { countWords } from "./surge-words.js";

/** More places than this are words alone. */
const MOST_DRAWN = 12;

/** One place for each who is needed: filled by who is there, half by who is coming. */
export function SurgeCount({ surge }) {
  const { needed, coming, here } = surge;
  const places = Array.from({ length: Math.min(needed, MOST_DRAWN) }, (_, at) => (at < here ? "here" : at < here + coming ? "coming" : "open"));
  return html`<p class="hands-count" role="status">
    ${needed <= MOST_DRAWN && html`<span class="hands-places" aria-hidden="true">${places.map((kind) => html`<span class=${`hands-place hands-place-${kind}`}></span>`)}</span>`}
    <span>${countWords(surge)}</span>
  </p>`;
}
