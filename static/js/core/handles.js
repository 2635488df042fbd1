// The points by which a chosen object is resized, and what it becomes when one of them is dragged. Metres; pure.
// A handle is {name, at: [x, y], round}: `round` ones turn or add something, the others pull.

import { withFields } from "./arrange.js";
import { millimetres } from "./pattern.js";
import { aisleCorners, axes, depthOf } from "./shapes.js";

const NARROWEST = 0.4;
const WIDEST = 60;
const SHORTEST = 0.5;
/** A side that bends less than this (as a sine) is straight: then a polygon is a rectangle. */
const ASKEW = 0.02;
/** Bays that end this near to their aisle's end fill it, and stretch with it. */
const FILLS = 0.06;

const between = ([ax, ay], [bx, by]) => [(ax + bx) / 2, (ay + by) / 2];
const rounded = ([x, y]) => [millimetres(x), millimetres(y)];
const pairs = (points, closed) => points.map((point, n) => [point, points[(n + 1) % points.length]]).slice(0, closed ? points.length : -1);

/** The handles of an object. */
export function handlesOf(kind, object) {
  if (kind === "aisles") {
    const [a, b, c, d] = aisleCorners(object);
    return [
      { name: "from", at: object.from }, { name: "to", at: object.to },
      { name: "left", at: between(a, b) }, { name: "right", at: between(c, d) },
    ];
  }
  if (kind === "walls") return [...corners(object.line), ...middles(object.line, false)];
  if (object.polygon) return [...corners(object.polygon), ...middles(object.polygon, true)];
  if (kind === "levels") return [{ name: "size", at: [object.width, object.depth] }];
  return [];
}

const corners = (points) => points.map((at, n) => ({ name: `corner ${n}`, at }));
const middles = (points, closed) =>
  pairs(points, closed).map(([a, b], n) => ({ name: `middle ${n}`, at: between(a, b), round: !closed || !isRectangle(points) }));

/** The object once its handle `name` is dragged to a point; the object itself where that cannot be. */
export function pulled(kind, object, name, point) {
  const [what, number] = name.split(" ");
  if (kind === "aisles") return what === "from" || what === "to" ? pulledEnd(object, what, point) : pulledSide(object, point);
  if (kind === "levels") return { ...object, width: Math.max(1, millimetres(point[0])), depth: Math.max(1, millimetres(point[1])) };
  const field = kind === "walls" ? "line" : "polygon";
  const closed = field === "polygon";
  const points = object[field];
  const at = Number(number);
  if (closed && isRectangle(points)) return { ...object, [field]: what === "corner" ? pulledCorner(points, at, point) : pulledEdge(points, at, point) };
  if (what === "corner") return { ...object, [field]: points.map((one, n) => (n === at ? rounded(point) : one)) };
  return { ...object, [field]: [...points.slice(0, at + 1), rounded(point), ...points.slice(at + 1)] };
}

/** The object without its corner `name`; null where too few would be left. */
export function withoutCorner(kind, object, name) {
  const [what, number] = name.split(" ");
  const field = kind === "walls" ? "line" : "polygon";
  const points = object[field];
  if (what !== "corner" || !points || points.length <= (kind === "walls" ? 2 : 3)) return null;
  return { ...object, [field]: points.filter((_, n) => n !== Number(number)) };
}

/** An aisle of which one end is dragged: bays that fill it stretch, others stay where they are and hold the end. */
function pulledEnd(aisle, end, point) {
  const { length } = axes(aisle);
  const pulledOut = { ...aisle, [end]: rounded(point) };
  const next = axes(pulledOut);
  if (Math.hypot(pulledOut.to[0] - pulledOut.from[0], pulledOut.to[1] - pulledOut.from[1]) < SHORTEST) return aisle;
  const ends = Math.max(0, ...aisle.bays.map((bay) => bay.at + bay.width));
  const begins = aisle.bays.length ? Math.min(...aisle.bays.map((bay) => bay.at)) : 0;
  if (aisle.bays.length && begins < FILLS && length - ends < FILLS) return stretched(pulledOut, next.length / length);
  const by = end === "from" ? next.length - length : 0;
  if (begins + by < 0 || ends + by > next.length) return aisle;
  return by ? { ...pulledOut, bays: aisle.bays.map((bay) => ({ ...bay, at: millimetres(bay.at + by) })) } : pulledOut;
}

