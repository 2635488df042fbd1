import assert from "node:assert/strict";
import { test } from "node:test";
import { doorAt, handlesOf, isRectangle, pulled, withoutCorner } from "../../static/js/core/handles.js";
import { pickAt, within, inReadingOrder } from "../../static/js/core/picking.js";
import { boxesOf } from "../../static/js/core/shapes.js";
import { linesOf, snapped, snappedPoint, straightened } from "../../static/js/core/snap.js";
import { smallPlan } from "./small-plan.mjs";

const plan = smallPlan();
const [aisle] = plan.aisles;
const [table] = plan.fixtures;

test("bays that fill their aisle stretch with it", () => {
  const longer = pulled("aisles", aisle, "to", [4, 0]);
  assert.deepEqual(longer.bays.filter(({ side }) => side === "L").map(({ at, width }) => [at, width]), [[0, 3], [3, 3], [6, 3], [9, 3]]);
});

test("bays that do not fill it stay on the floor, and hold its ends", () => {
  const half = { ...aisle, bays: aisle.bays.filter(({ at }) => at >= 2 && at < 6) };
  assert.deepEqual(pulled("aisles", half, "from", [4, 14]).bays.map(({ at }) => at), [4, 6, 4, 6]);
  assert.equal(pulled("aisles", half, "to", [4, 7]), half);
  assert.equal(pulled("aisles", half, "to", [4, 6]).to[1], 6);
});

test("an aisle's side makes its walkway wider on both sides, within what a plan may have", () => {
  assert.equal(pulled("aisles", aisle, "left", [2, 8]).width, 3);
  assert.equal(pulled("aisles", aisle, "left", [4, 8]).width, 0.4);
});

test("a rectangle stays one, by its corners and by its edges", () => {
  const corner = pulled("fixtures", table, "corner 2", [17, 9]).polygon;
  assert.deepEqual(corner, [[14, 6], [17, 6], [17, 9], [14, 9]]);
  const edge = pulled("fixtures", table, "middle 1", [18, 6.5]).polygon;
  assert.deepEqual(edge, [[14, 6], [18, 6], [18, 7], [14, 7]]);
  assert.ok(isRectangle(corner) && isRectangle(edge));
});

test("other shapes get corners by their middles, and lose them again", () => {
  const three = { ...table, polygon: [[0, 0], [4, 0], [0, 4]] };
  const four = pulled("fixtures", three, "middle 0", [2, -1]);
  assert.deepEqual(four.polygon, [[0, 0], [2, -1], [4, 0], [0, 4]]);
  assert.deepEqual(withoutCorner("fixtures", four, "corner 1").polygon, three.polygon);
  assert.equal(withoutCorner("fixtures", three, "corner 1"), null);
  assert.equal(withoutCorner("walls", { line: [[0, 0], [1, 0]] }, "corner 0"), null);
});

test("every handle pulls without breaking its object", () => {
  for (const [kind, object] of [["aisles", aisle], ["fixtures", table], ["walls", plan.walls[0]], ["zones", plan.zones[0]], ["levels", plan.levels[0]]]) {
    for (const { name, at } of handlesOf(kind, object)) {
      const after = pulled(kind, object, name, [at[0] + 0.3, at[1] + 0.2]);
      assert.deepEqual(Object.keys(after), Object.keys(object), `${kind} ${name}`);
      assert.doesNotMatch(JSON.stringify(after), /null|-0[,\]]/u);
    }
  }
});

test("a door goes into the wall that is near", () => {
  assert.deepEqual(doorAt(plan, plan.doors[0], [9, 15.6]).at, [9, 16]);
  assert.deepEqual(doorAt(plan, plan.doors[0], [9, 9]).at, [9, 9]);
});

test("what lies on top is picked first, and bays only of the open aisle", () => {
  assert.deepEqual(pickAt(plan, "g", [6, 15.1], 0.5), ["anchors", "e1"]);
  assert.deepEqual(pickAt(plan, "g", [15, 6.5], 0.5), ["fixtures", "f1"]);
  assert.deepEqual(pickAt(plan, "g", [2.7, 11], 0.5), ["aisles", "a1"]);
  assert.deepEqual(pickAt(plan, "g", [2.7, 11], 0.5, "a1"), ["aisles", "a1", "a1L0"]);
  assert.deepEqual(pickAt(plan, "g", [4, 11], 0.5, "a1"), ["aisles", "a1"]);
  assert.deepEqual(pickAt(plan, "g", [20.3, 8], 0.5), ["walls", "w1"]);
  assert.deepEqual(pickAt(plan, "g", [1, 1], 0.5), ["zones", "z1"]);
  assert.equal(pickAt(plan, "u", [1, 1], 0.5), null);
  assert.deepEqual(pickAt(plan, "u", [18, 2], 0.5), ["connectors", "c1"]);
});

test("a box takes what lies wholly in it", () => {
  assert.deepEqual(within(plan, "g", { x: 2, y: 3, width: 7, height: 10 }), [["aisles", "a1"], ["aisles", "a2"]]);
  assert.deepEqual(within(plan, "u", { x: 17.5, y: 1.5, width: 1, height: 1 }), [["connectors", "c1"]]);
});

test("every object of a level comes once, aisles in the order of their codes wherever they stand", () => {
  const lower = { ...plan, aisles: plan.aisles.map((one) => (one.id === "a1" ? { ...one, from: [4, 15] } : one)) };
  const order = inReadingOrder(lower, "g");
  assert.equal(order.length, 9);
  assert.deepEqual(order.slice(0, 3).map(([, id]) => id), ["a1", "a2", "a3"]);
});

test("a bay has a box of its own, a lift one on each level", () => {
  assert.equal(boxesOf("connectors", plan.connectors[0]).length, 2);
  assert.ok(boxesOf("aisles", aisle, "a1L0")[0][1].height < boxesOf("aisles", aisle)[0][1].height);
});

test("things snap to lines of others before the grid, and say to which", () => {
  const lines = linesOf(plan, "g", new Set(["aisles a1"]));
  const free = snapped([aisle.from], [0.52, 0], lines, { step: 0.25, reach: 0.3 });
  assert.deepEqual(free.delta, [0.5, 0]);
  const lined = snapped([aisle.from], [2.9, -0.1], lines, { step: 0.25, reach: 0.3 });
  assert.deepEqual(lined.delta, [3, 0]);
  assert.equal(lined.guides.length, 2);
  assert.deepEqual(snapped([aisle.from], [0.123, 0.456], { xs: [], ys: [] }, { step: 0, reach: 1 }).delta, [0.123, 0.456]);
});

test("what is dragged is no line of its own", () => {
  const lines = linesOf({ ...plan, aisles: [aisle], walls: [], zones: [], fixtures: [], doors: [], anchors: [], connectors: [] }, "g", new Set(["aisles a1"]));
  assert.deepEqual([lines.xs, lines.ys], [[], []]);
  assert.deepEqual(snappedPoint([1.04, 2.07], lines, { step: 0.1, reach: 1 }).point, [1, 2.1]);
});

test("an end that is nearly upright, lying or at 45° is so", () => {
  assert.deepEqual(straightened([0, 0], [0.2, 9]), [0, 9]);
  assert.deepEqual(straightened([0, 0], [9, -0.2]), [9, 0]);
  assert.deepEqual(straightened([0, 0], [5.1, -4.9]), [5, -5]);
  assert.deepEqual(straightened([0, 0], [5, 2]), [5, 2]);
});
