import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { KEYS, alignSelected, arraySelected, can, copySelected, mergeSelected, nudge, paste, removeSelected, renumberSelected, setFields, splitSelected, turnSelected } from "../../static/js/desk/plan/commands.js";
import { draft, past, undo } from "../../static/js/desk/plan/draft-store.js";
import { line } from "../../static/js/desk/plan/draft-local.js";
import { drawing } from "../../static/js/desk/plan/draw-tools.js";
import { ghost } from "../../static/js/desk/plan/ghost.js";
import { select, selected } from "../../static/js/desk/plan/selection.js";
import { fit, made, panBy, show, showLevel, size, tool, viewport, zoomBy } from "../../static/js/desk/plan/view.js";
import { notice } from "../../static/js/device/store.js";
import { openPage } from "./phone.mjs";
import { smallPlan } from "./small-plan.mjs";

let page;

beforeEach(() => {
  page = openPage(() => ({}));
  Object.assign(line, { pending: [], done: [], undone: [] });
  draft.value = { ...draft.value, document: smallPlan() };
  size.value = { width: 800, height: 600 };
  viewport.value = { level: "g", x: 10, y: 8, scale: 30 };
  tool.value = "select";
  select();
  notice.value = null;
  past.value = { undo: null, redo: null };
});

afterEach(() => page.close());

const plan = () => draft.value.document;
const tap = (...points) => points.forEach((at) => drawing.up(at, {}));
const draw = (from, to) => (drawing.down(from, {}), drawing.drag(to, {}), drawing.up(to, {}));
const chosen = () => plan()[selected.value[0][0]].find(({ id }) => id === selected.value[0][1]);
const pick = (name, about = {}) => {
  tool.value = name;
  made.value = { ...made.value, ...about };
};

test("a wall is tapped point by point and ends where its last point is tapped again", () => {
  pick("wall");
  tap([1, 1], [5, 1.02], [5.02, 3], [5, 3]);
  assert.deepEqual(chosen().line, [[1, 1], [5, 1], [5, 3]]);
  assert.deepEqual([tool.value, ghost.value], ["select", null]);
});

test("a wall closes at its first point, and one point is none", () => {
  pick("wall");
  tap([1, 1], [5, 1], [5, 3], [1, 1]);
  assert.deepEqual(chosen().line.at(-1), [1, 1]);
  pick("wall");
  tap([1, 1]);
  assert.ok(drawing.finish());
  assert.match(notice.value.text, /two points/);
  assert.equal(plan().walls.length, 2);
});

test("a point can be taken back, and everything let go", () => {
  pick("zone");
  tap([1, 1], [5, 1]);
  assert.ok(drawing.back());
  assert.deepEqual(ghost.value.points, [[1, 1]]);
  assert.ok(drawing.stop());
  assert.ok(!drawing.finish());
});

test("an aisle is drawn with bays, as wide as the last one, with the next code", () => {
  pick("aisle");
  draw([13, 12.03], [13.02, 2.6]);
  const { code, from, to, width, department, bays } = chosen();
  assert.deepEqual([code, from, to, width, department, bays.length], ["A4", [13, 12], [13, 2.6], 2, "Paint", 16]);
});

test("a tap instead of a drag makes a table of a usual size, but no aisle", () => {
  pick("fixture", { fixture: "table" });
  draw([15, 10], [15, 10]);
  assert.deepEqual(chosen().polygon, [[15, 10], [16.2, 10], [16.2, 10.8], [15, 10.8]]);
  pick("aisle");
  draw([15, 2], [15, 2]);
  assert.equal(plan().aisles.length, 3);
  assert.match(notice.value.text, /half a metre/);
});

test("a door goes into the wall, a second entrance has a code of its own", () => {
  pick("door");
  tap([9, 15.8]);
  assert.deepEqual(chosen().at, [9, 16]);
  pick("anchor", { anchor: "entrance" });
  tap([9, 15]);
  assert.equal(chosen().code, "ENTRANCE-2");
});

