// Where the objects of a plan document are, in metres: their points, their boxes, what lies under a finger.
// Objects are of the kinds levels, zones, aisles, walls, doors, fixtures, anchors, connectors and blocks.

const SHELF_DEPTH = 0.5;
/** Metres around what is a point only. */
const POINT_ROOM = 1;

/** Unit vectors along an aisle and to the left of who walks it (y points down), and its length in metres. */
export function axes({ from, to }) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const along = [dx / length, dy / length];
  return { along, left: [along[1], -along[0]], length };
}

/** How deep the shelf behind an aisle's bays is, in metres. */
export const depthOf = (aisle) => aisle.shelf_depth ?? SHELF_DEPTH;

/** The points of an object on a level (of all levels, when none is given). */
export function pointsOf(kind, object, level) {
  if (kind === "aisles") return [object.from, object.to];
  if (kind === "walls") return object.line;
  if (kind === "connectors") return object.stops.filter((stop) => !level || stop.level === level).map(({ at }) => at);
  if (kind === "levels") return [[0, 0], [object.width, object.depth]];
  return object.polygon || [object.at];
}

/** The corners of an aisle with its shelves, clockwise from the left of its start. */
export function aisleCorners(aisle) {
  const { left } = axes(aisle);
  const reach = aisle.width / 2 + depthOf(aisle);
  const beside = ([x, y], sign) => [x + left[0] * reach * sign, y + left[1] * reach * sign];
  return [beside(aisle.from, 1), beside(aisle.to, 1), beside(aisle.to, -1), beside(aisle.from, -1)];
}

/** The four corners of a bay's shelf, clockwise from the one at the aisle's start. */
export function bayCorners(aisle, bay) {
  const { along, left } = axes(aisle);
  const sign = bay.side === "L" ? 1 : -1;
  const near = aisle.width / 2;
  const far = near + Math.max(depthOf(aisle), 0.3);
  const at = (way, away) => [
    aisle.from[0] + along[0] * way + left[0] * away * sign,
    aisle.from[1] + along[1] * way + left[1] * away * sign,
  ];
  return [at(bay.at, near), at(bay.at + bay.width, near), at(bay.at + bay.width, far), at(bay.at, far)];
}

/** The smallest box around points. */
export function boxAround(points) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** `[[level, box]]` of an object or a bay of it: one, but for a connector one on each level. */
export function boxesOf(kind, object, bayId) {
  if (kind === "connectors") return object.stops.map((stop) => [stop.level, roomy(boxAround([stop.at]))]);
  if (kind === "levels") return [[object.id, { x: 0, y: 0, width: object.width, height: object.depth }]];
  const bay = bayId && object.bays?.find((one) => one.id === bayId);
  if (bay) return [[object.level, roomy(boxAround(bayCorners(object, bay)))]];
  const points = kind === "aisles" ? aisleCorners(object) : pointsOf(kind, object);
  return [[object.level, points.length === 1 ? roomy(boxAround(points)) : boxAround(points)]];
}

function roomy({ x, y, width, height }) {
  return { x: x - POINT_ROOM, y: y - POINT_ROOM, width: width + 2 * POINT_ROOM, height: height + 2 * POINT_ROOM };
}
