import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { speak, tr } from "../../static/js/core/translation.js";
import { englishOf, labelled, saidOf } from "../../static/js/desk/plan/change-labels.js";

const SPANISH = { language: "es", messages: { "Move {what}": "Mover {what}", "aisle {code}": "pasillo {code}", "Undo: {label}": "Deshacer: {label}" } };
const moving = () => tr("Move {what}", { what: tr("aisle {code}", { code: "A4" }) });

afterEach(() => speak({ language: "en", messages: {} }));

test("who made a change reads it in the language of the page, the server keeps it in English", () => {
  speak(SPANISH);
  const label = labelled(moving);
  assert.equal(saidOf(label), "Mover pasillo A4");
  assert.equal(englishOf(label), "Move aisle A4");
});

test("what takes a change back is called after it in both languages", () => {
  speak(SPANISH);
  const undoing = labelled((said) => tr("Undo: {label}", { label: said(labelled(moving)) }));
  assert.deepEqual([saidOf(undoing), englishOf(undoing)], ["Deshacer: Mover pasillo A4", "Undo: Move aisle A4"]);
});

test("a label that another language kept is read in English", () => {
  speak(SPANISH);
  const label = labelled(moving);
  speak({ language: "fr", messages: {} });
  assert.equal(saidOf(label), "Move aisle A4");
});
