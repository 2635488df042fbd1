/** What is asked for, without the words that only ask: the twin of floorassist/find/question.py, on the same cases. */
import { words } from "./words.js";

/** Characters of a question that are read. */
export const LONGEST = 300;
/** Words of a question that are looked up. */
export const MOST = 16;

const LONGEST_PHRASE = 4;

/**
 * The words to look up, in order: "where can I find the nails, please?" gives ["nails"]. A question of nothing but
 * asking words gives nothing, unless it is one word alone, which may be a name.
 * @param {string} text
 * @param {import("./language.js").Language} language
 * @returns {string[]}
 */
export function askedFor(text, language) {
  const left = bareWords(text, language);
  if (left.length) {
    const kept = withoutSmall(left, language.small);
    return (kept.length ? kept : left).slice(0, MOST);
  }
  const whole = words(beginning(text));
  return whole.length === 1 ? whole : [];
}

/**
 * The words between the asking words in front and those at the end.
 * @param {string} text
 * @param {import("./language.js").Language} language
 * @returns {string[]}
 */
export function bareWords(text, language) {
  return bare(words(beginning(text)), language);
}

/**
 * The language whose asking words the question has most of, by its two letters; "" where none leads.
 * @param {string} text
 * @param {Map<string, import("./language.js").Language>} languages
 * @returns {string}
 */
export function spoken(text, languages) {
  const found = words(beginning(text));
  let [most, name] = [0, ""];
  for (const [each, language] of languages) {
    const dropped = found.length - bare(found, language).length;
    if (dropped >= most) [most, name] = [dropped, dropped > most ? each : ""];
  }
  return name;
}

/**
 * The words without the small ones, wherever they stand.
 * @param {string[]} found
 * @param {Set<string>} small
 * @returns {string[]}
 */
export function withoutSmall(found, small) {
  const kept = [];
  for (let place = 0; place < found.length; ) {
    const size = phraseInFront(found.slice(place, place + 2), small);
    if (!size) kept.push(found[place]);
    place += size || 1;
  }
  return kept;
}

function bare(all, language) {
  let found = all;
  for (let size; (size = phraseInFront(found, language.opening)); ) found = found.slice(size);
  for (let size; (size = phraseAtEnd(found, language.closing)); ) found = found.slice(0, -size);
  return found;
}

/** The part of a question that is read; letters beyond 16 bits count once. */
function beginning(text) {
  return text.length <= LONGEST ? text : [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");
}

/** Words of the longest phrase that the words start with, 0 if none. */
function phraseInFront(found, phrases) {
  for (let size = Math.min(LONGEST_PHRASE, found.length); size; size--) {
    if (phrases.has(found.slice(0, size).join(" "))) return size;
  }
  return 0;
}

/** Words of the longest phrase that the words end with, 0 if none. */
function phraseAtEnd(found, phrases) {
  for (let size = Math.min(LONGEST_PHRASE, found.length); size; size--) {
    if (phrases.has(found.slice(-size).join(" "))) return size;
  }
  return 0;
}
