// A map that never changes: a change gives a new one, which shares nearly everything with the old.

const MOST = 1000;

export class Ledger {
  /** A ledger of the entries of a Map, which is the ledger's from then on. */
  constructor(base = new Map(), changed = new Map(), size = base.size) {
    this.base = base;
    this.changed = changed;
    this.size = size;
  }

  /** The value of a key, undefined if it has none. */
  get(key) {
    const value = this.changed.get(key);
    return value === undefined ? this.base.get(key) : (value ?? undefined);
  }

  has(key) {
    return this.get(key) !== undefined;
  }

  /** The ledger with these values instead; null takes a key out. */
  with(changes) {
    const changed = new Map(this.changed);
    let size = this.size;
    for (const [key, value] of changes) {
      size += (value === null ? 0 : 1) - (this.has(key) ? 1 : 0);
      changed.set(key, value);
    }
    if (changed.size <= MOST) return new Ledger(this.base, changed, size);
    const base = new Map(this.base);
    for (const [key, value] of changed) {
      if (value === null) base.delete(key);
      else base.set(key, value);
    }
    return new Ledger(base);
  }
}
