/** Things of a plan in words: what they are called, and what somebody did to them. Documents are only read. */

import { tr, trAs, trMany } from "./translation.js";

/** The lists of a plan, in the order in which a person thinks of a store. */
export const LISTS = ["aisles", "fixtures", "zones", "walls", "doors", "anchors", "connectors", "blocks", "levels"];

/** One thing of each list, as people call it. */
const KINDS = {
  aisles: () => tr("Aisle"),
  fixtures: () => tr("Fixture"),
  zones: () => tr("Department"),
  walls: () => tr("Wall"),
  doors: () => tr("Door"),
  anchors: () => tr("Starting point"),
  connectors: () => tr("Way between levels"),
  blocks: () => trAs("obstacle", "Block"),
  levels: () => tr("Level"),
  plan: () => tr("The plan"),
};
/** What fixtures, starting points and ways between levels there are, `[kind, words]`. */
export const fixtures = () => Object.entries(FIXTURES).map(([kind, words]) => [kind, words()]);
export const anchors = () => Object.entries(ANCHORS).map(([kind, words]) => [kind, words()]);
export const connectors = () => Object.entries(CONNECTORS).map(([kind, words]) => [kind, words()]);
const FIXTURES = {
  shelf: () => trAs("fixture", "Shelf"),
  endcap: () => trAs("fixture", "Endcap"),
  table: () => trAs("fixture", "Table"),
  till: () => trAs("fixture", "Till"),
  desk: () => trAs("fixture", "Desk"),
  entrance: () => trAs("fixture", "Entrance"),
  rack: () => trAs("fixture", "Rack"),
};
const ANCHORS = { entrance: () => trAs("fixture", "Entrance"), desk: () => trAs("fixture", "Desk"), tills: () => trAs("fixture", "Tills") };
const CONNECTORS = { stairs: () => tr("Stairs"), lift: () => tr("Lift"), escalator: () => tr("Escalator"), ramp: () => tr("Ramp") };
/** The same within a sentence. */
const FIXTURES_WITHIN = {
  shelf: () => trAs("fixture", "shelf"),
  endcap: () => trAs("fixture", "endcap"),
  table: () => trAs("fixture", "table"),
  till: () => trAs("fixture", "till"),
  desk: () => trAs("fixture", "desk"),
  entrance: () => trAs("fixture", "entrance"),
  rack: () => trAs("fixture", "rack"),
};

const isExit = (door) => door.one_way && door.heading === undefined;

/** What a thing is called: "Aisle A4", "Till T1", "Paint", "Staff door". */
export function nameOf(kind, object) {
  const given = object && givenName(kind, object);
  if (given) return given;
  if (kind === "aisles" && object) return tr("Aisle {code}", { code: object.code });
  if (kind === "fixtures" && object) return object.code ? trAs("fixture", "{kind} {code}", { kind: FIXTURES[object.kind](), code: object.code }) : FIXTURES[object.kind]();
  if (kind === "doors" && object) return object.staff_only ? tr("Staff door") : isExit(object) ? tr("Fire exit") : tr("Door");
  if (kind === "blocks" && object?.why) return tr("Block: {why}", { why: object.why });
  return KINDS[kind] ? KINDS[kind]() : tr("Something");
}

/** The same within a sentence: "aisle A4", "till T1"; a name that somebody gave stays as it is. */
export function nameWithin(kind, object) {
  const given = givenName(kind, object);
  if (given) return given;
  if (kind === "aisles") return tr("aisle {code}", { code: object.code });
  if (kind === "fixtures") return object.code ? trAs("fixture", "{kind} {code}", { kind: kindWithin(object.kind), code: object.code }) : kindWithin(object.kind);
  if (kind === "doors") return object.staff_only ? tr("staff door") : isExit(object) ? tr("fire exit") : tr("door");
  if (kind === "blocks") return object.why ? tr("block: {why}", { why: object.why }) : trAs("obstacle", "block");
  return kind === "walls" ? tr("wall") : nameOf(kind, object);
}

/** A kind of fixture within a sentence: "table". */
export const kindWithin = (kind) => FIXTURES_WITHIN[kind]();

/** The name that somebody gave to a thing, of those kinds that go by it; "" for the others. */
function givenName(kind, object) {
  if (kind === "zones") return object.department;
  if (kind === "fixtures") return object.code ? "" : object.name || "";
  return ["connectors", "anchors", "levels"].includes(kind) ? object.name : "";
}

/** "5 things". */
export const countThings = (n) => trMany("{n} thing", "{n} things", n);

/** "3 aisles", "1 wall". */
export function countOf(kind, n) {
  return {
    aisles: () => trMany("{n} aisle", "{n} aisles", n),
    fixtures: () => trMany("{n} fixture", "{n} fixtures", n),
    zones: () => trMany("{n} department", "{n} departments", n),
    walls: () => trMany("{n} wall", "{n} walls", n),
    doors: () => trMany("{n} door", "{n} doors", n),
    anchors: () => trMany("{n} starting point", "{n} starting points", n),
    connectors: () => trMany("{n} way between levels", "{n} ways between levels", n),
    blocks: () => trMany("{n} block", "{n} blocks", n),
    levels: () => trMany("{n} level", "{n} levels", n),
  }[kind]();
}

/** The object of a plan under `[kind, id]`, or null; "plan" is its top fields. */
export function objectOf(plan, kind, id) {
  if (kind === "plan") return topOf(plan);
  return (plan[kind] || []).find((one) => one.id === id) || null;
}

