import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CARD_LANGUAGES, dueWords, offered, placeLines, signWord, spoken, told, written } from "../../static/js/core/card.js";
import { CARD_WORDS } from "../../static/js/core/card-words.js";

const bare = (text) => text.replace(/[\u2068\u2069]/g, "");
const holes = (text) => (text.match(/\{\w+\}/g) ?? []).join();

test("every language says everything, with the same holes", () => {
  for (const [code, words] of Object.entries(CARD_WORDS))
    for (const [key, english] of Object.entries(CARD_WORDS.en)) {
      assert.ok(words[key]?.trim(), `${code} has no ${key}`);
      assert.equal(holes(words[key]), holes(english), `${code}.${key}`);
    }
});

test("a card speaks every language that an ask can name", () => {
  const part = readFileSync(new URL("../../static/js/parts/ask-context.js", import.meta.url), "utf8");
  const named = JSON.parse(/LANGUAGES = (\[.*?\]);/.exec(part)[1]);
  assert.ok(named.length >= 8);
  assert.deepEqual(CARD_LANGUAGES.map(([code]) => code).sort(), named.sort());
});

test("the first language wished that a card speaks is taken", () => {
  assert.equal(spoken(["tlh", "es-MX", "fr"]), "es");
  assert.equal(spoken([undefined, "tlh"]), "en");
});

test("a place is told in the customer's language", () => {
  const place = { aisle: "A12", bay: "4", side: "L", shelf: 2 };
  assert.equal(signWord("es", place), "Pasillo");
  assert.deepEqual(placeLines("es", place).map(bare), ["Módulo 4", "lado izquierdo", "estante 2"]);
  assert.equal(signWord("de", { aisle: "Garden" }), "Bereich");
});

test("a shelf in the store's own words is left to the drawing", () => {
  assert.deepEqual(placeLines("fr", { bay: "", side: "", shelf: "eye level" }), []);
});

test("a code keeps its direction inside a sentence from right to left", () => {
  assert.deepEqual(written("ar"), { lang: "ar", dir: "rtl" });
  assert.equal(told("ar", "far", { n: 40 }), "على بعد \u206840\u2069 م من هنا");
});

test("a name with a dollar sign is told as it is", () => {
  assert.equal(bare(told("en", "map", { place: "Dollar $& Store" })), "In your map, look for Dollar $& Store");
});

test("the phone's own language is the first to choose from, in whatever country it is spoken", () => {
  const codes = offered("fr-CA").map(([code]) => code);
  assert.equal(codes[0], "fr");
  assert.deepEqual(codes.toSorted(), CARD_LANGUAGES.map(([code]) => code).sort());
});

test("a promise is due as the customer says it, with the digits of the clock on the wall", () => {
  const now = new Date(2026, 2, 7, 14).getTime();
  assert.equal(dueWords("ar", new Date(2026, 2, 7, 14, 30), now), "14:30");
  assert.equal(dueWords("en", new Date(2026, 2, 8, 10), now), "tomorrow 10:00");
  assert.equal(dueWords("es", new Date(2026, 2, 8, 10), now), "mañana 10:00");
  assert.match(dueWords("en", new Date(2026, 2, 10, 10), now), /^Tue,? 10 Mar, 10:00$/);
  assert.match(dueWords("de", new Date(2026, 2, 10, 10), now), /^Di.*10\. März.*10:00$/);
});
