// Who is nearest on foot, by their way here: the twin of floorassist/floor/nearest.py.

import { DIAGONAL, FAR, foothold, pull, seconds, stepsOf } from "./route.js";

const SLACK = 12;
const WHEEL = 8;

/** The `k` of the others (places in mm) nearest on foot: [{index, length, seconds}], nearest first. */
export function nearest(coarse, fine, here, others, k = 8) {
  const start = footOf(coarse, fine, here);
  if (start === null) return [];
  const feet = others.map((other) => footOf(coarse, fine, other));
  const cells = new Map();
  feet.forEach((foot, index) => {
    if (foot !== null) cells.set(foot.cell, [...(cells.get(foot.cell) ?? []), index]);
  });
  const ranked = [];
  for (const [cell, line] of wave(coarse, start.cell, cells, k)) {
    const between = line.map((each) => coarse.centre(each)).reverse();
    for (const index of cells.get(cell)) {
      const { length } = pull(fine, [feet[index].stand, ...between, start.stand]);
      ranked.push({ index, length, seconds: seconds(length) });
    }
  }
  return ranked.sort((a, b) => a.length - b.length || a.index - b.index).slice(0, k);
}

/** Where one stands and the coarse cell of it: the fine cells decide on which side of a shelf that is. */
function footOf(coarse, fine, place) {
  const inside = fine.snap(place);
  if (inside === null) return null;
  const stand = foothold(fine, place, inside);
  const cell = coarse.snap(stand);
  return cell === null ? null : { stand, cell };
}

function wave(raster, source, cells, k) {
  const moves = raster.back;
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
