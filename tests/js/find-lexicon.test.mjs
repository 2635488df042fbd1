// The twin of tests/find/test_lexicon.py, on the same cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { digits } from "../../static/js/core/find/digits.js";
import { index } from "../../static/js/core/find/index.js";
import { eachLanguage, everyLanguage } from "../../static/js/core/find/language.js";
import { lexiconOf, parts } from "../../static/js/core/find/lexicon.js";
import { places } from "../../static/js/core/find/places.js";
import { spoken } from "../../static/js/core/find/question.js";
import { answer } from "../../static/js/core/find/search.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
const [cases, scripts] = [read("lexicon"), read("scripts")];
const empty = { kind: "item", brand: "", keywords: [], department: "", aisleName: "", weight: 1, about: null };
const storeOf = (rows) => ({
  index: index(rows.map((each) => ({ ...empty, doubted: false, out: false, ...each }))),
  digits: digits([]),
  places: places(null, [], []),
  language: everyLanguage(),
});
const [store, names] = [storeOf(cases.items), storeOf(scripts.items)];

for (const { q, best } of cases.queries) {
  test(`a question in either language leads to this item first: ${q}`, () => {
    assert.equal(answer(store, q).results[0]?.findable?.id ?? null, best);
  });
}

for (const { q, best } of scripts.queries) {
  test(`a name in any script is found by its own letters: ${q}`, () => {
    assert.equal(answer(names, q).results[0]?.findable?.id ?? null, best);
  });
}

for (const { text, language } of cases.spoken) {
  test(`asking words tell the language: ${text}`, () => assert.equal(spoken(text, eachLanguage()), language));
}

test("a translation that the store does not know is none", () => {
  const lexicon = lexiconOf([{ from: "es", to: "en", words: { clavo: ["nail"] } }]);
  assert.deepEqual(parts(lexicon, ["clavo"], () => 0)[0].meanings, []);
  assert.deepEqual([...parts(lexicon, ["clavos"], (root) => Number(root === "nail"))[0].meanings[0]], [["nail", 0.9]]);
});
