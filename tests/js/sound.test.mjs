import assert from "node:assert/strict";
import { mock, test } from "node:test";

const shaken = [];
Object.defineProperty(globalThis, "navigator", {
  configurable: true,
  value: { userActivation: { hasBeenActive: true }, vibrate: (pattern) => shaken.push(pattern) },
});
const { hush, ring } = await import("../../static/js/device/sound.js");

/** Whether the phone shakes again in the next two seconds. */
function rings() {
  shaken.length = 0;
  mock.timers.tick(2000);
  return shaken.some(Array.isArray);
}

test("who stops their own alarm leaves a newer one ringing", () => {
  mock.timers.enable({ apis: ["setInterval"] });
  const stopOlder = ring();
  const stopNewer = ring();
  stopOlder();
  assert.equal(rings(), true);
  stopNewer();
  assert.equal(rings(), false);
  mock.timers.reset();
});

test("it stops at once when it is hushed", () => {
  mock.timers.enable({ apis: ["setInterval"] });
  ring();
  assert.equal(rings(), true);
  hush();
  assert.equal(rings(), false);
  mock.timers.reset();
});
