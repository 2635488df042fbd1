import assert from "node:assert/strict";
import { test } from "node:test";

const kept = new Map();
const localStorage = { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => kept.set(name, text), removeItem: (name) => kept.delete(name) };
const { forgetLastShown, heardOf, showedLast } = await import("../../static/js/device/last-shown.js");
const noted = () => JSON.parse(kept.get("last-shown") ?? "[]").map(({ path, code, at }) => [path, code, at]);

test.beforeEach(() => {
  kept.clear();
  Object.defineProperty(globalThis, "localStorage", { configurable: true, writable: true, value: localStorage });
  Object.assign(globalThis, { document: { documentElement: { lang: "en" } } });
});
test.after(() => {
  delete globalThis.localStorage;
  delete globalThis.document;
});

test("the newest comes first, each address stands there once, and six of them at most", () => {
  for (let n = 1; n <= 7; n += 1) showedLast(`/items/${n}`, { code: `A${n}` }, n);
  showedLast("/items/3", { code: "B3" }, 8);
  assert.deepEqual(noted(), [["/items/3", "B3", 8], ...[7, 6, 5, 4, 2].map((n) => [`/items/${n}`, `A${n}`, n])]);
});

test("what is not sure any more is taken back", () => {
  showedLast("/items/1", { code: "A1" }, 1);
  showedLast("/items/2", { code: "A2" }, 2);
  showedLast("/items/1", null, 3);
  assert.deepEqual(noted(), [["/items/2", "A2", 2]]);
});

test("an item of which there is news is noted no more, and none after news of all", () => {
  for (const n of [1, 11, 2]) showedLast(`/items/${n}`, { code: "A1" }, n);
  heardOf({ kind: "ask.offered", body: {} });
  heardOf({ kind: "item.changed", body: { items: [1] } });
  assert.deepEqual(noted().map(([path]) => path), ["/items/2", "/items/11"]);
  heardOf({ kind: "plan.published", body: {} });
  assert.deepEqual(noted(), []);
});

test("nothing is left for whoever is next", () => {
  showedLast("/items/1", { code: "A1" }, 1);
  forgetLastShown();
  assert.equal(kept.size, 0);
});

test("what cannot be read, and a phone that keeps nothing, are nothing to stumble over", () => {
  kept.set("last-shown", "{");
  showedLast("/items/1", { code: "A1" }, 1);
  assert.deepEqual(noted(), [["/items/1", "A1", 1]]);
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: () => assert.fail("it is shut") });
  showedLast("/items/1", { code: "A1" }, 1);
  forgetLastShown();
});
