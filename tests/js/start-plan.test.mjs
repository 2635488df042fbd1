import assert from "node:assert/strict";
import { test } from "node:test";
import { applied } from "../../static/js/core/draft.js";
import { codesOf } from "../../static/js/core/pattern.js";
import { isBare, startEdits } from "../../static/js/core/start-plan.js";

const EMPTY = { schema: 1, name: "Shop", sketch: false, address: { template: "{aisle}-{bay}{side}" }, levels: [{ id: "g", name: "Ground floor", ordinal: 0, width: 40, depth: 30 }], zones: [], aisles: [], walls: [], doors: [], fixtures: [], anchors: [], connectors: [], blocks: [] };
const WISH = { codes: codesOf("A{1-24}").codes, level: "g", length: 30, apart: 2, bays: 12, from: "left", around: true };
let made = 0;
const fresh = (prefix) => `${prefix}${(made += 1)}`;
const done = (document, wish = WISH) => applied(document, { key: "k", label: "Start", edits: startEdits(document, wish, fresh).edits }).document;

test("24 aisles of 30 m with 12 bays a side stand on a level that fits, with walls, a door and the entrance", () => {
  const plan = done(EMPTY);
  assert.equal(plan.aisles.length, 24);
  assert.equal(plan.aisles.flatMap(({ bays }) => bays).length, 24 * 24);
  const [level] = plan.levels;
  const points = plan.aisles.flatMap(({ from, to }) => [from, to]);
  assert.ok(points.every(([x, y]) => x > 1 && y > 1 && x < level.width - 1 && y < level.depth - 1));
  assert.deepEqual([plan.walls.length, plan.doors.length, plan.anchors.length], [1, 1, 1]);
  assert.equal(isBare(plan), false);
});

test("more aisles stand clear of those that are there, and nothing else is put around", () => {
  const plan = done(EMPTY);
  const more = done(plan, { ...WISH, codes: ["B1", "B2"] });
  const lowest = Math.max(...plan.walls[0].line.map(([, y]) => y));
  assert.ok(more.aisles.slice(24).every(({ from, to }) => Math.min(from[1], to[1]) > lowest));
  assert.deepEqual([more.walls.length, more.levels[0].width], [1, plan.levels[0].width]);
});

test("a code that is there already is refused by name", () => {
  const plan = done(EMPTY);
  assert.match(startEdits(plan, { ...WISH, codes: ["a7"] }, fresh).error, /a7 already/);
});
