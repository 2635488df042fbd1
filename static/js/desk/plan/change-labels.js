/**
 * What a change of the draft is called. The server keeps it in English, whoever reads it; who did it reads it in the
 * language of the page.
 */

import { inEnglish, language } from "../../core/translation.js";

/** Letters of a label at most. */
const MOST = 120;

/**
 * A label of `words`, an English sentence or a function that says it: `{english, said, language}`. The function is
 * given `said`, which says another label in the same language.
 */
export function labelled(words) {
  if (typeof words !== "function") return words.english ? words : words.slice(0, MOST);
  return { english: inEnglish(() => words(englishOf)).slice(0, MOST), said: words(saidOf), language: language() };
}

/** A label as the server keeps it. */
export const englishOf = (label) => label.english ?? label;

/** A label as it is read here, null where there is none; one that was made in another language in English. */
export function saidOf(label) {
  const english = label?.english ?? label ?? null;
  return label?.language === language() ? label.said : english;
}
