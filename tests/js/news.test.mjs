import assert from "node:assert/strict";
import { test } from "node:test";
import { afterChange, afterEvent, afterReading, isLive, toTake } from "../../static/js/core/news.js";

const EMPTY = { asked: [], pings: [], holding: [] };
const ask = (changes) => ({ id: 7, version: 1, state: "offered", role: "pinged", ...changes });
const event = (kind, body) => ({ id: 1, kind, body });

test("a supervisor's own question that waits is not one to take", () => {
  const [mine, theirs] = [ask({ role: "asker", state: "queued" }), ask({ id: 8, role: "lead", state: "queued" })];
  assert.deepEqual(toTake({ ...EMPTY, queued: [mine, theirs] }), [theirs]);
  assert.deepEqual(toTake(EMPTY), []);
});

test("an offered ask rings", () => {
  assert.deepEqual(afterEvent(EMPTY, event("ask.offered", ask())).pings, [ask()]);
});

test("the same offer twice rings once", () => {
  const once = afterEvent(EMPTY, event("ask.offered", ask()));
  assert.equal(afterEvent(once, event("ask.offered", ask())).pings.length, 1);
});

test("a withdrawn ask stops ringing and nothing else changes", () => {
  const other = ask({ id: 8 });
  const before = { asked: [ask({ id: 9, role: "asker" })], pings: [ask(), other], holding: [] };
  const after = afterEvent(before, event("ask.withdrawn", { id: 7, why: "claimed", by: "Maria" }));
  assert.deepEqual(after, { ...before, pings: [other] });
});

test("what I claim moves from ringing to held", () => {
  const after = afterChange({ ...EMPTY, pings: [ask()] }, ask({ role: "owner", state: "claimed", version: 2 }));
  assert.deepEqual([after.pings.length, after.holding.length], [0, 1]);
});

test("an ask that is done is held no longer", () => {
  const held = { ...EMPTY, holding: [ask({ role: "owner", state: "answered" })] };
  assert.deepEqual(afterChange(held, ask({ role: "owner", state: "done", version: 2 })).holding, []);
});

test("news that was overtaken changes nothing", () => {
  const now = { ...EMPTY, asked: [ask({ role: "asker", state: "claimed", version: 5 })] };
  assert.equal(afterEvent(now, event("ask.changed", ask({ role: "asker", version: 4 }))), now);
});

test("an offer that was overtaken does not ring again", () => {
  const now = { ...EMPTY, holding: [ask({ role: "owner", state: "claimed", version: 2 })] };
  assert.equal(afterEvent(now, event("ask.offered", ask())), now);
});

test("a ping that comes while the lists are on their way is not lost with the lists before them", () => {
  const other = ask({ id: 8 });
  const meanwhile = [event("ask.offered", ask()), event("ask.withdrawn", { id: 8, why: "claimed", by: "Maria" })];
  assert.deepEqual(afterReading({ ...EMPTY, pings: [other] }, meanwhile).pings, [ask()]);
});

test("news that the lists hold already changes nothing in them", () => {
  const lists = { ...EMPTY, holding: [ask({ role: "owner", state: "claimed", version: 2 })] };
  assert.equal(afterReading(lists, [event("ask.offered", ask())]), lists);
});

test("an unknown kind of news changes nothing", () => {
  assert.equal(afterEvent(EMPTY, event("surge.called", { id: 1 })), EMPTY);
});

test("an expired ask is over, an answered one still waits for its asker", () => {
  assert.equal(isLive(ask({ state: "expired" })), false);
  assert.equal(isLive(ask({ state: "answered" })), true);
});

const waiting = (changes) => ask({ state: "queued", role: "other", ...changes });

test("what waits with the supervisors stands at the end of their queue, once", () => {
  const before = { ...EMPTY, queued: [waiting({ id: 3 })] };
  const after = afterEvent(before, event("ask.queued", waiting()));
  assert.deepEqual(after.queued.map(({ id }) => id), [3, 7]);
  assert.deepEqual(afterEvent(after, event("ask.queued", waiting({ version: 2 }))).queued.map(({ id }) => id), [3, 7]);
});

test("what came out of the queue is gone from it", () => {
  const before = { ...EMPTY, queued: [waiting()] };
  assert.deepEqual(afterEvent(before, event("ask.unqueued", { id: 7 })).queued, []);
});

test("what I take from the queue is held and waits no more", () => {
  const after = afterChange({ ...EMPTY, queued: [waiting()] }, ask({ role: "owner", state: "claimed", version: 2 }));
  assert.deepEqual([after.queued.length, after.holding.length], [0, 1]);
});

test("my own question in the queue shows as I see it", () => {
  const mine = ask({ role: "asker", state: "queued", version: 4 });
  const after = afterEvent({ ...EMPTY, asked: [mine] }, event("ask.queued", waiting({ version: 4 })));
  assert.deepEqual(after.queued, [mine]);
});

test("a worker's question that waits does not put a queue on their phone", () => {
  const after = afterChange(EMPTY, ask({ role: "asker", state: "queued", version: 4 }));
  assert.deepEqual([after.asked.length, after.queued.length], [1, 0]);
});

test("who holds an ask is reminded in place", () => {
  const held = { ...EMPTY, holding: [ask({ role: "owner", state: "claimed" })] };
  const after = afterEvent(held, event("ask.nudged", ask({ role: "owner", state: "claimed", version: 2, nudged: true })));
  assert.equal(after.holding[0].nudged, true);
});

test("lists that were kept before there was a queue take one", () => {
  const old = { asked: [], pings: [], holding: [] };
  assert.deepEqual(afterEvent(old, event("ask.queued", waiting())).queued.length, 1);
  assert.deepEqual(afterChange(old, ask()).pings.length, 1);
});

test("what waits in the queue is live, what was promised or referred is over", () => {
  assert.deepEqual(["queued", "promised", "referred"].map((state) => isLive(ask({ state }))), [true, false, false]);
});
