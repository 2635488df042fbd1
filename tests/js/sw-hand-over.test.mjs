/** Two versions of the service worker over what one phone keeps: the new one is to be switched on, the old one is still in charge. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const WORKER = readFileSync(new URL("../../static/sw.js", import.meta.url), "utf8");
const ORIGIN = "https://store.example";

/** A phone without network; `keeps` are the texts it keeps, by cache and address. */
function phone(keeps) {
  const kept = new Map(Object.entries(keeps).map(([name, files]) => [name, new Map(Object.entries(files))]));
  const order = [];
  const path = (request) => new URL(request.url ?? request, ORIGIN).pathname;
  const found = (name, at) => (name ? [name] : [...kept.keys()]).map((one) => kept.get(one)?.get(at)).find(Boolean);
  const answer = (text) => text && { text, clone: () => answer(text) };
  const put = (name) => async (at, { text }) => (order.push(`${at} of ${name} is ${text}`), void kept.get(name).set(at, text));
  const caches = {
    keys: async () => [...kept.keys()],
    open: async (name) => ({ put: put(name) }),
    match: async (request, { cacheName } = {}) => answer(found(cacheName, path(request))),
  };
  const worker = (build) => {
    const ears = {};
    const scope = { addEventListener: (kind, ear) => (ears[kind] = ear), caches, location: new URL(`${ORIGIN}/sw.js`), URL, setTimeout: () => {} };
    scope.skipWaiting = () => void order.push("switched on");
    scope.fetch = async () => assert.fail("no network");
    runInNewContext(`const BUILD = "${build}";\nconst SHELL = [];\n${WORKER}`, scope);
    const told = async (type) => {
      let [work, said] = [null, null];
      ears.message({ data: { type }, ports: [{ postMessage: (what) => (said = what) }], waitUntil: (promise) => (work = promise) });
      await work;
      return said;
    };
    const opened = async (at, mode = "no-cors") => {
      let given = null;
      ears.fetch({ request: { url: ORIGIN + at, method: "GET", mode }, respondWith: (promise) => (given = promise) });
      return (await given).text;
    };
    return { told, opened };
  };
  return { worker, order };
}

const BOTH = { "shell-b1": { "/": "page 1" }, "desk-b1": { "/desk/plan": "editor" }, "shell-b2": { "/": "page 2", "/static/b2/app.js": "app 2" } };

test("what is switched on hands over its page first: the one before opens it, without network too, until the browser changes over", async () => {
  const { worker, order } = phone(BOTH);
  const [old, young] = [worker("b1"), worker("b2")];
  assert.equal(await old.opened("/promises", "navigate"), "page 1");
  assert.deepEqual([await young.told("which"), await young.told("take-over")], ["b2", true]);
  assert.deepEqual(order, ["/ of shell-b1 is page 2", "switched on"]);
  assert.deepEqual([await old.opened("/promises", "navigate"), await old.opened("/static/b2/app.js")], ["page 2", "app 2"]);
});

test("a version whose page was lost is switched on all the same, and does not say that it handed over", async () => {
  const { worker, order } = phone({ ...BOTH, "shell-b2": {} });
  assert.deepEqual([await worker("b2").told("take-over"), order], [null, ["switched on"]]);
});
