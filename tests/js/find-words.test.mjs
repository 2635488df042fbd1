// The twin of tests/find/test_words.py and test_question.py, on the same cases.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { addressWords, forPlaces, joinLanguages, parsed } from "../../static/js/core/find/language.js";
import { MOST, askedFor, bareWords } from "../../static/js/core/find/question.js";
import { stem, words } from "../../static/js/core/find/words.js";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const cases = (name) => JSON.parse(read(`../cases/${name}.json`));
const language = (name) => parsed(read(`../../floorassist/find/languages/${name}.json`));
const both = joinLanguages([language("en"), language("es")]);

for (const { text, words: expected, stems } of cases("words")) {
  test(`a text has these words and stems: ${text.slice(0, 30)}`, () => {
    assert.deepEqual(words(text), expected);
    assert.deepEqual(expected.map(stem), stems);
  });
}

for (const { text, asked } of cases("question")) {
  test(`a question asks for these words: ${text.slice(0, 40)}`, () => assert.deepEqual(askedFor(text, both), asked));
}

test("an endless question is cut", () => {
  assert.equal(askedFor("hammer nail ".repeat(1000), both).length, MOST);
});

test("two halves of a letter do not become one when what stood between them is dropped", () => {
  assert.deepEqual(words("\ud835\u00ad\udc00"), []);
  assert.deepEqual(words("\ud835\udc00"), ["a"]);
});

test("where places are asked for, the words for places stay", () => {
  assert.deepEqual(bareWords("where is aisle 7 please", forPlaces(both)), ["aisle", "7"]);
  assert.ok(addressWords(both).has("pasillo") && addressWords(both).has("left"));
});
