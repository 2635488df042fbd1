// A level as a grid of walkable cells: the twin of floorassist/floor/raster.py, bit for bit the same grid.
// Numbers stay under 2^53 and quotients are exact enough that Math.floor(a / b) is the whole quotient.

import { blocked } from "./closing.js";
import { gates, oneWay } from "./gates.js";
import { BODY, mm, placeOf } from "./geometry.js";
import { obstacles } from "./obstacles.js";

export const FINE = 250; // mm a cell, for routes
export const COARSE = 500; // mm a cell, for who is nearest
const SNAP = 1000;

export class Raster {
  /** `free` is 1 for a walkable cell; `moves` has the steps from every cell, `back` those to it (`gates` are one-way). */
  constructor(level, cell, columns, rows, free, doors = []) {
    Object.assign(this, { level, cell, columns, rows, stride: columns + 2, free, gates: doors });
    [this.moves, this.back] = oneWay(this, movesOf(free, this.stride));
  }

  /** The number of the cell that holds a place; places off the level fall on the blocked rim. */
  cellOf([x, y]) {
    const column = Math.min(Math.max(Math.floor(x / this.cell), -1), this.columns);
    const row = Math.min(Math.max(Math.floor(y / this.cell), -1), this.rows);
    return (row + 1) * this.stride + column + 1;
  }

  /** The middle of a cell in millimetres. */
  centre(cell) {
    const row = Math.floor(cell / this.stride);
    const half = Math.floor(this.cell / 2);
    return [(cell - row * this.stride - 1) * this.cell + half, (row - 1) * this.cell + half];
  }

  /** The walkable cell of a place, or the nearest one with its middle within 1 m, or null. */
  snap([x, y], free = this.free) {
    const own = this.cellOf([x, y]);
    if (free[own]) return own;
    let best = null;
    let nearest = SNAP * SNAP;
    const lastRow = Math.min(Math.floor((y + SNAP) / this.cell), this.rows - 1);
    const lastColumn = Math.min(Math.floor((x + SNAP) / this.cell), this.columns - 1);
    for (let row = Math.max(Math.floor((y - SNAP) / this.cell), 0); row <= lastRow; row += 1) {
      for (let column = Math.max(Math.floor((x - SNAP) / this.cell), 0); column <= lastColumn; column += 1) {
        const cell = (row + 1) * this.stride + column + 1;
        if (!free[cell]) continue;
        const [cx, cy] = this.centre(cell);
        const away = (cx - x) * (cx - x) + (cy - y) * (cy - y);
        if (away < nearest || (away === nearest && best === null)) {
          nearest = away;
          best = cell;
        }
      }
    }
    return best;
  }
}

/**
 * The walkable cells of one level of a plan document, `cell` millimetres wide, with what is closed `now` (ms);
 * without a moment as it was built.
 */
export function raster(plan, level, cell = FINE, { staff = true, now = null } = {}) {
  const size = plan.levels.find((each) => each.id === level);
  const polygons = [...obstacles(plan, level, { staff }), ...(now === null ? [] : blocked(plan, level, now))];
  const stops = (plan.connectors ?? []).flatMap((each) => each.stops.filter((stop) => stop.level === level).map((stop) => placeOf(stop.at)));
  return rasterise(level, [mm(size.width), mm(size.depth)], polygons, cell, gates(plan, level, { staff }), stops);
}

/** The walkable cells of a floor of `size` mm with these polygons on it, one-way doors and stops. */
export function rasterise(level, size, polygons, cell, doors = [], stops = []) {
  const half = Math.floor(cell / 2);
  const columns = Math.floor((size[0] + half) / cell);
  const rows = Math.floor((size[1] + half) / cell);
  const free = new Uint8Array((columns + 2) * (rows + 2));
  for (let row = 1; row <= rows; row += 1) {
    free.fill(1, row * (columns + 2) + 1, row * (columns + 2) + 1 + columns);
  }
  const stamp = new Stamp(free, cell, columns, rows);
  for (const polygon of polygons) stamp.polygon(polygon);
  return new Raster(level, cell, columns, rows, keptParts(free, columns, rows, stops, cell), doors);
}

/** Blocks the cells within a body's radius of polygons, row by row. */
class Stamp {
  constructor(free, cell, columns, rows) {
    Object.assign(this, { free, cell, columns, rows, half: Math.floor(cell / 2) });
  }

  polygon(points) {
    const edges = points.map((point, n) => [point, points[(n + 1) % points.length]]);
    const heights = points.map((point) => point[1]);
    this.eachRow(Math.min(...heights), Math.max(...heights), (row, y) => this.inside(row, y, edges));
    for (const [a, b] of edges) {
      this.disc(a);
      this.strip(a, b);
    }
  }

