/** How many wait, beside the name of a page: what the server wrote there follows the news. */

import { html, render } from "preact";
import { language, trAs } from "../core/translation.js";

const MOST_COUNTED = 99;

/** Shows the count in the element of that id, where the page has it: nothing where none waits. */
export function showCount(id, total) {
  const place = document.getElementById(id);
  if (place) render(total ? html` <${Count} total=${total} />` : null, place);
}

function Count({ total }) {
  const words = total > MOST_COUNTED ? `${MOST_COUNTED}+` : total.toLocaleString(language());
  return html`<span class="desk-count">${words}<span class="hidden"> ${trAs("after a number", "waiting")}</span></span>`;
}
