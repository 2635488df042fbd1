import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { fieldsEdit, moved } from "../../static/js/core/arrange.js";
import { applied } from "../../static/js/core/draft.js";
import { change, draft, openDraft, past, redo, refusals, reload, settle, sync, undo } from "../../static/js/desk/plan/draft-store.js";
import { line, onTopOf } from "../../static/js/desk/plan/draft-local.js";
import { openPage, settled } from "./phone.mjs";
import { smallPlan } from "./small-plan.mjs";

/** A server with one draft; `network` is "good", "gone" (nothing arrives) or "deaf" (it arrives, the answer does not). */
class Server {
  constructor() {
    Object.assign(this, { document: smallPlan(), log: [], network: "good", calls: [] });
  }

  by(name, edits) {
    const key = `${name}-${this.log.length}`;
    const { document, conflicts } = applied(this.document, { key, edits });
    assert.equal(conflicts, undefined);
    this.take({ key, label: name, edits, by: { id: 9, name } }, document);
  }

  take(one, document) {
    this.document = document;
    this.log.push({ ...one, seq: this.log.length + 1 });
  }

  since(after, but = []) {
    return this.log.filter(({ seq, key }) => seq > after && !but.includes(key));
  }

  answer(path, { method, body }) {
    this.calls.push(`${method} ${path}`);
    if (this.network === "gone") throw new TypeError("no network");
    const [status, found] = this.work(path, method, body && JSON.parse(body));
    if (this.network === "deaf") throw new TypeError("no answer");
    // As over a wire: nothing is shared.
    return { ok: status < 300, status, headers: new Headers({ "content-type": "application/json" }), json: async () => JSON.parse(JSON.stringify(found)) };
  }

  work(path, method, body) {
    if (path.startsWith("/api/events")) return [200, { events: [], cursor: 0, more: false }];
    if (method === "GET" && path === "/api/plan/draft") return [200, { document: this.document, seq: this.log.length, base_revision: 1, revision: 1, editors: [], backdrops: [], scheduled_at: null }];
    if (method === "GET") return [200, { seq: this.log.length, changes: this.since(Number(path.split("after=")[1])) }];
    const taken = [];
    let refused = null;
    for (const one of body.changes) {
      if (!this.log.some(({ key }) => key === one.key)) {
        const { document, conflicts } = applied(this.document, one);
        if (conflicts) {
          refused = { refused: one.key, conflicts };
          break;
        }
        this.take({ ...one, by: { id: 1, name: "Me" } }, document);
      }
      taken.push(one.key);
    }
    const told = { seq: this.log.length, taken, changes: this.since(body.after, body.changes.map(({ key }) => key)) };
    return refused ? [409, { ...told, ...refused, detail: "It does not fit." }] : [200, told];
  }
}

let page;
let server;
let stop;

beforeEach(async () => {
  server = new Server();
  page = openPage(() => ({}));
  globalThis.fetch = async (path, options) => server.answer(path, options);
  Object.assign(line, { document: null, pending: [], done: [], undone: [] });
  Object.assign(draft.value, { document: null, seq: 0, state: "loading" });
  refusals.value = [];
  stop = openDraft({ store: 1, person: 1, cursor: 0 });
  await settled();
  await sync();
});

afterEach(() => {
  stop();
  page.close();
});

const mine = () => draft.value.document;
const aisle = (id) => mine().aisles.find((one) => one.id === id);
const move = (id, by = [1, 0], joins = null) => change(`Move ${id}`, moved(mine(), [["aisles", id]], by), joins);
const rename = (id, code) => fieldsEdit(server.document, "aisles", id, { code });

test("a change shows at once and is saved soon", async () => {
  move("a1");
  assert.deepEqual([aisle("a1").from[0], draft.value.state, draft.value.pending], [5, "saving", 1]);
  await sync();
  assert.deepEqual([draft.value.state, draft.value.pending, server.log.map(({ label }) => label)], ["saved", 0, ["Move a1"]]);
});

test("without network it goes on here, and goes over once there is one", async () => {
  server.network = "gone";
  move("a1");
  await sync();
  move("a2");
  assert.deepEqual([draft.value.state, draft.value.pending, server.log.length], ["offline", 2, 0]);
  server.by("Ana", moved(server.document, [["aisles", "a3"]], [0, 1]));
  server.network = "good";
  page.tell("online");
  await settled();
  await sync();
  assert.deepEqual([draft.value.state, server.log.length], ["saved", 3]);
  assert.deepEqual(mine(), server.document);
});

test("what arrived although its answer was lost is not done twice", async () => {
  server.network = "deaf";
  move("a1");
  await sync();
  server.by("Ana", moved(server.document, [["aisles", "a2"]], [0, 1]));
  server.network = "good";
  move("a1");
  await sync();
  assert.deepEqual([server.log.length, aisle("a1").from[0], refusals.value], [3, 6, []]);
  assert.deepEqual(mine(), server.document);
});

