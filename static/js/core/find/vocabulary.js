/**
 * The words that a store's names are made of, and which of them a customer's word can mean: the twin of
 * floorassist/find/vocabulary.py.
 */
import { beginsNear, nearest, sketches } from "./edits.js";
import { Ledger } from "./ledger.js";
import { bisect, codes, cut, first, order, size, sorted } from "./letters.js";
import { stem } from "./words.js";

const [BEGUN, MOST_BEGUN] = [0.9, 400];
const BEGUN_BESIDE_WHOLE = 0.5;
const [SHORT, SHORT_WHOLE] = [2, 0.6];
const [BEGUN_WRONG, BEGUN_WRONG_FROM] = [0.9, 6];
const ONE_EDIT = 0.9;
const [TWO_EDITS, TWO_EDITS_FROM] = [0.45, 5];
const [TWO_EDITS_IN_LONG, LONG] = [0.6, 7];
const OTHER_FIRST_LETTER = 0.7;
const [DAMAGED, MOST_DAMAGED] = [0.35, 200];
const LAST_LETTER = "\u{10ffff}";
const PLACES = 1e9; // weights differ by a billionth, or not at all

/** Stems that a word can mean, each with a weight of 0..1. @typedef {Map<string, number>} Meanings */

/**
 * Sorted words, how many names each stands in, and a sketch of its letters in two halves to compare quickly.
 *
 * `spellings` counts the names in which a word is written so; words of labels alone have 0. `stems` counts the
 * spellings of each stem. The other fields run in the order of `surfaces`.
 */
export class Vocabulary {
  constructor(spellings, stems, surfaces, roots, counts, sketches) {
    Object.assign(this, { spellings, stems, surfaces, roots, counts, sketches });
  }

  /** The stems a word means as it is written; `last` says that it may be half typed. */
  meanings(word, last) {
    const own = stem(word);
    const found = new Map();
    const [low, high] = last && size(word) <= SHORT ? this.begun(word) : [0, 0];
    if (this.stems.has(own)) found.set(own, high - low > 1 ? SHORT_WHOLE : 1);
    if (last && size(word) >= 2) this.addBegun(word, found);
    return found;
  }

  /** The stems of the words that a misspelt one is nearest to. */
  near(word) {
    const found = new Map();
    if (size(word) >= 3) this.addNear(word, found);
    return found;
  }

  /** The stems of words whose beginning a half typed, misspelt word is one edit away from. */
  begunNear(word) {
    const found = new Map();
    if (size(word) >= BEGUN_WRONG_FROM) this.addBegunNear(word, found);
    return found;
  }

  /** The stems of words that begin like this one, as a last resort. */
  damaged(word, last) {
    const found = new Map();
    if (size(word) >= 4) this.addDamaged(word, found, last);
    return found;
  }

  /** The two words that were written as one, if both are known and stand in two names or more; else null. */
  split(word) {
    let [best, halves] = [1, null];
    for (let place = 3; place < size(word) - 2; place += 1) {
      const [left, right] = [cut(word, 0, place), cut(word, place)];
      const common = Math.min(this.count(left), this.count(right));
      if (common > best) [best, halves] = [common, [left, right]];
    }
    return halves;
  }

  /** The longest known word that this one ends with, else begins with, where the rest is unknown; else null. */
  knownHalf(word) {
    for (let length = size(word) - 3; length > 3; length -= 1) {
      for (const half of [cut(word, -length), cut(word, 0, length)]) if (this.count(half) > 1) return half;
    }
    return null;
  }

  /** The one word that was written as two, if it is known and the two are rare beside it; else null. */
  joined(left, right) {
    const count = this.count(left + right);
    if (count < 2) return null;
    return Math.min(this.count(left), this.count(right)) < count / 4 ? left + right : null;
  }

  /** The one word that two known ones may have been meant as ("tooth brush"); else null. */
  perhapsJoined(left, right) {
    return this.count(left + right) >= 2 ? left + right : null;
  }

  /** How many names a word stands in. */
  count(word) {
    return this.spellings.get(word) ?? 0;
  }

  /** Where the words with this beginning start and end in `surfaces`. */
  begun(beginning) {
    const low = bisect(this.surfaces, beginning);
    return [low, bisect(this.surfaces, beginning + LAST_LETTER, low)];
  }

  /** The words that this one begins: the longer and the rarer, the less they count. */
  addBegun(word, found) {
    const [low, high] = this.begun(word);
    if (low === high) return;
    const places = this.commonest(low, high);
    let most = 0;
    for (const place of places) most = Math.max(most, this.counts[place]);
    const length = size(word);
    const whole = BEGUN * (found.size && length > SHORT ? BEGUN_BESIDE_WHOLE : 1);
    for (const place of places) {
      if (this.surfaces[place] === word) continue;
      const common = 0.6 + (most ? (0.4 * Math.log1p(this.counts[place])) / Math.log(2 + most) : 0.4);
      const typed = 0.5 + (0.5 * length) / this.sketches.lengths[place];
      raise(found, this.roots[place], whole * typed * common);
    }
  }

  /** The places from `low` to `high`; of too many those of the words in most names, the commonest first. */
  commonest(low, high) {
    const places = Float64Array.from({ length: high - low }, (_, n) => low + n);
    if (high - low <= MOST_BEGUN) return places;
    const all = this.surfaces.length;
    const ranks = places.map((place) => place - this.counts[place] * all).sort();
    return ranks.subarray(0, MOST_BEGUN).map((rank) => ((rank % all) + all) % all);
  }

