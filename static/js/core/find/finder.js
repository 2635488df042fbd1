/** Everything that a phone finds by itself: what it carries, the index over it, and answers as the server gives them. */
import { meaning } from "../code.js";
import { Spots } from "../spots.js";
import { aliasesOf, isAlias, storeLexicon } from "./aliases.js";
import { Carried } from "./carried.js";
import { digits, revised as revisedDigits } from "./digits.js";
import { index } from "./index.js";
import { itemView } from "./items.js";
import { everyLanguage } from "./language.js";
import { revised } from "./revision.js";
import { codeView } from "./scanned.js";
import { answer } from "./search.js";
import { findableAnswer, findableItem, findablesOf, numberedItem, numberedOf, storePlaces } from "./stock.js";
import { foundView } from "./view.js";

/** The share of numbers that changes may leave unused in the index before it is built anew. */
const WASTE = 0.2;

export class Finder {
  /**
   * @param {import("./pack.js").Pack} pack
   * @param {object|null} saved - what `carried.saved()` gave for this pack
   * @param {object|null} plan - `{revision, plan, renamed}` as the server publishes it; null or false: none
   */
  constructor(pack, saved = null, plan = null) {
    this.carried = new Carried(pack, saved);
    this.language = everyLanguage();
    this.takePlan(plan);
  }

  /** The plan is another one: everything stands by it. */
  takePlan(plan) {
    this.revision = plan ? plan.revision : 0;
    this.checks = null;
    this.spots = plan ? new Spots(plan.plan, plan.renamed) : null;
    this.build();
  }

  build() {
    const { carried } = this;
    const { pack, changed } = carried;
    const findable = findablesOf(pack, this.spots);
    const [findables, numbers] = [[], []];
    for (let n = 0; n < pack.size; n += 1) {
      if (changed.has(pack.ids[n])) continue;
      findables.push(findable(n));
      numbers.push(numberedOf(pack, n));
    }
    for (const row of changed.values()) {
      if (!row) continue;
      findables.push(findableItem(row, this.spots));
      numbers.push(numberedItem(row));
    }
    for (const entry of carried.answers.values()) if (!isAlias(entry)) findables.push(this.findableAnswer(entry));
    this.arrange(index(findables), digits(numbers));
  }

  findableAnswer(entry) {
    const item = entry.item_id === null ? null : this.carried.item(entry.item_id);
    return findableAnswer(entry, item, this.spots, this.language);
  }

  arrange(found, numbers) {
    const rows = [...this.carried.answers.values()].filter(isAlias).sort((a, b) => a.id - b.id);
    const taught = { lexicon: storeLexicon(rows), aliases: aliasesOf(rows) };
    this.store = { index: found, digits: numbers, places: storePlaces(found, this.spots), language: this.language, ...taught };
  }

  /** Takes in what changed since (the answer of `GET /api/pack/changes`, which is not fresh). */
  take(changes) {
    const { carried, store } = this;
    const { items, answers } = carried.take(changes);
    this.checks = null;
    if (!items.size && !answers.size) return;
    const rows = [...items].map((id) => carried.item(id)).filter(Boolean);
    const entries = [...answers].map((id) => carried.answers.get(id)).filter((entry) => entry && !isAlias(entry));
    const found = new Set(entries.map(({ id }) => id));
    const changed = [
      ...rows.map((row) => findableItem(row, this.spots)),
      ...entries.map((entry) => this.findableAnswer(entry)),
    ];
    const goneItems = [...items].filter((id) => carried.item(id) === null);
    const gone = [
      ...goneItems.map((id) => ["item", id]),
      ...[...answers].filter((id) => !found.has(id)).map((id) => ["answer", id]),
    ];
    const next = revised(store.index, changed, gone);
    if (next.waste > WASTE) return this.build();
    this.arrange(next, items.size ? revisedDigits(store.digits, rows.map(numberedItem), goneItems) : store.digits);
  }

  /**
   * The same as `GET /api/find` gives, and `local`.
   * @param {string} q
   * @param {{limit?: number, here?: {x: number, y: number, level: string}|null}} options
   */
  find(q, { limit = 10, here = null } = {}) {
    const bare = q.trim();
    return { ...foundView(this.known(), bare, answer(this.store, bare, limit), here), local: true };
  }

  /** The same as `GET /api/items/<id>` gives, without the picture; null for an item that this phone does not carry. */
  item(id) {
    const row = this.carried.item(id);
    return row && itemView(row, this.spots);
  }

  /** The same as `GET /api/codes` gives. */
  code(text, symbology = "", country = "") {
    return codeView(this, meaning(text, symbology, country), text);
  }

  known() {
    const { carried, spots } = this;
    return {
      item: (id) => this.item(id),
      answer: (id) => carried.answers.get(id) ?? null,
      teacher: (person) => carried.teacher(person),
      spots,
      toCheck: () => (this.checks ??= carried.toCheck(spots)),
    };
  }
}
