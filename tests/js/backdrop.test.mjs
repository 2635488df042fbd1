import assert from "node:assert/strict";
import { test } from "node:test";
import { fittingIn, pixelAt, placedBy, pointAt } from "../../static/js/core/backdrop.js";

const near = (a, b) => a.forEach((one, n) => assert.ok(Math.abs(one - b[n]) < 0.002, `${a} is not ${b}`));
const PLACING = { x: 1, y: 2, metres_per_pixel: 0.05, angle: 30 };

test("a point of the plan and the pixel under it lead to each other", () => {
  near(pointAt(PLACING, pixelAt(PLACING, [7, 9])), [7, 9]);
});

test("a new picture fills its level and keeps its shape", () => {
  const { metres_per_pixel: metres, x, y } = fittingIn({ width: 1000, height: 500 }, { width: 40, depth: 30 });
  assert.deepEqual([metres, x, y], [0.04, 0, 5]);
});

test("two points and their real distance make the scale, and the first stays where it was tapped", () => {
  const placed = placedBy(PLACING, [[3, 3], [7, 6]], { distance: 10 });
  near([placed.metres_per_pixel, placed.angle], [0.1, 30]);
  near(pointAt(placed, pixelAt(PLACING, [3, 3])), [3, 3]);
  near(pointAt(placed, pixelAt(PLACING, [7, 6])), [11, 9]);
});

test("the real place of the first point and the real direction move and turn the picture", () => {
  const placed = placedBy(PLACING, [[3, 3], [7, 6]], { distance: 10, first: [0, 0], turn: 90 });
  near(pointAt(placed, pixelAt(PLACING, [3, 3])), [0, 0]);
  near(pointAt(placed, pixelAt(PLACING, [7, 6])), [0, 10]);
});

test("twice the same point, or no distance, places nothing", () => {
  assert.equal(placedBy(PLACING, [[3, 3], [3, 3]], { distance: 10 }), null);
  assert.equal(placedBy(PLACING, [[3, 3], [7, 6]], { distance: 0 }), null);
});
