// One-way doors: the twin of floorassist/floor/gates.py.

import { Frame, STEPS } from "./geometry.js";
import { DOOR_NEAR, cuts, openDoors, pieces } from "./obstacles.js";

const REACH = 2;
const OPPOSITE = STEPS.map(([column, row]) => STEPS.findIndex(([c, r]) => c === -column && r === -row));

/** A line that is walked over from its left to its right, seen along it; `length` in mm. */
export class Gate {
  constructor(line) {
    this.line = line;
    this.length = line.locate(line.end)[0];
  }

  /** Whether the straight line a-b goes through against the door. */
  forbids(a, b) {
    const [along, beyond] = this.line.locate(a);
    const [end, before] = this.line.locate(b);
    if (!(beyond > 0 && before <= 0)) return false;
    const met = end * beyond - along * before;
    return met >= 0 && met <= this.length * (beyond - before);
  }

  /** Whether the line a-b goes through, either way. */
  parts(a, b) {
    return this.forbids(a, b) || this.forbids(b, a);
  }
}

/** The one-way doors of a level, one gate for each piece of wall that they open. */
export function gates(plan, level, { staff = true } = {}) {
  const doors = openDoors(plan, level, staff);
  if (!doors.some((door) => door.one_way)) return [];
  const found = [];
  for (const wall of plan.walls.filter((each) => each.level === level)) {
    for (const [frame, half] of pieces(wall)) {
      for (const [left, right, door] of cuts(frame, frame.locate(frame.end)[0], doors, half + DOOR_NEAR)) {
        const ahead = door.one_way ? aheadOf(frame, door) : 0;
        if (!ahead) continue;
        const ends = [frame.at(left, 0), frame.at(right, 0)];
        found.push(new Gate(ahead > 0 ? new Frame(...ends) : new Frame(ends[1], ends[0])));
      }
    }
  }
  return found;
}

function aheadOf(frame, door) {
  const turned = (door.heading * Math.PI) / 180;
  const x = Math.floor(Math.cos(turned) * 1000 + 0.5);
  const y = Math.floor(Math.sin(turned) * 1000 + 0.5);
  return y * frame.dx - x * frame.dy;
}

/** [moves, back]: the steps from every cell without those through a door against it, and the steps to every cell. */
export function oneWay(grid, moves) {
  if (!grid.gates.length) return [moves, moves];
  const [ahead, back] = [moves.slice(), moves.slice()];
  for (const gate of grid.gates) {
    for (const cell of cellsBeside(grid, gate)) {
      STEPS.forEach(([column, row], bit) => {
        const beyond = cell + column + row * grid.stride;
        if (!((moves[cell] >> bit) & 1) || !gate.forbids(grid.centre(cell), grid.centre(beyond))) return;
        ahead[cell] &= ~(1 << bit);
        back[beyond] &= ~(1 << OPPOSITE[bit]);
      });
    }
  }
  return [ahead, back];
}

function cellsBeside(grid, { line: { start: [ax, ay], end: [bx, by] } }) {
  const room = REACH * grid.cell;
  const first = grid.cellOf([Math.min(ax, bx) - room, Math.min(ay, by) - room]);
  const last = grid.cellOf([Math.max(ax, bx) + room, Math.max(ay, by) + room]);
  const found = [];
  const [low, high] = [first % grid.stride, last % grid.stride];
  for (let row = Math.floor(first / grid.stride); row <= Math.floor(last / grid.stride); row += 1) {
    for (let cell = row * grid.stride + low; cell <= row * grid.stride + high; cell += 1) found.push(cell);
  }
  return found;
}
