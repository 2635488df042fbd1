// The shortest walk between two places of a level: the twin of floorassist/floor/route.py, to the millimetre.

import { STEPS, distance } from "./geometry.js";

export const STRAIGHT = 5;
export const DIAGONAL = 7;
export const FAR = 1 << 30;
export const PACE = 1300; // mm a second

/** Whole seconds for `length` mm on foot at 1.3 m/s, rounded up. */
export function seconds(length) {
  return Math.ceil(length / PACE);
}

/** The walk {points, length, seconds} in mm; null when a place is over 1 m off the walkable floor, or no way leads there. */
export function shortestWalk(raster, here, there) {
  const source = raster.snap(here);
  const goal = raster.snap(there);
  if (source === null || goal === null) return null;
  const cells = cellsOf(raster, source, goal);
  if (!cells) return null;
  const between = (raster.gates.length ? cells : cells.slice(1, -1)).map((cell) => raster.centre(cell));
  return pull(raster, [foothold(raster, here, source), ...between, foothold(raster, there, goal)]);
}

/**
 * Where one stands on the walkable floor: the place, or the middle of the cell it was snapped to. Who stands in a
 * one-way door is on the side of their cell's middle.
 */
export function foothold(raster, place, cell) {
  const aside = raster.cellOf(place) !== cell || raster.gates.some((gate) => gate.parts(place, raster.centre(cell)));
  return aside ? raster.centre(cell) : place;
}

/** The string pulled tight from both ends; the shorter of the two walks. */
export function pull(raster, points) {
  const oneWay = raster.gates.length > 0;
  const there = tight(raster, points, oneWay ? sees : clear);
  const back = tight(raster, [...points].reverse(), oneWay ? isSeen : clear).reverse();
  const ahead = lengthOf(there);
  const behind = lengthOf(back);
  const [line, length] = ahead <= behind ? [there, ahead] : [back, behind];
  return { points: line, length, seconds: seconds(length) };
}

/** The length of a line of points in millimetres. */
export function lengthOf(points) {
  let length = 0;
  for (let n = 1; n < points.length; n += 1) length += distance(points[n - 1], points[n]);
  return length;
}

const tables = new Map();

/** For each of the 256 values of `moves`: the steps it allows, as a flat list offset, cost, offset, cost… */
export function stepsOf(stride) {
  if (!tables.has(stride)) {
    const every = STEPS.map(([column, row]) => [column + row * stride, column && row ? DIAGONAL : STRAIGHT]);
    const table = Array.from({ length: 256 }, (_, moves) =>
      Int32Array.from(every.filter((_step, bit) => (moves >> bit) & 1).flat()),
    );
    tables.set(stride, table);
  }
  return tables.get(stride);
}

function cellsOf(raster, source, goal) {
  const { stride, moves } = raster;
  const steps = stepsOf(stride);
  const goalRow = Math.floor(goal / stride);
  const goalColumn = goal - goalRow * stride;
  const cost = new Int32Array(moves.length).fill(FAR);
  const came = new Int32Array(moves.length);
  const left = (cell) => {
    const row = (cell / stride) | 0;
    const down = Math.abs(row - goalRow);
    const along = Math.abs(cell - row * stride - goalColumn);
    return down > along ? STRAIGHT * down + 2 * along : STRAIGHT * along + 2 * down;
  };
  const first = left(source);
  const buckets = [[source]];
  cost[source] = 0;
  for (let n = 0; n < buckets.length; ) {
    const cell = buckets[n]?.pop();
    if (cell === undefined) {
      n += 1;
      continue;
    }
    if (cell === goal) break;
    const spent = cost[cell];
    if (spent < 0) continue;
    cost[cell] = ~spent;
    const list = steps[moves[cell]];
    for (let i = 0; i < list.length; i += 2) {
      const beyond = cell + list[i];
      const total = spent + list[i + 1];
      if (total < cost[beyond]) {
        cost[beyond] = total;
        came[beyond] = cell;
        const place = total + left(beyond) - first;
        while (buckets.length <= place) buckets.push([]);
        buckets[place].push(beyond);
      }
    }
  }
  if (cost[goal] === FAR) return null;
  const found = [goal];
  while (found.at(-1) !== source) found.push(came[found.at(-1)]);
  return found.reverse();
}

function tight(raster, points, clear) {
  const line = [points[0]];
  const end = points.length - 1;
  let n = 0;
  while (n < end) {
    let seen = n + 1;
    let step = 2;
    while (n + step <= end && clear(raster, points[n], points[n + step])) {
      seen = n + step;
      step *= 2;
    }
    let hidden = Math.min(n + step, end + 1);
    while (hidden - seen > 1) {
      const middle = Math.floor((seen + hidden) / 2);
      if (clear(raster, points[n], points[middle])) seen = middle;
      else hidden = middle;
    }
    line.push(points[seen]);
    n = seen;
  }
  return line;
}

/** Whether the straight line a-b runs over walkable cells only. */
export function clear(raster, a, b) {
  const [[x, y], [bx, by]] = a[1] <= b[1] ? [a, b] : [b, a];
  const { cell, stride, free } = raster;
  const dx = bx - x;
  const dy = by - y;
  const last = Math.floor(by / cell);
  let row = Math.floor(y / cell);
  let base = (row + 1) * stride + 1;
  let left = x;
  for (;;) {
    const right = row < last ? Math.floor((x * dy + dx * ((row + 1) * cell - y)) / dy) : bx;
    const end = base + Math.floor(Math.max(left, right) / cell);
    for (let at = base + Math.floor(Math.min(left, right) / cell); at <= end; at += 1) {
      if (!free[at]) return false;
    }
    if (row >= last) return true;
    left = right;
    row += 1;
    base += stride;
  }
}

/** Whether one may walk straight from a to b: through no door against its direction. */
function sees(raster, a, b) {
  return clear(raster, a, b) && !raster.gates.some((gate) => gate.forbids(a, b));
}

/** Whether one may walk straight from b to a. */
function isSeen(raster, a, b) {
  return sees(raster, b, a);
}
