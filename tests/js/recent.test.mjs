import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_RECENT, othersThan, withAsked, without } from "../../static/js/core/recent.js";

test("the newest comes first and the same words stand there once", () => {
  assert.deepEqual(withAsked(["glue", "wall plugs"], " Wall  Plugs "), ["Wall Plugs", "glue"]);
  assert.deepEqual(withAsked(["glue"], "  "), ["glue"]);
});

test("only so many are kept", () => {
  let recent = [];
  for (let n = 0; n < 30; n += 1) recent = withAsked(recent, `thing ${n}`);
  assert.equal(recent.length, MOST_RECENT);
  assert.equal(recent[0], "thing 29");
});

test("one can be taken out, and what is popular is not told twice", () => {
  assert.deepEqual(without(["Glue", "tape"], "glue"), ["tape"]);
  assert.deepEqual(othersThan(["Glue"], [{ words: "glue" }, { words: "tape" }]), [{ words: "tape" }]);
});
