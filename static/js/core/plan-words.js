/** Things of a plan in words: what they are called, and what somebody did to them. Documents are only read. */

/** The lists of a plan, in the order in which a person thinks of a store. */
export const LISTS = ["aisles", "fixtures", "zones", "walls", "doors", "anchors", "connectors", "blocks", "levels"];

/** One thing of each list, as people call it. */
export const KINDS = {
  aisles: "Aisle",
  fixtures: "Fixture",
  zones: "Department",
  walls: "Wall",
  doors: "Door",
  anchors: "Starting point",
  connectors: "Way between levels",
  blocks: "Block",
  levels: "Level",
  plan: "The plan",
};
export const FIXTURES = { shelf: "Shelf", endcap: "Endcap", table: "Table", till: "Till", desk: "Desk", entrance: "Entrance", rack: "Rack" };
export const ANCHORS = { entrance: "Entrance", desk: "Desk", tills: "Tills" };
export const CONNECTORS = { stairs: "Stairs", lift: "Lift", escalator: "Escalator", ramp: "Ramp" };

/** What a thing is called: "Aisle A4", "Till T1", "Paint", "Staff door". */
export function nameOf(kind, object) {
  if (!object) return KINDS[kind] || "Something";
  if (kind === "aisles") return `Aisle ${object.code}`;
  if (kind === "fixtures") return object.code ? `${FIXTURES[object.kind]} ${object.code}` : object.name || FIXTURES[object.kind];
  if (kind === "zones") return object.department;
  if (kind === "doors") return object.staff_only ? "Staff door" : object.one_way && object.heading === undefined ? "Fire exit" : "Door";
  if (kind === "connectors" || kind === "anchors" || kind === "levels") return object.name;
  if (kind === "blocks") return object.why ? `Block: ${object.why}` : "Block";
  return KINDS[kind] || "Something";
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
  const words = [object.name, object.department, kind === "fixtures" || kind === "aisles" ? "" : KINDS[kind]];
  return [...new Set(words)].filter((word) => word && word !== called).join(", ");
}

const POINTS = ["from", "to", "at", "polygon", "line", "stops"];
const SIZES = ["width", "depth", "thickness", "shelf_depth"];
const CALLED = ["code", "name", "department", "why"];

/** What was done to a thing, in the past: `what` stands for its name: "moved aisle A4", "took it away". */
export function deed(kind, before, after, what) {
  if (!before || !after) return before ? `took ${what} away` : `put ${what} in`;
  const changed = changedKeys(before, after);
  const only = (keys) => changed.length > 0 && changed.every((key) => keys.includes(key));
  if (only(POINTS)) return `${shifted(before, after) ? "moved" : "reshaped"} ${what}`;
  if (only(CALLED)) return `renamed ${what}`;
  if (only([...SIZES, ...POINTS])) return `resized ${what}`;
  if (only(["bays"])) return `changed the bays of ${what}`;
  if (only(["closed_until"])) return `${after.closed_until ? "closed" : "opened"} ${what}`;
  return `changed ${what}`;
}

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
  const who = by || "Somebody";
  const what = kind === "plan" ? "the plan's settings" : inSentence(kind, base || theirs || mine ? nameOf(kind, base || theirs || mine) : name);
  if (!base && !theirs) return `${who} took away meanwhile what ${what} stands on.`;
  return `${who} ${deed(kind, base, theirs, what)} meanwhile; you ${deed(kind, base, mine, "it")}.`;
}

/** A kind's own word is small within a sentence, a name that somebody gave is not. */
const inSentence = (kind, name) => (OWN_WORDS.has(kind) ? name[0].toLowerCase() + name.slice(1) : name);
const OWN_WORDS = new Set(["aisles", "walls", "doors", "blocks", "fixtures"]);

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
