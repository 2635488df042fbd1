// The twin of tests/floor/test_renaming.py: old addresses lead to the same places, and say the same.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Spots, stillRenamed } from "../../static/js/core/spots.js";

const { plan, renamed, read } = JSON.parse(readFileSync(new URL("../cases/renamed.json", import.meta.url), "utf8"));
const spots = new Spots(plan, renamed);

for (const { text, found } of read) {
  test(`an old address leads where it leads on the server: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(spots.read(text).map(({ id, was = null }) => [id, was]), found);
  });
}

test("a place is found by its old address until its time is over", () => {
  const until = "2026-06-05T12:00:00Z";
  const told = { renamed: [{ ...renamed[0], until }] };
  assert.equal(stillRenamed(told, Date.parse(until) - 1).length, 1);
  assert.equal(stillRenamed(told, Date.parse(until)).length, 0);
  assert.deepEqual(stillRenamed({}, 0), []);
});

test("an old address of a place that the plan has no more leads nowhere", () => {
  const gone = new Spots(plan, [{ aisle: "Z1", bay: null, side: null, spot: "gone" }]);
  assert.deepEqual(gone.read("Z1"), []);
});
