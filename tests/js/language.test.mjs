/** When a phone changes over to another language, and when it stays. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, follow, inTheMiddle } from "../../static/js/device/language.js";
import { notice } from "../../static/js/device/store.js";

/** A page in English whose service worker answers `became`, none where it is null; `status` is what the server says. */
function page(t, { became = null, status = 200, kept = {} } = {}) {
  const told = { reloads: 0, put: [], kept };
  const storage = { getItem: (name) => kept[name] ?? null, setItem: (name, text) => void (kept[name] = text), removeItem: (name) => void delete kept[name] };
  const active = became && { postMessage: (_, [port]) => (port.postMessage(became), port.close()) };
  const world = {
    sessionStorage: storage,
    location: { reload: () => (told.reloads += 1) },
    navigator: { serviceWorker: { getRegistration: async () => active && { active } } },
    fetch: async (path, { body }) => {
      told.put.push([path, JSON.parse(body)]);
      return { ok: status === 200, status, headers: new Headers({ "content-type": "application/json" }), json: async () => ({ language: "es" }) };
    },
  };
  for (const [name, value] of Object.entries(world)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name]));
  }
  notice.value = null;
  return told;
}

test("whoever reads what the page speaks already stays on it, and one without a language too", async (t) => {
  const told = page(t);
  assert.deepEqual([await follow("en"), await follow(null), told.reloads], [false, false, 0]);
});

test("without network it stays, and is free to change over later", async (t) => {
  const told = page(t, { became: "lost" });
  assert.equal(await follow("es"), false);
  await assert.rejects(choose("es"), { name: "Unreachable" });
  assert.deepEqual([told.reloads, told.kept], [0, {}]);
});

test("what the server refuses is not tried behind its back", async (t) => {
  const told = page(t, { became: "kept", status: 422 });
  await assert.rejects(choose("es"), { name: "Problem" });
  assert.deepEqual([told.reloads, told.kept], [0, {}]);
});

test("a page that came back in another language all the same does not turn again", async (t) => {
  const told = page(t, { became: "kept", kept: { "turned-to": "es" } });
  assert.deepEqual([await follow("es"), told.reloads], [false, 0]);
});

test("what is chosen is told to the server, and the page begins again once it is kept in it", async (t) => {
  const told = page(t, { became: "kept" });
  let left = 0;
  await choose("es", () => (left += told.reloads === 0));
  assert.deepEqual([told.put, told.reloads, left], [[["/api/language", { language: "es" }]], 1, 1]);
});

test("a language that did not come is taken back by choosing the one that the page speaks", async (t) => {
  const told = page(t, { became: "kept", kept: { "turned-to": "es" } });
  await choose("en");
  assert.deepEqual([told.put, told.reloads, told.kept], [[["/api/language", { language: "en" }]], 0, {}]);
});

test("a browser that hides its service workers changes over by a new beginning", async (t) => {
  const told = page(t);
  navigator.serviceWorker.getRegistration = () => Promise.reject(new DOMException("not here", "SecurityError"));
  await choose("es");
  assert.equal(told.reloads, 1);
});

test("what is open or typed would be lost by a new beginning", (t) => {
  t.after(() => delete globalThis.document);
  for (const [shown, lost] of [[[], false], [[{ value: "" }], false], [[{ value: "Needs the key" }], true], [[{ open: true }], true]]) {
    globalThis.document = { querySelectorAll: () => shown };
    assert.equal(inTheMiddle(), lost);
  }
});

test("a version of the app that is not the server's any more stays as it is, says once when the language comes, and leaves the new one free to change", async (t) => {
  const told = page(t, { became: "newer" });
  const { follow } = await import("../../static/js/device/language.js?old");
  assert.equal(await follow("es"), false);
  assert.match(notice.value.text, /new version/);
  notice.value = null;
  assert.equal(await follow("es"), false);
  assert.deepEqual([told.reloads, told.kept, notice.value], [0, {}, null]);
});
