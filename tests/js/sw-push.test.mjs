import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const WORKER = ["sw.js", "sw-push.js", "sw-erase.js"].map((name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), "utf8"));
const PING = { topic: "ask-7", title: "Ada asks", body: "sash cord", path: "/asks/7", ask: 7, actions: ["claim", "decline"] };

/** A service worker whose server answers `answer(path)`: a body, a status, or nothing at all. */
function worker({ answer = () => null, windows = [], maxActions = 2 } = {}) {
  const [ears, shown, asked, opened, told, erased] = [{}, [], [], [], [], []];
  const fetch = async (path, about) => {
    asked.push([about?.method ?? "GET", path]);
    const body = answer(path);
    if (body === null) throw new TypeError("no network");
    return typeof body === "number" ? { ok: false, status: body } : { ok: true, status: 200, json: async () => body };
  };
  const world = {
    addEventListener: (kind, ear) => (ears[kind] = ear),
    registration: {
      showNotification: async (title, about) => void shown.push({ title, ...about }),
      pushManager: { getSubscription: async () => ({ unsubscribe: async () => void erased.push("push") }) },
    },
    caches: { keys: async () => ["shell-b0"], delete: async (name) => void erased.push(name) },
    indexedDB: { deleteDatabase: (name) => {
      const going = {};
      queueMicrotask(() => (erased.push(name), going.onsuccess()));
      return going;
    } },
    Notification: { maxActions },
    clients: {
      matchAll: async () => windows.map(([url, visibilityState]) => ({ url, visibilityState, focus: async () => {}, postMessage: (message) => told.push([url, message.path]) })),
      openWindow: async (path) => void opened.push(path),
    },
    location: new URL("https://store.example/sw.js"),
    URL,
    fetch,
  };
  runInNewContext(`const BUILD = "b1";\nconst SHELL = [];\n${WORKER.join("\n")}`, world);
  const fire = async (kind, event) => {
    let work = null;
    ears[kind]({ ...event, waitUntil: (promise) => (work = promise) });
    await work;
  };
  const push = (text) => fire("push", { data: text === null ? null : { json: () => JSON.parse(text) } });
  const press = (action, data = PING) => fire("notificationclick", { action, notification: { data, close: () => told.push("closed") } });
  const look = (tag) => fire("periodicsync", { tag });
  return { push: (note) => push(JSON.stringify(note)), raw: push, press, look, shown, asked, opened, told, erased };
}

const titles = ({ shown }) => shown.map(({ title }) => title);

test("a ping shows with its two buttons, rings anew and is told to have arrived", async () => {
  const phone = worker({ answer: () => ({ role: "pinged" }) });
  await phone.push(PING);
  const [note] = phone.shown;
  assert.deepEqual([note.title, note.body, note.tag, note.renotify, note.requireInteraction], ["Ada asks", "sash cord", "ask-7", true, true]);
  assert.deepEqual(note.actions.map(({ action, title }) => [action, title]), [["claim", "I'll take it"], ["decline", "Not now"]]);
  assert.deepEqual([phone.shown.length, phone.asked], [1, [["POST", "/api/asks/7/received"]]]);
});

test("where the platform has no buttons there are none", async () => {
  const phone = worker({ maxActions: 0 });
  await phone.push(PING);
  assert.equal(phone.shown[0].actions.length, 0);
});

test("an answer is quiet beside the app that shows it, and rings where nobody looks", async () => {
  const answer = { topic: "asked-7", title: "Ben answers", body: "Aisle 7", path: "/asks/7", ask: null, actions: [] };
  for (const [visibility, quiet] of [["visible", true], ["hidden", false]]) {
    const phone = worker({ windows: [["https://store.example/", visibility]] });
    await phone.push(answer);
    assert.deepEqual([titles(phone), phone.shown[0].silent, phone.asked], [["Ben answers"], quiet, []]);
  }
});

test("a push that comes late says who has it, quietly and without buttons", async () => {
  const phone = worker({ answer: () => ({ role: "other", owner: { name: "Maria" } }) });
  await phone.push(PING);
  const last = phone.shown.at(-1);
  assert.deepEqual([last.title, last.tag, last.silent, last.actions.length, "vibrate" in last], ["Maria has it", "ask-7", true, 0, false]);
});