test("whose object was changed meanwhile is asked, by name; keeping mine puts it over theirs", async () => {
  server.by("Ana", rename("a1", "B1"));
  move("a1");
  await sync();
  const [refusal] = refusals.value;
  assert.deepEqual([refusal.id, refusal.by, refusal.mine.from[0], refusal.theirs.code], ["a1", "Ana", 5, "B1"]);
  assert.deepEqual(mine(), server.document);
  settle(refusal, "mine");
  await sync();
  assert.deepEqual([refusals.value, server.document.aisles[0].code, server.document.aisles[0].from[0]], [[], "A1", 5]);
});

test("taking theirs leaves everything as they have it", async () => {
  server.by("Ana", rename("a1", "B1"));
  move("a1");
  await sync();
  settle(refusals.value[0], "theirs");
  await sync();
  assert.deepEqual([refusals.value, server.log.length, aisle("a1").code], [[], 1, "B1"]);
});

test("undo and redo are changes themselves, and bring back every byte", async () => {
  const before = JSON.stringify(mine());
  move("a1");
  move("a2");
  assert.equal(undo(), "Move a2");
  assert.equal(undo(), "Move a1");
  assert.equal(undo(), null);
  assert.equal(JSON.stringify(mine()), before);
  assert.deepEqual([past.value.undo, past.value.redo], [null, "Move a1"]);
  redo();
  await sync();
  assert.deepEqual(server.log.map(({ label }) => label), ["Move a1", "Move a2", "Undo: Move a2", "Undo: Move a1", "Redo: Move a1"]);
});

test("what somebody changed since cannot be undone over them", async () => {
  move("a1");
  await sync();
  server.by("Ana", rename("a1", "B1"));
  await sync({ read: true });
  assert.equal(undo(), null);
  assert.deepEqual([aisle("a1").code, aisle("a1").from[0], past.value.undo], ["B1", 5, null]);
});

test("a key that is held down is one step to undo", () => {
  move("a1", [0.1, 0], "nudge");
  move("a1", [0.1, 0], "nudge");
  move("a1", [0.1, 0], "nudge");
  undo();
  assert.deepEqual(aisle("a1").from, [4, 12]);
});

test("a change that no plan may have is let go with its reason, the others are saved", async () => {
  const work = server.work.bind(server);
  let bad = null;
  server.work = (path, method, body) => (body?.changes?.some(({ key }) => key === bad) ? [422, { detail: "No.", refused: bad }] : work(path, method, body));
  bad = move("a1").key;
  move("a2");
  await sync();
  assert.deepEqual([draft.value.pending, server.log.map(({ label }) => label), aisle("a1").from[0]], [0, ["Move a2"], 4]);
  assert.deepEqual(mine(), server.document);
});

test("what waits shows over a draft that is read anew, kept or from the server", () => {
  server.network = "gone";
  move("a1");
  onTopOf(server.document, { document: server.document, pending: 7, seq: 3 });
  assert.deepEqual([aisle("a1").from[0], draft.value.pending, draft.value.seq], [5, 1, 3]);
});

test("who asks for the draft anew while it is being read gets it once more", async () => {
  const first = reload();
  await Promise.all([reload(), first]);
  assert.equal(server.calls.filter((call) => call === "GET /api/plan/draft").length, 3);
});

test("a draft that was begun anew is read whole", async () => {
  move("a1");
  await sync();
  server.document = smallPlan();
  server.log = [];
  await sync({ read: true });
  assert.deepEqual([draft.value.seq, aisle("a1").from[0]], [0, 4]);
});

test("however the network does, in the end both have the same, and nothing of mine is lost in silence", async () => {
  let seed = 7;
  const dice = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const lost = [];
  for (let turn = 0; turn < 400; turn += 1) {
    server.network = ["good", "good", "gone", "deaf"][dice(4)];
    const id = `a${1 + dice(3)}`;
    const what = dice(6);
    if (what < 2 && aisle(id)) move(id, [1 + dice(3), 0]);
    else if (what === 2) server.by("Ana", moved(server.document, [["aisles", id]], [0, 1 + dice(2)]));
    else if (what === 3) undo();
    else await sync({ read: dice(2) === 0 });
    for (const refusal of refusals.value) lost.push(settle(refusal, dice(2) ? "mine" : "theirs"));
  }
  server.network = "good";
  for (let turn = 0; turn < 3; turn += 1) await sync({ read: true });
  assert.deepEqual([draft.value.state, draft.value.pending], ["saved", 0]);
  assert.equal(JSON.stringify(mine()), JSON.stringify(server.document));
  assert.ok(lost.length > 3, "some were refused and asked about");
  const keys = server.log.map(({ key }) => key);
  assert.equal(new Set(keys).size, keys.length);
});
