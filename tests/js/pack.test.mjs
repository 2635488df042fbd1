// The pack on the phone's side, on the case that tests/find/test_pack.py writes from the same rows.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { Finder } from "../../static/js/core/find/finder.js";
import { BrokenPack, decode } from "../../static/js/core/find/pack.js";

const known = JSON.parse(readFileSync(new URL("../cases/pack.json", import.meta.url), "utf8"));
const bytes = new Uint8Array(Buffer.from(known.pack, "hex"));

test("a pack is the rows that went into it", () => {
  const pack = decode(bytes);
  assert.deepEqual(Array.from({ length: pack.size }, (_, n) => pack.row(n)), known.items);
  const { items, columns, answers, ...head } = pack.head;
  assert.deepEqual(head, known.head);
  assert.deepEqual(answers, known.answers);
  assert.equal(items, known.items.length);
  assert.ok(columns.length > 20);
});

test("a row is found by its id, and only by an id that is there", () => {
  const pack = decode(bytes);
  for (const [n, { id }] of known.items.entries()) assert.equal(pack.numberOf(id), n);
  for (const id of [0, 1, 9, 5000, -1, 2 ** 40]) assert.equal(pack.numberOf(id), -1);
});

test("a pack that was cut anywhere is refused", () => {
  for (let end = 0; end < bytes.length; end += 1) assert.throws(() => decode(bytes.slice(0, end)), BrokenPack, String(end));
});

const NOTHING = { cursor: 900, plan: 2, of: 5, items: [], answers: [], gone_items: [], gone_answers: [], people: {}, popular: [] };

test("what an answer says of a person goes with the names that come along", () => {
  const finder = new Finder(decode(bytes));
  assert.equal(finder.find("wobbly door").results[0].taught_by, "Zoë");
  finder.take(NOTHING);
  assert.equal(finder.find("wobbly door").results[0].taught_by, null);
  assert.equal(finder.carried.cursor, 900);
});

test("an item that goes takes the answers that lead to it along", () => {
  const finder = new Finder(decode(bytes));
  const entry = { ...known.answers[0], id: 5, words: "hangers of pictures", kind: "item", item_id: 7, spot: null };
  finder.take({ ...NOTHING, answers: [entry] });
  assert.equal(finder.find("hangers of pictures").results[0].kind, "answer");
  finder.take({ ...NOTHING, gone_items: [7] });
  assert.deepEqual(finder.find("hangers of pictures").results.filter(({ item_id: id }) => id === 7 ), []);
  assert.ok(!finder.carried.answers.has(5));
  assert.equal(finder.item(7), null);
});

test("what a blank label stands for is known, by its link and as it is typed, until it stands for nothing", () => {
  const finder = new Finder(decode(bytes));
  assert.equal(finder.code("https://store.example/l/B2345678").item.id, 7);
  assert.equal(finder.code("b234-5678").item.id, 7);
  finder.take({ ...NOTHING, blanks: [{ token: "B2345678", item_id: null, spot: "bay-L3" }] });
  assert.deepEqual(finder.code("B2345678").kind, "unknown", "this phone has no plan with that bay");
  assert.equal(finder.code("B2345678").bindable, true);
  const again = new Finder(decode(bytes), finder.carried.saved());
  assert.equal(again.carried.blanks.get("B2345678").spot, "bay-L3");
  finder.take({ ...NOTHING, blanks: [{ token: "B2345678", item_id: null, spot: null }] });
  assert.equal(finder.code("B2345678").blank, false);
});

test("thousands of edits leave no waste behind", () => {
  const finder = new Finder(decode(bytes));
  for (let n = 0; n < 200; n += 1) finder.take({ ...NOTHING, items: [{ ...known.items[0], name: `Nails ${n} mm` }] });
  assert.ok(finder.store.index.findables.length < 20);
  assert.equal(finder.find("nails 199").results[0].title, "Nails 199 mm");
  assert.equal(finder.carried.size, known.items.length);
  assert.equal(finder.carried.saved().items.length, 1);
});
