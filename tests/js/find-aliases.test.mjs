// The twin of what tests/learn/test_teaching.py shows of the server: taught words on the phone.
import assert from "node:assert/strict";
import test from "node:test";

import { aliasesOf, isAlias, meant, storeLexicon } from "../../static/js/core/find/aliases.js";
import { digits } from "../../static/js/core/find/digits.js";
import { index } from "../../static/js/core/find/index.js";
import { everyLanguage } from "../../static/js/core/find/language.js";
import { places } from "../../static/js/core/find/places.js";
import { answer } from "../../static/js/core/find/search.js";

const empty = { kind: "item", brand: "", keywords: [], department: "", aisleName: "", weight: 1, about: null };
const items = [{ ...empty, id: 1, name: "Nails 50 mm", aisle: "A9" }, { ...empty, id: 2, name: "Beer", aisle: "A2" }];

function taught(...rows) {
  return {
    index: index(items),
    digits: digits([]),
    places: places(null, ["A9", "A2"], [["Hardware", "A9"]]),
    language: everyLanguage(),
    lexicon: storeLexicon(rows),
    aliases: aliasesOf(rows),
  };
}

const first = (store, q) => answer(store, q).results[0]?.findable?.name ?? answer(store, q).results[0]?.place?.id;

test("words that mean other words count alone and inside a question", () => {
  const store = taught({ words: "whatnots", kind: "same", text: "nails" });
  assert.equal(first(store, "where are the whatnots"), "Nails 50 mm");
  assert.equal(first(store, "whatnots 50 mm"), "Nails 50 mm");
});

test("words that mean an aisle or a department lead there", () => {
  assert.equal(first(taught({ words: "cold stuff", kind: "aisle", text: "A2" }), "where is the cold stuff"), "A2");
  assert.equal(first(taught({ words: "bits and bobs", kind: "area", text: "Hardware" }), "bits and bobs"), "Hardware");
});

test("of two lessons about the same words the later counts", () => {
  const rows = [{ words: "chela", kind: "same", text: "nails" }, { words: "Chelas", kind: "same", text: "beer" }];
  assert.equal(meant(aliasesOf(rows), "chela", everyLanguage(), () => false), "beer");
});

for (const [kind, text, expected] of [["same", "nails", "Nails 50 mm"], ["aisle", "A2", "A2"], ["area", "Hardware", "Hardware"]]) {
  test(`taught words with one letter wrong are understood: ${kind}`, () => {
    for (const [words, q] of [["whatnots", "wahtnots"], ["whatnots", "where are the whatnotz"], ["odd bits", "od bits"]]) {
      assert.equal(first(taught({ words, kind, text }), q), expected, q);
    }
  });
}

test("a word that means something, and a number, are not misspelt", () => {
  const rows = (words) => aliasesOf([{ words, kind: "aisle", text: "A2" }]);
  const store = (words) => taught({ words, kind: "aisle", text: "A2" });
  assert.equal(first(store("nailz"), "nails"), "Nails 50 mm");
  assert.equal(first(store("nailz"), "nail"), "Nails 50 mm");
  assert.equal(first(store("tierra"), "sierra"), undefined);
  const asked = (words, q) => meant(rows(words), q, everyLanguage(), () => false);
  assert.deepEqual([asked("pallet 12345", "pallet 12346"), asked("odd", "od")], ["pallet 12346", "od"]);
});

test("what is found itself is no alias", () => {
  assert.deepEqual(["item", "spot", "words", "aisle", "area", "same"].map((kind) => isAlias({ kind })), [false, false, false, true, true, true]);
});
