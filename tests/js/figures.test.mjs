import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { catalogue, speak } from "../../static/js/core/translation.js";
import { facts, lined, listed, number, quoted } from "../../static/js/desk/figures.js";

const ENGLISH = catalogue();
afterEach(() => speak(ENGLISH));

test("what is not known leaves no comma", () => {
  assert.equal(facts(["9:14", null, "Ada"]), "9:14, Ada");
  assert.equal(facts([]), "");
  assert.equal(lined(["", "no camera", "nearly full"]), "no camera; nearly full");
});

test("numbers, lists and quotation marks are those of the language", () => {
  speak({ language: "es", messages: { "{first}, {then}": "{first}; {then}", "“{words}”": "«{words}»" } });
  assert.equal(number(65650), "65.650");
  assert.equal(listed(["Ada", "Ben", "Cem"]), "Ada, Ben y Cem");
  assert.equal(facts(["9:14", "Ada"]), "9:14; Ada");
  assert.equal(quoted("tacos"), "«tacos»");
});
