/** What a store was taught to call things: the twin of floorassist/find/aliases.py. */
import { edits } from "./edits.js";
import { everyLanguage } from "./language.js";
import { codes, size } from "./letters.js";
import { NEAR_FROM, everyLexicon, taught } from "./lexicon.js";
import { askedFor } from "./question.js";
import { stem } from "./words.js";

const MEANS = { aisle: (text) => `aisle ${text}`, area: (text) => `${text} department`, same: (text) => text };

/** Whether a taught entry is words that mean other words or a place by its name, and nothing to be found itself. */
export function isAlias({ kind }) {
  return kind in MEANS;
}

/**
 * What to ask instead of words, by their stems; of two that are the same the later counts.
 * @param {{words: string, kind: string, text: string}[]} rows
 * @returns {Map<string, string>}
 */
export function aliasesOf(rows) {
  const found = new Map();
  for (const { words, kind, text } of rows) {
    const key = keyOf(words, everyLanguage());
    if (key) found.set(key, MEANS[kind](text));
  }
  return found;
}

/** The lexicon with the other words of this store. */
export function storeLexicon(rows) {
  const pairs = rows.filter(({ kind }) => kind === "same").map(({ words, text }) => [words, text]);
  return pairs.length ? taught(everyLexicon(), pairs) : everyLexicon();
}

/**
 * The question as it is meant: another one where its words were taught to mean that.
 * @param {Map<string, string>|undefined} aliases
 * @param {string} text
 * @param {import("./language.js").Language} language
 * @param {(word: string) => boolean} known - whether a word means something by itself: one that does is not misspelt
 * @returns {string}
 */
export function meant(aliases, text, language, known) {
  if (!aliases?.size) return text;
  const asked = askedFor(text, language);
  const found = aliases.get(asked.map(stem).join(" "));
  if (found !== undefined) return found;
  if (asked.every(known)) return text;
  const one = asked.map(stem).join("");
  for (const [each, other] of aliases) if (isNear(one, each.replaceAll(" ", ""))) return other;
  return text;
}

/** Whether words are taught ones but for one letter, or the spaces; a number is never misspelt. */
function isNear(asked, alias) {
  return size(asked) >= NEAR_FROM && !/[0-9]/.test(asked) && edits(codes(asked), codes(alias), 1) <= 1;
}

function keyOf(text, language) {
  return askedFor(text, language).map(stem).join(" ");
}
