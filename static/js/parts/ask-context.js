/** What a question comes with: who handed it on with which word, the customer's language, a picture. */

import { html } from "preact";
import { language, tr, trParts } from "../core/translation.js";
import { Icon } from "./icons.js";

/** Languages that customers speak; the sheet offers them in this order. */
export const LANGUAGES = ["en", "es", "pt", "fr", "de", "it", "pl", "ro", "uk", "ru", "tr", "ar", "hi", "vi", "zh"];

/** "Polish", in the language of the page; where it has no name there, its code. */
export const languageName = (code) => (LANGUAGES.includes(code) ? new Intl.DisplayNames([language(), "en"], { type: "language" }).of(code) : code);

/** The same where it begins a line: many languages write their names small. */
export function languageTitle(code) {
  const name = languageName(code);
  return name.charAt(0).toLocaleUpperCase(language()) + name.slice(1);
}

/** Facts of the ask, one a line; nothing where there are none. `to` is whom it was handed to, where that is known. */
export function AskContext({ ask, to = null }) {
  if (!ask.handed_by && !ask.language && !ask.photo) return null;
  return html`<div class="ask-context">
    ${ask.handed_by && html`<p><${Icon} name="handon" size="20" /> <span>${handedWords(ask, to)}</span></p>`}
    ${ask.language && html`<p><${Icon} name="words" size="20" /> <span>${trParts("The customer speaks {language}.", { language: html`<strong>${languageName(ask.language)}</strong>` })}</span></p>`}
    ${ask.photo && html`<a class="ask-photo" href=${ask.photo} target="_blank" rel="noopener"><img src=${ask.photo} alt=${tr("What the customer wants, as a picture")} /></a>`}
  </div>`;
}

function handedWords({ handed_by: name, note }, to) {
  if (!note) return to ? tr("{name} handed it to {other}.", { name, other: to }) : tr("{name} handed it on.", { name });
  const said = html`<q>${note}</q>`;
  return to ? trParts("{name} handed it to {other}: {note}", { name, other: to, note: said }) : trParts("{name} handed it on: {note}", { name, note: said });
}