/** The top fields of a plan as one object; no `geo` where the plan has none. */
export function topOf({ name, sketch, address, geo }) {
  return geo ? { name, sketch, address, geo } : { name, sketch, address };
}

/** The levels on which a thing shows. */
export function levelsOf(kind, object) {
  if (kind === "connectors") return object.stops.map((stop) => stop.level);
  if (kind === "levels") return [object.id];
  return object.level ? [object.level] : [];
}

/** Everything on a level as `{kind, id, name, also}`, in the order of LISTS; levels themselves are left out. */
export function thingsOn(plan, level) {
  return LISTS.filter((kind) => kind !== "levels").flatMap((kind) =>
    (plan[kind] || [])
      .filter((object) => levelsOf(kind, object).includes(level))
      .map((object) => ({ kind, id: object.id, name: nameOf(kind, object), also: alsoOf(kind, object) })));
}

/** What else is said of a thing beside its name. */
function alsoOf(kind, object) {
  const called = nameOf(kind, object);
  const words = [object.name, object.department, kind === "fixtures" || kind === "aisles" ? "" : KINDS[kind]()];
  return [...new Set(words)].filter((word) => word && word !== called).reduce((first, second) => (first ? tr("{first}, {second}", { first, second }) : second), "");
}

const POINTS = ["from", "to", "at", "polygon", "line", "stops"];
const SIZES = ["width", "depth", "thickness", "shelf_depth"];
const CALLED = ["code", "name", "department", "why"];

/** What was done to a thing, as a word of `THEIRS` and `MINE`: "moved", "renamed". */
export function deed(before, after) {
  if (!before || !after) return before ? "removed" : "added";
  const changed = changedKeys(before, after);
  const only = (keys) => changed.length > 0 && changed.every((key) => keys.includes(key));
  if (only(POINTS)) return shifted(before, after) ? "moved" : "reshaped";
  if (only(CALLED)) return "renamed";
  if (only([...SIZES, ...POINTS])) return "resized";
  if (only(["bays"])) return "bays";
  if (only(["closed_until"])) return after.closed_until ? "closed" : "opened";
  return "changed";
}

/** What somebody else did, `{who, what}`. */
const THEIRS = {
  removed: (told) => tr("{who} took {what} away meanwhile", told),
  added: (told) => tr("{who} put {what} in meanwhile", told),
  moved: (told) => tr("{who} moved {what} meanwhile", told),
  reshaped: (told) => tr("{who} reshaped {what} meanwhile", told),
  renamed: (told) => tr("{who} renamed {what} meanwhile", told),
  resized: (told) => tr("{who} resized {what} meanwhile", told),
  bays: (told) => tr("{who} changed the bays of {what} meanwhile", told),
  closed: (told) => tr("{who} closed {what} meanwhile", told),
  opened: (told) => tr("{who} opened {what} meanwhile", told),
  changed: (told) => tr("{who} changed {what} meanwhile", told),
};
/** What one did oneself with the same thing. */
const MINE = {
  removed: () => tr("you took it away"),
  added: () => tr("you put it in"),
  moved: () => tr("you moved it"),
  reshaped: () => tr("you reshaped it"),
  renamed: () => tr("you renamed it"),
  resized: () => tr("you resized it"),
  bays: () => tr("you changed the bays of it"),
  closed: () => tr("you closed it"),
  opened: () => tr("you opened it"),
  changed: () => tr("you changed it"),
};

/** The keys that differ between two objects. */
export function changedKeys(before, after) {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** True where every point went the same way: the thing was moved as a whole. */
function shifted(before, after) {
  const [a, b] = [pointsOf(before), pointsOf(after)];
  if (a.length !== b.length || !a.length) return false;
  const [dx, dy] = [b[0][0] - a[0][0], b[0][1] - a[0][1]];
  return a.every(([x, y], n) => Math.abs(b[n][0] - x - dx) < 0.002 && Math.abs(b[n][1] - y - dy) < 0.002);
}

/** Every point of a thing, wherever it keeps them. */
export function pointsOf(object) {
  if (object.stops) return object.stops.map((stop) => stop.at);
  if (object.from) return [object.from, object.to];
  if (object.at) return [object.at];
  return object.polygon || object.line || [];
}

/** A conflict as a sentence, `by` is a name or null: "Ana moved aisle A4 meanwhile; you renamed it." */
export function conflictWords({ kind, name, base, mine, theirs, by }) {
  const who = by || tr("Somebody");
  const known = base || theirs || mine;
  const what = kind === "plan" ? tr("the plan's settings") : known ? nameWithin(kind, known) : name;
  if (!base && !theirs) return tr("{who} took away meanwhile what {what} stands on.", { who, what });
  return tr("{theirs}; {mine}.", { theirs: THEIRS[deed(base, theirs)]({ who, what }), mine: MINE[deed(base, mine)]() });
}

/** Fields that only make sense together. */
const TOGETHER = [["from", "to"], ["one_way", "heading"]];
const widened = (keys) => new Set(keys.flatMap((key) => TOGETHER.find((group) => group.includes(key)) || [key]));

/**
 * The fields of mine that can be put over theirs without undoing anything of theirs, undefined where I took one out;
 * null where both of us changed the same field, or one of us took the thing away.
 */
export function bothKept({ base, mine, theirs }) {
  if (!base || !mine || !theirs) return null;
  const [my, their] = [changedKeys(base, mine), widened(changedKeys(base, theirs))];
  if (!my.length || my.some((key) => their.has(key))) return null;
  return Object.fromEntries(my.map((key) => [key, mine[key]]));
}
