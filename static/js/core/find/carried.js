/**
 * The rows that a phone carries: a pack, with the changes since on top. Changes can be kept as plain JSON and put on
 * the same pack again.
 */

/** Changed rows from which on a new pack is better: the server builds one at 1,500. */
const MANY = 2000;

export class Carried {
  /**
   * @param {import("./pack.js").Pack} pack
   * @param {object|null} saved - what `saved` gave for this pack
   */
  constructor(pack, saved = null) {
    const { cursor, plan, of, people, popular, answers, blanks = [] } = saved ?? pack.head;
    Object.assign(this, { pack, cursor, plan, of, people, popular });
    /** Whether the store has more items than this phone carries. */
    this.limited = pack.head.of > pack.size;
    this.answers = new Map(answers.map((entry) => [entry.id, entry]));
    /** What labels stand for that were printed blank, by their token: `{token, item_id, spot}`. */
    this.blanks = new Map(blanks.map((one) => [one.token, one]));
    /** Changed items by their id; null for those that are gone. */
    this.changed = new Map();
    for (const row of saved?.items ?? []) this.changed.set(row.id, row);
    for (const id of saved?.gone ?? []) this.changed.set(id, null);
    this.size = pack.size;
    for (const [id, row] of this.changed) this.size += Number(row !== null) - Number(pack.numberOf(id) >= 0);
  }

  /**
   * The item with this id, or null.
   * @returns {import("./pack.js").CarriedItem|null}
   */
  item(id) {
    const row = this.changed.get(id);
    if (row !== undefined) return row;
    const number = this.pack.numberOf(id);
    return number < 0 ? null : this.pack.row(number);
  }

  /** Every item, by id; those that came in since stand last. */
  *items() {
    const { pack, changed } = this;
    for (let n = 0; n < pack.size; n += 1) {
      const row = changed.get(pack.ids[n]);
      if (row === undefined) yield pack.row(n);
      else if (row) yield row;
    }
    for (const [id, row] of changed) if (row && pack.numberOf(id) < 0) yield row;
  }

  /** Since when aisles are being reset, by their code. */
  toCheck(spots) {
    const { pack, changed } = this;
    const found = new Map();
    const look = ({ places }) => {
      for (const { spot, being_reset: isReset, doubted_at: since } of places) {
        const aisle = isReset && spots?.byId.get(spot)?.aisle;
        if (aisle && !(found.get(aisle) <= since)) found.set(aisle, since);
      }
    };
    for (const n of pack.beingReset()) if (!changed.has(pack.ids[n])) look(pack.row(n));
    for (const row of changed.values()) if (row) look(row);
    return found;
  }

  /** The name of a person who taught an answer, or null. */
  teacher(person) {
    return (person !== null && this.people[person]) || null;
  }

  /** Whether the changes have become so many that a new pack is better. */
  get isWorn() {
    return this.changed.size > MANY;
  }

  /**
   * Takes changes in (the answer of `GET /api/pack/changes`, not fresh); what is another now: {items, answers}, sets
   * of ids. An item takes the answers that lead to it along.
   */
  take(changes) {
    const items = new Set();
    const answers = new Set([...changes.answers.map(({ id }) => id), ...changes.gone_answers]);
    for (const entry of changes.answers) this.answers.set(entry.id, entry);
    for (const id of changes.gone_answers) this.answers.delete(id);
    const led = this.limited ? new Set([...this.answers.values()].map((entry) => entry.item_id)) : null;
    for (const row of changes.items) if (!led || led.has(row.id) || this.item(row.id)) this.put(row.id, row, items);
    for (const id of changes.gone_items) if (this.item(id)) this.put(id, null, items);
    for (const one of changes.blanks ?? []) this.bind(one);
    const gone = new Set(changes.gone_items);
    for (const entry of this.answers.values()) {
      if (gone.has(entry.item_id)) this.answers.delete(entry.id);
      if (items.has(entry.item_id) || gone.has(entry.item_id)) answers.add(entry.id);
    }
    for (const one of this.blanks.values()) if (gone.has(one.item_id)) this.blanks.delete(one.token);
    for (const name of ["cursor", "plan", "of", "people", "popular"]) this[name] = changes[name];
    return { items, answers };
  }

  /** A label that was printed blank stands for an item or a place from now on, or for nothing any more. */
  bind(one) {
    if (one.item_id === null && one.spot === null) this.blanks.delete(one.token);
    else this.blanks.set(one.token, one);
  }

  put(id, row, items) {
    this.size += Number(row !== null) - Number(this.item(id) !== null);
    this.changed.set(id, row);
    items.add(id);
  }

  /** What to keep beside the pack, so that a Carried made of both is this one. */
  saved() {
    const { cursor, plan, of, people, popular } = this;
    const items = [...this.changed.values()].filter(Boolean);
    const gone = [...this.changed].filter(([, row]) => row === null).map(([id]) => id);
    const [answers, blanks] = [[...this.answers.values()], [...this.blanks.values()]];
    return { base: this.pack.head.cursor, cursor, plan, of, people, popular, answers, blanks, items, gone };
  }
}
