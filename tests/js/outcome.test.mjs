import assert from "node:assert/strict";
import { test } from "node:test";
import { READ_MS, endedAs, isCode, isQuestion, ledTo } from "../../static/js/core/outcome.js";

const item = { kind: "item", id: 7, item_id: 7, aisle: "A9", say: "Aisle A9" };
const answer = { results: [item], decision: "answer" };

test("an answer that stood long enough to be read was one, and what it led to is told", () => {
  assert.deepEqual(endedAs(answer, READ_MS), { outcome: "answer", ledTo: "item:7" });
  assert.equal(endedAs(answer, READ_MS - 1), null);
});

test("nothing found, or nothing that fitted, is a miss once it was seen", () => {
  assert.deepEqual(endedAs({ results: [], decision: "ask" }, 2000), { outcome: "miss", ledTo: "" });
  assert.deepEqual(endedAs({ results: [item], decision: "ask" }, 2000), { outcome: "miss", ledTo: "" });
  assert.equal(endedAs({ results: [], decision: "ask" }, 100), null);
});

test("what was still being looked for, or has no place to say, tells nothing", () => {
  assert.equal(endedAs(null, 60_000), null);
  assert.equal(endedAs({ results: [{ ...item, aisle: "", say: "" }], decision: "answer" }, 60_000), null);
});

test("a result leads to its item, else to its place, else to words alone", () => {
  assert.equal(ledTo(item), "item:7");
  assert.equal(ledTo({ kind: "aisle", spot: "b3" }), "spot:b3");
  assert.equal(ledTo({ kind: "department", spot: null }), "");
});

test("a code is no question, and a scanner's text is told from words", () => {
  assert.equal(isQuestion("39331"), false);
  assert.equal(isQuestion("¿dónde?"), true);
  for (const code of ["4006381333931", "96385074", "https://a.example/01/04006381333931", "]d201040063813339310", "(01)04006381333931(10)AB"]) {
    assert.equal(isCode(code), true, code);
  }
  for (const words of ["39331", "8 mm plugs", "wall plugs", "12345678901 plugs", "aisle 12"]) assert.equal(isCode(words), false, words);
});
