// A level as a grid of walkable cells: the twin of floorassist/floor/raster.py, bit for bit the same grid.
// Numbers stay under 2^53 and quotients are exact enough that Math.floor(a / b) is the whole quotient.

import { mm } from "./geometry.js";
import { obstacles } from "./obstacles.js";

const BODY = 300; // mm: the radius of a person
export const FINE = 250; // mm a cell, for routes
export const COARSE = 500; // mm a cell, for who is nearest
const SNAP = 1000;

/** The bit of each step in `moves`, as [columns, rows]. */
export const STEPS = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1], [1, -1], [-1, -1]];

export class Raster {
  constructor(level, cell, columns, rows, free) {
    this.level = level;
    this.cell = cell;
    this.columns = columns;
    this.rows = rows;
    this.stride = columns + 2;
    this.free = free;
    this.moves = movesOf(free, this.stride);
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
  snap([x, y]) {
    const own = this.cellOf([x, y]);
    if (this.free[own]) return own;
    let best = null;
    let nearest = SNAP * SNAP;
    const lastRow = Math.min(Math.floor((y + SNAP) / this.cell), this.rows - 1);
    const lastColumn = Math.min(Math.floor((x + SNAP) / this.cell), this.columns - 1);
    for (let row = Math.max(Math.floor((y - SNAP) / this.cell), 0); row <= lastRow; row += 1) {
      for (let column = Math.max(Math.floor((x - SNAP) / this.cell), 0); column <= lastColumn; column += 1) {
        const cell = (row + 1) * this.stride + column + 1;
        if (!this.free[cell]) continue;
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

/** The walkable cells of one level of a plan document, `cell` millimetres wide. */
export function raster(plan, level, cell = FINE, options = {}) {
  const size = plan.levels.find((each) => each.id === level);
  return rasterise(level, [mm(size.width), mm(size.depth)], obstacles(plan, level, options), cell);
}

/** The walkable cells of a floor of `size` mm with these polygons on it. */
export function rasterise(level, size, polygons, cell) {
  const half = Math.floor(cell / 2);
  const columns = Math.floor((size[0] + half) / cell);
  const rows = Math.floor((size[1] + half) / cell);
  const free = new Uint8Array((columns + 2) * (rows + 2));
  for (let row = 1; row <= rows; row += 1) {
    free.fill(1, row * (columns + 2) + 1, row * (columns + 2) + 1 + columns);
  }
  const stamp = new Stamp(free, cell, columns, rows);
  for (const polygon of polygons) stamp.polygon(polygon);
  return new Raster(level, cell, columns, rows, largestPart(free, columns + 2));
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

/** Only the largest connected part (the first one in reading order among equals). */
function largestPart(free, stride) {
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
  return Uint8Array.from(part, (each) => Number(main > 0 && each === main));
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
