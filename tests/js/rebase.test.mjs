import assert from "node:assert/strict";
import { test } from "node:test";
import { added, fieldsEdit, moved, removed } from "../../static/js/core/arrange.js";
import { split } from "../../static/js/core/aisles.js";
import { applied, objectOf } from "../../static/js/core/draft.js";
import { insisted, joined, onlyAlters, rebased } from "../../static/js/core/rebase.js";
import { fresh, smallPlan } from "./small-plan.mjs";

const plan = smallPlan();
let keys = 0;
const change = (label, edits) => ({ key: `k${(keys += 1)}`, label, edits });
const after = (before, ...edits) => edits.reduce((grown, each) => applied(grown, change("", each)).document, before);
const ana = () => "Ana";

test("what others did elsewhere lets everything of mine stand", () => {
  const mine = [change("Move A1", moved(plan, [["aisles", "a1"]], [1, 0]))];
  const theirs = after(plan, moved(plan, [["aisles", "a2"]], [0, 1]));
  const done = rebased(theirs, mine, ana);
  assert.deepEqual([done.refusals, done.pending], [[], mine]);
  assert.equal(objectOf(done.plan, "aisles", "a1").from[0], 5);
  assert.equal(objectOf(done.plan, "aisles", "a2").from[1], 13);
});

test("an object that somebody else changed is refused by itself; the rest of the change goes on", () => {
  const mine = change("Move 3 things", moved(plan, [["aisles", "a1"], ["aisles", "a2"], ["aisles", "a3"]], [1, 0]));
  const theirs = after(plan, fieldsEdit(plan, "aisles", "a2", { code: "B2" }));
  const done = rebased(theirs, [mine], ana);
  assert.deepEqual(done.refusals.map(({ id, by, label, mine: want, theirs: has }) => [id, by, label, want.code, has.code]), [["a2", "Ana", "Move 3 things", "A2", "B2"]]);
  assert.deepEqual(done.pending.map(({ key, edits }) => [key, edits.map(({ id }) => id)]), [[mine.key, ["a1", "a3"]]]);
  assert.equal(objectOf(done.plan, "aisles", "a2").from[0], 7);
});

test("later changes of a refused object are told as what I want of it now", () => {
  const first = moved(plan, [["aisles", "a1"]], [1, 0]);
  const grown = after(plan, first);
  const second = moved(grown, [["aisles", "a1"], ["fixtures", "f1"]], [1, 0]);
  const theirs = after(plan, fieldsEdit(plan, "aisles", "a1", { code: "B1" }));
  const done = rebased(theirs, [change("Move", first), change("Move on", second)], ana);
  assert.deepEqual(done.refusals.map(({ mine }) => mine.from[0]), [6]);
  assert.deepEqual(done.pending.map(({ edits }) => edits.map(({ id }) => id)), [["f1"]]);
});

test("who wanted the same has nothing to settle", () => {
  const same = moved(plan, [["aisles", "a1"]], [1, 0]);
  const done = rebased(after(plan, same), [change("Move", same)], ana);
  assert.deepEqual([done.refusals, done.pending], [[], []]);
});

test("an aisle that was taken away meanwhile is refused, not brought back", () => {
  const done = rebased(after(plan, removed(plan, [["aisles", "a1"]])), [change("Move", moved(plan, [["aisles", "a1"]], [1, 0]))], ana);
  assert.equal(done.refusals[0].theirs, null);
  assert.equal(done.plan.aisles.length, 2);
});

test("half a split is never done: both halves wait together", () => {
  const halves = change("Split A1", split(plan, [["aisles", "a1"]], { fresh }).edits);
  const theirs = after(plan, fieldsEdit(plan, "aisles", "a1", { name: "Nails" }));
  const done = rebased(theirs, [halves], ana);
  assert.deepEqual([done.plan, done.pending], [theirs, []]);
  const [refusal] = done.refusals;
  assert.equal(refusal.along.length, 1);
  const mine = after(done.plan, insisted(done.plan, refusal));
  assert.deepEqual(mine.aisles.map(({ code }) => code), ["A1", "A2", "A3", "A4"]);
  assert.equal(mine.aisles[0].bays.length + mine.aisles[3].bays.length, 8);
});

test("who insists puts theirs over, and who insists on nothing takes it away", () => {
  const theirs = after(plan, fieldsEdit(plan, "aisles", "a1", { code: "B1" }));
  const refusal = (mine) => ({ kind: "aisles", id: "a1", mine, along: [] });
  assert.equal(after(theirs, insisted(theirs, refusal(plan.aisles[0]))).aisles[0].code, "A1");
  assert.equal(after(theirs, insisted(theirs, refusal(null))).aisles.length, 2);
  assert.deepEqual(insisted(plan, refusal(plan.aisles[0])), []);
});

test("strokes of a key make one change", () => {
  const first = change("Move", moved(plan, [["aisles", "a1"]], [1, 0]));
  const grown = after(plan, first.edits);
  const both = joined(first, change("Move", moved(grown, [["aisles", "a1"]], [1, 0])));
  assert.equal(both.edits.length, 1);
  assert.deepEqual([both.edits[0].before.from[0], both.edits[0].after.from[0]], [4, 6]);
  assert.ok(onlyAlters(both));
  assert.ok(!onlyAlters(change("Add", added(plan, [["fixtures", { id: "x" }]]))));
});
