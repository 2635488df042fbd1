// What stands in the way on a level, as polygons in whole millimetres: the twin of floorassist/floor/obstacles.py,
// which tells the rule for shelves, walls and doors.

import { Frame, aisleFrame, mm, pairwise, placeOf } from "./geometry.js";

export const SHELF_DEPTH = 0.5;
const DOOR_LEAST = 1200;
export const DOOR_NEAR = 300;
const GAP = 50;

/** The polygons that a walk on a level of a plan document goes around. */
export function obstacles(plan, level, { staff = true } = {}) {
  const on = (kind) => (plan[kind] ?? []).filter((each) => each.level === level);
  const doors = openDoors(plan, level, staff);
  const found = [];
  for (const wall of on("walls")) found.push(...wallPolygons(wall, doors));
  for (const fixture of on("fixtures")) {
    if (fixture.kind !== "entrance") found.push(fixture.polygon.map(placeOf));
  }
  for (const aisle of on("aisles")) {
    if ((aisle.shelf_depth ?? SHELF_DEPTH) > 0) found.push(...shelves(aisle));
  }
  return found;
}

/** The doors of a level that one can walk through in some direction. */
export function openDoors(plan, level, staff = true) {
  return (plan.doors ?? []).filter(
    (door) => door.level === level && (staff || !door.staff_only) && !(door.one_way && (door.heading ?? null) === null),
  );
}

/** The blocks behind an aisle's bays; neighbouring bays share one. */
export function shelves(aisle) {
  const frame = aisleFrame(aisle);
  const near = Math.floor(mm(aisle.width) / 2);
  const far = near + mm(aisle.shelf_depth ?? SHELF_DEPTH);
  const found = [];
  for (const [side, sign] of [["L", -1], ["R", 1]]) {
    for (const [begin, end] of runs(aisle, side)) {
      found.push([
        frame.at(begin, sign * near),
        frame.at(end, sign * near),
        frame.at(end, sign * far),
        frame.at(begin, sign * far),
      ]);
    }
  }
  return found;
}

function runs(aisle, side) {
  const pieces = (aisle.bays ?? [])
    .filter((bay) => bay.side === side)
    .map((bay) => [mm(bay.at), mm(bay.at) + mm(bay.width)])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found = [];
  for (const [begin, end] of pieces) {
    const last = found.at(-1);
    if (last && begin - last[1] <= GAP) last[1] = Math.max(end, last[1]);
    else found.push([begin, end]);
  }
  return found;
}

function wallPolygons(wall, doors) {
  const found = [];
  for (const [frame, half] of pieces(wall)) {
    const length = frame.locate(frame.end)[0];
    let begin = 0;
    for (const [left, right] of cuts(frame, length, doors, half + DOOR_NEAR)) {
      if (left > begin) found.push(slab(frame, begin, left, half));
      begin = Math.max(begin, right);
    }
    if (begin < length) found.push(slab(frame, begin, length, half));
  }
  return found;
}

/** The straight pieces of a wall: [frame, half of its thickness in mm]. */
export function pieces(wall) {
  const half = Math.floor(mm(wall.thickness) / 2);
  return pairwise(wall.line.map(placeOf)).map(([a, b]) => [new Frame(a, b), half]);
}

/** The openings of a piece of wall, in order: [from, to, door] in mm along it. */
export function cuts(frame, length, doors, reach) {
  const found = [];
  for (const door of doors) {
    const [along, across] = frame.locate(placeOf(door.at));
    const half = Math.floor(Math.max(mm(door.width), DOOR_LEAST) / 2);
    if (across >= -reach && across <= reach && along + half > 0 && along - half < length) {
      found.push([along - half, along + half, door]);
    }
  }
  return found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function slab(frame, begin, end, half) {
  return [frame.at(begin, -half), frame.at(end, -half), frame.at(end, half), frame.at(begin, half)];
}
