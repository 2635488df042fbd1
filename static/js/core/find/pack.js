/**
 * The pack of a store as it comes from the server, turned back into rows: the other half of floorassist/find/pack.py.
 * The columns stay as they are; a row is made when it is wanted.
 */
import { BrokenPack, Column, Lists, Ranked, bits, ids, numberedTexts, numbers, range, steps, sums, texts } from "./columns.js";

/** The format that this app reads; a pack of another one is loaded anew. */
export const VERSION = 1;

const MAGIC = [..."FAP"].map((letter) => letter.charCodeAt(0));
const NO_MAKER = "!";
const REST = 17;
const SAME = "\x01";
const MOST = 1_000_000; // items of a store; more are no pack of ours

/**
 * A place of an item as the store wrote it.
 * @typedef {{id: number, aisle: string, bay: string, side: string, shelf: string, role: string, spot: string|null,
 *   confirmed_at: string|null, doubted_at: string|null, being_reset: boolean}} CarriedPlace
 */
/**
 * @typedef {{id: number, sku: string, name: string, brand: string, department: string, keywords: string[],
 *   quantity: number|null, price: string|null, gtins: string[], places: CarriedPlace[]}} CarriedItem
 */

export { BrokenPack };

/**
 * The pack that these bytes are. Throws BrokenPack for anything else.
 * @param {Uint8Array} bytes
 * @returns {Pack}
 */
export function decode(bytes) {
  const { head, columns } = opened(bytes);
  try {
    return new Pack(head, columns);
  } catch (error) {
    // Lengths and names of columns that fit nothing.
    throw error instanceof BrokenPack ? error : new BrokenPack("it cannot be read");
  }
}

/** The head and, by name, the bytes of every column. */
function opened(bytes) {
  if (MAGIC.some((byte, n) => bytes[n] !== byte)) throw new BrokenPack("it begins otherwise");
  if (bytes[3] !== VERSION) throw new BrokenPack("it is of another version");
  const start = new Column(bytes);
  start.at = 4;
  const end = start.number() + start.at;
  let head;
  try {
    head = JSON.parse(new TextDecoder().decode(bytes.subarray(start.at, end)));
  } catch {
    throw new BrokenPack("its head cannot be read");
  }
  if (!(head?.items >= 0 && head.items <= MOST && Array.isArray(head.columns) && Array.isArray(head.answers))) {
    throw new BrokenPack("its head says too little");
  }
  const columns = new Map();
  let at = end;
  for (const [name, size] of head.columns) {
    if (!(Number.isInteger(size) && size >= 0)) throw new BrokenPack("a column has no size");
    columns.set(name, bytes.subarray(at, (at += size)));
  }
  if (at !== bytes.length) throw new BrokenPack("its end is missing");
  return { head, columns };
}

/** Rows by their number, which are in the order of their ids. */
export class Pack {
  /** `head`: {store, cursor, plan, of, items, answers, people, popular, blanks}. */
  constructor(head, columns) {
    this.head = head;
    this.size = head.items;
    const ranked = (name, count) => new Ranked(columns.get(`${name}.table`), columns.get(name), count);
    const lists = (name) => new Lists(columns.get(`${name}.table`), columns.get(name), this.size);
    this.ids = steps(columns.get("id"), this.size);
    this.names = lists("name");
    this.keywords = lists("keyword");
    [this.brands, this.departments, this.quantities, this.prices] = ["brand", "department", "quantity", "price"].map(
      (name) => ranked(name, this.size),
    );
    this.skus = numberedTexts(columns.get("sku.table"), columns.get("sku"), columns.get("sku.digits"), this.size);
    this.readGtins(columns, ranked);
    this.readPlaces(columns, ranked);
    this.readDepartments();
    this.seenTwice();
  }

  /** A department that is that of the last item in the same aisle is told so. */
  readDepartments() {
    const { ids: found, table } = this.departments;
    const same = table.indexOf(SAME);
    const last = new Map();
    for (let n = 0; n < this.size; n += 1) {
      const at = this.placeStarts[n];
      const aisle = at < this.placeStarts[n + 1] ? this.aisles.at(at) : "";
      if (found[n] === same) found[n] = last.get(aisle) ?? found[n];
      last.set(aisle, found[n]);
    }
    this.departments.table = table.map(plain);
  }

  /** The brand, which may be the first words of the name. */
  brand(n) {
    const brand = this.brands.at(n);
    if (!brand.startsWith(SAME) || brand[1] === "=") return plain(brand);
    return this.names.at(n).slice(0, Number(brand[1])).join(" ");
  }

