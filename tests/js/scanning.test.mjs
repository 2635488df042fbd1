// A code that stays in sight, and a camera that shows nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ailment, looked, started } from "../../static/js/core/camera-health.js";
import { isNewScan, withScanned } from "../../static/js/core/cooldown.js";
import { separator } from "../../static/js/device/wedge.js";

/** What is wrong after looks half a second apart, each `[frames so far, brightest spot]`. */
function after(looks) {
  let state = started(0);
  looks.forEach(([frames, brightest], at) => (state = looked(state, { frames, brightest, now: 500 * (at + 1) })));
  return ailment(state, 500 * looks.length);
}

test("a code in sight is one scan, and a new one after three seconds away", () => {
  const seen = new Map();
  assert.deepEqual([0, 1000, 2900, 4000, 6999, 9998].map((now) => isNewScan(seen, "a", now)), [true, false, false, false, false, false]);
  assert.equal(isNewScan(seen, "b", 9999), true);
  assert.equal(isNewScan(seen, "a", 12_998), true);
});

test("a clock that was set back counts the code anew", () => {
  const seen = new Map([["a", 10_000]]);
  assert.equal(isNewScan(seen, "a", 5000), true);
});

test("the newest scan is on top, the same thing once with how often", () => {
  let list = [];
  for (const key of ["a", "b", "a"]) list = withScanned(list, { key });
  assert.deepEqual(list, [{ key: "a", times: 2 }, { key: "b", times: 1 }]);
});

test("a camera without a frame is stuck after three seconds and not before", () => {
  assert.equal(after(Array(5).fill([0, 0])), null);
  assert.equal(after(Array(6).fill([0, 0])), "still");
});

test("a camera whose frames stop is stuck", () => {
  assert.equal(after([[1, 200], [2, 200], ...Array(5).fill([2, 200])]), null);
  assert.equal(after([[1, 200], [2, 200], ...Array(6).fill([2, 200])]), "still");
});

test("frames that stay black are a covered lens, one light frame is none", () => {
  const black = Array.from({ length: 6 }, (_, at) => [at + 1, 3]);
  assert.equal(after(black), "dark");
  assert.equal(after([...black.slice(0, 5), [6, 90]]), null);
});

test("scanners type what stands between the parts of a code as Ctrl+] or F8", () => {
  assert.equal(separator({ key: "]", ctrlKey: true }), "\x1d");
  assert.equal(separator({ key: "F8", ctrlKey: false }), "\x1d");
  assert.equal(separator({ key: "]", ctrlKey: false }), null);
});
