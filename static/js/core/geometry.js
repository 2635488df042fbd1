// Whole millimetres: the twin of floorassist/floor/geometry.py, step by step the same arithmetic.
// A place is [x, y] in millimetres; a frame is a line to measure by: along it, and across it (left is negative).

export const BODY = 300; // mm: the radius of a person

/** The steps of a grid as [columns, rows]; the place of each is its bit in a grid's `moves`. */
export const STEPS = [[1, 0], [-1, 0], [0, 1], [0, -1], [1, 1], [-1, 1], [1, -1], [-1, -1]];

/** Metres as whole millimetres, halves up. */
export function mm(metres) {
  return Math.floor(metres * 1000 + 0.5);
}

/** A point in metres as millimetres. */
export function placeOf([x, y]) {
  return [mm(x), mm(y)];
}

/** The length of a-b in whole millimetres, halves up. */
export function distance([ax, ay], [bx, by]) {
  const dx = bx - ax;
  const dy = by - ay;
  return Math.floor(Math.sqrt(dx * dx + dy * dy) + 0.5);
}

export class Frame {
  constructor(start, end) {
    this.start = start;
    this.end = end;
    this.dx = end[0] - start[0];
    this.dy = end[1] - start[1];
    this.length = Math.sqrt(this.dx * this.dx + this.dy * this.dy);
  }

  /** The place `along` mm from the start and `across` mm to the right of the line. */
  at(along, across) {
    const length = this.length || 1;
    const ux = this.dx / length;
    const uy = this.dy / length;
    const x = this.start[0] + ux * along - uy * across;
    const y = this.start[1] + uy * along + ux * across;
    return [Math.floor(x + 0.5), Math.floor(y + 0.5)];
  }

  /** The inverse of `at`: whole millimetres along and across. */
  locate([x, y]) {
    const length = this.length || 1;
    const px = x - this.start[0];
    const py = y - this.start[1];
    return [
      Math.floor((px * this.dx + py * this.dy) / length + 0.5),
      Math.floor((py * this.dx - px * this.dy) / length + 0.5),
    ];
  }
}

/** The frame of an aisle of a plan document. */
export function aisleFrame(aisle) {
  return new Frame(placeOf(aisle.from), placeOf(aisle.to));
}

/** Pairs of neighbours in a list. */
export function pairwise(list) {
  return list.slice(1).map((each, n) => [list[n], each]);
}
