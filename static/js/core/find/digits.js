/**
 * Numbers go round the ranking: a sku, a barcode however it is written, or the last five digits of one: the twin of
 * floorassist/find/digits.py.
 */
import { BarcodeError, gtin14, tails } from "../barcode.js";
import { cut, size } from "./letters.js";

const LONGEST = 80;
const MOST = 1000;
const EDGES = /^(?:[^\S\ufeff]|[\x1c-\x1f\x85])+|(?:[^\S\ufeff]|[\x1c-\x1f\x85])+$/g;
const TAIL = /^[0-9]{5}$/;
const FIT = 2 ** 26; // places in one table

/**
 * The numbers of one item: its sku and its barcodes as GTIN-14.
 * @typedef {{itemId: number, sku: string, gtins?: string[]}} Numbered
 */

/** Which items a number means; a sku counts in capitals or small letters alike. Never changes. */
export class Digits {
  /** `base` holds most items, `recent` those changed since; `replaced` are the ids that no longer count in `base`. */
  constructor(base = new Table([]), recent = new Table([]), replaced = new Set()) {
    Object.assign(this, { base, recent, replaced });
  }

  /** The items that a text names by number alone, the surest first, equals by their ids. */
  items(text) {
    const bare = cut(text.slice(0, 2 * LONGEST + 2), 0, LONGEST + 1).replace(EDGES, "");
    if (!bare || size(bare) > LONGEST) return [];
    const found = this.all((table) => table.bySku(folded(bare)));
    try {
      const gtin = Number(gtin14(bare));
      found.push(...this.all((table) => table.byGtin(gtin)));
    } catch (error) {
      if (!(error instanceof BarcodeError)) throw error;
      if (TAIL.test(bare)) found.push(...this.all((table) => table.byTail(Number(bare))));
    }
    return [...new Set(found)];
  }

  /** What both tables say, of the older one what still counts, by their ids. */
  all(say) {
    return [...say(this.base).filter((id) => !this.replaced.has(id)), ...say(this.recent)].sort((a, b) => a - b);
  }
}

/**
 * The numbers of these items.
 * @param {Iterable<Numbered>} items
 */
export function digits(items) {
  return new Digits(new Table(rowsOf(items)));
}

/**
 * The numbers with those of some items added or replaced, and others taken out. The old ones stay.
 * @param {Digits} old
 * @param {Numbered[]} changed
 * @param {number[]} gone - ids of items
 */
export function revised(old, changed, gone = []) {
  const fresh = rowsOf(changed);
  const replaced = new Set([...fresh.map((row) => row.id), ...gone]);
  const recent = [...old.recent.rows().filter((row) => !replaced.has(row.id)), ...fresh];
  for (const id of old.replaced) replaced.add(id);
  if (replaced.size <= MOST) return new Digits(old.base, new Table(recent), replaced);
  return new Digits(new Table([...old.base.rows().filter((row) => !replaced.has(row.id)), ...recent]));
}

/** The sku as it is compared. */
function folded(text) {
  return text.toLowerCase().toUpperCase().toLowerCase();
}

/** One row an item, the last of its id: {id, sku, gtins}, barcodes as whole numbers. */
function rowsOf(items) {
  const rows = new Map();
  for (const { itemId, sku, gtins = [] } of items) {
    rows.set(itemId, { id: itemId, sku: folded(sku), gtins: [...new Set(gtins)].map(Number) });
  }
  return [...rows.values()];
}

/** The numbers of items, sorted; equal ones in the order of the items. */
class Table {
  constructor(rows) {
    this.ids = Int32Array.from(rows, (row) => row.id);
    this.skus = rows.map((row) => row.sku);
    this.places = new Map();
    this.skus.forEach((sku, place) => {
      if (!sku) return;
      const before = this.places.get(sku);
      if (before === undefined) this.places.set(sku, place);
      else if (Array.isArray(before)) before.push(place);
      else this.places.set(sku, [before, place]);
    });
    const gtins = rows.flatMap((row, place) => row.gtins.map((gtin) => [gtin, place]));
    gtins.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    this.gtins = Float64Array.from(gtins, ([gtin]) => gtin);
    this.gtinPlaces = Int32Array.from(gtins, ([, place]) => place);
    const ends = gtins.flatMap(([gtin, place]) => tails(String(gtin).padStart(14, "0")).map((tail) => tail * FIT + place));
    this.tails = Float64Array.from(new Set(ends)).sort();
  }

  bySku(sku) {
    return [this.places.get(sku) ?? []].flat().map((place) => this.ids[place]);
  }

  byGtin(gtin) {
    const found = [];
    for (let at = from(this.gtins, gtin); this.gtins[at] === gtin; at += 1) found.push(this.ids[this.gtinPlaces[at]]);
    return found;
  }

  byTail(tail) {
    const found = [];
    const end = (tail + 1) * FIT;
    for (let at = from(this.tails, tail * FIT); this.tails[at] < end; at += 1) found.push(this.ids[this.tails[at] % FIT]);
    return found;
  }

  /** The rows that the table was made of. */
  rows() {
    const rows = Array.from(this.ids, (id, place) => ({ id, sku: this.skus[place], gtins: [] }));
    this.gtins.forEach((gtin, at) => rows[this.gtinPlaces[at]].gtins.push(gtin));
    return rows;
  }
}

/** The place of the first of sorted numbers that is not below this one. */
function from(values, value) {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
