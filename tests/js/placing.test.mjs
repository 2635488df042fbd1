// The list of what was put where by scanning.
import assert from "node:assert/strict";
import test from "node:test";

import { changed, counted, leaves, resetWords, restored, rowWords, withRow } from "../../static/js/core/placing.js";

const bay = { id: "bay-1", code: "A9-4L" };
const row = (key, item, more = {}) => ({ key, spot: bay, item: { id: item, name: `Item ${item}` }, state: "sending", ...more });

test("the newest is on top, and the same item at the same bay is one row", () => {
  const first = withRow([], row("a", 1));
  assert.ok(first.isNew);
  const second = withRow(first.list, row("b", 2));
  const again = withRow(second.list, row("c", 1));
  assert.equal(again.isNew, false);
  assert.deepEqual(again.list.map(({ key, times }) => [key, times]), [["a", 2], ["b", 1]]);
});

test("the same item at another bay, or once undone, is a new row", () => {
  const { list } = withRow([], row("a", 1));
  assert.ok(withRow(list, row("b", 1, { spot: { id: "bay-2", code: "A9-5L" } })).isNew);
  assert.ok(withRow(changed(list, "a", { state: "undone" }), row("c", 1)).isNew);
});

test("a page loaded anew has its rows again: what waits goes on waiting, what went has been sent", () => {
  const before = [row("a", 1, { state: "sending" }), row("b", 2, { state: "waiting" }), row("c", 3, { state: "undone" }), row("d", 4, { state: "waiting" })];
  const list = restored([row("d", 4, { state: "done" }), row("e", 5)], before, new Set(["b"]));
  assert.deepEqual(list.map(({ key, state }) => [key, state]), [["d", "done"], ["e", "sending"], ["a", "done"], ["b", "waiting"], ["c", "undone"]]);
  assert.equal(rowWords(list[2]), "A9-4L. Sent");
});

test("an unknown code is one row however often it is read", () => {
  const unknown = (key, text) => ({ key, spot: bay, item: null, code: { text }, state: "unknown" });
  const { list } = withRow([], unknown("a", "123"));
  assert.equal(withRow(list, unknown("b", "123")).isNew, false);
  assert.ok(withRow(list, unknown("c", "456")).isNew);
});

test("what is undone or refused does not stand there, and what waits is counted", () => {
  const list = [row("a", 1, { state: "done" }), row("b", 2, { state: "undone" }), row("c", 3, { state: "waiting" })];
  assert.deepEqual(counted(list, "bay-1"), { here: 2, waiting: 1 });
  assert.deepEqual(counted(list, "bay-2"), { here: 0, waiting: 1 });
});

test("a row says what became of it", () => {
  assert.equal(rowWords(row("a", 1, { state: "done", outcome: "moved", from: "A1-2R" })), "A9-4L. Moved here from A1-2R");
  assert.equal(rowWords(row("a", 1, { state: "done", outcome: "proposed" })), "A9-4L. Told to the supervisors, who decide");
  assert.equal(rowWords(row("a", 1, { state: "waiting" })), "A9-4L. Kept on this phone until there is a network");
  assert.equal(rowWords(row("a", 1, { state: "refused", detail: "Gone." })), "Gone.");
});

test("only a single home that is elsewhere is left", () => {
  const at = (spot, role, code) => ({ spot, role, code });
  assert.equal(leaves({ placements: [at("bay-2", "home", "A1"), at("e", "endcap", "A2")] }, "bay-1"), "A1");
  assert.equal(leaves({ placements: [at("bay-1", "home", "A1")] }, "bay-1"), null);
  assert.equal(leaves({ placements: [at("x", "home", "A1"), at("y", "home", "A2")] }, "bay-1"), null);
  assert.equal(leaves({}, "bay-1"), null);
});

test("a reset tells how far it is", () => {
  assert.deepEqual(resetWords({ code: "A9", total: 12, left: 5 }), { done: 7, of: 12, words: "A9 is being reset: 7 of 12 checked" });
});