function stretched(aisle, factor) {
  const bays = aisle.bays.map((bay) => {
    const [from, to] = [millimetres(bay.at * factor), millimetres((bay.at + bay.width) * factor)];
    return { ...bay, at: from, width: millimetres(to - from) };
  });
  return bays.every(({ width }) => width >= 0.1) ? { ...aisle, bays } : aisle;
}

/** An aisle with its walkway so wide that its shelves end at the point; it stays in its middle. */
function pulledSide(aisle, [x, y]) {
  const { left } = axes(aisle);
  const off = Math.abs((x - aisle.from[0]) * left[0] + (y - aisle.from[1]) * left[1]);
  return { ...aisle, width: Math.min(WIDEST, Math.max(NARROWEST, millimetres(2 * (off - depthOf(aisle))))) };
}

/** True for four corners with right angles. */
export function isRectangle(points) {
  if (points.length !== 4) return false;
  return points.every(([x, y], n) => {
    const [[ax, ay], [bx, by]] = [points[(n + 3) % 4], points[(n + 1) % 4]];
    const [ux, uy, vx, vy] = [ax - x, ay - y, bx - x, by - y];
    return Math.abs(ux * vx + uy * vy) <= ASKEW * Math.hypot(ux, uy) * Math.hypot(vx, vy) + 1e-9;
  });
}

/** A rectangle whose corner `n` is dragged: the opposite one stays. */
function pulledCorner(points, n, [x, y]) {
  const still = points[(n + 2) % 4];
  const next = points[(n + 3) % 4];
  const [ux, uy] = unit(still, next);
  const way = (x - still[0]) * ux + (y - still[1]) * uy;
  const off = (x - still[0]) * -uy + (y - still[1]) * ux;
  if (Math.abs(way) < 0.05 || Math.abs(off) < 0.05) return points;
  const fresh = [...points];
  fresh[n] = rounded([x, y]);
  fresh[(n + 3) % 4] = rounded([still[0] + ux * way, still[1] + uy * way]);
  fresh[(n + 1) % 4] = rounded([still[0] - uy * off, still[1] + ux * off]);
  return fresh;
}

/** A rectangle whose edge after corner `n` is dragged straight out or in. */
function pulledEdge(points, n, [x, y]) {
  const [a, b] = [points[n], points[(n + 1) % 4]];
  const still = points[(n + 3) % 4];
  const [ux, uy] = unit(still, a);
  const way = (x - still[0]) * ux + (y - still[1]) * uy;
  if (Math.abs(way) < 0.05) return points;
  const by = way - Math.hypot(a[0] - still[0], a[1] - still[1]);
  const fresh = [...points];
  fresh[n] = rounded([a[0] + ux * by, a[1] + uy * by]);
  fresh[(n + 1) % 4] = rounded([b[0] + ux * by, b[1] + uy * by]);
  return fresh;
}

function unit([ax, ay], [bx, by]) {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  return [(bx - ax) / length, (by - ay) / length];
}

/** A door put into the nearest wall of its level within `reach` metres, or where the point is. */
export function doorAt(plan, door, point, reach = 1) {
  let best = { away: reach, at: rounded(point) };
  for (const wall of (plan.walls || []).filter((one) => one.level === door.level)) {
    for (const [a, b] of pairs(wall.line, false)) {
      const [ux, uy] = unit(a, b);
      const long = Math.hypot(b[0] - a[0], b[1] - a[1]);
      const way = Math.min(Math.max((point[0] - a[0]) * ux + (point[1] - a[1]) * uy, 0), long);
      const on = [a[0] + ux * way, a[1] + uy * way];
      const away = Math.hypot(point[0] - on[0], point[1] - on[1]);
      if (away < best.away) best = { away, at: rounded(on) };
    }
  }
  return withFields(door, { at: best.at });
}