test("stairs join this level with the next, and need one", () => {
  pick("connector", { connector: "stairs" });
  tap([2, 2]);
  assert.deepEqual(chosen().stops.map(({ level }) => level), ["g", "u"]);
  draft.value = { ...draft.value, document: { ...smallPlan(), levels: smallPlan().levels.slice(0, 1) } };
  pick("connector");
  tap([2, 2]);
  assert.match(notice.value.text, /add the other level first/);
});

test("the point tool only tells the point", () => {
  const told = [];
  pick("point");
  drawing.up([1.234, 5], { onPoint: (at) => told.push(at) });
  assert.deepEqual([told, past.value.undo], [[[1.234, 5]], null]);
});

test("pasted once more it stands one step further", () => {
  select(["aisles", "a3"]);
  assert.ok(copySelected() && paste() && paste());
  assert.deepEqual(plan().aisles.slice(3).map(({ code, from }) => [code, Math.abs(from[0] - 10)]), [["A4", 3], ["A5", 6]]);
});

test("what cannot be done is said and changes nothing", () => {
  const before = plan();
  select(["aisles", "a1"]);
  assert.ok(!renumberSelected({ pattern: "A2" }) && !renumberSelected({ pattern: "A{" }));
  assert.ok(!arraySelected({ count: 1, pitch: 3, pattern: "A2" }) && !arraySelected({ count: 0, pitch: 3 }));
  select(["aisles", "a1"], ["aisles", "a2"]);
  assert.ok(!mergeSelected() && !splitSelected());
  select(["levels", "g"], ["levels", "u"]);
  assert.ok(!removeSelected());
  assert.match(notice.value.text, /at least one level/);
  assert.equal(plan(), before);
});

test("commands say what they can be done to", () => {
  const on = () => Object.entries(can()).filter(([name, is]) => is && name !== "paste").map(([name]) => name).sort().join(" ");
  assert.equal(on(), "");
  select(["aisles", "a1"]);
  assert.equal(on(), "array copy remove renumber split turn");
  select(["aisles", "a1"], ["aisles", "a2"]);
  assert.equal(on(), "align array copy merge remove renumber turn");
  select(["aisles", "a1", "a1L0"]);
  assert.equal(on(), "remove");
});

test("labels say what was done to what", () => {
  const last = (work) => (work(), past.value.undo);
  select(["aisles", "a1"]);
  assert.equal(last(() => nudge(1, 0)), "Move aisle A1");
  assert.equal(last(() => turnSelected(90)), "Turn aisle A1");
  select(["aisles", "a1"], ["fixtures", "f1"]);
  assert.equal(last(() => alignSelected("top")), "Align 2 things");
  select(["aisles", "a1", "a1L0"]);
  assert.equal(last(() => removeSelected()), "Take away a bay of aisle A1");
  assert.deepEqual(selected.value, [], "what is gone is selected no more");
  assert.equal(last(() => setFields("aisles", "a1", { name: "x".repeat(80) }, "y".repeat(300))).length, 120);
  undo();
  assert.equal(past.value.undo, "Take away a bay of aisle A1");
});

test("the view shows a level whole, comes near to a thing, and zooms about a point that stays", () => {
  showLevel("u");
  assert.equal(viewport.value.level, "u");
  assert.ok(viewport.value.scale * 20 <= 800);
  assert.ok(show("fixtures", "f1") && !show("fixtures", "gone"));
  assert.deepEqual([viewport.value.level, viewport.value.x, selected.value], ["g", 15, [["fixtures", "f1"]]]);
  const under = ({ x, y, scale }) => [x + (100 - 400) / scale, y + (100 - 300) / scale];
  const before = under(viewport.value);
  zoomBy(0.7, { x: 100, y: 100 });
  under(viewport.value).forEach((one, n) => assert.ok(Math.abs(one - before[n]) < 1e-9));
  const { x, scale } = viewport.value;
  panBy(50, 0);
  assert.equal(viewport.value.x, x - 50 / scale);
  zoomBy(1e9);
  assert.ok(viewport.value.scale <= 240);
  fit();
  zoomBy(1e-9);
  assert.ok(viewport.value.scale > 5);
});

test("every key is told with words", () => assert.ok(KEYS.length > 8 && KEYS.every(({ keys, words }) => keys.length && words.length > 3)));
