// Answers as the phone does, for test_twin.py: a line of JSON in, a line out.
import { createInterface } from "node:readline";

import { digits, revised as revisedDigits } from "../../static/js/core/find/digits.js";
import { index } from "../../static/js/core/find/index.js";
import { eachLanguage, everyLanguage } from "../../static/js/core/find/language.js";
import { everyLexicon } from "../../static/js/core/find/lexicon.js";
import { places } from "../../static/js/core/find/places.js";
import { askedFor, bareWords, spoken } from "../../static/js/core/find/question.js";
import { ranking } from "../../static/js/core/find/ranking.js";
import { revised } from "../../static/js/core/find/revision.js";
import { answer } from "../../static/js/core/find/search.js";
import { termsOf } from "../../static/js/core/find/terms.js";
import { stem, words } from "../../static/js/core/find/words.js";
import { Spots } from "../../static/js/core/spots.js";

const language = everyLanguage();
let store = null;

/** The store of a catalogue, after its changes one after the other. */
function built({ findables, numbers, changes, plan, aisles, departments }) {
  let found = { index: index(findables), digits: digits(numbers) };
  for (const { changed, gone, numbered, unnumbered } of changes) {
    found = {
      index: revised(found.index, changed, gone),
      digits: revisedDigits(found.digits, numbered, unnumbered),
    };
  }
  return { ...found, places: places(plan && new Spots(plan), aisles, departments), language };
}

function asked(text) {
  return {
    words: words(text),
    stems: words(text).map(stem),
    asked: askedFor(text, language),
    bare: bareWords(text, language),
    spoken: spoken(text, eachLanguage()),
  };
}

function answered([text, limit]) {
  const { results, ...rest } = answer(store, text, limit);
  const [words, ...told] = [askedFor(text, language), everyLexicon(), spoken(text, eachLanguage())];
  const ranked = ranking(store.index, words, Math.max(1, Math.min(100, limit)), ...told);
  return {
    ...rest,
    results: results.map(({ score, findable, place }) => [score, findable ? [findable.kind, findable.id] : place]),
    terms: termsOf(store.index, words, ...told).map(({ meanings, rarity, best }) => [[...meanings], rarity, best]),
    hits: ranked.hits.map(({ findable, score }) => [findable.kind, findable.id, score]),
    size: store.index.size,
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  if (request.store) store = built(request.store);
  process.stdout.write(`${JSON.stringify(request.texts?.map(asked) ?? request.questions?.map(answered) ?? null)}\n`);
}
