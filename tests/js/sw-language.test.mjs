/** What the service worker keeps when another language is chosen, and what it says itself. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { SAID_BY_WORKER } from "../../static/js/device/worker-words.js";

const WORKER = ["sw.js", "sw-push.js", "sw-erase.js"].map((name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), "utf8"));
const ORIGIN = "https://store.example";
const words = (code, part) => `/static/b1/translations/${code}-${part}.js`;
const page = (code, part = "floor", build = "b1") => `<html lang="${code}" dir="ltr"><meta name="build" content="${build}">${words(code, part).replace("b1", build)}`;
const SPANISH = `export default {"language":"es","messages":{"The desk needs the network":"La oficina necesita la red","{name} has it":"Lo tiene {name}"}};`;

/** A service worker of build b1; `served(path)` is what the server sends, `[text, status]` or a text, an error where there is no network. */
function worker(served) {
  const [ears, kept, order, shown] = [{}, new Map(), [], []];
  const answer = (text, status = 200) => ({ ok: status === 200, status, text: async () => text, clone: () => answer(text, status), json: async () => JSON.parse(text) });
  const fetch = async (about) => answer(...[served(new URL(about.url ?? about, ORIGIN).pathname)].flat());
  const open = async (name) => {
    const cache = kept.get(name) ?? kept.set(name, new Map()).get(name);
    const put = async (key, found) => (order.push(String(key)), void cache.set(String(key), found));
    return { put, add: async (key) => put(key, await fetch(key)), addAll: async (keys) => void (await Promise.all(keys.map(async (key) => put(key, await fetch(key))))), delete: async (key) => cache.delete(key) };
  };
  runInNewContext(`const BUILD = "b1";\nconst SHELL = [];\n${WORKER.join("\n")}`, {
    addEventListener: (kind, ear) => (ears[kind] = ear),
    caches: { open, match: async (key, { cacheName }) => kept.get(cacheName)?.get(String(key.url ?? key)) },
    location: new URL(`${ORIGIN}/sw.js`),
    registration: { showNotification: async (title, about) => void shown.push({ title, ...about }) },
    Notification: { maxActions: 2 },
    Request: class {
      constructor(path) {
        this.url = path;
      }
    },
    Response: class {
      constructor(text, about) {
        Object.assign(this, { text, ...about });
      }
    },
    fetch, URL, AbortSignal, RangeError,
  });
  const fire = async (kind, event) => {
    let work = null;
    ears[kind]({ ...event, waitUntil: (promise) => (work = promise) });
    await work;
  };
  const speakAnew = async () => {
    let became = null;
    await fire("message", { data: { type: "speak-anew" }, ports: [{ postMessage: (told) => (became = told) }] });
    return became;
  };
  const keep = async (name, path, text) => (await open(name)).put(path, answer(text));
  const text = async (name, path) => (await kept.get(name)?.get(path)?.text()) ?? null;
  const desk = async () => {
    let found = null;
    ears.fetch({ request: { url: `${ORIGIN}/desk/people`, method: "GET", mode: "navigate" }, respondWith: (promise) => (found = promise) });
    return found;
  };
  return { install: () => fire("install", {}), push: (note) => fire("push", { data: { json: () => note } }), speakAnew, keep, text, desk, order, shown };
}

const gone = () => {
  throw new TypeError("no network");
};

test("the page is kept with the words of its language, and they are there before it", async () => {
  let code = "en";
  const phone = worker((path) => (path === "/" ? page(code) : SPANISH));
  await phone.install();
  code = "es";
  assert.equal(await phone.speakAnew(), "kept");
  assert.equal(await phone.text("shell-b1", "/"), page("es"));
  assert.deepEqual(phone.order, [words("en", "floor"), "/", words("es", "floor"), "/"]);
});

test("the page of another build, or no network, leaves what is kept as it is", async () => {
  let served = () => page("en");
  const phone = worker((path) => served(path));
  await phone.install();
  served = () => page("es", "floor", "b2");
  assert.equal(await phone.speakAnew(), "newer");
  served = gone;
  assert.equal(await phone.speakAnew(), "lost");
  assert.equal(await phone.text("shell-b1", "/"), page("en"));
});

test("a server that is just starting is no newer version: the language can be chosen again in a moment", async () => {
  let served = (path) => (path === "/" ? page("en") : SPANISH);
  const phone = worker((path) => served(path));
  await phone.install();
  served = () => ["One moment", 502];
  assert.equal(await phone.speakAnew(), "lost");
  assert.equal(await phone.text("shell-b1", "/"), page("en"));
});

test("the editor comes anew where it is kept, and nowhere else", async () => {
  const phone = worker((path) => ({ "/": page("es"), "/desk/plan": page("es", "desk") })[path] ?? SPANISH);
  await phone.speakAnew();
  assert.equal(await phone.text("desk-b1", "/desk/plan"), null);
  await phone.keep("desk-b1", "/desk/plan", page("en", "desk"));
  await phone.speakAnew();
  assert.equal(await phone.text("desk-b1", "/desk/plan"), page("es", "desk"));
  assert.equal(await phone.text("shell-b1", words("es", "desk")), SPANISH);
});

test("the worker says its own sentences by the words of the page that is kept", async () => {
  let served = (path) => (path === "/" ? page("es") : SPANISH);
  const phone = worker((path) => served(path));
  await phone.install();
  served = gone;
  const away = await phone.desk();
  assert.deepEqual([away.text.includes('lang="es"'), away.text.includes("La oficina necesita la red")], [true, true]);
  served = () => '{"role":"other","owner":{"name":"Mia"}}';
  await phone.push({ topic: "ask-7", title: "Ada pregunta", body: "", path: "/asks/7", ask: 7, actions: ["claim"], buttons: { claim: "Voy" } });
  assert.deepEqual(phone.shown.map(({ title }) => title), ["Ada pregunta", "Lo tiene Mia"]);
  assert.deepEqual(phone.shown[0].actions.map(({ title }) => title), ["Voy"]);
});

test("what the worker says is what the translators are given", () => {
  const said = [...WORKER.join("\n").matchAll(/\bsay\("((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text);
  assert.deepEqual([...new Set(said)].sort(), [...SAID_BY_WORKER].sort());
});
