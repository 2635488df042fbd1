/** An index with a few findables changed, without building it anew: the twin of floorassist/find/revision.py. */
import { fields, Index, key, keyOf, numbered } from "./index.js";
import { parsed } from "./name.js";
import { revised as revisedVocabulary } from "./vocabulary.js";
import { stem } from "./words.js";

/**
 * The index with these findables added or replaced by key, and those taken out. The old one stays.
 * @param {Index} old
 * @param {import("./index.js").Findable[]} changed
 * @param {[kind: string, id: number][]} gone
 */
export function revised(old, changed, gone = []) {
  const fresh = new Map(changed.map((each) => [key(each), each]));
  const keys = new Set([...fresh.keys(), ...gone.map(([kind, id]) => keyOf(kind, id))]);
  const left = [...keys].filter((each) => old.numbers.has(each));
  if (!left.length && !fresh.size) return old;
  const change = { counts: new Map(), postings: new Map() };
  const { stems } = old;
  for (const each of left) takeOut(old, old.numbers.get(each), change);
  const added = [...fresh.values()];
  const names = added.map((each, n) => putIn(old, each, old.findables.length + n, change));
  const findables = old.findables.concat(added);
  const lengths = longer(old.lengths, names.map((name) => name.stems.length));
  let wordCount = old.words;
  for (const name of names) wordCount += name.stems.length;
  for (const number of left.map((each) => old.numbers.get(each))) {
    wordCount -= lengths[number];
    findables[number] = null;
    lengths[number] = 0;
  }
  const numbers = new Map(left.map((each) => [each, null]));
  [...fresh.keys()].forEach((each, n) => numbers.set(each, old.findables.length + n));
  return new Index({
    ...placed(old, left, added, change.counts),
    findables,
    numbers: old.numbers.with(numbers),
    stems,
    postings: old.postings.with(change.postings),
    ...named(old, names),
    lengths,
    words: wordCount,
  });
}

/** Notes what a findable takes along when it goes. */
function takeOut(old, number, { counts, postings }) {
  for (const word of weighted(old.findables[number]).keys()) {
    counts.set(word, (counts.get(word) ?? old.vocabulary.count(word)) - 1);
    posting(postings, old.stems.get(stem(word))).gone.add(number);
  }
}

/** Notes what a findable brings along; the stems' numbers of its name, and where its head stands. */
function putIn(old, findable, number, { counts, postings }) {
  const name = parsed(findable.name);
  const best = new Map();
  for (const [word, weight] of weighted(findable)) {
    counts.set(word, (counts.get(word) ?? old.vocabulary.count(word)) + 1);
    const at = numbered(old.stems, stem(word));
    best.set(at, Math.max(weight, best.get(at) ?? 0));
  }
  for (const [at, weight] of best) {
    const { added, weights } = posting(postings, at);
    added.push(number);
    weights.push(weight);
  }
  return { stems: name.words.map((word) => old.stems.get(stem(word))), head: name.head };
}

/** Every word of a findable with the weight of the best field it stands in. */
function weighted(findable) {
  const found = new Map();
  for (const [words, weight] of fields(findable)) {
    for (const word of words) if (!found.has(word)) found.set(word, weight);
  }
  return found;
}

/** What changes in the posting of a stem. */
function posting(postings, at) {
  if (!postings.has(at)) postings.set(at, { gone: new Set(), added: [], weights: [] });
  return postings.get(at);
}

/** The names of the index, with more at the end. */
function named(old, names) {
  let end = old.nameStems.length;
  const starts = names.map(({ stems }) => (end += stems.length) - stems.length);
  return {
    nameStarts: longer(old.nameStarts, starts),
    nameStems: longer(old.nameStems, names.flatMap(({ stems }) => stems)),
    heads: longer(old.heads, names.map(({ head }) => head)),
  };
}

/** Aisles and labels after the change, and the vocabulary with the new counts of words. */
function placed(old, left, added, counts) {
  const labels = added.some((each) => !old.labels.has(each)) ? old.labels.copy() : old.labels;
  const labelOf = longer(old.labelOf, added.map((each) => labels.number(each)));
  const labelCounts = longer(old.labelCounts, new Array(labels.all.length - old.labels.all.length).fill(0));
  for (const each of left) {
    labelCounts[labelOf[old.numbers.get(each)]] -= 1;
    labelOf[old.numbers.get(each)] = 0;
  }
  for (const number of labelOf.subarray(old.labelOf.length)) labelCounts[number] += 1;
  const same = labelCounts.every((count, number) => count > 0 === old.labelCounts[number] > 0);
  const { labelled, worded } = same ? old : labels.inUse(labelCounts);
  const spellings = new Map([...counts].map(([word, count]) => [word, count || worded.has(word) ? count : null]));
  for (const word of same ? [] : new Set([...old.worded, ...worded])) {
    if (!spellings.has(word) && !old.vocabulary.count(word)) spellings.set(word, worded.has(word) ? 0 : null);
  }
  const vocabulary = revisedVocabulary(old.vocabulary, spellings);
  return { ...aislesAfter(old, left, added), labels, labelOf, labelCounts, labelled, worded, vocabulary };
}

/** The aisles after the change: those left empty go, under new numbers for the rest, before others come. */
function aislesAfter(old, left, added) {
  const { aisles, aisleOf, aisleCounts } = aislesWithout(old, left);
  const fresh = added.map((each) => numbered(aisles, each.aisle ?? ""));
  const counts = longer(aisleCounts, new Array(aisles.size - aisleCounts.length).fill(0));
  for (const number of fresh) counts[number] += 1;
  return { aisles, aisleOf: longer(aisleOf, fresh), aisleCounts: counts };
}

function aislesWithout(old, left) {
  const [aisleOf, aisleCounts] = [old.aisleOf.slice(), old.aisleCounts.slice()];
  for (const each of left) {
    aisleCounts[aisleOf[old.numbers.get(each)]] -= 1;
    aisleOf[old.numbers.get(each)] = 0;
  }
  const live = (number) => number === 0 || aisleCounts[number] > 0;
  if (aisleCounts.every((_, number) => live(number))) return { aisles: new Map(old.aisles), aisleOf, aisleCounts };
  const aisles = new Map();
  const numbers = Int32Array.from(old.aisles, ([aisle, number]) => (live(number) ? numbered(aisles, aisle) : 0));
  return {
    aisles,
    aisleOf: aisleOf.map((number) => numbers[number]),
    aisleCounts: aisleCounts.filter((_, number) => live(number)),
  };
}

/** A copy of whole numbers, with more at the end. */
function longer(array, more) {
  const copy = new Int32Array(array.length + more.length);
  copy.set(array);
  copy.set(more, array.length);
  return copy;
}
