/**
 * Places that a question names: "aisle 7", "A12", "12 bay 4 left", "checkout", "the paint department": the twin of
 * floorassist/find/places.py.
 */
import { readAddress } from "../address.js";
import { addressWords, forPlaces } from "./language.js";
import { sorted } from "./letters.js";
import { bareWords } from "./question.js";
import { stem, words } from "./words.js";

const MOST_WORDS = 8;
const TEMPLATE = "{aisle}-{bay}{side}";
const PIECE = /[0-9]+|[\p{L}\p{Nl}\p{No}]+/gu;
const NUMBER = /^[0-9]{1,4}$/;
const LANDMARKS = { till: "tills", tills: "tills", desk: "desk", entrance: "entrance" };

/**
 * A place of the store. `id` is the plan's, else the code; x, y in metres where the plan knows it, else null.
 * @typedef {{kind: "aisle"|"spot"|"department", id: string, code: string, label: string, aisle: string, bay: string,
 *   side: string, x: number|null, y: number|null, level: string|null, was: string}} Place - `was`: the address that it
 *   had, where it was found by that
 */

const NO_PLACE = { label: "", aisle: "", bay: "", side: "", x: null, y: null, level: null, was: "" };
const ofPlaces = new WeakMap();

/** The places of a store by what people call them; phrases are folded, their words with single spaces. */
export class Places {
  constructor({ template = TEMPLATE, spots = null, aisles, named, landmarks, departments } = {}) {
    this.template = template;
    this.spots = spots;
    this.aisles = aisles ?? new Map();
    this.pieces = new Set([...this.aisles.keys(), ...(spots?.names ?? [])].flatMap(words).flatMap(pieces));
    this.named = named ?? new Map();
    this.landmarks = landmarks ?? new Map();
    this.departments = departments ?? new Map();
  }

  /** The places that the whole question names, likeliest first; none if it asks for something else. */
  meant(text, language) {
    const { bare, around } = placesIn(language);
    const asked = bareWords(text, bare);
    if (!asked.length || asked.length > MOST_WORDS) return [];
    const phrase = asked.join(" ");
    const found = [
      ...this.addressed(asked, around),
      ...(this.named.get(phrase) ?? []),
      ...(this.landmarks.get(language.landmarks.get(phrase)) ?? []),
      ...this.called(asked, language),
    ];
    return firsts(found);
  }

  /** The department of this name; the words may mean its goods as well. */
  department(asked) {
    return this.departments.get(nameKey(asked));
  }

  /** Aisles and bays by their address, where every word can be part of one. */
  addressed(asked, around) {
    const known = (piece) => this.pieces.has(piece) || around.has(piece) || NUMBER.test(piece);
    if (!asked.flatMap(pieces).every(known)) return [];
    const own = asked.map((word) => (word.length === 1 || this.pieces.has(word) ? word : (around.get(word) ?? word)));
    const text = own.filter(Boolean).join(" ");
    const former = this.spots?.former.size ? this.spots.names : [];
    const found = this.places(text, [...new Set([...this.aisles.keys(), ...former])]);
    return found.length || !former.length ? found : this.places(text, this.aisles.keys());
  }

  /** The places of an address, each before the one that had it before. */
  places(text, names) {
    const found = new Map();
    for (const address of readAddress(text, names, this.template)) {
      const place = this.place(address);
      const old = this.spots?.renamed(address, place !== null) ?? null;
      for (const each of [place, old && placeOf(old)]) if (each && !found.has(each.id)) found.set(each.id, each);
    }
    return [...found.values()];
  }

  /** The bay where the plan has it, else the aisle if only that was named; null for a bay of no plan. */
  place({ aisle, bay, side }) {
    if (bay === null) return this.aisles.get(aisle) ?? null;
    const spot = this.spots?.bay(aisle, bay, side) ?? null;
    return spot && placeOf(spot);
  }

  /** What is called "the … department" or "the … aisle": a department, else the aisles of that name. */
  called(asked, language) {
    for (const [rest, mark] of [[asked.slice(0, -1), asked.at(-1)], [asked.slice(1), asked[0]]]) {
      if (!rest.length || !language.department.has(mark)) continue;
      const department = this.department(rest);
      if (department) return [department];
      const roots = rest.map(stem);
      return [...this.aisles.values()].filter(({ label }) => {
        const own = new Set(words(label).map(stem));
        return roots.every((root) => own.has(root));
      });
    }
    return [];
  }
}

/**
 * The places of a plan, if there is one, with the aisles and departments that the catalog names. Aisles that fit a
 * question alike come by their codes, in whatever order they are told.
 * @param {import("../spots.js").Spots|null} spots
 * @param {Iterable<string>} aisles - codes
 * @param {Iterable<[name: string, aisle: string]>} departments - each with the code of its main aisle
 */
export function places(spots, aisles, departments) {
  const told = new Map();
  for (const code of aisles) if (code) told.set(code, { ...NO_PLACE, kind: "aisle", id: code, code, aisle: code });
  for (const [code, spot] of spots?.aisles ?? []) told.set(code, placeOf(spot));
  const known = new Map(sorted(told.keys()).map((code) => [code, told.get(code)]));
  const main = new Map(departments);
  const byName = new Map();
  for (const name of sorted(main.keys())) {
    if (words(name).length) byName.set(nameKey(words(name)), departmentAt(name, known.get(main.get(name))));
  }
  return new Places({ template: spots?.template, spots, aisles: known, ...landmarksOf(spots), departments: byName });
}

/** Fixtures and anchors by their names and codes, and by what they are; anchors come first. */
function landmarksOf(spots) {
  const [named, landmarks] = [new Map(), new Map()];
  const add = (map, name, place) => map.set(name, [...(map.get(name) ?? []), place]);
  const { anchors = [], fixtures = [] } = spots?.plan ?? {};
  for (const each of [...anchors, ...fixtures]) {
    const spot = spots.byId.get(each.id);
    if (!spot) continue;
    const names = [each.name, each.code].map((name) => words(name ?? "").join(" "));
    for (const name of new Set(names.filter(Boolean))) add(named, name, placeOf(spot));
    if (Object.hasOwn(LANDMARKS, each.kind)) add(landmarks, LANDMARKS[each.kind], placeOf(spot));
  }
  return { named, landmarks };
}

/** A department, where its main aisle is. */
function departmentAt(name, aisle = NO_PLACE) {
  return { ...aisle, kind: "department", id: name, code: name, label: name };
}

/**
 * A spot of the plan as a place that was found.
 * @returns {Place}
 */
export function placeOf(spot) {
  const { id, code, level, place, aisle, bay, side, label, was = "" } = spot;
  const kind = spot.kind === "aisle" ? "aisle" : "spot";
  const [x, y] = place.map((millimetres) => millimetres / 1000);
  const named = { label: label ?? "", aisle: aisle ?? "", bay: bay ?? "", side: side ?? "" };
  return { kind, id, code, ...named, x, y, level, was };
}

/** Each place once, where it stands first, as the last of its kind and id. */
function firsts(found) {
  return [...new Map(found.map((place) => [`${place.kind} ${place.id}`, place])).values()];
}

function pieces(word) {
  return word.match(PIECE) ?? [];
}

/** A name's words as they are compared, in any order. */
function nameKey(asked) {
  return [...new Set(asked.map(stem))].sort().join(" ");
}

/** What a language says about places, kept, since every key typed asks for it. */
function placesIn(language) {
  if (!ofPlaces.has(language)) ofPlaces.set(language, { bare: forPlaces(language), around: addressWords(language) });
  return ofPlaces.get(language);
}
