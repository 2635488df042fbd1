// The twin of tests/find/: the same cases for terms, numbers, places and whole searches.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { decision } from "../../static/js/core/find/decision.js";
import { digits, revised as revisedDigits } from "../../static/js/core/find/digits.js";
import { edits } from "../../static/js/core/find/edits.js";
import { index } from "../../static/js/core/find/index.js";
import { everyLanguage } from "../../static/js/core/find/language.js";
import { Ledger } from "../../static/js/core/find/ledger.js";
import { bisect, codes, cut, order, size, sorted } from "../../static/js/core/find/letters.js";
import { parsed } from "../../static/js/core/find/name.js";
import { places } from "../../static/js/core/find/places.js";
import { ranking } from "../../static/js/core/find/ranking.js";
import { revised } from "../../static/js/core/find/revision.js";
import { answer } from "../../static/js/core/find/search.js";
import { termsOf } from "../../static/js/core/find/terms.js";
import { Spots } from "../../static/js/core/spots.js";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const cases = (name) => JSON.parse(read(`../cases/${name}.json`));
const language = everyLanguage();

const found = cases("find");
const items = found.items.map(({ sku, gtins, ...item }) => ({ kind: "item", ...item }));
const numbers = digits(found.items.map(({ id, sku, gtins }) => ({ itemId: id, sku, gtins })));
const aisles = new Set(items.map((each) => each.aisle));
const store = {
  index: index(items),
  digits: numbers,
  places: places(null, aisles, [["Paint", "A4"], ["Tools", "A1"]]),
  language,
};
const near = (one, other) => assert.ok(Math.abs(one - other) < 1e-6, `${one} is not ${other}`);

for (const { q, best, decision: decided } of found.queries) {
  test(`a question leads to this thing first: ${q}`, () => {
    const { results, decision: own } = answer(store, q);
    const first = results[0]?.findable ?? results[0]?.place;
    assert.deepEqual(first ? [first.kind, first.id] : null, best);
    if (decided) assert.equal(own, decided);
  });
}

for (const { name, ...expected } of found.names) {
  test(`a name is a thing and what goes with it: ${name}`, () => assert.deepEqual(parsed(name), expected));
}

for (const { asked, meanings, rarity } of found.terms) {
  test(`words asked mean these stems: ${asked.join(" ")}`, () => {
    const terms = termsOf(store.index, asked);
    assert.deepEqual(terms.map((term) => [...term.meanings.keys()]), meanings.map(Object.keys));
    terms.forEach((term, n) => {
      near(term.rarity, rarity[n]);
      for (const [root, weight] of term.meanings) near(weight, meanings[n][root]);
    });
  });
}

for (const { text, items: expected } of found.numbers) {
  test(`a number leads to these items: ${text.slice(0, 20)}`, () => assert.deepEqual(numbers.items(text), expected));
}

const bay = (id, side) => ({ id, code: "4", side, at: 3, width: 1 });
const aisle = (code, name, y, bays = []) => {
  return { id: `aisle-${code}`, level: "L0", code, name, from: [2, y], to: [20, y], width: 2, bays };
};
const plan = {
  levels: [{ id: "L0", width: 40, depth: 30 }],
  aisles: [
    aisle("07", "Frozen foods", 5),
    aisle("A9", "Paint", 10),
    aisle("A12", "Tools", 15, [bay("bay-4l", "L"), bay("bay-4r", "R")]),
  ],
  fixtures: [{ id: "till-1", level: "L0", kind: "till", polygon: [[1, 25], [2, 25], [2, 27], [1, 27]], code: "T1" }],
  anchors: [
    { id: "tills", level: "L0", kind: "tills", code: "TILLS", name: "Tills", at: [5, 26] },
    { id: "desk", level: "L0", kind: "desk", code: "DESK", name: "Service desk", at: [8, 26] },
  ],
};
const known = places(new Spots(plan), ["A12", "C31"], [["Paint", "A9"], ["Garden", ""]]);

for (const { text, places: expected } of cases("places")) {
  test(`a text names these places: ${text.slice(0, 40)}`, () => {
    const ids = { "07": "aisle-07", A9: "aisle-A9", A12: "aisle-A12" };
    const meant = known.meant(text, language).map(({ kind, id }) => [kind, id]);
    assert.deepEqual(meant, expected.map(([kind, id]) => [kind, ids[id] ?? id]));
  });
}

test("an old address is found and tells what it was, before what it only resembles", () => {
  const renamed = [{ aisle: "C31", bay: null, side: null, spot: "aisle-A12" }];
  const after = places(new Spots(plan, renamed), ["A12"], []);
  const [whole] = after.meant("aisle c31", everyLanguage());
  assert.deepEqual([whole.code, whole.was], ["A12", "C31"]);
});

test("an aisle of the catalog alone has no point on the plan", () => {
  const [{ aisle: code, x, y }] = known.meant("aisle 31", language);
  assert.deepEqual([code, x, y], ["C31", null, null]);
});

test("aisles that fit alike come by their codes, in whatever order they are told", () => {
  for (const codes of [["A9", "B9", "C9"], ["C9", "A9", "B9"]]) {
    const found = places(null, codes, []).meant("aisle 9", language);
    assert.deepEqual(found.map(({ code }) => code), ["A9", "B9", "C9"]);
  }
});

