import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const WORKER = ["sw.js", "sw-push.js", "sw-erase.js"].map((name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), "utf8"));
const ORIGIN = "https://store.example";
const page = (status, words) => ({ status, ok: status === 200, words, clone: () => page(status, words) });

/** A service worker whose network is `network(path)`: an answer, or an error when there is none; what it keeps, by cache. */
function worker(network) {
  const kept = new Map();
  const open = async (name) => {
    if (!kept.has(name)) kept.set(name, new Map());
    return { put: async (key, answer) => void kept.get(name).set(String(key.url ?? key), answer), delete: async (key) => kept.get(name).delete(key) };
  };
  const ears = {};
  runInNewContext(`const BUILD = "b1";\nconst SHELL = [];\n${WORKER.join("\n")}`, {
    addEventListener: (kind, ear) => (ears[kind] = ear),
    caches: { open, match: async (key, { cacheName }) => kept.get(cacheName)?.get(String(key.url ?? key)) },
    location: new URL(`${ORIGIN}/sw.js`),
    fetch: async ({ url }) => network(new URL(url).pathname),
    Response: class {
      constructor(words, about) {
        Object.assign(this, { words, ...about });
      }
    },
    URL, AbortSignal,
  });
  const open_ = async (path) => {
    let answer = null;
    ears.fetch({ request: { url: `${ORIGIN}${path}`, method: "GET", mode: "navigate" }, respondWith: (promise) => (answer = promise) });
    const found = await answer;
    await new Promise(setImmediate);
    return found;
  };
  return { open: open_, kept };
}

const gone = () => {
  throw new TypeError("no network");
};

test("the plan's editor opens without network as it was last loaded, whatever it is asked to show", async () => {
  let network = () => page(200, "the editor");
  const { open } = worker((path) => network(path));
  assert.equal((await open("/desk/plan")).words, "the editor");
  network = gone;
  assert.equal((await open("/desk/plan?aisle=a1")).words, "the editor");
});

test("with network the editor is the server's, not the one that is kept", async () => {
  let words = "first";
  const { open } = worker(() => page(200, words));
  await open("/desk/plan");
  words = "second";
  assert.equal((await open("/desk/plan")).words, "second");
});

test("who may not see the editor any more has none kept; a server in trouble takes nothing away", async () => {
  let network = () => page(200, "the editor");
  const { open } = worker((path) => network(path));
  await open("/desk/plan");
  network = () => page(503, "trouble");
  await open("/desk/plan");
  network = gone;
  assert.equal((await open("/desk/plan")).words, "the editor");
  network = () => page(403, "not you");
  assert.equal((await open("/desk/plan")).status, 403);
  network = gone;
  assert.ok((await open("/desk/plan")).words.includes("The desk needs the network"));
});

test("every other page of the desk says that it needs the network, and where one can draw meanwhile", async () => {
  let network = () => page(200, "a page");
  const { open, kept } = worker((path) => network(path));
  assert.equal((await open("/desk/people")).words, "a page");
  assert.equal(kept.size, 0);
  network = gone;
  const away = await open("/desk/people");
  assert.deepEqual([away.status, away.words.includes("The desk needs the network"), away.words.includes('href="/desk/plan"')], [503, true, false]);
  network = () => page(200, "the editor");
  await open("/desk/plan");
  network = gone;
  assert.ok((await open("/desk")).words.includes('href="/desk/plan"'));
});
