/**
 * Many shapes of a plan as the text of one path, in metres: a large store shows the sooner the fewer things the browser
 * has to make. All of them go round the same way, since two that overlap and go against each other would leave a hole. Pure.
 */

import { axes, bayCorners, depthOf } from "../core/shapes.js";

/** The least depth that a shelf is drawn with, in metres. */
const LEAST_DEPTH = 0.3;
/** Aisles whose shelves are one path: few paths to make, and most of them out of sight when one looks from near. */
export const TOGETHER = 28;

/** The boxes of an aisle's bays; or, seen from afar, one box for each side, from its first bay to its last. */
export function shelvesOf(aisle, close) {
  if (close) return aisle.bays.map((bay) => clockwise(bayCorners(aisle, bay))).join("");
  const ends = { L: [Infinity, -Infinity], R: [Infinity, -Infinity] };
  for (const { side, at, width } of aisle.bays) {
    const end = ends[side];
    if (at < end[0]) end[0] = at;
    if (at + width > end[1]) end[1] = at + width;
  }
  return `${sideBox(aisle, 1, ends.L)}${sideBox(aisle, -1, ends.R)}`;
}

function sideBox(aisle, sign, [from, to]) {
  if (from > to) return "";
  const { along: [ux, uy], left: [lx, ly] } = axes(aisle);
  const near = (aisle.width / 2) * sign;
  const far = near + Math.max(depthOf(aisle), LEAST_DEPTH) * sign;
  const [x, y] = aisle.from;
  const at = (way, away) => [x + ux * way + lx * away, y + uy * way + ly * away];
  return clockwise([at(from, near), at(to, near), at(to, far), at(from, far)]);
}

/** A polygon as a path that goes round as a clock does (y points down). */
export function clockwise(points) {
  let twice = 0;
  let [px, py] = points[points.length - 1];
  for (const [x, y] of points) {
    twice += px * y - x * py;
    [px, py] = [x, y];
  }
  let d = "";
  for (let n = 0; n < points.length; n += 1) {
    const [x, y] = points[twice < 0 ? points.length - 1 - n : n];
    d += `${n ? "L" : "M"}${round(x)} ${round(y)}`;
  }
  return `${d}Z`;
}

const round = (number) => Math.round(number * 100) / 100;

/** A list in pieces of at most so many. */
export function pieces(list, most) {
  const found = [];
  for (let n = 0; n < list.length; n += most) found.push(list.slice(n, n + most));
  return found;
}
