import assert from "node:assert/strict";
import { test } from "node:test";
import { bayed, merge, renumbered, renumberedBays, split } from "../../static/js/core/aisles.js";
import { applied, inverse } from "../../static/js/core/draft.js";
import { fresh, smallPlan } from "./small-plan.mjs";

const plan = smallPlan();
const one = [["aisles", "a1"]];
const all = [["aisles", "a1"], ["aisles", "a2"], ["aisles", "a3"]];

function after({ edits, error }, before = plan) {
  assert.equal(error, null);
  const change = { key: "k", label: "", edits };
  const grown = applied(before, change).document;
  assert.equal(JSON.stringify(applied(grown, inverse(change)).document), JSON.stringify(before));
  return grown;
}
const ids = (aisle) => aisle.bays.map(({ id }) => id).sort();

test("a split aisle keeps every bay where it stands on the floor", () => {
  const grown = after(split(plan, one, { at: 4, fresh }));
  const [first, , , second] = grown.aisles;
  assert.deepEqual([first.to, second.from, second.to, second.code], [[4, 8], [4, 8], [4, 4], "A4"]);
  assert.deepEqual([...ids(first), ...ids(second)].sort(), ids(plan.aisles[0]));
  assert.deepEqual(second.bays.map(({ at }) => at), [0, 2, 0, 2]);
});

test("a cut through a bay makes it narrower on the side where most of it is", () => {
  const [first, , , second] = after(split(plan, one, { at: 3.5, fresh })).aisles;
  assert.equal(first.bays.find(({ id }) => id === "a1L1").width, 1.5);
  assert.ok(second.bays.every(({ at, width }) => at >= 0 && at + width <= 4.5 + 1e-9));
});

test("what cannot be split says why", () => {
  assert.match(split(plan, all, { fresh }).error, /one aisle/);
  assert.match(split(plan, one, { at: 7.9, fresh }).error, /between 0.5 m and 7.5 m/);
});

test("split and joined again an aisle is as it was", () => {
  const halves = after(split(plan, one, { at: 4, fresh }));
  const half = halves.aisles.at(-1).id;
  const again = after(merge(halves, [["aisles", "a1"], ["aisles", half]]), halves).aisles[0];
  const byId = (aisle) => [...aisle.bays].sort((a, b) => a.id.localeCompare(b.id)).map(({ id, side, at, width }) => ({ id, side, at, width }));
  assert.deepEqual([again.from, again.to, byId(again)], [plan.aisles[0].from, plan.aisles[0].to, byId(plan.aisles[0])]);
  const numbers = again.bays.map(({ side, code }) => side + code);
  assert.equal(new Set(numbers).size, numbers.length);
});

test("an aisle that goes the other way changes its sides when it is joined", () => {
  const facing = structuredClone(plan);
  facing.aisles = [facing.aisles[0], { ...facing.aisles[1], from: [4, -4], to: [4, 4], bays: [{ id: "x", code: "9", side: "L", at: 0, width: 2 }] }];
  const [joined] = after(merge(facing, [["aisles", "a1"], ["aisles", "a2"]]), facing).aisles;
  assert.deepEqual(joined.bays.find(({ id }) => id === "x"), { id: "x", code: "9", side: "R", at: 14, width: 2 });
});

test("aisles beside each other are not joined", () => assert.match(merge(plan, all).error, /one line/));

test("aisles get new codes in the order in which they stand", () => {
  const coded = (from) => after(renumbered(plan, all, { codes: ["7", "8", "9"], from })).aisles.map(({ code }) => code).join("");
  assert.equal(coded("left"), "789");
  assert.equal(coded("right"), "987");
});

test("codes may move around among those that are chosen, and clash with no other", () => {
  assert.equal(after(renumbered(plan, all, { codes: ["A2", "A3", "A1"] })).aisles[0].code, "A2");
  assert.match(renumbered(plan, one, { codes: ["a2"] }).error, /not chosen/);
  assert.match(renumbered(plan, all, { codes: ["1"] }).error, /1 code for 3 aisles/);
});

test("bays are numbered from either end, or odd on the left and even on the right", () => {
  const codes = (wish) => Object.fromEntries(after(renumberedBays(plan, one, wish)).aisles[0].bays.map(({ id, code }) => [id, code]));
  assert.equal(codes({ startAt: "to" }).a1L0, "4");
  assert.deepEqual([codes({ odd: true }).a1L3, codes({ odd: true }).a1R3], ["7", "8"]);
  assert.equal(codes({ first: 10, step: 5 }).a1R1, "15");
  assert.match(renumberedBays(plan, one, { first: 9998 }).error, /9999/);
});

test("bays laid anew keep the ids that hang on labels", () => {
  const [more] = after(bayed(plan, one, { each: 6, fresh })).aisles;
  assert.equal(more.bays.length, 12);
  for (const id of ids(plan.aisles[0])) assert.ok(ids(more).includes(id), id);
  assert.deepEqual(ids(after(bayed(plan, one, { each: 2, sides: ["L"], fresh })).aisles[0]), ["a1L0", "a1L1", "a1R0", "a1R1", "a1R2", "a1R3"]);
});
