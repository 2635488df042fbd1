/**
 * One question, everything it can mean: numbers, places, items and kept answers, best first: the twin of
 * floorassist/find/search.py.
 */
import { meant } from "./aliases.js";
import { decision } from "./decision.js";
import { key, keyOf } from "./index.js";
import { eachLanguage } from "./language.js";
import { everyLexicon } from "./lexicon.js";
import { askedFor, spoken } from "./question.js";
import { ranking } from "./ranking.js";
import { fourDigits } from "./rounding.js";
import { stem } from "./words.js";

const MOST = 100;
const CERTAIN = 1;

/**
 * Everything that can be found in one store.
 * @typedef {{index: import("./index.js").Index, digits: import("./digits.js").Digits,
 *   places: import("./places.js").Places, language: import("./language.js").Language,
 *   lexicon?: import("./lexicon.js").Lexicon, aliases?: Map<string, string>}} StoreIndex
 */

/**
 * One thing found: a findable or a place, never both; `score` orders results of one question only.
 * @typedef {{score: number, findable?: import("./index.js").Findable, place?: import("./places.js").Place}} Result
 */

/**
 * The results of a question, best first, at most `limit` (1 to 100). Never throws for any text. `aisles` are the
 * likeliest, with `probability` that of the best.
 * @param {StoreIndex} store
 * @param {string} said
 * @param {number} limit
 * @returns {{results: Result[], decision: string, probability: number, aisles: [string, number][]}}
 */
export function answer(store, said, limit = 10) {
  const lexicon = store.lexicon ?? everyLexicon();
  const text = meant(store.aliases, said, store.language, (word) => knows(store.index, lexicon, word));
  const most = Math.max(1, Math.min(MOST, limit));
  const places = store.places.meant(text, store.language).map((place) => ({ score: CERTAIN, place }));
  const sure = [...numbered(store, text), ...places];
  const asked = askedFor(text, store.language);
  const speaks = spoken(text, eachLanguage());
  const ranked = asked.length ? ranking(store.index, asked, most, lexicon, speaks) : { hits: [], aisles: [] };
  const results = withoutDoubles([...sure, ...withDepartment(store, asked, ranked)]).slice(0, most);
  if (sure.length) {
    const aisle = aisleOf(sure[0]);
    return { results, decision: decided(CERTAIN, results), probability: CERTAIN, aisles: aisle ? [[aisle, CERTAIN]] : [] };
  }
  const best = ranked.aisles.length && results.length && aisleOf(results[0]) ? ranked.aisles[0][1] : 0;
  return { results, decision: decided(best, results, ranked.unread), probability: best, aisles: ranked.aisles };
}

/** Whether a word, or what it begins, means something here or in another language. */
function knows({ vocabulary }, { senses }, word) {
  return senses.has(stem(word)) || vocabulary.meanings(word, true).size > 0;
}

/** What to do with these results; `unread` where a word of the question means nothing here. */
function decided(probability, results, unread = false) {
  return decision(probability, { doubtful: unread || results[0]?.findable?.doubted });
}

/** The aisle's code of a result as the store writes it, "" where it is unknown. */
export function aisleOf({ findable, place }) {
  return (findable ?? place).aisle ?? "";
}

/** The items whose sku or barcode the text is. */
function numbered({ index, digits }, text) {
  const numbers = digits.items(text).map((id) => index.numbers.get(keyOf("item", id)));
  return numbers
    .filter((number) => number !== undefined)
    .map((number) => ({ score: CERTAIN, findable: index.findables[number] }));
}

/** What the ranking found, and the department of that name: behind a likely answer, else in front. */
function withDepartment(store, asked, ranked) {
  const best = ranked.hits.length ? ranked.hits[0].score : 1;
  const results = ranked.hits.map(({ score, findable }) => ({ score: rounded(score / best), findable }));
  const place = asked.length ? store.places.department(asked) : undefined;
  if (place) {
    const likely = ranked.aisles.length > 0 && decision(ranked.aisles[0][1]) !== "ask";
    results.splice(likely ? 1 : 0, 0, { score: CERTAIN, place });
  }
  return results;
}

/** Each thing once, where it stands first; an answer about an item stands for the item. */
function withoutDoubles(results) {
  const first = new Map();
  for (const result of results) {
    const { findable, place } = result;
    const about = findable?.about ?? null;
    const same = place ? `${place.kind} ${place.id}` : about === null ? key(findable) : keyOf("item", about);
    if (!first.has(same)) first.set(same, result);
  }
  return [...first.values()];
}

/** A share of the best score; first nine digits, since the last bits differ from machine to machine. */
function rounded(share) {
  return fourDigits(Math.round(share * 1e9) / 1e9);
}
