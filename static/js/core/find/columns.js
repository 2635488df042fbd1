// Columns of a pack: bytes into many values of one kind, the other half of floorassist/find/columns.py.
// Whatever the bytes are, reading them ends: with the values or with a BrokenPack.

const ONE = 192;
const TWO = ONE + (255 - ONE) * 256;
const MOST_ROWS = 10_000_000; // of the places or barcodes of a store; more are no pack of ours

/** The bytes are no pack, or not a whole one. */
export class BrokenPack extends Error {
  constructor(why) {
    super(`This is no whole pack: ${why}.`);
    this.name = "BrokenPack";
  }
}

/** Reads a column from its first byte to its last. */
export class Column {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  /** The next byte. */
  byte() {
    if (this.at >= this.bytes.length) throw new BrokenPack("a column is too short");
    return this.bytes[this.at++];
  }

  /** The next number from 0 on. */
  number() {
    let value = 0;
    let weight = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
      weight *= 128;
      if (weight > 2 ** 49) throw new BrokenPack("a number is too large");
    }
  }

  /** The next difference. */
  step() {
    const value = this.number();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  }

  /** The next id. */
  id() {
    const first = this.byte();
    if (first < ONE) return first;
    if (first < 255) return ONE + (first - ONE) * 256 + this.byte();
    return TWO + this.byte() * 65536 + this.byte() * 256 + this.byte();
  }
}

/** So many numbers from 0 on. */
export function numbers(bytes, count) {
  const column = new Column(bytes);
  const found = new Uint32Array(bounded(count, bytes));
  for (let n = 0; n < found.length; n += 1) found[n] = below(column.number(), 2 ** 32);
  return found;
}

/** So many numbers from 0 to 2^32 - 1 by their difference to the one before. */
export function steps(bytes, count) {
  const column = new Column(bytes);
  const found = new Uint32Array(bounded(count, bytes));
  let value = 0;
  for (let n = 0; n < found.length; n += 1) found[n] = value = below(value + column.step(), 2 ** 32);
  return found;
}

/** So many ids, each below `end`. */
export function ids(bytes, count, end) {
  const column = new Column(bytes);
  const found = new (narrowest(end))(bounded(count, bytes));
  for (let n = 0; n < found.length; n += 1) found[n] = below(column.id(), end);
  return found;
}

/** The kind of array that holds whole numbers below `end` in the least memory. */
function narrowest(end) {
  if (end <= 2 ** 8) return Uint8Array;
  return end <= 2 ** 16 ? Uint16Array : Uint32Array;
}

/** All the texts of a column. */
export function texts(bytes) {
  if (bytes.length && bytes.at(-1) !== 0) throw new BrokenPack("a text has no end");
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).split("\0").slice(0, -1);
}

/** Texts of which many are alike, by the number of the value. */
export class Ranked {
  constructor(table, bytes, count) {
    this.table = texts(table);
    this.ids = ids(bytes, count, this.table.length);
  }

  at(n) {
    return this.table[this.ids[n]];
  }
}

/** Most lists of keywords are empty: one for all. */
const NONE = Object.freeze([]);

/** Lists of texts, by the number of the list. */
export class Lists {
  constructor(table, bytes, count) {
    this.table = texts(table);
    const column = new Column(bytes);
    this.starts = new Uint32Array(bounded(count, bytes) + 1);
    const found = new (narrowest(this.table.length))(bytes.length);
    let size = 0;
    for (let n = 0; n < count; n += 1) {
      for (let id = column.id(); id; id = column.id()) found[size++] = below(id - 1, this.table.length);
      this.starts[n + 1] = size;
    }
    this.ids = found.slice(0, size);
  }

  at(n) {
    if (this.starts[n] === this.starts[n + 1]) return NONE;
    const list = [];
    for (let at = this.starts[n]; at < this.starts[n + 1]; at += 1) list.push(this.table[this.ids[at]]);
    return list;
  }
}

/** Texts such as "FA-0012", in their order. */
export function numberedTexts(table, bytes, digits, count) {
  const begins = new Ranked(table, bytes, count);
  const column = new Column(digits);
  const last = new Map();
  return Array.from({ length: count }, (_, n) => {
    const begin = begins.at(n);
    const width = Number(begin[0]);
    if (!width) return begin.slice(1);
    const value = (last.get(begin) ?? 0) + column.step();
    last.set(begin, value);
    return begin.slice(1) + String(value).padStart(width, "0");
  });
}

/** So many numbers of `width` bits each, 17 at most. */
export function bits(bytes, width, count) {
  if (count * width > bytes.length * 8) throw new BrokenPack("a column is too short");
  return Uint32Array.from({ length: count }, (_, n) => {
    const first = n * width;
    const from = first >> 3;
    const held = (bytes[from] << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    return ((held << (first & 7)) & 0xffffff) >> (24 - width);
  });
}

/** Each value takes a byte at least: a count that claims more would only fill the memory. */
function bounded(count, bytes) {
  if (count > bytes.length) throw new BrokenPack("a column is too short");
  return count;
}

function below(id, end) {
  if (!(id >= 0 && id < end)) throw new BrokenPack("an id leads nowhere");
  return id;
}

/** Where each of so many lists starts, and the end of the last. */
export function sums(counts) {
  const starts = new Uint32Array(counts.length + 1);
  let sum = 0;
  for (let n = 0; n < counts.length; n += 1) {
    sum += counts[n];
    if (sum > MOST_ROWS) throw new BrokenPack("it counts too many");
    starts[n + 1] = sum;
  }
  return starts;
}

/** What `make` gives for every row of list `n`. */
export function range(starts, n, make) {
  const found = [];
  for (let at = starts[n]; at < starts[n + 1]; at += 1) found.push(make(at));
  return found;
}
