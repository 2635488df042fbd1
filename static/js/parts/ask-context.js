/** What a question comes with: who handed it on with which word, the customer's language, a picture. */

import { html } from "preact";
import { Icon } from "./icons.js";

/** Languages that customers speak, by code; the sheet offers them in this order. */
export const LANGUAGES = {
  en: "English",
  es: "Spanish",
  pt: "Portuguese",
  fr: "French",
  de: "German",
  it: "Italian",
  pl: "Polish",
  ro: "Romanian",
  uk: "Ukrainian",
  ru: "Russian",
  tr: "Turkish",
  ar: "Arabic",
  hi: "Hindi",
  vi: "Vietnamese",
  zh: "Chinese",
};

/** "Polish"; a language that is not in the list by its code. */
export const languageName = (code) => LANGUAGES[code] || code;

/** Facts of the ask, one a line; nothing where there are none. `to` is whom it was handed to, where that is known. */
export function AskContext({ ask, to = null }) {
  if (!ask.handed_by && !ask.language && !ask.photo) return null;
  return html`<div class="ask-context">
    ${ask.handed_by && html`<p><${Icon} name="handon" size="20" /> <span>${ask.handed_by} handed it ${to ? `to ${to}` : "on"}${ask.note ? html`: <q>${ask.note}</q>` : "."}</span></p>`}
    ${ask.language && html`<p><${Icon} name="words" size="20" /> <span>The customer speaks <strong>${languageName(ask.language)}</strong>.</span></p>`}
    ${ask.photo && html`<a class="ask-photo" href=${ask.photo} target="_blank" rel="noopener"><img src=${ask.photo} alt="What the customer wants, as a picture" /></a>`}
  </div>`;
}
