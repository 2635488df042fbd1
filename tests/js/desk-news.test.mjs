import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { listenAtTheDesk } from "../../static/js/desk/news.js";
import { openPage, settled } from "./phone.mjs";

const LOOK = 3000;
let page;
let stop;
let answer;
let heard;

beforeEach(() => {
  heard = [];
  answer = () => ({ events: [{ id: 6, kind: "ask.moved" }], cursor: 6, more: false, fresh: false });
  page = openPage((path) => answer(path));
});

afterEach(() => {
  stop();
  page.close();
});

test("after a gap beyond the log every kind counts", async () => {
  answer = () => ({ events: [], cursor: 90, more: false, fresh: true });
  stop = listenAtTheDesk(5, (kinds) => heard.push(kinds.has("person.changed")));
  await page.pass(LOOK);
  assert.deepEqual(heard, [true]);
});

test("where the log has a gap every kind counts", async () => {
  answer = () => ({ events: [{ id: 6, kind: "anew" }], cursor: 6, more: false, fresh: false });
  stop = listenAtTheDesk(5, (kinds) => heard.push(kinds.has("person.changed")));
  await page.pass(LOOK);
  assert.deepEqual(heard, [true]);
});

test("an ear that fails hears the same again", async () => {
  stop = listenAtTheDesk(5, async () => {
    heard.push("once");
    if (heard.length === 1) throw new Error("no answer");
  });
  await page.pass(LOOK);
  await page.pass(LOOK);
  assert.deepEqual(page.asked, ["/api/events?after=5", "/api/events?after=5"]);
  await page.pass(LOOK);
  assert.equal(page.asked.at(-1), "/api/events?after=6");
});

test("coming back while it looks starts no second watch", async () => {
  let give;
  answer = () => new Promise((resolve) => (give = () => resolve({ events: [], cursor: 5, more: false, fresh: false })));
  stop = listenAtTheDesk(5, () => {});
  await page.pass(LOOK);
  page.tell("visibilitychange");
  page.tell("visibilitychange");
  assert.equal(page.asked.length, 1);
  give();
  await settled();
  await page.pass(LOOK);
  assert.equal(page.asked.length, 2);
});
