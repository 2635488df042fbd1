/**
 * The words of a question with what each can mean in this store, and how much each tells: the twin of
 * floorassist/find/terms.py.
 */
import { parts } from "./lexicon.js";

const SPLIT = 0.8;
const HALF = 0.6;
const WHOLE = 0.9;
const UNKNOWN_WORD = 6;
const WILD = 0.45;

/**
 * One word asked: the stems it can mean, its rarity (natural logarithm), that of its best meaning, the likeliest
 * meaning, "" if there is none, and whether it means nothing here, or by a wild guess only: nonsense finds nothing.
 * @typedef {{meanings: Map<string, number>, rarity: number, best: string, wild: boolean}} Term
 */

/**
 * The words asked with their meanings, in the store's language or translated into it.
 * @param {import("./index.js").Index} index
 * @param {string[]} asked
 * @param {import("./lexicon.js").Lexicon|null} lexicon
 * @param {string} speaks - the question's language, if its asking words tell
 * @returns {Term[]}
 */
export function termsOf(index, asked, lexicon = null, speaks = "") {
  const meanings = [];
  let place = 0;
  for (const part of parts(lexicon, asked, (root) => holders(index, root), speaks)) {
    const run = asked.slice(place, place + part.size);
    place += part.size;
    const own = part.own ? read(index.vocabulary, run, place === asked.length) : [];
    meanings.push(...withTranslation(own, part));
  }
  return meanings.map((found) => term(index, found));
}

function term(index, meanings) {
  const best = likeliest(meanings);
  return { meanings, rarity: bestRarity(index, meanings), best, wild: (meanings.get(best) ?? 0) <= WILD };
}

/** What the words mean by themselves together with what they mean in another language. */
function withTranslation(own, part) {
  if (!part.meanings.length || (part.guessed && own.some((found) => found.size))) return own;
  const kept = own.length === 1 ? [...own[0]].map(([root, weight]) => [root, weight * part.own]) : [];
  return part.meanings.map((found) => new Map([...kept, ...found]));
}

/** What words mean, after putting together and taking apart what was written wrong; the last may be half typed. */
function read(known, asked, last) {
  const meanings = [];
  for (let place = 0; place < asked.length; place += 1) {
    const ends = place === asked.length - 1;
    const joined = ends ? null : known.joined(asked[place], asked[place + 1]);
    if (joined) meanings.push(known.meanings(joined, false));
    else meanings.push(...meant(known, asked[place], last && ends));
    if (joined) place += 1;
  }
  if (meanings.length === asked.length) readAsOne(known, asked, meanings);
  return meanings;
}

/** Let two neighbours also mean the one word that they make together: "tooth brush". */
function readAsOne(known, asked, meanings) {
  for (let place = 0; place + 1 < asked.length; place += 1) {
    const whole = known.perhapsJoined(asked[place], asked[place + 1]);
    for (const [root, weight] of whole ? known.meanings(whole, false) : []) {
      for (const each of [place, place + 1]) {
        meanings[each].set(root, Math.max(weight * WHOLE, meanings[each].get(root) ?? 0));
      }
    }
  }
}

/** What one word means; two meanings where it was two words. */
function meant(known, word, last) {
  const found = known.meanings(word, last);
  if (found.size) return [found];
  const halves = known.split(word);
  if (halves) return halves.map((half) => weighted(known.meanings(half, false), SPLIT));
  const near = last ? either(known.near(word), known.begunNear(word)) : known.near(word);
  if (near.size) return [near];
  const half = known.knownHalf(word);
  return [half ? weighted(known.meanings(half, false), HALF) : known.damaged(word, last)];
}

/** All meanings of both, the larger weight where both have one. */
function either(left, right) {
  for (const [root, weight] of right) left.set(root, Math.max(weight, left.get(root) ?? 0));
  return left;
}

function weighted(meanings, weight) {
  return new Map([...meanings.keys()].map((root) => [root, weight]));
}

/** How rare a stem is: the logarithm of how many findables there are for each that has it. */
export function rarity(index, root) {
  const count = holders(index, root);
  return Math.log(1 + (index.size - count + 0.5) / (count + 0.5));
}

/** How many have a stem. */
function holders(index, root) {
  return index.postings.count(index.stems.get(root));
}

/** The rarity of the likeliest meanings; a word that means nothing here counts as a rare one. */
function bestRarity(index, found) {
  let best = -Infinity;
  for (const [root, weight] of found) best = Math.max(best, weight * rarity(index, root));
  return found.size ? best : UNKNOWN_WORD;
}

function likeliest(meanings) {
  let [best, most] = ["", -Infinity];
  for (const [root, weight] of meanings) if (weight > most) [best, most] = [root, weight];
  return best;
}