  readGtins(columns, ranked) {
    this.gtinStarts = sums(numbers(columns.get("gtins"), this.size));
    const count = this.gtinStarts[this.size];
    this.makers = ranked("maker", count);
    const rests = new Int32Array(count);
    let good = 0;
    for (let n = 0; n < count; n += 1) rests[n] = this.makers.at(n).startsWith(NO_MAKER) ? -1 : good++;
    this.restAt = rests;
    this.rests = bits(columns.get("rest"), REST, good);
  }

  readPlaces(columns, ranked) {
    this.placeStarts = sums(numbers(columns.get("places"), this.size));
    const count = this.placeStarts[this.size];
    this.placeIds = steps(columns.get("place"), count);
    [this.aisles, this.shelves, this.roles, this.confirmed, this.doubted] = [
      "aisle",
      "shelf",
      "role",
      "confirmed",
      "doubted",
    ].map((name) => ranked(name, count));
    const resets = columns.get("reset");
    this.resets = resets ? bits(resets, 1, count) : null;
    this.standStarts = sums(numbers(columns.get("stands"), this.aisles.table.length));
    const stands = this.standStarts.at(-1);
    [this.bays, this.sides] = ["bay", "side"].map((name) => ranked(name, stands));
    this.spots = texts(columns.get("spot"));
    if (this.spots.length !== stands) throw new BrokenPack("a spot is missing");
    this.stands = ids(columns.get("stand"), count, stands);
  }

  /** Ids that do not rise would make two rows one. */
  seenTwice() {
    for (let n = 0; n < this.size; n += 1) {
      if (!(this.ids[n] > (n ? this.ids[n - 1] : 0))) throw new BrokenPack("its items are not in order");
    }
  }

  /** The numbers of the items of which a place is in an aisle that is being reset. */
  *beingReset() {
    for (let n = 0; this.resets && n < this.size; n += 1) {
      for (let at = this.placeStarts[n]; at < this.placeStarts[n + 1]; at += 1) {
        if (this.resets[at] !== 1) continue;
        yield n;
        break;
      }
    }
  }

  /** The number of the item with this id, or -1. */
  numberOf(id) {
    let [low, high] = [0, this.size - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.ids[middle] === id) return middle;
      if (this.ids[middle] < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /**
   * The item of this number.
   * @returns {CarriedItem}
   */
  row(n) {
    return {
      id: this.ids[n],
      sku: this.skus[n],
      name: this.name(n),
      brand: this.brand(n),
      department: this.departments.at(n),
      keywords: this.keywords.at(n),
      quantity: this.quantity(n),
      price: this.prices.at(n) || null,
      gtins: this.gtins(n),
      places: range(this.placeStarts, n, (at) => this.place(at)),
    };
  }

  name(n) {
    return this.names.at(n).join(" ");
  }

  quantity(n) {
    const quantity = this.quantities.at(n);
    return quantity === "" ? null : Number(quantity);
  }

  gtins(n) {
    return range(this.gtinStarts, n, (at) => this.gtin(at));
  }

  gtin(at) {
    const maker = this.makers.at(at);
    if (this.restAt[at] < 0) return maker.slice(NO_MAKER.length);
    const digits = maker + String(100000 + this.rests[this.restAt[at]]).slice(1);
    return digits + checked(digits);
  }

  place(at) {
    const stand = this.standStarts[this.aisles.ids[at]] + this.stands[at];
    return {
      id: this.placeIds[at],
      aisle: this.aisles.at(at),
      bay: this.bays.at(stand) ?? "",
      side: this.sides.at(stand) ?? "",
      shelf: this.shelves.at(at),
      role: this.roles.at(at),
      spot: this.spots[stand] || null,
      confirmed_at: this.confirmed.at(at) || null,
      doubted_at: this.doubted.at(at) || null,
      being_reset: this.resets?.[at] === 1,
    };
  }
}

function plain(text) {
  return text.startsWith(`${SAME}=`) ? text.slice(2) : text;
}

/** The check digit behind thirteen digits: as in barcode.js, which also reads others, but 50,000 at a time. */
function checked(digits) {
  let total = 0;
  for (let at = 0; at < 13; at += 1) total += (digits.charCodeAt(at) - 48) * (at % 2 ? 1 : 3);
  return (10 - (total % 10)) % 10;
}
