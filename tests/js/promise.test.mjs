import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

process.env.TZ = "Europe/Stockholm";
const { byWords, choices, dayWords, dueWords, fieldValue, spanWords } = await import("../../static/js/core/promise.js");

const at = (text) => new Date(`2026-03-07T${text}:00+01:00`).getTime(); // a Saturday in Stockholm
const ids = (now) => choices(now).map(({ id }) => id);

test("quick choices are moments on this phone's clock", () => {
  const found = Object.fromEntries(choices(at("14:00")).map(({ id, at: moment }) => [id, moment]));
  assert.deepEqual(found, {
    15: at("14:15"),
    30: at("14:30"),
    60: at("15:00"),
    today: at("18:00"),
    tomorrow: new Date("2026-03-08T10:00:00+01:00").getTime(),
  });
});

test("this evening is no choice once it is over or about to be", () => {
  assert.ok(ids(at("17:45")).includes("today"));
  assert.ok(!ids(at("17:46")).includes("today"));
  assert.ok(!ids(at("20:00")).includes("today"));
});

test("tomorrow at ten is ten o'clock also in the night in which the clocks change", () => {
  const eve = new Date("2026-03-28T14:00:00+01:00").getTime();
  const { at: moment } = choices(eve).find(({ id }) => id === "tomorrow");
  assert.equal(moment, new Date("2026-03-29T10:00:00+02:00").getTime());
});

test("a time is said as people say it", () => {
  const now = at("14:00");
  assert.equal(byWords(at("14:30"), now), "14:30");
  assert.equal(byWords("2026-03-08T10:00:00+01:00", now), "tomorrow 10:00");
  assert.equal(byWords("2026-03-06T17:30:00+01:00", now), "yesterday 17:30");
  assert.match(byWords("2026-03-10T10:00:00+01:00", now), /^Tue,? 10 Mar, 10:00$/);
});

test("how long there is, and for how long a customer has waited too long", () => {
  const due = { due_at: new Date(at("14:30")).toISOString() };
  assert.equal(dueWords(due, at("14:18")), "by 14:30, in 12 min");
  assert.equal(dueWords(due, at("09:00")), "by 14:30");
  assert.equal(dueWords(due, at("14:30")), "1 min overdue");
  assert.equal(dueWords(due, at("15:50")), "1 h 20 overdue");
  assert.equal(dueWords(due, at("19:00")), "overdue since 14:30");
  assert.equal(spanWords(60 * 60_000), "1 h");
});

test("a day is the day that the store kept, and a field shows this phone's clock", () => {
  assert.equal(dayWords("2026-03-07T00:00:00Z"), "7 Mar");
  assert.equal(fieldValue(at("09:05")), "2026-03-07T09:05");
});

// Node has no IndexedDB: letters live as long as the page. What shakes a phone is not there either.
globalThis.navigator ??= {};
Object.assign(globalThis, { addEventListener: () => {}, document: { visibilityState: "visible", addEventListener: () => {} } });
const phone = await import("../../static/js/device/promises.js");
const { flush, forgetOutbox } = await import("../../static/js/device/outbox.js");
const { connection, me, news, notice } = await import("../../static/js/device/store.js");

let posts;
let board;
let server;
const promise = (more) => ({ id: 7, what: "hinges", state: "open", mine: true, made_by_me: true, due_at: "2026-03-07T14:30:00Z", ended_at: null, owner: { id: 1, name: "Ada" }, ...more });

beforeEach(async () => {
  await forgetOutbox();
  me.value = null;
  posts = [];
  server = () => [201, promise()];
  board = { promises: [], settled: [], colleagues: [] };
  notice.value = null;
  globalThis.fetch = async (path, { body }) => {
    if (body) posts.push([path, JSON.parse(body)]);
    const read = !body && path === "/api/promises";
    const [status, answer] = read ? [200, board] : server(path);
    return { ok: status < 400, status, headers: new Headers({ "content-type": "application/json" }), json: async () => answer };
  };
  me.value = { person: { id: 1 } };
  await settled();
});

