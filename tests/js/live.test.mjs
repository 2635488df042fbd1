import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { startLive } from "../../static/js/device/live.js";
import { Socket, openPage, settled } from "./phone.mjs";

const BEAT = 50_000;
let page;
let live;
let heard;
let pages;

beforeEach(() => {
  heard = [];
  pages = () => ({ events: [], cursor: 0, more: false, fresh: false });
  page = openPage((path) => pages(path));
  live = startLive(5, { onEvent: (event) => heard.push(event.id), onSignedOut: () => heard.push("out"), onAnew: () => heard.push("anew") });
});

afterEach(() => {
  live.stop();
  page.close();
});

const socket = () => Socket.all.at(-1);
const events = (...ids) => ({ events: ids.map((id) => ({ id, kind: "ask.offered", body: {} })), cursor: ids.at(-1), more: false, fresh: false });

test("an event that comes twice is handed on once, and the next connection asks for what came after it", async () => {
  socket().open();
  socket().say({ type: "events", ...events(6, 7) });
  socket().say({ type: "events", ...events(7) });
  assert.deepEqual(heard, [6, 7]);
  socket().close();
  await page.pass(1000);
  assert.match(socket().url, /after=7/);
});

test("a notice about a ping that came before the socket was open is sent once it is", async () => {
  live.received(7);
  assert.deepEqual(socket().sent, []);
  socket().open();
  assert.deepEqual(socket().sent, [{ type: "received", ask: 7 }]);
});

test("a socket that keeps connecting is given up", async () => {
  await page.pass(8000);
  await page.pass(1000);
  assert.equal(Socket.all.length, 2);
});

test("a quiet socket that misses nothing is kept", async () => {
  socket().open();
  await page.pass(BEAT);
  await page.pass(BEAT);
  assert.equal(Socket.all.length, 1);
  assert.deepEqual(socket().sent, [{ type: "beat" }, { type: "beat" }]);
});

test("a dead socket that says nothing is found at a beat, and what it missed is read", async () => {
  socket().open();
  await page.pass(BEAT);
  pages = () => events(6);
  await page.pass(BEAT);
  assert.deepEqual(heard, [6]);
  assert.equal(Socket.all.length, 2);
});

test("where nothing answers at a beat, another socket is tried", async () => {
  socket().open();
  await page.pass(BEAT);
  pages = () => {
    throw new TypeError("no network");
  };
  await page.pass(BEAT);
  assert.equal(Socket.all.length, 2);
});

test("on another network the old socket is given up at once", async () => {
  socket().open();
  page.tell("online");
  await settled();
  assert.equal(Socket.all[0].readyState, 3);
  assert.equal(Socket.all.length, 2);
});

test("a gap beyond the log is told, and the cursor goes on from the server's", async () => {
  socket().say({ type: "hello", version: "1", cursor: 90, fresh: true });
  assert.deepEqual(heard, ["anew"]);
  socket().close();
  await page.pass(1000);
  assert.match(socket().url, /after=90/);
});

test("after a restart phones come back over some seconds, not all in the first", async (t) => {
  socket().open();
  t.mock.method(Math, "random", () => 0.99);
  socket().close(1012);
  await page.pass(2900);
  assert.equal(Socket.all.length, 1);
  await page.pass(100);
  assert.equal(Socket.all.length, 2);
  t.mock.method(Math, "random", () => 0);
  socket().close(1012);
  await page.pass(200);
  assert.equal(Socket.all.length, 3);
});

test("signed out is the end: no other socket is opened", async () => {
  socket().open();
  socket().close(4401);
  await page.pass(60_000);
  assert.deepEqual(heard, ["out"]);
  assert.equal(Socket.all.length, 1);
});

test("stopping leaves no ear and no timer behind", async () => {
  socket().open();
  live.stop();
  assert.equal(page.ears(), 0);
  await page.pass(300_000);
  assert.equal(Socket.all.length, 1);
});
