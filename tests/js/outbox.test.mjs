import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

// Node has no IndexedDB: what is shown here is how letters go. That they outlive the page is shown in a browser.
Object.assign(globalThis, { addEventListener: () => {}, document: { visibilityState: "visible", addEventListener: () => {} } });
const { flush, forgetOutbox, send, waiting } = await import("../../static/js/device/outbox.js");
const { me, notice } = await import("../../static/js/device/store.js");

let posts;
let server;

beforeEach(async () => {
  await forgetOutbox();
  posts = [];
  server = () => [204, null];
  me.value = { person: { id: 1 } };
  notice.value = null;
  globalThis.fetch = async (path, { body }) => {
    posts.push([path, JSON.parse(body)]);
    const [status, answer] = server(path, JSON.parse(body));
    return { ok: status < 400, status, headers: new Headers({ "content-type": "application/json" }), json: async () => answer };
  };
});

const noNetwork = () => {
  throw new TypeError("no network");
};

test("what can go goes at once, and the answer comes back", async () => {
  server = () => [200, { id: 7 }];
  assert.deepEqual(await send("/api/x", { a: 1 }), { sent: true, answer: { id: 7 } });
  assert.deepEqual(posts, [["/api/x", { a: 1 }]]);
  assert.equal(waiting.value, 0);
});

test("without a network it is kept and counted, and goes in order when there is one", async () => {
  server = noNetwork;
  assert.equal((await send("/api/x", { a: 1 })).sent, false);
  assert.equal((await send("/api/x", { a: 2 })).sent, false);
  assert.equal(waiting.value, 2);
  posts = [];
  server = () => [204, null];
  await flush();
  assert.deepEqual(posts.map(([, body]) => body.a), [1, 2]);
  assert.equal(waiting.value, 0);
});

test("two flushes at once send once", async () => {
  server = noNetwork;
  await send("/api/x", { a: 1 });
  posts = [];
  server = () => [204, null];
  await Promise.all([flush(), flush(), flush()]);
  assert.equal(posts.length, 1);
});

test("a letter with the key of one that waits is that one", async () => {
  server = noNetwork;
  await send("/api/x", { a: 1 }, { key: "k" });
  await send("/api/x", { a: 1 }, { key: "k" });
  assert.equal(waiting.value, 1);
  assert.deepEqual(posts.at(-1)[1], { a: 1, key: "k" });
});

test("a refusal at once is thrown, one that comes later is told, a quiet one is not", async () => {
  server = () => [404, { detail: "It is not there any more." }];
  await assert.rejects(send("/api/x"), /not there any more/);
  assert.equal(waiting.value, 0);
  assert.equal(notice.value, null);
  server = noNetwork;
  await send("/api/x", {}, { quiet: true });
  server = () => [404, { detail: "Gone." }];
  await flush();
  assert.equal(notice.value, null);
  server = noNetwork;
  await send("/api/x");
  server = () => [404, { detail: "Gone." }];
  await flush();
  assert.match(notice.value.text, /Gone\./);
  assert.equal(waiting.value, 0);
});

for (const status of [401, 408, 429]) {
  test(`a ${status} passes: the letter is kept and the others wait too`, async () => {
    server = noNetwork;
    await send("/api/x", { a: 1 });
    await send("/api/x", { a: 2 });
    posts = [];
    server = () => [status, {}];
    await flush();
    assert.equal(posts.length, 1);
    assert.equal(waiting.value, 2);
  });
}

test("a letter that the server stumbles over holds up no other, and is given up in the end", async () => {
  server = noNetwork;
  await send("/api/x", { a: "bad" });
  await send("/api/x", { a: "good" });
  server = (path, { a }) => (a === "bad" ? [500, {}] : [204, null]);
  await flush();
  assert.equal(waiting.value, 1);
  for (let turn = 0; turn < 20; turn += 1) await flush();
  assert.equal(waiting.value, 0);
});

test("what one person did is not sent by the next", async () => {
  server = noNetwork;
  await send("/api/x", { a: 1 });
  me.value = { person: { id: 2 } };
  posts = [];
  server = () => [204, null];
  await flush();
  assert.deepEqual(posts, []);
  assert.equal(waiting.value, 0);
});

test("what is sent while another is on its way is not left behind", async () => {
  let second;
  server = (path, { a }) => {
    if (a === 1) second = send("/api/x", { a: 2 });
    return [204, null];
  };
  await send("/api/x", { a: 1 });
  assert.equal((await second).sent, true);
  assert.deepEqual(posts.map(([, body]) => body.a), [1, 2]);
});

