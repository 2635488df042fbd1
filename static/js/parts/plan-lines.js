/** The plan as SVG path texts and points, in metres: what to draw and what was tapped. Pure. */

const SHELF_DEPTH = 0.5;
/** A tap this far from any bay or aisle means the floor, in metres. */
const TAP_REACH = 2.5;

/** One path with a box for each bay on one side (or both) of an aisle. */
export function shelfPath(aisle, side) {
  return aisle.bays
    .filter((bay) => !side || bay.side === side)
    .map((bay) => `M${bayCorners(aisle, bay).map(pair).join("L")}Z`)
    .join("");
}

/** The four corners of a bay's shelf, clockwise from the one at the aisle's start. */
export function bayCorners(aisle, bay) {
  const { along, left } = directions(aisle);
  const outward = bay.side === "L" ? left : [-left[0], -left[1]];
  const depth = aisle.shelf_depth ?? SHELF_DEPTH;
  const near = aisle.width / 2;
  const far = near + Math.max(depth, 0.3);
  const at = (way, away) => [
    aisle.from[0] + along[0] * way + outward[0] * away,
    aisle.from[1] + along[1] * way + outward[1] * away,
  ];
  return [at(bay.at, near), at(bay.at + bay.width, near), at(bay.at + bay.width, far), at(bay.at, far)];
}

/** The floor between the shelves of an aisle, as a path. */
export function walkwayPath(aisle) {
  const { left } = directions(aisle);
  const half = aisle.width / 2;
  const shift = (point, sign) => [point[0] + left[0] * half * sign, point[1] + left[1] * half * sign];
  const corners = [shift(aisle.from, 1), shift(aisle.to, 1), shift(aisle.to, -1), shift(aisle.from, -1)];
  return `M${corners.map(pair).join("L")}Z`;
}

/** A polygon or line as a path. */
export const pathOfPoints = (points, closed = true) => `M${points.map(pair).join("L")}${closed ? "Z" : ""}`;

/** The gap that a door makes: its two ends along the nearest wall of its level. */
export function doorGap(plan, { level, at: [x, y], width }) {
  let best = { away: Infinity, along: [1, 0] };
  for (const wall of plan.walls.filter((one) => one.level === level)) {
    for (let n = 1; n < wall.line.length; n += 1) {
      const [[ax, ay], [bx, by]] = [wall.line[n - 1], wall.line[n]];
      const length = Math.hypot(bx - ax, by - ay) || 1;
      const along = [(bx - ax) / length, (by - ay) / length];
      const way = Math.min(Math.max((x - ax) * along[0] + (y - ay) * along[1], 0), length);
      const away = Math.hypot(x - ax - along[0] * way, y - ay - along[1] * way);
      if (away < best.away) best = { away, along };
    }
  }
  const [dx, dy] = [(best.along[0] * width) / 2, (best.along[1] * width) / 2];
  return [[x - dx, y - dy], [x + dx, y + dy]];
}

/** An arrow through a one-way door, as long as the door is wide; `heading` in degrees, 0 to the right, 90 down. */
export function wayArrow({ at: [x, y], width, heading }) {
  const turned = (heading * Math.PI) / 180;
  const [dx, dy] = [Math.cos(turned), Math.sin(turned)];
  const half = Math.min(Math.max(width, 0.8), 2) / 2;
  const point = (along, aside) => [x + dx * along - dy * aside, y + dy * along + dx * aside];
  const head = [point(half - 0.35, -0.35), point(half, 0), point(half - 0.35, 0.35)];
  return `${pathOfPoints([point(-half, 0), point(half, 0)], false)}${pathOfPoints(head, false)}`;
}

/** Every corner of what belongs to a department on a level. */
export function departmentPoints(plan, level, department) {
  const mine = (thing) => thing.level === level && thing.department === department;
  return [...plan.zones.filter(mine).flatMap((zone) => zone.polygon), ...plan.aisles.filter(mine).flatMap(({ from, to }) => [from, to])];
}

/** The middle of a polygon's box: good enough to put a name there. */
export function middleOf(points) {
  const box = boxOf(points);
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/** The smallest box around points. */
export function boxOf(points) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** A box grown by `margin` metres and to the shape of the screen (`ratio` = width / height). */
export function framed(box, margin, ratio) {
  let width = box.width + 2 * margin;
  let height = box.height + 2 * margin;
  if (width / height < ratio) width = height * ratio;
  else height = width / ratio;
  return { x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height };
}

/** What stands where somebody tapped: `{aisle, bay}`; both null on the open floor. */
export function tapped(plan, level, x, y) {
  let best = { aisle: null, bay: null, away: TAP_REACH };
  for (const aisle of plan.aisles.filter((one) => one.level === level)) {
    const { along, left, length } = directions(aisle);
    const [dx, dy] = [x - aisle.from[0], y - aisle.from[1]];
    const way = dx * along[0] + dy * along[1];
    const off = dx * left[0] + dy * left[1];
    const beyond = Math.max(0, -way, way - length);
    const reach = aisle.width / 2 + (aisle.shelf_depth ?? SHELF_DEPTH);
    const away = Math.hypot(beyond, Math.max(0, Math.abs(off) - reach));
    if (away >= best.away) continue;
    best = { aisle, bay: bayAt(aisle, way, off), away };
  }
  return { aisle: best.aisle, bay: best.bay };
}

/** The bay at `way` metres along the aisle, on the side that `off` shows; null in the middle of the aisle. */
function bayAt(aisle, way, off) {
  if (Math.abs(off) < aisle.width / 4) return null;
  const side = off > 0 ? "L" : "R";
  return aisle.bays.find((bay) => bay.side === side && way >= bay.at && way <= bay.at + bay.width) || null;
}

/** Unit vectors along the aisle and to the left of somebody who walks it (y points down). */
function directions(aisle) {
  const [dx, dy] = [aisle.to[0] - aisle.from[0], aisle.to[1] - aisle.from[1]];
  const length = Math.hypot(dx, dy) || 1;
  const along = [dx / length, dy / length];
  return { along, left: [along[1], -along[0]], length };
}

const pair = ([x, y]) => `${round(x)} ${round(y)}`;
const round = (number) => Math.round(number * 100) / 100;