test("items of one number come by their ids, whichever of them changed last", () => {
  const rows = [1, 2].map((itemId) => ({ itemId, sku: "same", gtins: ["04006381333931"] }));
  const changed = revisedDigits(digits(rows), [rows[0]]);
  for (const text of ["same", "4006381333931", "33931"]) assert.deepEqual(changed.items(text), [1, 2]);
});

test("a doubted place is never the answer alone", () => {
  const [hammer, doubted] = [false, true].map((each) => ({ ...items[0], doubted: each }));
  const [one, other] = [hammer, doubted].map((each) => ({ ...store, index: index([each, ...items.slice(1)]) }));
  assert.deepEqual([one, other].map((each) => answer(each, "ham-16").decision), ["answer", "also"]);
  assert.deepEqual([0.95, 0.6, 0.4].map((each) => decision(each, { doubtful: true })), ["also", "also", "ask"]);
});

test("what is out stands just behind an equal one in stock", () => {
  const twins = [1, 2].map((id) => ({ ...items[0], id, out: id === 1, doubted: false }));
  const { hits } = ranking(index([...items.slice(2), ...twins]), ["claw", "hammer"], 5);
  assert.deepEqual(hits.slice(0, 2).map((hit) => hit.findable.id), [2, 1]);
});

test("a likely answer comes with others, an unlikely one is asked of a colleague", () => {
  assert.deepEqual([1, 0.9, 0.89, 0.5, 0.49, 0].map(decision), ["answer", "answer", "also", "also", "ask", "ask"]);
});

for (const [one, other, count] of [
  ["hammer", "hammer", 0], ["hammer", "hamer", 1], ["hammer", "hammre", 1], ["hammer", "hmamre", 2],
  ["ca", "abc", 3], ["paint", "saint", 1], ["ab", "ba", 1], ["𐐷a", "a𐐷", 1], ["", "ab", 2], ["hammer", "nail", 3],
]) {
  test(`${one || "nothing"} becomes ${other} by ${count} edits, as far as they are counted`, () => {
    assert.equal(edits(codes(one), codes(other), 2), count);
    assert.equal(edits(codes(other), codes(one), 2), count);
  });
}

test("letters beyond 16 bits are one letter each and come after all others", () => {
  assert.deepEqual(sorted(["𐐷", "ﬃ", "z"]), ["z", "ﬃ", "𐐷"]);
  assert.ok(order("ﬃ", "𐐷") < 0);
  assert.deepEqual([size("a𐐷"), cut("𐐷ab", 0, 2), cut("ab𐐷", -1)], [2, "𐐷a", "𐐷"]);
  assert.deepEqual([bisect(["a", "c"], "b"), bisect(["a", "c"], "c"), bisect(["a", "c"], "d")], [1, 1, 2]);
});

test("a ledger keeps what it was, however often it is changed", () => {
  let [ledger, oldest] = [new Ledger(new Map([["a", 1]])), null];
  oldest = ledger;
  for (let n = 0; n < 2500; n += 1) ledger = ledger.with([[n, n], [n - 3, null]]);
  assert.deepEqual([oldest.size, oldest.get("a"), oldest.get(2499)], [1, 1, undefined]);
  assert.deepEqual([ledger.size, ledger.get("a"), ledger.get(2499), ledger.get(2496), ledger.has(5)], [4, 1, 2499, undefined, false]);
});

test("an index with changes answers as one built anew, and the one before stays as it was", () => {
  let [changed, held] = [store.index, new Map(items.map((each) => [each.id, each]))];
  const words = ["claw", "hammer", "paint", "brush", "tooth", "pick", "matte", "newword"];
  for (let n = 0; n < 2600; n += 1) {
    const id = (n * 7) % 23;
    const name = [words[n % 8], words[(n * 3) % 7], `x${n % 40}`].join(" ");
    const one = { kind: "item", id, name, department: `D${n % 3}`, aisle: `A${n % 5}` };
    const gone = n % 4 ? [] : [["item", (n * 5) % 23]];
    changed = revised(changed, [one], gone);
    for (const [, each] of gone) held.delete(each);
    held.set(id, one);
  }
  const fresh = index([...held.values()]);
  assert.equal(changed.size, fresh.size);
  assert.ok(changed.waste > 0.9 && fresh.waste === 0);
  for (const asked of [["hammer"], ["hamer", "claw"], ["paintbrush"], ["x1"], ["d1"], ["newwrd"], ["zzz"]]) {
    const [one, other] = [changed, fresh].map((each) => ranking(each, asked, 100));
    assert.deepEqual(one.hits.map((hit) => hit.findable), other.hits.map((hit) => hit.findable), asked);
    one.hits.forEach((hit, n) => near(hit.score, other.hits[n].score));
    for (const [code, probability] of other.aisles) near(new Map(one.aisles).get(code), probability);
  }
  assert.equal(answer(store, "hamer").results[0].findable.id, 1);
});

test("numbers of changed items count as they are now, also after many changes", () => {
  let changed = numbers;
  for (let n = 0; n < 1200; n += 1) changed = revisedDigits(changed, [{ itemId: 100 + n, sku: `S${n}`, gtins: [] }], [1]);
  changed = revisedDigits(changed, [{ itemId: 3, sku: "NEW", gtins: [] }]);
  assert.deepEqual([changed.items("s7"), changed.items("ham-16"), changed.items("33931")], [[107], [], []]);
  assert.deepEqual([changed.items("new"), changed.items("1003"), changed.items("1004")], [[3], [], [4]]);
  assert.deepEqual(numbers.items("33931"), [1]);
});
