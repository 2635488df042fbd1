/** Pieces that the forms of the plan's things share. */

import { html } from "preact";

/** A part of a form that opens when it is wanted. */
export function More({ title, open, children }) {
  return html`<details class="plan-more" open=${open}><summary>${title}</summary><div class="stack-tight">${children}</div></details>`;
}

/** The levels of a plan for a field of choice. */
export const inLevel = (document) => document.levels.map(({ id, name }) => [id, name]);

/** How a bay is written on this plan: "A12-4L". */
export const addressOf = (document, aisle, bay) =>
  (document.address?.template ?? "{aisle}-{bay}{side}").replace("{aisle}", aisle.code).replace("{bay}", bay.code).replace("{side}", bay.side);
