import assert from "node:assert/strict";
import { test } from "node:test";
import { added, aligned, arrayed, beside, copied, editsOf, fieldsEdit, moved, removed, turned } from "../../static/js/core/arrange.js";
import { applied, inverse } from "../../static/js/core/draft.js";
import { fresh, smallPlan } from "./small-plan.mjs";

const plan = smallPlan();
/** The plan after edits; that they can be taken back to the byte is held each time. */
function after(edits, before = plan) {
  const text = JSON.stringify(before);
  const done = applied(before, { key: "k", label: "", edits });
  assert.equal(done.conflicts, undefined);
  assert.equal(JSON.stringify(before), text, "what comes in stays as it is");
  assert.equal(JSON.stringify(applied(done.document, inverse({ key: "k", label: "", edits })).document), text);
  return done.document;
}
const at = (document, kind, id) => document[kind].find((one) => one.id === id);

test("everything that is chosen moves, and nothing else", () => {
  const grown = after(moved(plan, [["aisles", "a1"], ["fixtures", "f1"], ["walls", "w1"]], [0.1, -0.2]));
  assert.deepEqual(at(grown, "aisles", "a1").from, [4.1, 11.8]);
  assert.deepEqual(at(grown, "fixtures", "f1").polygon[0], [14.1, 5.8]);
  assert.deepEqual(at(grown, "walls", "w1").line[0], [0.1, -0.2]);
  assert.equal(at(grown, "aisles", "a2"), at(plan, "aisles", "a2"));
});

test("a move to nowhere is no edit", () => assert.deepEqual(moved(plan, [["aisles", "a1"]], [0, 0]), []));

test("a lift moves on the level that shows, and stays on the others", () => {
  const grown = after(moved(plan, [["connectors", "c1"]], [-1, 0], "g"));
  assert.deepEqual(at(grown, "connectors", "c1").stops.map((stop) => stop.at), [[17, 2], [18, 2]]);
});

test("bays slide along their aisle together and stop at its ends", () => {
  const chosen = [["aisles", "a1", "a1L1"], ["aisles", "a1", "a1L2"]];
  const slid = (dy) => at(after(moved(plan, chosen, [5, dy])), "aisles", "a1").bays.filter(({ id }) => ["a1L1", "a1L2"].includes(id)).map((one) => one.at);
  assert.deepEqual(slid(-1), [3, 5]);
  assert.deepEqual(slid(-9), [4, 6]);
  assert.deepEqual(slid(9), [0, 2]);
});

test("four quarter turns are none, to the byte", () => {
  let grown = plan;
  for (let n = 0; n < 4; n += 1) grown = after(turned(grown, [["aisles", "a1"], ["fixtures", "f1"]], 90), grown);
  assert.equal(JSON.stringify(grown), JSON.stringify(plan));
});

test("a one-way door turns its heading along", () => {
  const edits = fieldsEdit(plan, "doors", "d1", { one_way: true, heading: 300 });
  const grown = after(edits);
  assert.equal(at(after(turned(grown, [["doors", "d1"]], 90), grown), "doors", "d1").heading, 30);
});

test("what is taken away comes back at its old places", () => {
  const grown = after(removed(plan, [["aisles", "a1"], ["aisles", "a3"], ["walls", "w1"], ["aisles", "a2", "a2L0"]]));
  assert.deepEqual(grown.aisles.map(({ id }) => id), ["a2"]);
  assert.equal(grown.aisles[0].bays.length, 7);
});

test("a level goes with all that stands on it, and with the lift to it", () => {
  const grown = after(removed(plan, [["levels", "g"]]));
  for (const kind of ["aisles", "walls", "doors", "fixtures", "anchors", "zones", "connectors"]) assert.deepEqual(grown[kind], [], kind);
});

test("copies have ids and codes of their own", () => {
  const grown = after(copied(plan, [["aisles", plan.aisles[2]], ["anchors", plan.anchors[0]]], [3, 0], { level: "u", fresh }));
  const [copy] = grown.aisles.slice(3);
  assert.deepEqual([copy.code, copy.level, copy.from], ["A4", "u", [13, 12]]);
  assert.equal(grown.anchors[1].code, "ENTRANCE 2");
  const ids = grown.aisles.flatMap((one) => [one.id, ...one.bays.map(({ id }) => id)]);
  assert.equal(new Set(ids).size, ids.length);
});

test("more of it side by side: codes count on, or come from a pattern", () => {
  const counted = after(arrayed(plan, [["aisles", "a3"]], { count: 3, pitch: 3, fresh }));
  assert.deepEqual(counted.aisles.slice(3).map(({ code, from }) => [code, from[0]]), [["A4", 13], ["A5", 16], ["A6", 19]]);
  const named = after(arrayed(plan, [["aisles", "a3"]], { count: 2, pitch: 3, way: "left", codes: ["X", "Y"], fresh }));
  assert.deepEqual(named.aisles.slice(3).map(({ code, from }) => [code, from[0]]), [["X", 7], ["Y", 4]]);
});

test("a copy stands beside its aisle", () => assert.deepEqual(beside([["aisles", plan.aisles[0]]]).map(Math.abs), [3, 0]));

test("things come in line, and are spread evenly", () => {
  const grown = after(added(plan, [["fixtures", { id: "f2", level: "g", kind: "table", polygon: [[1, 1], [2, 1], [2, 2], [1, 2]] }]]));
  const left = after(aligned(grown, [["fixtures", "f1"], ["fixtures", "f2"]], "left"), grown);
  assert.equal(at(left, "fixtures", "f1").polygon[0][0], 1);
  const shifted = after(moved(plan, [["aisles", "a2"]], [1.5, 0]));
  const even = after(aligned(shifted, [["aisles", "a1"], ["aisles", "a2"], ["aisles", "a3"]], "across"), shifted);
  assert.equal(at(even, "aisles", "a2").from[0], 7);
});

test("a field that is undefined is taken out, others keep their places", () => {
  const named = after(fieldsEdit(plan, "fixtures", "f1", { name: "Sale" }));
  const bare = after(fieldsEdit(named, "fixtures", "f1", { name: undefined }), named);
  assert.equal(JSON.stringify(bare), JSON.stringify(plan));
});

test("what is no longer there is no edit", () => assert.deepEqual(editsOf(plan, [["aisles", "gone"], ["nothing", "x"]], () => ({})), []));