/** A phone whose memory is full: it reads on, and writes nothing. */
function fullPhone() {
  const settled = (what) => queueMicrotask(() => what());
  const transaction = (name, mode) => {
    const turn = { error: new Error("full"), objectStore: () => ({ getAll: () => ({ result: [] }), index: () => ({ getKey: () => ({}) }), delete: () => ({}) }) };
    settled(() => (mode === "readonly" ? turn.oncomplete() : turn.onabort()));
    return turn;
  };
  return {
    open: () => {
      const asking = { result: { transaction } };
      settled(() => asking.onsuccess());
      return asking;
    },
  };
}

test("what a full phone cannot keep waits as long as the page, and still goes", async (t) => {
  globalThis.indexedDB = fullPhone();
  t.after(() => delete globalThis.indexedDB);
  const shelf = await import("../../static/js/device/outbox-shelf.js?full");
  const id = await shelf.add({ path: "/api/x", key: "k" });
  assert.equal(await shelf.add({ path: "/api/x", key: "k" }), id);
  assert.deepEqual(await shelf.letters(), [{ path: "/api/x", key: "k", id }]);
  await shelf.drop(id);
  assert.deepEqual(await shelf.letters(), []);
});

test("a shelf that never opens holds up nobody", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  globalThis.indexedDB = { open: () => ({}) };
  t.after(() => delete globalThis.indexedDB);
  const [{ letters }, { forget }] = await Promise.all([import("../../static/js/device/outbox-shelf.js?shut"), import("../../static/js/device/store.js?shut")]);
  const both = Promise.all([letters(), forget()]);
  t.mock.timers.tick(5000);
  assert.deepEqual(await both, [[], undefined]);
});

/** A phone that keeps letters; `clear()` takes its shelf away, `opens` tells whether it answers who opens it. */
function clearingPhone() {
  const phone = { opens: true, kept: new Map(), open, clear, close };
  const connections = [];
  const shelf = {
    add: (letter) => ({ result: phone.kept.set(phone.kept.size + 1, { ...letter, id: phone.kept.size + 1 }).size }),
    put: (letter) => ({ result: phone.kept.set(letter.id, letter) && letter.id }),
    getAll: () => ({ result: [...phone.kept.values()] }),
    delete: (id) => ({ result: phone.kept.delete(id) }),
  };
  function transaction() {
    if (this.gone) throw new DOMException("closed", "InvalidStateError");
    const turn = { objectStore: () => shelf };
    queueMicrotask(() => turn.oncomplete());
    return turn;
  }
  function open() {
    const asking = { result: { transaction } };
    connections.push(asking.result);
    if (phone.opens) queueMicrotask(() => asking.onsuccess());
    return asking;
  }
  function clear() {
    phone.kept.clear();
    close();
  }
  function close() {
    for (const connection of connections.splice(0)) ((connection.gone = true), connection.onclose?.());
  }
  return phone;
}

test("what a browser clears is put back, however long the shelf does not open again", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const phone = (globalThis.indexedDB = clearingPhone());
  t.after(() => delete globalThis.indexedDB);
  const shelf = await import("../../static/js/device/outbox-shelf.js?clearing");
  const id = await shelf.add({ path: "/api/x" });
  phone.opens = false;
  phone.clear();
  const meanwhile = shelf.letters();
  const passes = async (ms) => (t.mock.timers.tick(ms), await new Promise(setImmediate));
  await passes(5000);
  assert.deepEqual(await meanwhile, [{ path: "/api/x", id }], "it still waits");
  phone.opens = true;
  await passes(1000);
  assert.deepEqual([...phone.kept.values()], [{ path: "/api/x", id }], "it is kept again");
});

test("what went while the shelf did not open goes once, though it still lies there", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const phone = (globalThis.indexedDB = clearingPhone());
  t.after(() => delete globalThis.indexedDB);
  const shelf = await import("../../static/js/device/outbox-shelf.js?hangs");
  const id = await shelf.add({ path: "/api/x" });
  phone.opens = false;
  phone.close();
  const dropped = shelf.drop(id);
  await new Promise(setImmediate);
  t.mock.timers.tick(5000);
  await dropped;
  phone.opens = true;
  assert.equal(phone.kept.size, 1);
  assert.deepEqual(await shelf.letters(), []);
  assert.equal(phone.kept.size, 0);
});
