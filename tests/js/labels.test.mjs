// What the desk asks for when it prints labels, and the words about it.

import assert from "node:assert/strict";
import test from "node:test";
import { amountWords, asked, begun, nextStart, troubleWith } from "../../static/js/core/labels.js";

const SETTING = { preset: "l7160", start: 1, offset: { x: 0.5, y: -1 }, host: "" };

test("a field that a kind has not is not asked for", () => {
  const blanks = asked({ ...begun("blank"), aisle: "A9", changed: true }, SETTING);
  assert.deepEqual(blanks, { what: "blank", count: 42, copies: 1, preset: "l7160", start: 1, offset_x: 0.5, offset_y: -1 });
  const places = asked({ ...begun("place"), aisle: "A9", department: "Paint" }, SETTING);
  assert.deepEqual([places.aisle, places.department], ["", ""]);
});

test("an aisle has two ends", () => assert.equal(asked(begun("aisle"), SETTING).copies, 2));

test("the address is told only where it is another one", () => {
  assert.equal("host" in asked(begun("bay"), SETTING), false);
  assert.equal(asked(begun("bay"), { ...SETTING, host: "https://floor.example" }).host, "https://floor.example");
});

test("one label is no labels", () => {
  assert.equal(amountWords(1, 1), "1 label on 1 sheet");
  assert.equal(amountWords(2200, 34), "2,200 labels on 34 sheets");
  assert.equal(amountWords(3, 3, true), "3 labels from the roll");
});

test("the next print starts behind the last label of this one", () => {
  assert.equal(nextStart(1, 20, 21), 21);
  assert.equal(nextStart(1, 21, 21), 1);
  assert.equal(nextStart(20, 5, 21), 4);
});

test("what a sheet has not is said", () => {
  assert.equal(troubleWith(SETTING, 21), "");
  assert.match(troubleWith({ ...SETTING, start: 22 }, 21), /21 labels/);
  assert.match(troubleWith({ ...SETTING, start: NaN }, 21), /21 labels/);
  assert.match(troubleWith({ ...SETTING, offset: { x: NaN, y: 0 } }, 21), /offset/);
});
