// What becomes of things when they are moved, turned, copied or taken away: edits of a plan for one change.
// An edit is {kind, id, at, before, after}; `chosen` is a list of [kind, id] or [kind, id, bayId]. Plans are only read.

import { same } from "./draft.js";
import { millimetres, nextCode } from "./pattern.js";
import { axes, boxAround, boxesOf, depthOf, pointsOf } from "./shapes.js";

/** Kinds whose codes are one set that people read. */
const CODED = new Set(["aisles", "fixtures", "anchors"]);

/** What is chosen, by object: `[{kind, id, at, object, bays: Set | null}]`; bays null means the whole object. */
export function chosenObjects(plan, chosen) {
  const found = new Map();
  for (const [kind, id, bay] of chosen) {
    const at = (plan[kind] || []).findIndex((one) => one.id === id);
    if (at < 0) continue;
    const key = `${kind} ${id}`;
    const known = found.get(key) || { kind, id, at, object: plan[kind][at], bays: new Set() };
    if (!bay) known.bays = null;
    else known.bays?.add(bay);
    found.set(key, known);
  }
  return [...found.values()];
}

/** The edits that put each chosen object to what `work(kind, object, bays)` makes of it; unchanged ones are left out. */
export function editsOf(plan, chosen, work) {
  return chosenObjects(plan, chosen).flatMap(({ kind, id, at, object, bays }) => {
    const after = work(kind, object, bays);
    return after && !same(object, after) ? [{ kind, id, at, before: object, after }] : [];
  });
}

/** The edit that puts one object's fields anew; a field that is undefined is taken out. [] when nothing changes. */
export function fieldsEdit(plan, kind, id, fields) {
  return editsOf(plan, [[kind, id]], (_, object) => withFields(object, fields));
}

/** An object with fields put anew, at their old place among the others. */
export function withFields(object, fields) {
  return Object.fromEntries(Object.entries({ ...object, ...fields }).filter(([, value]) => value !== undefined));
}

/** Edits that move what is chosen by metres; bays slide along their aisle. Connectors move on `level` only. */
export function moved(plan, chosen, [dx, dy], level) {
  const shift = ([x, y]) => [dx ? millimetres(x + dx) : x, dy ? millimetres(y + dy) : y];
  return editsOf(plan, chosen, (kind, object, bays) => {
    if (kind === "levels") return null;
    return bays ? slid(object, bays, [dx, dy]) : withPoints(kind, object, shift, level);
  });
}

/** Edits that turn what is chosen around a point, by degrees clockwise; its middle when no point is given. */
export function turned(plan, chosen, degrees, around = middleOf(plan, chosen)) {
  if (!around) return [];
  const turn = turning(degrees, around);
  return editsOf(plan, chosen, (kind, object, bays) => {
    if (bays || kind === "levels") return null;
    const after = withPoints(kind, object, turn);
    return object.heading === undefined ? after : { ...after, heading: (((object.heading + degrees) % 360) + 360) % 360 };
  });
}

/** Edits that take what is chosen away: objects, or bays out of their aisles. A level takes what stands on it along. */
export function removed(plan, chosen) {
  const levels = new Set(chosen.filter(([kind]) => kind === "levels").map(([, id]) => id));
  const all = [...chosen, ...standingOn(plan, levels)];
  const parts = chosenObjects(plan, all);
  const whole = parts.filter(({ bays }) => !bays).sort((a, b) => (a.kind === b.kind ? b.at - a.at : 0));
  const thinned = parts.filter(({ bays }) => bays).map(({ kind, id, at, object, bays }) => {
    const after = { ...object, bays: object.bays.filter((bay) => !bays.has(bay.id)) };
    return { kind, id, at, before: object, after };
  });
  return [...thinned, ...whole.map(({ kind, id, at, object }) => ({ kind, id, at, before: object, after: null }))];
}

