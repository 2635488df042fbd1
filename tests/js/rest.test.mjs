/** What comes after the first picture, on a phone that was out of reach when it was fetched. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { untilHere } from "../../static/js/device/rest.js";

/** A page whose modules come when `comes()`; `answers()` is whether the server does, `typed` what stands in its box. */
function page(t, { comes, answers = () => true, typed = "" }) {
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1e12 });
  const kept = {};
  const told = { reloads: 0, tries: 0, typed };
  const box = { type: "search", get value() { return told.typed; } };
  const world = {
    document: { querySelectorAll: (what) => (what === "input" ? [box] : []) },
    location: { reload: () => (told.reloads += 1) },
    sessionStorage: { getItem: (name) => kept[name] ?? null, setItem: (name, value) => void (kept[name] = String(value)) },
    fetch: async () => {
      if (!answers()) throw new TypeError("no network");
      return { ok: true, status: 200, headers: new Headers({ "content-type": "application/json" }), json: async () => ({}) };
    },
  };
  for (const [name, value] of Object.entries(world)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name]));
  }
  const fetchAll = async () => {
    told.tries += 1;
    if (!comes()) throw new TypeError("a module failed");
    return "parts";
  };
  const settled = async () => {
    for (let turns = 0; turns < 20; turns += 1) await new Promise((done) => setImmediate(done));
  };
  const pass = async (times) => {
    await settled();
    for (; times > 0; times -= 1) {
      t.mock.timers.tick(10_000);
      await settled();
    }
  };
  return { told, pass, over: untilHere(fetchAll) };
}

test("out of reach it is tried again, and nothing begins anew", async (t) => {
  let near = false;
  const { told, pass, over } = page(t, { comes: () => near, answers: () => near });
  await pass(3);
  assert.deepEqual([told.tries, told.reloads], [4, 0]);
  near = true;
  await pass(1);
  assert.deepEqual([await over, told.reloads], ["parts", 0]);
});

test("where the server answers and a module still fails the page begins anew, and not once more within ten minutes", async (t) => {
  let heals = false;
  const { told, pass, over } = page(t, { comes: () => heals });
  assert.equal(told.reloads, 0);
  await pass(59);
  assert.equal(told.reloads, 1);
  await pass(2);
  assert.equal(told.reloads, 2);
  heals = true;
  await pass(1);
  assert.equal(await over, "parts");
});

test("what is typed is not lost: the page begins anew once it is gone", async (t) => {
  let heals = false;
  const { told, pass } = page(t, { comes: () => heals, typed: "wall plugs" });
  await pass(3);
  assert.equal(told.reloads, 0);
  told.typed = "";
  await pass(1);
  assert.equal(told.reloads, 1);
  heals = true;
  await pass(1);
});
