/**
 * What words of one language mean in another, so that a Spanish question finds English names: the twin of
 * floorassist/find/lexicon.py.
 */
import { edits } from "./edits.js";
import { everyLanguage } from "./language.js";
import { bisect, codes, first, order, size, sorted } from "./letters.js";
import { LEXICONS } from "./lexicons.js";
import { withoutSmall } from "./question.js";
import { stem, words } from "./words.js";

/**
 * What a phrase of a language means: words of another, as stems.
 * @typedef {{language: string, stems: string[]}} Sense
 *
 * `senses` by the stems of a phrase; `single` are the words that stand alone in it, sorted, and `damaged` leads to
 * them from all that is left of one when a letter is lost.
 * @typedef {{senses: Map<string, Sense[]>, single: string[], damaged: Map<string, string[]>}} Lexicon
 *
 * So many words of a question: what each word of the translation means, none where the words stand for themselves.
 * `own` is what they count beside it; if it is `guessed` it counts where they mean nothing.
 * @typedef {{size: number, meanings: Map<string, number>[], own: number, guessed: boolean}} Part
 */

const LONGEST_PHRASE = 4;
const FIRST = 0.9;
const OTHER = 0.8;
const NEAR = 0.8;
const BEGUN = 0.6;
const OWN_OF_FOREIGN = 0.5;
const MUCH_RARER = 4;
/** Letters from which on a word with one letter wrong is understood. */
export const NEAR_FROM = 5;
const BEGUN_FROM = 4;
const MOST_BEGUN = 5;
const TAUGHT = "="; // stands for the language of words that a store was taught

/**
 * The lexicon of these files, read in both directions.
 * @param {object[]} files
 * @returns {Lexicon}
 */
export function lexiconOf(files) {
  const senses = new Map();
  const single = new Set();
  for (const file of files) {
    for (const [foreign, meant] of Object.entries(file.words)) {
      for (const own of meant) {
        const [left, right] = [phrase(foreign), phrase(own)];
        addSense(senses, single, left, right, file.from);
        addSense(senses, single, right, left, file.to);
      }
    }
  }
  const alone = sorted(single);
  const damaged = new Map();
  for (const word of alone) {
    if (size(word) < NEAR_FROM - 1) continue;
    for (const rest of [word, ...shorter(word)]) damaged.set(rest, [...(damaged.get(rest) ?? []), word]);
  }
  return { senses: new Map([...senses].map(([key, found]) => [key, [...found.values()]])), single: alone, damaged };
}

/**
 * The lexicon with words that mean other words in this store, whatever the language.
 * @param {Lexicon} lexicon
 * @param {[string, string][]} pairs
 * @returns {Lexicon}
 */
export function taught(lexicon, pairs) {
  const senses = new Map(lexicon.senses);
  for (const [said, meant] of pairs) {
    const key = phrase(said).map(stem).join(" ");
    senses.set(key, [{ language: TAUGHT, stems: phrase(meant).map(stem) }, ...(senses.get(key) ?? [])]);
  }
  return { ...lexicon, senses };
}

let every = null;

/**
 * The lexicons of the folder as one.
 * @returns {Lexicon}
 */
export function everyLexicon() {
  return (every ??= lexiconOf(LEXICONS));
}

/**
 * The question cut into what is translated and what stands for itself.
 * @param {Lexicon|null} lexicon
 * @param {string[]} asked
 * @param {(root: string) => number} count - how many of the store's names have a stem
 * @param {string} speaks - the question's language, if its asking words tell
 * @returns {Part[]}
 */
export function parts(lexicon, asked, count, speaks = "") {
  if (!lexicon?.senses.size) return [itself(asked.length)];
  const spans = spansOf(lexicon, asked, count);
  const sure = spans.filter((span) => span && !span.own && span.sure === 1);
  const heard = new Set([speaks, ...sure.map((span) => span.language)]);
  const found = [];
  for (const span of spans) {
    const part = span ? partOf(span, heard) : itself(1);
    if (part.meanings.length || !found.length || found.at(-1).meanings.length) found.push(part);
    else found.push(itself(found.pop().size + part.size));
  }
  return found;
}

/** Words that stand for themselves. */
function itself(size) {
  return { size, meanings: [], own: 1, guessed: false };
}

/**
 * Whether the words are translated: always where the store does not know them, else where they are much rarer than
 * their translation, or the question is in their language and they are not much more common.
 */
