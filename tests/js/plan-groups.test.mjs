import assert from "node:assert/strict";
import { test } from "node:test";
import { clockwise, pieces, shelvesOf } from "../../static/js/parts/plan-groups.js";

const bay = (side, at) => ({ id: `${side}${at}`, code: "1", side, at, width: 1 });
const AISLE = { id: "a1", level: "g", code: "A1", from: [10, 20], to: [10, 10], width: 2, bays: [bay("L", 2), bay("L", 4), bay("R", 0)] };

/** Twice the area inside of every closed piece of a path, with its sign. */
const areas = (d) => d.split("Z").filter(Boolean).map((piece) => {
  const points = piece.replace("M", "").split("L").map((pair) => pair.split(" ").map(Number));
  return points.reduce((sum, [x, y], n) => {
    const [px, py] = points.at(n - 1);
    return sum + px * y - x * py;
  }, 0);
});

test("both sides of every aisle go round the same way, so that shelves back to back leave no hole", () => {
  for (const to of [[10, 10], [10, 30], [20, 20], [3, 14]]) {
    for (const close of [true, false]) {
      const found = areas(shelvesOf({ ...AISLE, to }, close));
      assert.equal(found.length, close ? 3 : 2);
      assert.ok(found.every((area) => area > 0), `${to} ${found}`);
    }
  }
});

test("from afar a side is one box from its first bay to its last, and a side without bays is nothing", () => {
  const [left] = areas(shelvesOf({ ...AISLE, bays: AISLE.bays.filter(({ side }) => side === "L") }, false));
  assert.ok(Math.abs(left - 2 * 3 * 0.5) < 1e-9);
  assert.equal(shelvesOf({ ...AISLE, bays: [] }, false), "");
});

test("a polygon goes round as a clock does whichever way it was drawn", () => {
  const square = [[0, 0], [2, 0], [2, 2], [0, 2]];
  assert.equal(clockwise(square), "M0 0L2 0L2 2L0 2Z");
  assert.equal(clockwise([...square].reverse()), "M0 0L2 0L2 2L0 2Z");
});

test("a list is cut into pieces that are all of it", () => {
  assert.deepEqual(pieces([1, 2, 3, 4, 5], 2), [[1, 2], [3, 4], [5]]);
  assert.deepEqual(pieces([], 2), []);
});