test("an ask that is over, or none of mine, is settled", async () => {
  for (const answer of [{ role: "other", owner: null }, 404, 403]) {
    const phone = worker({ answer: () => answer });
    await phone.push(PING);
    assert.equal(titles(phone).at(-1), "This ask is settled");
  }
});

test("without network, or signed out, the ping stays as it came", async () => {
  for (const answer of [null, 401, 500]) {
    const phone = worker({ answer: () => answer });
    await phone.push(PING);
    assert.deepEqual(titles(phone), ["Ada asks"]);
  }
});

test("every push shows something, also one that cannot be read", async () => {
  for (const text of [null, "", "{"]) {
    const phone = worker();
    await phone.raw(text);
    assert.deepEqual([titles(phone), phone.asked], [["floorassist"], []]);
  }
});

test("to take it is a claim, and the app shows it", async () => {
  const phone = worker({ answer: () => ({ role: "owner", owner: { name: "Maria" } }) });
  await phone.press("claim");
  assert.deepEqual([phone.asked, phone.opened, phone.shown.length], [[["POST", "/api/asks/7/claim"]], ["/asks/7"], 0]);
});

test("who was too late reads who has it, and no app opens", async () => {
  const phone = worker({ answer: () => ({ role: "other", owner: { name: "Maria" } }) });
  await phone.press("claim");
  assert.deepEqual([titles(phone), phone.opened], [["Maria has it"], []]);
});

test("a claim that is refused or lost opens the app, which says what to do", async () => {
  for (const answer of [409, null]) {
    const phone = worker({ answer: () => answer });
    await phone.press("claim");
    assert.deepEqual(phone.opened, ["/asks/7"]);
  }
});

test("not now is told without opening anything; where it is not heard, that shows", async () => {
  const phone = worker({ answer: () => ({ role: "other", owner: null }) });
  await phone.press("decline");
  assert.deepEqual([phone.asked, phone.opened, phone.shown.length], [[["POST", "/api/asks/7/decline"]], [], 0]);
  const lost = worker();
  await lost.press("decline");
  assert.deepEqual(titles(lost), ["That did not reach the store"]);
});

test("a press goes to the app that is open, the visible one first, and never to the desk", async () => {
  const desk = ["https://store.example/desk/asks", "visible"];
  const [hidden, visible] = [["https://store.example/", "hidden"], ["https://store.example/me", "visible"]];
  const both = worker({ windows: [desk, hidden, visible] });
  await both.press("");
  assert.deepEqual([both.told.at(-1), both.opened], [[visible[0], "/asks/7"], []]);
  const none = worker({ windows: [desk] });
  await none.press("");
  assert.deepEqual(none.opened, ["/asks/7"]);
});

const ERASE = { topic: "erase", title: "This phone was shut out", body: "Erased.", path: "/join", ask: null, actions: [] };
const GONE = ["floorassist", "floorassist-draft", "floorassist-outbox", "floorassist-pack", "push", "shell-b0"];

test("a phone that was shut out erases all it kept when the last word arrives, also far from the store", async () => {
  for (const answer of [() => ({ enrolled: false, shut_out: true }), () => null, () => 502]) {
    const phone = worker({ answer });
    await phone.push(ERASE);
    assert.deepEqual(phone.erased.sort(), GONE);
    assert.deepEqual(titles(phone), ["This phone was shut out"]);
  }
});

test("a phone that is back in the store erases nothing when an old word arrives, and something shows", async () => {
  const phone = worker({ answer: () => ({ enrolled: true, shut_out: false }) });
  await phone.push(ERASE);
  assert.deepEqual(phone.erased, []);
  assert.deepEqual(titles(phone), ["floorassist"]);
});

test("what the server says to a ping that was heard too late, or to a look now and then, erases as well", async () => {
  const out = (path) => (path === "/api/device" ? { enrolled: false, shut_out: true } : 401);
  const pinged = worker({ answer: out });
  await pinged.push(PING);
  assert.deepEqual(pinged.erased.sort(), GONE);
  const looking = worker({ answer: out });
  await looking.look("erase");
  assert.deepEqual(looking.erased.sort(), GONE);
});

test("a look without an answer, or on a phone whose person only signed out, erases nothing", async () => {
  for (const answer of [() => null, () => 503, () => ({ enrolled: true, shut_out: false })]) {
    const phone = worker({ answer });
    await phone.look("erase");
    await phone.push(PING);
    assert.deepEqual(phone.erased, []);
  }
});
