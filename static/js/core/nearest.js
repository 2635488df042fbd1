// Who is nearest on foot: the twin of floorassist/floor/nearest.py.

import { DIAGONAL, FAR, pull, seconds, stepsOf } from "./route.js";

const SLACK = 12;
const WHEEL = 8;

/** The `k` of the others (places in mm) nearest on foot: [{index, length, seconds}], nearest first. */
export function nearest(coarse, fine, here, others, k = 8) {
  const source = coarse.snap(here);
  if (source === null) return [];
  const cells = new Map();
  others.forEach((other, index) => {
    const cell = coarse.snap(other);
    if (cell !== null) cells.set(cell, [...(cells.get(cell) ?? []), index]);
  });
  const ranked = [];
  const start = endOf(coarse, fine, here, source);
  for (const [cell, line] of wave(coarse, source, cells, k)) {
    const between = line.map((each) => coarse.centre(each));
    for (const index of cells.get(cell)) {
      const { length } = pull(fine, [start, ...between, endOf(coarse, fine, others[index], cell)]);
      ranked.push({ index, length, seconds: seconds(length) });
    }
  }
  return ranked.sort((a, b) => a.length - b.length || a.index - b.index).slice(0, k);
}

/** The place itself where one can stand there, else the middle of its coarse cell. */
function endOf(coarse, fine, place, cell) {
  return fine.free[fine.cellOf(place)] ? place : coarse.centre(cell);
}

function wave(raster, source, cells, k) {
  const { moves } = raster;
  const steps = stepsOf(raster.stride);
  const cost = new Int32Array(moves.length).fill(FAR);
  cost[source] = 0;
  const buckets = Array.from({ length: WHEEL }, () => []);
  buckets[0].push(source);
  const found = [];
  let [left, spent, limit, waiting, first] = [k, 0, FAR, 1, 0];
  while (spent <= limit && waiting) {
    const bucket = buckets[spent % WHEEL];
    for (const cell of bucket) {
      if (cost[cell] !== spent) continue;
      if (cells.has(cell)) {
        if (!found.length) first = spent;
        found.push(cell);
        left -= cells.get(cell).length;
        if (left <= 0 && limit === FAR) limit = Math.max(spent, first + Math.floor(first / SLACK) + DIAGONAL);
      }
      const list = steps[moves[cell]];
      for (let i = 0; i < list.length; i += 2) {
        const beyond = cell + list[i];
        const total = spent + list[i + 1];
        if (total < cost[beyond]) {
          cost[beyond] = total;
          buckets[total % WHEEL].push(beyond);
          waiting += 1;
        }
      }
    }
    waiting -= bucket.length;
    bucket.length = 0;
    spent += 1;
  }
  return found.map((cell) => [cell, betweenCells(raster, cost, cell)]);
}

function betweenCells(raster, cost, cell) {
  const steps = stepsOf(raster.stride);
  const line = [];
  while (cost[cell]) {
    const list = steps[raster.moves[cell]];
    let i = 0;
    while (cost[cell + list[i]] !== cost[cell] - list[i + 1]) i += 2;
    cell += list[i];
    line.push(cell);
  }
  return line.slice(0, -1).reverse();
}
