/** What find reads from the rows that a phone carries: the twin of floorassist/find/stock_queries.py. */
import { ROLE_ORDER } from "../placement.js";
import { isOut } from "./items.js";
import { order } from "./letters.js";
import { places } from "./places.js";
import { askedFor } from "./question.js";

const NO_HOME = { aisle: "", aisleName: "", doubted: false };
const FADED = 0.5;

/**
 * An item as it can be found.
 * @param {import("./pack.js").CarriedItem} row
 * @param {import("../spots.js").Spots|null} spots
 * @returns {import("./index.js").Findable}
 */
export function findableItem(row, spots) {
  const { id, name, brand, keywords, department } = row;
  return { kind: "item", id, name, brand, keywords, department, ...homeOf(row, spots), weight: 1, about: null, out: isOut(row.quantity) };
}

/** The numbers of an item of a pack. */
export function numberedOf(pack, n) {
  return { itemId: pack.ids[n], sku: pack.skus[n], gtins: pack.gtins(n) };
}

/** The numbers of an item. */
export function numberedItem({ id, sku, gtins }) {
  return { itemId: id, sku, gtins };
}

/**
 * A kept answer, by what its words ask for, stands where its spot is, else where its item does. It fades when its
 * item has moved since it was taught.
 * @param {object} entry
 * @param {import("./pack.js").CarriedItem|null} item - the one it leads to, if that is there
 * @returns {import("./index.js").Findable}
 */
export function findableAnswer(entry, item, spots, language) {
  let home = item ? homeOf(item, spots) : NO_HOME;
  const moved = Boolean(entry.taught_aisle && home.aisle && home.aisle !== entry.taught_aisle);
  const spot = entry.spot && !moved ? spots?.byId.get(entry.spot) : null;
  if (spot?.aisle) home = { ...aisleOf(spot.aisle, spot.id, spots), doubted: false };
  return {
    kind: "answer",
    id: entry.id,
    name: askedFor(entry.words, language).join(" ") || entry.words,
    brand: "",
    keywords: [],
    department: "",
    ...home,
    weight: moved ? entry.weight * FADED : entry.weight,
    about: entry.kind === "item" ? entry.item_id : null,
    out: false,
  };
}

/**
 * Items of a pack as they can be found, by number. What a pack says of them stays in the pack: 50,000 names are not
 * kept twice.
 * @param {import("./pack.js").Pack} pack
 * @param {import("../spots.js").Spots|null} spots
 * @returns {(n: number) => import("./index.js").Findable}
 */
export function findablesOf(pack, spots) {
  const homes = new Map();
  const home = (at) => {
    const stand = pack.standStarts[pack.aisles.ids[at]] + pack.stands[at];
    const key = 2 * stand + Number(pack.doubted.at(at) !== "");
    if (!homes.has(key)) homes.set(key, homeOf({ places: [pack.place(at)] }, spots));
    return homes.get(key);
  };
  return (n) => {
    const [start, end] = [pack.placeStarts[n], pack.placeStarts[n + 1]];
    const at = end - start > 1 ? firstHome(pack, start, end) : start;
    return new Listed(pack, n, start < end ? home(at) : NO_HOME, isOut(pack.quantity(n)));
  };
}

/** An item of a pack. */
class Listed {
  constructor(pack, n, home, out) {
    this.pack = pack;
    this.n = n;
    this.home = home;
    this.out = out;
  }

  get kind() {
    return "item";
  }

  get id() {
    return this.pack.ids[this.n];
  }

  get name() {
    return this.pack.name(this.n);
  }

  get brand() {
    return this.pack.brand(this.n);
  }

  get keywords() {
    return this.pack.keywords.at(this.n);
  }

  get department() {
    return this.pack.departments.at(this.n);
  }

  get aisle() {
    return this.home.aisle;
  }

  get aisleName() {
    return this.home.aisleName;
  }

  get doubted() {
    return this.home.doubted;
  }

  get weight() {
    return 1;
  }

  get about() {
    return null;
  }
}

/** The place of a pack, from `start` up to `end`, where the item is at home. */
function firstHome(pack, start, end) {
  let best = start;
  const rank = (at) => rankOf(pack.doubted.at(at) || null, pack.roles.at(at));
  for (let at = start + 1; at < end; at += 1) if (rank(at) < rank(best)) best = at;
  return best;
}

/** What comes first is told first: a good place by its role, then those in doubt. */
function rankOf(doubted, role) {
  return (doubted === null ? 0 : 10) + ROLE_ORDER[role];
}

/** Where an item stands by the plan of now: its first placement by role, those in doubt last. */
function homeOf(row, spots) {
  let best = null;
  const rank = ({ doubted_at: doubted, role }) => rankOf(doubted, role);
  for (const place of row.places) if (best === null || rank(place) < rank(best)) best = place;
  return best ? { ...aisleOf(best.aisle, best.spot, spots), doubted: best.doubted_at !== null } : NO_HOME;
}

/** The code and the name of an aisle as the plan calls it now. */
function aisleOf(aisle, spotId, spots) {
  const spot = spotId && spots?.byId.get(spotId);
  if (!spot?.aisle) return { aisle, aisleName: "" };
  return { aisle: spot.aisle, aisleName: spots.aisles.get(spot.aisle).label || "" };
}

/**
 * The places of the plan, with the catalog's aisles and each department's main aisle.
 * @param {import("./index.js").Index} index
 * @param {import("../spots.js").Spots|null} spots
 */
export function storePlaces({ aisles, aisleOf: aisleOfNumber, labels, labelOf }, spots) {
  const codes = [...aisles.keys()];
  const counts = new Map();
  for (let n = 0; n < labelOf.length; n += 1) {
    const pair = labelOf[n] * codes.length + aisleOfNumber[n];
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  const most = new Map();
  for (const [pair, count] of counts) {
    const { department = "" } = labels.all[Math.floor(pair / codes.length)];
    const code = codes[pair % codes.length];
    const [bestCount, bestCode] = most.get(department) ?? [-1, ""];
    const own = code ? count : 0;
    if (department && (own > bestCount || (own === bestCount && order(code, bestCode) > 0))) most.set(department, [own, code]);
  }
  const departments = new Map();
  for (const { department } of spots?.plan.aisles ?? []) if (department) departments.set(department, "");
  for (const [name, [, code]] of most) departments.set(name, code);
  return places(spots, codes, departments);
}