  eachRow(low, high, visit) {
    const first = Math.max(0, Math.ceil((low - this.half) / this.cell));
    const last = Math.min(this.rows - 1, Math.floor((high - this.half) / this.cell));
    for (let row = first; row <= last; row += 1) visit(row, row * this.cell + this.half);
  }

  block(row, low, high) {
    const first = Math.max(0, Math.ceil((low - this.half) / this.cell));
    const last = Math.min(this.columns - 1, Math.floor((high - this.half) / this.cell));
    const base = (row + 1) * (this.columns + 2) + 1;
    if (first <= last) this.free.fill(0, base + first, base + last + 1);
  }

  inside(row, y, edges) {
    const cuts = [];
    for (const [[ax, ay], [bx, by]] of edges) {
      if (ay > y !== by > y) cuts.push(ax + Math.floor(((bx - ax) * (y - ay)) / (by - ay)));
    }
    cuts.sort((a, b) => a - b);
    for (let n = 0; n < cuts.length; n += 2) this.block(row, cuts[n], cuts[n + 1]);
  }

  disc([x, y]) {
    this.eachRow(y - BODY, y + BODY, (row, at) => {
      const half = Math.floor(Math.sqrt(BODY * BODY - (at - y) * (at - y)));
      this.block(row, x - half, x + half);
    });
  }

  strip(a, b) {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const square = dx * dx + dy * dy;
    if (!square) return;
    const reach = Math.floor(Math.sqrt(BODY * BODY * square));
    this.eachRow(Math.min(a[1], b[1]) - BODY, Math.max(a[1], b[1]) + BODY, (row, at) => {
      const y = at - a[1];
      const across = between(dy, dx * y - reach, dx * y + reach);
      const along = between(dx, -dy * y, square - dy * y);
      if (across && along) {
        this.block(row, a[0] + Math.max(across[0], along[0]), a[0] + Math.min(across[1], along[1]));
      }
    });
  }
}

/** The whole x with low <= factor * x <= high, as [first, last]. */
function between(factor, low, high) {
  if (factor === 0) return low <= 0 && high >= 0 ? [-1e9, 1e9] : null;
  return factor > 0
    ? [Math.ceil(low / factor), Math.floor(high / factor)]
    : [Math.ceil(high / factor), Math.floor(low / factor)];
}

/** The largest connected part (the first one in reading order among equals), and those that only a stop leads to. */
function keptParts(free, columns, rows, stops, cell) {
  const { part, main } = partsOf(free, columns + 2);
  const only = (parts) => Uint8Array.from(part, (each) => Number(each > 0 && parts.has(each)));
  const kept = only(new Set([main]));
  if (!stops.length) return kept;
  const grid = new Raster("", cell, columns, rows, kept);
  const snap = (cells, place) => grid.snap(place, cells);
  const parts = new Set([main]);
  for (const stop of stops) {
    const own = main ? snap(free, stop) : null;
    if (own !== null && snap(kept, stop) === null) parts.add(part[own]);
  }
  return parts.size === 1 ? kept : only(parts);
}

/** The number of each cell's part (0 for none), and that of the largest (0 where nothing is free). */
function partsOf(free, stride) {
  const part = new Int32Array(free.length);
  const waiting = new Int32Array(free.length);
  let parts = 0;
  let main = 0;
  let most = 0;
  for (let begin = 0; begin < free.length; begin += 1) {
    if (!free[begin] || part[begin]) continue;
    parts += 1;
    part[begin] = parts;
    waiting[0] = begin;
    let end = 1;
    for (let n = 0; n < end; n += 1) {
      const cell = waiting[n];
      for (const beyond of [cell + 1, cell - 1, cell + stride, cell - stride]) {
        if (free[beyond] && !part[beyond]) {
          part[beyond] = parts;
          waiting[end] = beyond;
          end += 1;
        }
      }
    }
    if (end > most) {
      most = end;
      main = parts;
    }
  }
  return { part, main };
}

function movesOf(free, stride) {
  const moves = new Uint8Array(free.length);
  for (let cell = stride; cell < free.length - stride; cell += 1) {
    if (!free[cell]) continue;
    const [e, w, s, n] = [free[cell + 1], free[cell - 1], free[cell + stride], free[cell - stride]];
    moves[cell] =
      e | (w << 1) | (s << 2) | (n << 3) |
      ((e & s & free[cell + stride + 1]) << 4) | ((w & s & free[cell + stride - 1]) << 5) |
      ((e & n & free[cell - stride + 1]) << 6) | ((w & n & free[cell - stride - 1]) << 7);
  }
  return moves;
}