function standingOn(plan, levels) {
  if (!levels.size) return [];
  const kinds = ["zones", "aisles", "walls", "doors", "fixtures", "anchors", "blocks"];
  const on = kinds.flatMap((kind) => (plan[kind] || []).filter((one) => levels.has(one.level)).map((one) => [kind, one.id]));
  const joined = (plan.connectors || []).filter((one) => one.stops.some((stop) => levels.has(stop.level)));
  return [...on, ...joined.map(({ id }) => ["connectors", id])];
}

/** Edits that add objects at the end of their lists: `[[kind, object]]`. */
export function added(plan, objects) {
  const counts = new Map();
  return objects.map(([kind, object]) => {
    const at = counts.get(kind) ?? (plan[kind] || []).length;
    counts.set(kind, at + 1);
    return { kind, id: object.id, at, before: null, after: object };
  });
}

/**
 * Edits that put copies of `[[kind, object]]` into the plan, moved by metres, on `level`: new ids, and the next free
 * codes. `codes` gives the codes of the aisles among them; `fresh(prefix)` makes ids.
 */
export function copied(plan, objects, [dx, dy], { level, fresh, codes = [], taken = codesIn(plan) }) {
  const given = [...codes];
  for (const code of given) taken.add(code.toUpperCase());
  const copies = objects.filter(([kind]) => kind !== "levels").map(([kind, object]) => {
    const code = kind === "aisles" && given.length ? given.shift() : null;
    return [kind, copyOf(kind, object, [dx, dy], { level, fresh, taken, code })];
  });
  return added(plan, copies);
}

function copyOf(kind, object, [dx, dy], { level, fresh, taken, code }) {
  const shift = ([x, y]) => [millimetres(x + dx), millimetres(y + dy)];
  const copy = { ...withPoints(kind, object, shift), id: fresh(kind[0]) };
  if (level && copy.level) copy.level = level;
  if (copy.bays) copy.bays = copy.bays.map((bay) => ({ ...bay, id: fresh("b") }));
  if (CODED.has(kind) && object.code) {
    copy.code = code || nextCode(object.code, taken);
    taken.add(copy.code.toUpperCase());
  }
  return copy;
}

/**
 * Edits for `count` more of what is chosen, each `pitch` metres further: `way` is "right", "left" (across the first
 * aisle that is chosen, or along x), or "down", "up". `codes` names the new aisles in their order.
 */
export function arrayed(plan, chosen, { count, pitch, way = "right", codes = [], fresh }) {
  const objects = chosenObjects(plan, chosen).filter(({ bays }) => !bays).map(({ kind, object }) => [kind, object]);
  const unit = { right: [1, 0], left: [-1, 0], down: [0, 1], up: [0, -1] }[way];
  const taken = codesIn(plan);
  const given = [...codes];
  const aisles = objects.filter(([kind]) => kind === "aisles").length;
  let grown = plan;
  const edits = [];
  let last = objects;
  for (let n = 1; n <= count; n += 1) {
    const more = copied(grown, last, unit.map((one) => one * pitch), { fresh, codes: given.splice(0, aisles), taken });
    edits.push(...more);
    last = more.map(({ kind, after }) => [kind, after]);
    grown = { ...grown, ...grownLists(grown, more) };
  }
  return edits;
}

function grownLists(plan, edits) {
  const lists = {};
  for (const { kind, after } of edits) (lists[kind] ??= [...(plan[kind] || [])]).push(after);
  return lists;
}

/** Edits that bring what is chosen in line: `edge` is "left", "right", "top", "bottom", "across" or "down" (spread evenly). */
export function aligned(plan, chosen, edge) {
  const parts = chosenObjects(plan, chosen).filter(({ bays, kind }) => !bays && kind !== "connectors" && kind !== "levels");
  if (parts.length < 2) return [];
  const boxes = new Map(parts.map(({ kind, object }) => [object.id, boxesOf(kind, object)[0][1]]));
  const way = { left: 0, right: 0, across: 0, top: 1, bottom: 1, down: 1 }[edge];
  const [from, size] = [["x", "width"], ["y", "depth"]][way].map((name) => (name === "depth" ? "height" : name));
  const wanted = edge === "across" || edge === "down" ? spread(boxes, from, size) : atEdge(boxes, from, size, edge);
  return parts.flatMap(({ kind, id, object }) => {
    const by = wanted.get(object.id) - boxes.get(object.id)[from];
    return moved(plan, [[kind, id]], way ? [0, by] : [by, 0]);
  });
}

