import assert from "node:assert/strict";
import { test } from "node:test";
import { afterKey } from "../../static/js/device/wedge.js";

/** Types keys `pause` ms apart, Enter last; the code that was heard, or null. */
function typed(text, pause) {
  let state = { typed: "", at: 0, code: null };
  let at = 1000;
  for (const key of [...text, "Enter"]) state = afterKey(state, key, (at += pause));
  return state.code;
}

test("keys as fast as a scanner's are a code", () => {
  assert.equal(typed("4006381333931", 8), "4006381333931");
});

test("keys as slow as a hand's are none", () => {
  assert.equal(typed("4006381333931", 120), null);
});

test("a short burst is no code", () => {
  assert.equal(typed("123", 8), null);
});

test("what was typed slowly before does not stick to a scan", () => {
  let state = afterKey({ typed: "", at: 0, code: null }, "x", 1000);
  for (const [n, key] of [..."5901", "Enter"].entries()) state = afterKey(state, key, 3000 + n * 5);
  assert.equal(state.code, "5901");
});

test("keys that print nothing do not end up in the code", () => {
  let state = { typed: "", at: 0, code: null };
  for (const [n, key] of ["A", "Shift", "1", "2", "3", "Enter"].entries()) state = afterKey(state, key, 1000 + n * 5);
  assert.equal(state.code, "A123");
});
