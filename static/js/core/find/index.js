/**
 * What can be found in a store, arranged so that a word leads to everything it stands in: the twin of
 * floorassist/find/index.py.
 *
 * An index never changes: `revised` of revision.js gives a new one that shares what stayed. Building one takes a
 * while at 50,000 findables: it is a Worker's work.
 */
import { Ledger } from "./ledger.js";
import { parsed } from "./name.js";
import { postings } from "./postings.js";
import { vocabulary } from "./vocabulary.js";
import { stem, words } from "./words.js";

const KEYWORD = 0.75;
const BESIDE = 0.6;
const BRAND = 0.5;

/**
 * One entry: an item by its name, or a kept answer by the customer's words, as in Python.
 * @typedef {{kind: "item"|"answer", id: number, name: string, brand?: string, keywords?: string[],
 *   department?: string, aisle?: string, aisleName?: string, weight?: number, about?: number|null,
 *   doubted?: boolean, out?: boolean}} Findable
 */

/**
 * Findables by number; a number whose findable was taken out stays unused (null).
 *
 * The stems of name n are `nameStems` from `nameStarts[n]` on, `lengths[n]` of them, its head the one at `heads[n]`.
 * `aisleOf` and `labelOf` give a number of `aisles` and `labels` for each findable; number 0 of both is "none". `stems`
 * gives every stem of this index and of all that come from it a number; `aisleCounts` and `labelCounts` tell how often
 * each is used. `labelled` leads from a stem to the labels in use that it stands in, and `worded` holds the words of
 * those.
 */
export class Index {
  constructor(fields) {
    Object.assign(this, fields);
  }

  /** How many can be found. */
  get size() {
    return this.numbers.size;
  }

  /** Words in a name, on average. */
  get meanLength() {
    return this.words / Math.max(1, this.size);
  }

  /** The share of numbers that are unused: each change leaves one. Worth building anew where it is large. */
  get waste() {
    return 1 - this.size / Math.max(1, this.findables.length);
  }
}

/** What tells a findable from every other one; of equal scores the lower comes first. */
export function key(findable) {
  return keyOf(findable.kind, findable.id);
}

/** The key of the item or kept answer with this id. */
export function keyOf(kind, id) {
  return 2 * id + (kind === "item" ? 1 : 0);
}

/**
 * The index of these findables, numbered in their order. A key that comes twice counts once, the last.
 * @param {Iterable<Findable>} findables
 */
export function index(findables) {
  const byKey = new Map();
  for (const each of findables) byKey.set(key(each), each);
  const chosen = [...byKey.values()];
  chosen.forEach((each, number) => byKey.set(key(each), number));
  const { spellings, ...read } = readNames(chosen);
  const [aisles, labels] = [new Map([["", 0]]), new Labels()];
  const aisleOf = Int32Array.from(chosen, (each) => numbered(aisles, each.aisle ?? ""));
  const labelOf = Int32Array.from(chosen, (each) => labels.number(each));
  const labelCounts = counted(labelOf, labels.all.length);
  const { labelled, worded } = labels.inUse(labelCounts);
  for (const word of worded) if (!spellings.has(word)) spellings.set(word, 0);
  return new Index({
    findables: chosen,
    numbers: new Ledger(byKey),
    vocabulary: vocabulary(spellings),
    aisles,
    aisleOf,
    aisleCounts: counted(aisleOf, aisles.size),
    labels,
    labelOf,
    labelCounts,
    labelled,
    worded,
    ...read,
  });
}

/** How often each number occurs. */
function counted(numbers, size) {
  const counts = new Int32Array(size);
  for (const number of numbers) counts[number] += 1;
  return counts;
}

/** The number of a key in a Map of numbers, a new one where it has none. */
export function numbered(map, each) {
  const found = map.get(each);
  if (found !== undefined) return found;
  map.set(each, map.size);
  return map.size - 1;
}

/** The departments and aisle names of an index, each pair with its words; number 0 is that of no words. */
export class Labels {
  constructor(all = [], numbers = new Map()) {
    Object.assign(this, { all, numbers });
    if (!all.length) this.number({});
  }

  /** The number of a findable's label, a new one where it has none. */
  number(findable) {
    const number = numbered(this.numbers, labelKey(findable));
    if (number === this.all.length) {
      const { department = "", aisleName = "" } = findable;
      this.all.push({ department, aisleName, words: new Set([...words(department), ...words(aisleName)]) });
    }
    return number;
  }

  has(findable) {
    return this.numbers.has(labelKey(findable));
  }

  copy() {
    return new Labels([...this.all], new Map(this.numbers));
  }

  /** The labels in use by their stems, and their words; `counts` tells how many findables have each. */
  inUse(counts) {
    const [labelled, worded] = [new Map(), new Set()];
    this.all.forEach((label, number) => {
      if (!counts[number]) return;
      for (const word of label.words) worded.add(word);
      for (const root of new Set([...label.words].map(stem))) {
        if (!labelled.has(root)) labelled.set(root, []);
        labelled.get(root).push(number);
      }
    });
    return { labelled, worded };
  }
}

function labelKey({ department = "", aisleName = "" }) {
  return `${department.length} ${department}${aisleName}`;
}

const brands = new Map();

/** The words of a brand, kept, since one brand stands on many items. */
function brandWords(brand) {
  let found = brands.get(brand);
  if (!found) {
    if (brands.size >= 10_000) brands.clear();
    brands.set(brand, (found = words(brand)));
  }
  return found;
}

/**
 * The fields of a findable, [[words, weight], ...], with the name in two before all: the thing itself, and what goes
 * with it. A word counts once, with the weight of the first field it stands in.
 */
export function fields(findable, name = parsed(findable.name)) {
  const found = [[name.words.slice(0, name.beside), 1], [name.words.slice(name.beside), BESIDE]];
  for (const phrase of findable.keywords ?? []) found.push([words(phrase), KEYWORD]);
  if (findable.brand) found.push([brandWords(findable.brand), BRAND]);
  return found;
}

/** Names as stems' numbers, the postings, and how often each word stands in the findables. */
function readNames(chosen) {
  const [known, stems, each] = [new Map(), new Map(), { root: [], count: [], seen: [] }];
  const [roots, weights, sizes, nameStems] = [[], [], [], []];
  const [nameStarts, heads, lengths] = [0, 1, 2].map(() => new Int32Array(chosen.length));
  const places = [];
  chosen.forEach((findable, number) => {
    const start = roots.length;
    nameStarts[number] = nameStems.length;
    const name = parsed(findable.name);
    heads[number] = name.head;
    fields(findable, name).forEach(([found, weight], field) => {
      for (const word of found) {
        const at = numbered(known, word);
        if (at === each.root.length) newWord(each, numbered(stems, stem(word)));
        const root = each.root[at];
        if (field < 2) nameStems.push(root);
        if (each.seen[at] === number) continue;
        each.seen[at] = number;
        each.count[at] += 1;
        const place = places[root];
        if (place === undefined || place < start) {
          places[root] = roots.length;
          roots.push(root);
          weights.push(weight);
        } else if (weight > weights[place]) weights[place] = weight;
      }
    });
    sizes.push(roots.length - start);
    lengths[number] = nameStems.length - nameStarts[number];
  });
  for (const [word, at] of known) known.set(word, each.count[at]);
  return {
    spellings: known,
    stems,
    postings: postings(stems.size, roots, weights, sizes),
    nameStarts,
    nameStems: Int32Array.from(nameStems),
    heads,
    lengths,
    words: nameStems.length,
  };
}

function newWord(each, root) {
  each.root.push(root);
  each.count.push(0);
  each.seen.push(-1);
}
