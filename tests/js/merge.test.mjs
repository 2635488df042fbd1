import assert from "node:assert/strict";
import { test } from "node:test";
import { keyOf, merged } from "../../static/js/core/merge.js";

/** Seeded dice: the same cases on every run. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const DECISIONS = ["answer", "also", "ask"];

/** A random answer: things out of a small world, so that two answers share some. */
function answer(roll, by) {
  const ids = Array.from({ length: 12 }, (_, id) => id).sort(() => roll(3) - 1);
  const results = ids.slice(0, roll(8)).map((id) => ({ kind: id % 3 ? "item" : "aisle", id, say: `${by} ${id}` }));
  return { q: "words", results, decision: DECISIONS[roll(3)], probability: roll(11) / 10, aisles: [{ aisle: by }] };
}

const keys = ({ results }) => results.map(keyOf);

/** Calls `check(shown, found)` with many pairs of answers. */
function always(check) {
  for (let seed = 1; seed <= 2000; seed += 1) {
    const roll = dice(seed);
    const [shown, found] = [answer(roll, "phone"), answer(roll, "server")];
    try {
      check(shown, found);
    } catch (error) {
      error.message += ` (seed ${seed}: ${keys(shown)} + ${keys(found)})`;
      throw error;
    }
  }
}

test("while a hand may be on the list no row that shows moves", () => {
  always((shown, found) => {
    assert.deepEqual(keys(merged(shown, found, { calm: false })).slice(0, shown.results.length), keys(shown));
  });
});

test("while a hand may be on the list the first row is a card if it was one, and no card if it was none", () => {
  always((shown, found) => {
    if (shown.results.length) assert.equal(merged(shown, found, { calm: false }).decision === "ask", shown.decision === "ask");
  });
});

test("with no hand on the list only the first may change, and the others keep their order", () => {
  let changed = 0;
  always((shown, found) => {
    const after = keys(merged(shown, found));
    if (!shown.results.length || after[0] === keys(shown)[0]) {
      assert.deepEqual(after.slice(0, shown.results.length), keys(shown));
      return;
    }
    changed += 1;
    assert.equal(after[0], keys(found)[0]);
    assert.ok(found.probability > shown.probability);
    assert.deepEqual(after.filter((key) => key !== after[0] && keys(shown).includes(key)), keys(shown).filter((key) => key !== after[0]));
  });
  assert.ok(changed > 100, "the first never changed");
});

test("everything that either found is there, once, as the server tells it where it does", () => {
  always((shown, found) => {
    for (const calm of [true, false]) {
      const { results } = merged(shown, found, { calm });
      assert.deepEqual(results.map(keyOf).sort(), [...new Set([...keys(shown), ...keys(found)])].sort());
      const told = new Map(found.results.map((result) => [keyOf(result), result]));
      for (const result of results) if (told.has(keyOf(result))) assert.equal(result, told.get(keyOf(result)));
    }
  });
});

test("equal answers merge to the same, and merging again changes nothing", () => {
  always((shown, found) => {
    assert.deepEqual(merged(shown, structuredClone(shown)), shown);
    for (const calm of [true, false]) {
      const once = merged(shown, found, { calm });
      assert.deepEqual(keys(merged(once, found, { calm })), keys(once));
    }
  });
});

test("what the server would not put on top is never shown as the answer", () => {
  always((shown, found) => {
    const after = merged(shown, found, { calm: false });
    if (shown.results.length && keys(after)[0] !== keys(found)[0]) assert.notEqual(after.decision, "answer");
  });
});

test("the server decides where its best is on top", () => {
  const shown = { results: [{ kind: "item", id: 1 }], decision: "also", probability: 0.6, aisles: [] };
  const found = { results: [{ kind: "item", id: 1, say: "Aisle 2" }], decision: "answer", probability: 0.95, aisles: [{ aisle: "2" }] };
  assert.deepEqual(merged(shown, found), found);
});

test("where the phone found nothing, or has no answer at all, the server's is shown", () => {
  const found = { results: [{ kind: "item", id: 1 }], decision: "also", probability: 0.6, aisles: [] };
  assert.equal(merged(null, found), found);
  assert.equal(merged({ ...found, results: [] }, found), found);
  assert.deepEqual(merged(found, { ...found, results: [], decision: "ask", probability: 0 }), found);
});
