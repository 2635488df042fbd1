import assert from "node:assert/strict";
import { test } from "node:test";
import { bayCorners, boxOf, departmentPoints, doorGap, framed, shelfPath, tapped } from "../../static/js/parts/plan-lines.js";

const AISLE = {
  id: "a1", level: "g", code: "A1", from: [10, 20], to: [10, 10], width: 2,
  bays: [{ id: "l1", code: "1", side: "L", at: 0, width: 1 }, { id: "r1", code: "1", side: "R", at: 0, width: 1 }],
};
const PLAN = { aisles: [AISLE] };

test("left is left for somebody who walks from start to end", () => {
  const xs = (bay) => bayCorners(AISLE, bay).map(([x]) => x);
  assert.ok(Math.max(...xs(AISLE.bays[0])) <= 9, "walking north, the left shelf lies west");
  assert.ok(Math.min(...xs(AISLE.bays[1])) >= 11);
});

test("one path draws every bay of a side", () => {
  assert.equal(shelfPath(AISLE, "L").match(/Z/g).length, 1);
  assert.equal(shelfPath(AISLE).match(/Z/g).length, 2);
});

test("a tap on a shelf is its bay, in the middle of the aisle the aisle, far away nothing", () => {
  assert.equal(tapped(PLAN, "g", 8.8, 19.5).bay.id, "l1");
  assert.deepEqual([tapped(PLAN, "g", 10, 15).aisle.code, tapped(PLAN, "g", 10, 15).bay], ["A1", null]);
  assert.equal(tapped(PLAN, "g", 30, 15).aisle, null);
  assert.equal(tapped(PLAN, "other", 10, 15).aisle, null);
});

test("a frame holds its box with room and has the screen's shape", () => {
  const box = framed(boxOf([[0, 0], [10, 2]]), 1, 2);
  assert.deepEqual(box, { x: -1, y: -2, width: 12, height: 6 });
});

test("a door is a gap along the wall it stands in", () => {
  const plan = { walls: [{ level: "g", line: [[0, 0], [0, 10], [10, 10]] }] };
  assert.deepEqual(doorGap(plan, { level: "g", at: [0.1, 5], width: 2 }), [[0.1, 4], [0.1, 6]]);
  assert.deepEqual(doorGap(plan, { level: "g", at: [5, 10], width: 2 }), [[4, 10], [6, 10]]);
});

test("a door without a wall is a gap all the same", () => {
  assert.deepEqual(doorGap({ walls: [] }, { level: "g", at: [5, 5], width: 2 }), [[4, 5], [6, 5]]);
});

test("a department's corners are those of its zones and aisles on that level alone", () => {
  const zone = { level: "g", department: "Paint", polygon: [[0, 0], [1, 0], [1, 1]] };
  const plan = { zones: [zone, { ...zone, level: "h" }], aisles: [{ ...AISLE, department: "Tools" }] };
  assert.equal(departmentPoints(plan, "g", "Paint").length, 3);
  assert.equal(departmentPoints(plan, "g", "Tools").length, 2);
});