function partOf({ size, language, phrases, own, theirs, sure }, heard) {
  const foreign = heard.has(language);
  if (own >= Math.max(1, MUCH_RARER * theirs)) return itself(size);
  if (own * MUCH_RARER >= Math.max(1, theirs) && !foreign) return itself(size);
  const meanings = meaningsOf(phrases, sure);
  if (size > 1 || (!own && (foreign || sure === 1))) return { size, meanings, own: 0, guessed: false };
  return { size, meanings, own: foreign ? OWN_OF_FOREIGN : 1, guessed: sure === BEGUN };
}

/** What each word of the translation means; a shorter translation fills the front with its first word. */
function meaningsOf(phrases, sure) {
  const longest = Math.max(...phrases.map((each) => each.length));
  const found = Array.from({ length: longest }, () => new Map());
  phrases.forEach((stems, number) => {
    const weight = (number ? OTHER : FIRST) * sure;
    found.forEach((meanings, place) => {
      const root = stems[Math.max(0, place - (longest - stems.length))];
      meanings.set(root, Math.max(weight, meanings.get(root) ?? 0));
    });
  });
  return found;
}

/** The longest phrases with a translation that the store knows; null for a word without one. */
function spansOf(lexicon, asked, count) {
  const stems = asked.map(stem);
  const spans = [];
  for (let place = 0; place < asked.length; ) {
    let span = phraseSpan(lexicon, stems.slice(place, place + LONGEST_PHRASE), count);
    if (!span && !count(stems[place])) span = like(lexicon, asked[place], count, place === asked.length - 1);
    spans.push(span);
    place += span ? span.size : 1;
  }
  return spans;
}

function phraseSpan(lexicon, stems, count) {
  for (let size = stems.length; size; size -= 1) {
    const span = spanOf(lexicon, stems.slice(0, size), count);
    if (span) return span;
  }
  return null;
}

/** What the phrase means in words that the store knows, in the language that it knows best. */
function spanOf(lexicon, stems, count) {
  const senses = lexicon.senses.get(stems.join(" "));
  const known = senses ? senses.filter((each) => each.stems.every((root) => count(root))) : [];
  let best = null;
  for (const language of [...new Set(known.map((each) => each.language))].sort()) {
    const phrases = known.filter((each) => each.language === language).map((each) => each.stems);
    const theirs = Math.max(...phrases.map((each) => Math.min(...each.map(count))));
    if (best && theirs <= best.theirs) continue;
    best = { size: stems.length, language, phrases, own: Math.min(...stems.map(count)), theirs, sure: 1 };
  }
  return best;
}

/** What the nearest word of the lexicon means, else what a half typed one may mean. */
function like(lexicon, word, count, last) {
  for (const near of size(word) >= NEAR_FROM ? nearest(lexicon, word) : []) {
    const span = spanOf(lexicon, [stem(near)], count);
    if (span) return { ...span, size: 1, own: 0, sure: NEAR };
  }
  if (!last || size(word) < BEGUN_FROM) return null;
  const spans = begun(lexicon, word).map((each) => spanOf(lexicon, [stem(each)], count)).filter(Boolean);
  if (!spans.length) return null;
  const [{ language, theirs }] = spans;
  const phrases = spans.filter((each) => each.language === language).flatMap((each) => each.phrases);
  const unlike = new Map(phrases.map((each) => [each.join(" "), each]));
  return { size: 1, language, phrases: [...unlike.values()], own: 0, theirs, sure: BEGUN };
}

/** The words of the lexicon one edit away, those with the same first letter first. */
function nearest({ damaged }, word) {
  const found = new Set([word, ...shorter(word)].flatMap((rest) => damaged.get(rest) ?? []));
  const near = [...found].filter((each) => edits(codes(word), codes(each), 1) <= 1);
  const other = (each) => Number(first(each) !== first(word));
  return near.sort((a, b) => other(a) - other(b) || order(a, b));
}

function begun({ single }, word) {
  const low = bisect(single, word);
  return single.slice(low, low + MOST_BEGUN).filter((each) => each.startsWith(word));
}

function addSense(senses, single, here, there, language) {
  const key = here.map(stem).join(" ");
  const stems = there.map(stem);
  if (!senses.has(key)) senses.set(key, new Map());
  const own = `${language} ${stems.join(" ")}`;
  if (!senses.get(key).has(own)) senses.get(key).set(own, { language, stems });
  if (here.length === 1) single.add(here[0]);
}

/** The words of a phrase as a question's are looked up, without the small ones. */
function phrase(text) {
  const found = words(text);
  const kept = withoutSmall(found, everyLanguage().small);
  return kept.length ? kept : found;
}

/** The word with one letter lost. */
function shorter(word) {
  const letters = [...word];
  return [...new Set(letters.map((_, place) => [...letters.slice(0, place), ...letters.slice(place + 1)].join("")))];
}