const settled = () => new Promise((done) => setTimeout(done));

test("the board is read for whoever signs in, again after a gap, and goes with them", async () => {
  board = { promises: [promise()], settled: [], colleagues: [] };
  news.value = { kind: "anew", body: {} };
  await settled();
  assert.deepEqual(phone.promises.value.promises.map(({ id }) => id), [7]);
  me.value = null;
  assert.deepEqual(phone.promises.value.promises, []);
  news.value = { kind: "anew", body: {} };
  me.value = { person: { id: 2 } };
  await settled();
  assert.deepEqual(phone.promises.value.promises.map(({ id }) => id), [7]);
});

test("a board that could not be read is read once the server is heard again", async () => {
  const { fetch } = globalThis;
  board = { promises: [promise()], settled: [], colleagues: [] };
  globalThis.fetch = async () => {
    throw new TypeError("no network");
  };
  news.value = { kind: "anew", body: {} };
  await settled();
  assert.deepEqual(phone.promises.value.promises, []);
  globalThis.fetch = fetch;
  connection.value = { online: true, at: 1 };
  await settled();
  assert.deepEqual(phone.promises.value.promises.map(({ id }) => id), [7]);
});

test("a promise made without network waits, shows that it does, and goes once", async () => {
  server = () => {
    throw new TypeError("no network");
  };
  assert.equal(await phone.promiseTo({ to: "Ann", what: "hinges" }), null);
  await settled();
  assert.deepEqual(phone.unsent.value.map(({ id, body }) => [id, body.what]), [[null, "hinges"]]);
  const [[, tried]] = posts;
  posts = [];
  server = () => [201, promise()];
  await flush();
  await settled();
  assert.deepEqual(posts, [["/api/promises", tried]]);
  assert.ok(tried.key);
  assert.deepEqual(phone.unsent.value, []);
});

test("an answer given without network waits with the promise that it keeps", async () => {
  server = () => {
    throw new TypeError("no network");
  };
  assert.equal(await phone.keepPromise(promise(), { words: "Aisle 7" }), null);
  await settled();
  assert.deepEqual(phone.unsent.value.map(({ id }) => id), [7]);
});

test("what the server answers shows at once, and what has ended leaves the open ones", async () => {
  await phone.promiseTo({ to: "Ann", what: "hinges" });
  assert.deepEqual(phone.promises.value.promises.map(({ id }) => id), [7]);
  server = () => [200, promise({ state: "kept", ended_at: "2026-03-07T00:00:00Z" })];
  await phone.keepPromise(promise(), { words: "Aisle 7" });
  assert.deepEqual(phone.promises.value.promises, []);
  assert.equal(phone.promiseKnown(7).state, "kept");
});

test("who made a promise is told that a colleague kept it, and who did it is not", async () => {
  phone.promises.value = { promises: [promise({ mine: false })], settled: [], colleagues: [] };
  const kept = promise({ mine: false, state: "kept", ended_at: "2026-03-07T00:00:00Z", owner: { id: 2, name: "Ben" } });
  const refresh = async () => void (phone.promises.value = { promises: [], settled: [kept], colleagues: [] });
  await phone.hearPromise({ kind: "promise.changed", body: { id: 7 } }, refresh);
  assert.equal(notice.value.text, "Ben kept the promise: hinges");
  notice.value = null;
  await phone.hearPromise({ kind: "promise.changed", body: { id: 7 } }, refresh);
  assert.equal(notice.value, null);
});

test("whoever gets a promise from somebody is told so", async () => {
  const refresh = async () => void (phone.promises.value = { promises: [promise({ made_by_me: false })], settled: [], colleagues: [] });
  await phone.hearPromise({ kind: "promise.changed", body: { id: 7 } }, refresh);
  assert.match(notice.value.text, /^A promise is yours now: hinges, by /);
});

test("that somebody's promise moved makes this phone ask nothing by itself", async () => {
  await phone.hearPromise({ kind: "promise.moved", body: {} }, () => assert.fail("the board was read"));
});
