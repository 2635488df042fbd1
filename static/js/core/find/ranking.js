/**
 * Which findables a question means, best first, and how likely each aisle is to hold the answer: the twin of
 * floorassist/find/ranking.py.
 */
import { aisleProbability, likeliest } from "./aisles.js";
import { key } from "./index.js";
import { order } from "./letters.js";
import { rarity, termsOf } from "./terms.js";

const TOP = 60;
const LENGTH = 0.5;
const LABEL = 0.3;
const ADJACENT = 0.25;
const HEAD = 0.15;
const KEPT = 3;
const AISLE_LIFT = 1;
const DOUBTED = 0.7;
const OUT = 0.98;
const PLACES = 1e9; // scores differ by a billionth, or not at all
const TIES = 8;
const WHOLE = 2 ** 52;

/** Room to reckon in, for every question anew; all zeros between questions. */
const room = { earned: new Float64Array(0), best: new Float64Array(0), numbers: null, ofTerm: null, scores: null };

/**
 * The best findables with their scores, and the aisles with their probability, both best first; nothing where the
 * words mean nothing. `unread`: a word of the question means nothing here, or only by a wild guess.
 * @param {import("./index.js").Index} index
 * @param {string[]} asked
 * @param {number} limit
 * @param {import("./lexicon.js").Lexicon|null} lexicon
 * @param {string} speaks - the question's language, if its asking words tell
 * @returns {{hits: {findable: import("./index.js").Findable, score: number}[], aisles: [string, number][],
 *   unread?: boolean}}
 */
export function ranking(index, asked, limit, lexicon = null, speaks = "") {
  const terms = termsOf(index, asked, lexicon, speaks);
  if (terms.every((term) => term.wild)) return { hits: [], aisles: [] };
  const most = Math.max(TOP, limit);
  const spreads = terms.map(() => new Float64Array(index.aisles.size));
  let hits = candidates(index, terms, spreads, most);
  if (!hits.length) return { hits, aisles: [] };
  const bonus = bonuses(index, terms);
  for (const hit of hits) hit.score *= bonus(hit.number);
  hits = sorted(hits, most);
  const probability = aisleProbability(terms, spreads, index.aisleOf, hits);
  for (const hit of hits) hit.score *= 1 + AISLE_LIFT * probability[index.aisleOf[hit.number]];
  const best = sorted(hits, limit).map(({ findable, score }) => ({ findable, score }));
  return { hits: best, aisles: likeliest(index, probability), unread: terms.some((term) => term.wild) };
}

/** The best of all that have one of the words, with their score before bonuses. */
function candidates(index, terms, spreads, most) {
  makeRoom(index.findables.length);
  const { earned, numbers, scores } = room;
  let count = 0;
  terms.forEach((term, place) => (count = addEarned(index, term, spreads[place], count)));
  const evidence = labelEvidence(index, terms);
  if (!count) return labelledBest(index, evidence, TIES * most);
  let total = 0;
  for (const term of terms) total += term.rarity;
  const { lengths, labelOf, meanLength } = index;
  for (let place = 0; place < count; place += 1) {
    const number = numbers[place];
    const own = earned[number];
    earned[number] = 0;
    const short = 1 + (LENGTH / 2) * (Math.min(1.5, meanLength / Math.max(1, lengths[number])) - 1);
    scores[place] = (own * short + (evidence ? evidence[labelOf[number]] : 0)) * Math.min(1, own / total);
  }
  return top(index, count, most);
}

/**
 * Adds what each findable earns for its best meaning of a word, and to the spread of the word over the aisles; the
 * count of all that earned so far.
 */
function addEarned(index, term, spread, count) {
  const { earned, best, numbers, ofTerm } = room;
  let mine = 0;
  for (const [root, weight] of term.meanings) {
    const posting = index.postings.of(index.stems.get(root));
    if (posting.from === posting.to) continue;
    const value = weight * Math.min(rarity(index, root), term.rarity);
    for (let place = posting.from; place < posting.to; place += 1) {
      const number = posting.numbers[place];
      const worth = posting.weights[place] * value;
      if (best[number] === 0) ofTerm[mine++] = number;
      if (worth > best[number]) best[number] = worth;
    }
  }
  for (let place = 0; place < mine; place += 1) {
    const number = ofTerm[place];
    spread[index.aisleOf[number]] += best[number] / term.rarity;
    if (earned[number] === 0) numbers[count++] = number;
    earned[number] += best[number];
    best[number] = 0;
  }
  return count;
}

