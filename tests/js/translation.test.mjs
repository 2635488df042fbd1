/** Words by a catalogue: filled, counted, told apart by context, with elements in them. */

import assert from "node:assert/strict";
import test, { after } from "node:test";
import { language, speak, tr, trAs, trMany, trParts } from "../../static/js/core/translation.js";

after(() => speak({ language: "en", messages: {} }));

test("English is said as it is written", () => {
  speak({ language: "en" });
  assert.equal(tr("{name} has it", { name: "{name}" }), "{name} has it");
  assert.equal(trMany("{n} minute", "{n} minutes", 1), "1 minute");
  assert.equal(trMany("{n} minute", "{n} minutes", 1200), "1,200 minutes");
});

test("another language by its catalogue, with its own plurals and numbers", () => {
  const messages = { "{name} has it": "Lo tiene {name}", "{n} minute": ["{n} minuto", "{n} minutos"], "side\u0004left": "a la izquierda" };
  speak({ language: "es", plurals: { one: 0, many: 1, other: 1 }, messages });
  assert.equal(language(), "es");
  assert.equal(tr("{name} has it", { name: "Mia" }), "Lo tiene Mia");
  assert.equal(trMany("{n} minute", "{n} minutes", 12000), "12.000 minutos");
  assert.equal(trAs("side", "left"), "a la izquierda");
  assert.equal(trAs("remaining", "left"), "left");
  assert.deepEqual(trParts("{name} has it", { name: 7 }), ["Lo tiene ", 7, ""]);
});