  /** The words at the smallest number of edits: one for words of up to four letters, two beyond. */
  addNear(word, found) {
    const most = size(word) >= TWO_EDITS_FROM ? 2 : 1;
    const [ring, fewest] = nearest(this.surfaces, this.sketches, word, most);
    let common = 0;
    for (const place of ring) common = Math.max(common, this.counts[place]);
    for (const place of ring) {
      let weight = fewest <= 1 ? ONE_EDIT : size(word) >= LONG ? TWO_EDITS_IN_LONG : TWO_EDITS;
      weight *= 0.55 + (0.45 * Math.log1p(this.counts[place])) / Math.log(2 + common);
      weight *= first(this.surfaces[place]) === first(word) ? 1 : OTHER_FIRST_LETTER;
      raise(found, this.roots[place], weight);
    }
  }

  /** The words of the same first letter that begin as this one does but for one edit. */
  addBegunNear(word, found) {
    const [letters, near] = [codes(word), []];
    let most = 0;
    for (let [place, high] = this.begun(first(word)); place < high; place += 1) {
      if (this.sketches.lengths[place] <= letters.length || !beginsNear(letters, this.surfaces[place])) continue;
      near.push(place);
      most = Math.max(most, this.counts[place]);
    }
    for (const place of near) {
      const common = 0.6 + (0.4 * Math.log1p(this.counts[place])) / Math.log(2 + most);
      const typed = 0.5 + (0.5 * letters.length) / this.sketches.lengths[place];
      raise(found, this.roots[place], BEGUN_WRONG * typed * common);
    }
  }

  /** The words that share the longest beginning with this one. */
  addDamaged(word, found, last) {
    const shortest = last ? 3 : Math.max(3, size(word) - 2);
    for (let length = size(word) - 1; length >= shortest; length -= 1) {
      const [low, high] = this.begun(cut(word, 0, length));
      if (low < high && high - low <= MOST_DAMAGED) {
        for (let place = low; place < high; place += 1) raise(found, this.roots[place], DAMAGED);
        return;
      }
    }
  }
}

/**
 * The vocabulary of these words, each with the number of names it stands in; the Map is the vocabulary's from then on.
 * @param {Map<string, number>} spellings
 */
export function vocabulary(spellings) {
  const surfaces = sorted(spellings.keys());
  const roots = surfaces.map(stem);
  const stems = new Map();
  for (const root of roots) stems.set(root, (stems.get(root) ?? 0) + 1);
  const counts = Int32Array.from(surfaces, (surface) => spellings.get(surface));
  return new Vocabulary(new Ledger(spellings), new Ledger(stems), surfaces, roots, counts, sketches(surfaces));
}

/**
 * The vocabulary with these counts instead; null takes a word out. The old one stays as it is.
 * @param {Vocabulary} old
 * @param {Map<string, number|null>} changes
 */
export function revised(old, changes) {
  const words = [...changes.keys()].filter((word) => changes.get(word) !== null || old.spellings.has(word)).sort(order);
  const [fresh, gone] = [words.filter((word) => !old.spellings.has(word)), words.filter((word) => changes.get(word) === null)];
  const spellings = old.spellings.with(words.map((word) => [word, changes.get(word)]));
  const counts = old.counts.slice();
  for (const word of words) {
    if (old.spellings.has(word)) counts[bisect(old.surfaces, word)] = changes.get(word) ?? 0;
  }
  if (!fresh.length && !gone.length) {
    return new Vocabulary(spellings, old.stems, old.surfaces, old.roots, counts, old.sketches);
  }
  const from = merged(old.surfaces, fresh, gone);
  const picked = (kept, added) => from.map((place) => (place < 0 ? added[~place] : kept[place]));
  const [was, more] = [old.sketches, sketches(fresh)];
  return new Vocabulary(
    spellings,
    recounted(old.stems, fresh, gone),
    Array.from(from, (place) => (place < 0 ? fresh[~place] : old.surfaces[place])),
    Array.from(from, (place) => (place < 0 ? stem(fresh[~place]) : old.roots[place])),
    picked(counts, fresh.map((word) => changes.get(word))),
    { lengths: picked(was.lengths, more.lengths), low: picked(was.low, more.low), high: picked(was.high, more.high) },
  );
}

/** For each sorted word where it stood before; ~n for the nth fresh one. */
function merged(surfaces, fresh, gone) {
  const from = new Int32Array(surfaces.length + fresh.length - gone.length);
  const numbers = new Map(fresh.map((word, number) => [word, number]));
  let [place, next] = [0, 0];
  for (const word of [...fresh, ...gone].sort(order)) {
    for (const at = bisect(surfaces, word, place); place < at; place += 1, next += 1) from[next] = place;
    if (numbers.has(word)) from[next++] = ~numbers.get(word);
    else place += 1;
  }
  for (; place < surfaces.length; place += 1, next += 1) from[next] = place;
  return from;
}

/** How many spellings each stem has, after some came and some went. */
function recounted(stems, fresh, gone) {
  const changes = new Map();
  const add = (word, by) => {
    const root = stem(word);
    changes.set(root, (changes.get(root) ?? stems.get(root) ?? 0) + by);
  };
  for (const word of fresh) add(word, 1);
  for (const word of gone) add(word, -1);
  return stems.with([...changes].map(([root, count]) => [root, count || null]));
}

/** Keeps the larger weight; rounded, since the last bits differ from machine to machine. */
function raise(found, root, told) {
  const weight = Math.round(told * PLACES) / PLACES;
  if (weight > (found.get(root) ?? -1)) found.set(root, weight);
}