/** What each department and aisle name earns for the words, by the label's number; null if nothing. */
function labelEvidence(index, terms) {
  let evidence = null;
  for (const term of terms) {
    const best = new Map();
    for (const [root, weight] of term.meanings) {
      for (const label of index.labelled.get(root) ?? []) {
        const value = weight * Math.min(rarity(index, root), term.rarity) * LABEL;
        best.set(label, Math.max(value, best.get(label) ?? 0));
      }
    }
    if (best.size) evidence ??= new Float64Array(index.labels.all.length);
    for (const [label, value] of best) evidence[label] += value;
  }
  return evidence;
}

/** The first so many of the department or aisle that the words name best, where no name has them. */
function labelledBest(index, evidence, most) {
  if (!evidence) return [];
  const { all } = index.labels;
  let named = 0;
  evidence.forEach((value, label) => {
    const more = rounded(value) - rounded(evidence[named]);
    if (more > 0 || (more === 0 && comesLater(all[label], all[named]))) named = label;
  });
  const score = Math.max(...evidence);
  const hits = [];
  for (let number = 0; number < index.labelOf.length && hits.length < most; number += 1) {
    if (index.labelOf[number] === named) hits.push(hit(index, number, score));
  }
  return hits;
}

function comesLater(label, other) {
  return (order(label.department, other.department) || order(label.aisleName, other.aisleName)) > 0;
}

/** The best so many candidates and those that tie with the last of them, by number. */
function top(index, count, most) {
  const { numbers, scores } = room;
  const least = count > most ? leastOf(scores, count, most) : -Infinity;
  const kept = [];
  for (let place = 0; place < count; place += 1) if (scores[place] >= least) kept.push(hit(index, numbers[place], scores[place]));
  kept.sort((a, b) => a.number - b.number);
  return count > most ? kept.slice(0, TIES * most) : kept;
}

/** The lowest of the best so many scores, by a heap whose root is the lowest. */
function leastOf(scores, count, most) {
  const heap = scores.slice(0, most).sort();
  for (let place = most; place < count; place += 1) {
    const score = scores[place];
    if (score <= heap[0]) continue;
    let at = 0;
    for (let below = 1; below < most; below = 2 * at + 1) {
      if (below + 1 < most && heap[below + 1] < heap[below]) below += 1;
      if (heap[below] >= score) break;
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = score;
  }
  return heap[0];
}

function hit(index, number, score) {
  return { number, score, findable: index.findables[number] };
}

/** The best so many, best first; equals by id, a kept answer before an item. */
function sorted(hits, count) {
  const ranks = new Map(hits.map((each) => [each, rounded(each.score)]));
  return hits.sort((a, b) => ranks.get(b) - ranks.get(a) || key(a.findable) - key(b.findable)).slice(0, count);
}

/** What to multiply each score by: words side by side, the head word, kept answers, doubt, nothing left. */
function bonuses(index, terms) {
  const asked = terms.map((term) => index.stems.get(term.best) ?? -1);
  const meant = new Set(terms.flatMap((term) => [...term.meanings.keys()].map((root) => index.stems.get(root))));
  return (number) => bonus(index, asked, meant, number);
}

function bonus({ nameStarts, nameStems, heads, lengths, findables }, asked, meant, number) {
  const [start, length, findable] = [nameStarts[number], lengths[number], findables[number]];
  const [last, end] = [asked.length - 1, start + length - 1];
  let found = 1;
  if (last > 0) {
    let beside = 0;
    for (let pair = 0; pair < last; pair += 1) {
      let place = start;
      while (place < end && !(nameStems[place] === asked[pair] && nameStems[place + 1] === asked[pair + 1])) place += 1;
      if (place < end) beside += 1;
    }
    found += (ADJACENT * beside) / last;
  }
  if (length && nameStems[start + heads[number]] === asked[last]) found *= 1 + HEAD;
  if (findable.kind === "answer") {
    let own = 0;
    for (let place = start; place <= end; place += 1) if (meant.has(nameStems[place])) own += 1;
    found *= 1 + KEPT * (findable.weight ?? 1) * (own / Math.max(1, length)) ** 2;
  }
  return found * (findable.doubted ? DOUBTED : 1) * (findable.out ? OUT : 1);
}

/** A score to the billionth, halves to even. */
function rounded(score) {
  return score * PLACES + WHOLE - WHOLE;
}

/** Makes the room as large as an index needs. */
function makeRoom(size) {
  if (room.earned.length >= size) return;
  const larger = Math.ceil(size * 1.1);
  for (const name of ["earned", "best", "scores"]) room[name] = new Float64Array(larger);
  for (const name of ["numbers", "ofTerm"]) room[name] = new Int32Array(larger);
}
