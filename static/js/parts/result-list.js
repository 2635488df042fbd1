/** Rows for found things: a small sign, the name, the sentence. */

import { html } from "preact";
import { tr } from "../core/translation.js";
import { MiniSign } from "./answer-card.js";
import { pathOf } from "./paths.js";

const ICONS = { item: "pin", aisle: "pin", spot: "pin", department: "map", answer: "words" };

/** One result as the inside of a row. */
export function ResultLine({ result }) {
  return html`<${MiniSign} place=${result} icon=${ICONS[result.kind]} />
    <span class="row-words">
      <span class="row-title">${result.title}</span>
      ${sayOf(result) !== result.title && html`<span class="row-say">${sayOf(result)}</span>`}
      ${result.kind === "answer" && html`<span class="row-taught">${result.taught_by ? tr("{name} answered this", { name: result.taught_by }) : tr("A colleague answered this")}</span>`}
    </span>`;
}

/** What a row says under its title: the place, or that there is none yet. */
export function sayOf(result) {
  if (result.say) return result.say;
  if (result.kind === "item") return tr("Place unknown. Ask the nearest colleague.");
  return result.subtitle || "";
}

/** A list of links to results (for everything but the search box, which is a listbox). */
export function ResultList({ results, onPick }) {
  return html`<ul class="rows">
    ${results.map((result) => {
      const path = pathOf(result);
      const inside = html`<${ResultLine} result=${result} />`;
      if (onPick) return html`<li><button type="button" class="row" onClick=${() => onPick(result)}>${inside}</button></li>`;
      return html`<li>${path ? html`<a class="row" href=${path}>${inside}</a>` : html`<div class="row">${inside}</div>`}</li>`;
    })}
  </ul>`;
}
