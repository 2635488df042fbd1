/** What was found, as `GET /api/find` tells it: the twin of floorassist/find/view_queries.py. */
import { tr } from "../translation.js";
import { placeOf } from "./places.js";
import { fourDigits } from "./rounding.js";
import * as sentence from "./sentence.js";

const FOR_CUSTOMERS = new Set(["home", "endcap"]);
const NOWHERE = {
  ...{ aisle: "", bay: "", side: "", shelf: "", code: "" },
  ...{ spot: null, x: null, y: null, level: null, confirmed_at: null, doubted_at: null, being_reset: false },
};

/**
 * What the views of a finding are made of.
 * @typedef {{item: (id: number) => object|null, answer: (id: number) => object|null,
 *   teacher: (person: number|null) => string|null, spots: import("../spots.js").Spots|null,
 *   toCheck: () => Map<string, string>}} Known - `toCheck`: since when aisles are being reset, by their code
 */

/**
 * The finding with names, sentences and all placements; with `here` ({x, y, level}) the nearest placement comes first.
 * @param {Known} known
 * @param {string} q
 * @param {{results: object[], decision: string, probability: number, aisles: [string, number][]}} found
 * @param {{x: number, y: number, level: string}|null} here
 */
export function foundView(known, q, found, here = null) {
  const results = found.results.map((result) => resultView(known, result, here)).filter(Boolean);
  const inDoubt = results.length > 0 && results[0].doubted_at !== null;
  return {
    q,
    results,
    decision: inDoubt && found.decision === "answer" ? "also" : found.decision,
    probability: fourDigits(found.probability),
    aisles: found.aisles.map(([aisle, probability]) => ({ aisle, probability: fourDigits(probability) })),
  };
}

/** One result; null for what is there no longer. */
function resultView(known, { score, findable, place }, here) {
  if (place) return ofPlace(place, score);
  if (findable.kind === "item") {
    const item = known.item(findable.id);
    return item && ofItem(item, score, here);
  }
  const entry = known.answer(findable.id);
  return entry && ofAnswer(known, entry, score, here);
}

function ofPlace(place, score) {
  const say = sentence.ofPlace(place);
  return {
    ...NO_TEACHER,
    kind: place.kind,
    id: place.id,
    title: place.was ? sentence.renamed(place) : place.bay ? say : place.label || say,
    subtitle: place.kind === "department" ? tr("Department") : place.label && place.code,
    say,
    item_id: null,
    placements: [],
    out_of_stock: false,
    score,
    ...atPlace(place),
  };
}

function ofItem(item, score, here) {
  const placements = nearestFirst(item.placements, here);
  const says = placements.map((stand) => stand.say);
  const doubted = placements.length > 0 && placements[0].doubted_at !== null;
  const beingReset = placements.length > 0 && placements[0].being_reset;
  return {
    ...NO_TEACHER,
    kind: "item",
    id: item.id,
    title: item.name,
    subtitle: [item.brand, item.department, sentence.beside(placements)].filter(Boolean).join(" · "),
    say: sentence.ofItem(says, { doubted, out: item.out_of_stock, beingReset }),
    item_id: item.id,
    placements,
    out_of_stock: item.out_of_stock,
    score,
    ...(placements.length ? atPlacement(placements[0]) : NOWHERE),
  };
}

function ofAnswer(known, entry, score, here) {
  const item = entry.item_id === null ? null : known.item(entry.item_id);
  const placements = item ? nearestFirst(item.placements, here) : [];
  const [where, stand] = standOfAnswer(entry, placements, hasMoved(entry, item) ? null : known.spots);
  const at = { ...stand, ...(placements.some(({ aisle }) => aisle === stand.aisle) ? {} : toCheck(known.toCheck().get(stand.aisle))) };
  const [out, doubted] = [item?.out_of_stock ?? false, at.doubted_at !== null];
  const teacher = known.teacher(entry.taught_by);
  return {
    kind: "answer",
    id: entry.id,
    title: item ? item.name : entry.text || where,
    subtitle: teacher ? tr("Answered by {name}", { name: teacher }) : tr("Answered by a colleague"),
    say: sentence.ofAnswer(entry.text, where, { doubted, out, beingReset: at.being_reset }),
    item_id: item ? item.id : null,
    placements,
    out_of_stock: out,
    score,
    taught_by: teacher,
    words: entry.words,
    ...at,
    confirmed_at: entry.created_at,
  };
}

const NO_TEACHER = { taught_by: null, words: null };

/** Whether its item stands in another aisle than when it was taught: then what was told is of old. */
function hasMoved(entry, item) {
  const home = item?.placements[0]?.aisle;
  return Boolean(entry.taught_aisle && home && home !== entry.taught_aisle);
}

/** The sentence for the place and the place itself: the entry's spot, else where its item stands. */
function standOfAnswer(entry, stands, spots) {
  const spot = entry.spot && spots?.byId.get(entry.spot);
  if (spot) return [sentence.ofPlace(placeOf(spot)), atPlace(placeOf(spot))];
  return stands.length ? [stands[0].say, atPlacement(stands[0])] : ["", NOWHERE];
}

/** What a place says in whose aisle a reset began then. */
const toCheck = (since) => (since ? { doubted_at: since, being_reset: true } : {});

/** Where a place of the plan (or an aisle of the catalog alone) is. */
function atPlace(place) {
  const { aisle, bay, side, x, y, level } = place;
  const code = place.kind === "department" ? aisle : place.code;
  return { ...NOWHERE, aisle, bay, side, spot: bay ? place.id : null, code, x, y, level };
}

/** Where an item stands. */
function atPlacement(stand) {
  return Object.fromEntries(Object.keys(NOWHERE).map((name) => [name, stand[name]]));
}

/**
 * Placements, home first; from where one stands the nearest that customers reach, as the crow flies. Those in doubt
 * come last either way.
 */
function nearestFirst(stands, here) {
  if (!here) return [...stands];
  const far = (stand) => {
    const known = stand.x !== null && stand.y !== null && stand.level === here.level;
    const distance = known ? Math.hypot(stand.x - here.x, stand.y - here.y) : 0;
    return [Number(stand.doubted_at !== null), Number(!FOR_CUSTOMERS.has(stand.role)), Number(!known), distance];
  };
  const ranked = stands.map((stand) => ({ stand, rank: far(stand) }));
  ranked.sort((one, other) => {
    const n = one.rank.findIndex((value, at) => value !== other.rank[at]);
    return n < 0 ? 0 : one.rank[n] - other.rank[n];
  });
  return ranked.map(({ stand }) => stand);
}
