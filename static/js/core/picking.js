// What lies under a finger or in a box: `[kind, id]` or `[kind, id, bayId]`. Metres; pure.

import { axes, boxesOf, depthOf } from "./shapes.js";

/** From what lies on top to what lies below everything. */
const POINTS = ["anchors", "connectors", "doors"];
const AREAS = ["blocks", "fixtures"];
const BELOW = ["zones"];

/**
 * What is at a point of a level, or null. `reach` is how far beside something still means it, in metres; `open` is
 * the id of the aisle whose bays are told apart.
 */
export function pickAt(plan, level, point, reach, open = null) {
  return nearestPoint(plan, level, point, reach) || areaAt(plan, AREAS, level, point) || aisleAt(plan, level, point, reach / 2, open)
    || wallAt(plan, level, point, reach) || areaAt(plan, BELOW, level, point);
}

/** Everything of a level that lies wholly in a box `{x, y, width, height}`. */
export function within(plan, level, box) {
  const kinds = [...POINTS, ...AREAS, "aisles", "walls", ...BELOW];
  const inside = (one) => one.x >= box.x && one.y >= box.y && one.x + one.width <= box.x + box.width && one.y + one.height <= box.y + box.height;
  return kinds.flatMap((kind) => (plan[kind] || [])
    .filter((object) => (kind === "connectors" || object.level === level) && boxesOf(kind, object).some(([on, one]) => on === level && inside(shrunk(kind, one))))
    .map(({ id }) => [kind, id]));
}

/** Points have no size: the room around them does not count. */
const shrunk = (kind, box) => (POINTS.includes(kind) ? { x: box.x + box.width / 2, y: box.y + box.height / 2, width: 0, height: 0 } : box);

const BY_CODE = new Intl.Collator("en", { numeric: true });

/** All of a level: aisles by their codes, then each other kind from the top, and from the left. */
export function inReadingOrder(plan, level) {
  const kinds = ["aisles", "fixtures", "doors", "walls", "anchors", "connectors", "blocks", "zones"];
  return kinds.flatMap((kind) => (plan[kind] || [])
    .flatMap((object) => boxesOf(kind, object).filter(([on]) => on === level).map(([, box]) => ({ key: [kind, object.id], code: kind === "aisles" ? object.code : "", box })))
    .sort((a, b) => BY_CODE.compare(a.code, b.code) || a.box.y - b.box.y || a.box.x - b.box.x)
    .map(({ key }) => key));
}

function nearestPoint(plan, level, [x, y], reach) {
  let best = { away: reach, key: null };
  const look = (kind, id, [px, py], half = 0) => {
    const away = Math.max(0, Math.hypot(px - x, py - y) - half);
    if (away < best.away) best = { away, key: [kind, id] };
  };
  for (const one of plan.anchors || []) if (one.level === level) look("anchors", one.id, one.at);
  for (const one of plan.connectors || []) for (const stop of one.stops) if (stop.level === level) look("connectors", one.id, stop.at);
  for (const one of plan.doors || []) if (one.level === level) look("doors", one.id, one.at, one.width / 2);
  return best.key;
}

function areaAt(plan, kinds, level, point) {
  for (const kind of kinds) {
    const list = plan[kind] || [];
    for (let n = list.length - 1; n >= 0; n -= 1) if (list[n].level === level && isInside(list[n].polygon, point)) return [kind, list[n].id];
  }
  return null;
}

function isInside(polygon, [x, y]) {
  let inside = false;
  for (let n = 0, last = polygon.length - 1; n < polygon.length; last = n, n += 1) {
    const [[ax, ay], [bx, by]] = [polygon[n], polygon[last]];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

function aisleAt(plan, level, [x, y], reach, open) {
  let best = { away: reach, aisle: null };
  for (const aisle of plan.aisles || []) {
    if (aisle.level !== level) continue;
    const { along, left, length } = axes(aisle);
    const [dx, dy] = [x - aisle.from[0], y - aisle.from[1]];
    const way = dx * along[0] + dy * along[1];
    const off = dx * left[0] + dy * left[1];
    const away = Math.hypot(Math.max(0, -way, way - length), Math.max(0, Math.abs(off) - aisle.width / 2 - depthOf(aisle)));
    if (away < best.away || (away === 0 && !best.aisle)) best = { away, aisle, way, off };
  }
  if (!best.aisle) return null;
  const bay = best.aisle.id === open ? bayAt(best) : null;
  return bay ? ["aisles", best.aisle.id, bay.id] : ["aisles", best.aisle.id];
}

/** The bay beside which the point lies; none on the walkway's middle. */
function bayAt({ aisle, way, off }) {
  if (Math.abs(off) < aisle.width / 4) return null;
  const side = off > 0 ? "L" : "R";
  return aisle.bays.find((bay) => bay.side === side && way >= bay.at && way <= bay.at + bay.width) || null;
}

function wallAt(plan, level, [x, y], reach) {
  let best = { away: reach, id: null };
  for (const wall of plan.walls || []) {
    if (wall.level !== level) continue;
    for (let n = 1; n < wall.line.length; n += 1) {
      const away = awayFrom(wall.line[n - 1], wall.line[n], [x, y]) - wall.thickness / 2;
      if (away < best.away) best = { away, id: wall.id };
    }
  }
  return best.id === null ? null : ["walls", best.id];
}

function awayFrom([ax, ay], [bx, by], [x, y]) {
  const [dx, dy] = [bx - ax, by - ay];
  const part = Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(x - ax - dx * part, y - ay - dy * part);
}