function atEdge(boxes, from, size, edge) {
  const all = [...boxes.values()];
  const far = edge === "right" || edge === "bottom";
  const line = far ? Math.max(...all.map((box) => box[from] + box[size])) : Math.min(...all.map((box) => box[from]));
  return new Map([...boxes].map(([id, box]) => [id, far ? line - box[size] : line]));
}

function spread(boxes, from, size) {
  const order = [...boxes].sort(([, a], [, b]) => a[from] - b[from]);
  const [first, last] = [order[0][1], order.at(-1)[1]];
  const middle = (n) => first[from] + first[size] / 2 + ((last[from] + last[size] / 2 - first[from] - first[size] / 2) * n) / (order.length - 1);
  return new Map(order.map(([id, box], n) => [id, middle(n) - box[size] / 2]));
}

/** All codes of a plan in capitals. */
export function codesIn(plan) {
  return new Set([...CODED].flatMap((kind) => (plan[kind] || []).flatMap(({ code }) => (code ? [code.toUpperCase()] : []))));
}

/** The middle of what is chosen, or null. */
export function middleOf(plan, chosen) {
  const points = chosenObjects(plan, chosen).flatMap(({ kind, object }) => (kind === "levels" ? [] : pointsOf(kind, object)));
  if (!points.length) return null;
  const { x, y, width, height } = boxAround(points);
  return [x + width / 2, y + height / 2];
}

/** How far a copy of these objects stands from them: beside an aisle, else a metre on. */
export function beside(objects) {
  const aisle = objects.find(([kind]) => kind === "aisles")?.[1];
  if (!aisle) return [1, 1];
  const pitch = aisle.width + 2 * depthOf(aisle);
  const { left } = axes(aisle);
  const way = left[0] > 0.01 || (Math.abs(left[0]) <= 0.01 && left[1] > 0) ? 1 : -1;
  return [millimetres(left[0] * pitch * way), millimetres(left[1] * pitch * way)];
}

/** An object with every point put through `change`; a connector's only on `level`, where one is given. */
export function withPoints(kind, object, change, level) {
  if (kind === "aisles") return { ...object, from: change(object.from), to: change(object.to) };
  if (kind === "walls") return { ...object, line: object.line.map(change) };
  if (object.polygon) return { ...object, polygon: object.polygon.map(change) };
  if (object.at) return { ...object, at: change(object.at) };
  const stops = (object.stops || []).map((stop) => (!level || stop.level === level ? { ...stop, at: change(stop.at) } : stop));
  return { ...object, stops };
}

function turning(degrees, [cx, cy]) {
  const quarter = { 0: [1, 0], 90: [0, 1], 180: [-1, 0], 270: [0, -1] }[((degrees % 360) + 360) % 360];
  const [cos, sin] = quarter || [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  return ([x, y]) => [millimetres(cx + (x - cx) * cos - (y - cy) * sin), millimetres(cy + (x - cx) * sin + (y - cy) * cos)];
}

/** An aisle with some of its bays slid along it, all by the same way, not beyond its ends. */
function slid(aisle, bays, [dx, dy]) {
  const { along, length } = axes(aisle);
  const mine = aisle.bays.filter((bay) => bays.has(bay.id));
  const least = Math.max(...mine.map((bay) => -bay.at));
  const most = Math.min(...mine.map((bay) => length - bay.at - bay.width));
  const by = Math.max(least, Math.min(most, dx * along[0] + dy * along[1]));
  return { ...aisle, bays: aisle.bays.map((bay) => (bays.has(bay.id) ? { ...bay, at: millimetres(bay.at + by) } : bay)) };
}
