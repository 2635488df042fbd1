import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOfPolygon, endOf, lengthAndTurn, momentField, momentTyped, nextHour, numberTyped, polygonOfBox, textTyped } from "../../static/js/core/field-values.js";

test("a number may have a comma and its unit, and nothing else", () => {
  assert.deepEqual(numberTyped(" 2,4 m"), { value: 2.4 });
  assert.deepEqual(numberTyped("-.5"), { value: -0.5 });
  for (const wrong of ["", "2 4", "1e3", "NaN", "Infinity", "2.4.1", "12 bays"]) assert.ok(numberTyped(wrong).error, wrong);
});

test("a number out of bounds says the bounds", () => {
  assert.deepEqual(numberTyped("0.2", { min: 0.4, max: 60 }), { error: "Write a number from 0.4 to 60." });
  assert.ok(numberTyped("1.5", { whole: true }).error);
});

test("a text loses its outer spaces and may not be too long", () => {
  assert.deepEqual(textTyped("  A  4 "), { value: "A 4" });
  assert.ok(textTyped(" ", { must: true }).error);
  assert.ok(textTyped("x".repeat(81)).error);
});

test("a box and its polygon are the same thing, and a slanted polygon is no box", () => {
  const box = { x: 1, y: 2, width: 3.1, depth: 0.2 };
  assert.deepEqual(boxOfPolygon(polygonOfBox(box)), box);
  assert.equal(boxOfPolygon([[0, 0], [2, 1], [1, 3], [-1, 2]]), null);
  assert.equal(boxOfPolygon([[0, 0], [2, 2], [2, 0], [0, 2]]), null);
});

test("length and direction lead from one end to the other", () => {
  const line = lengthAndTurn([4, 12], [4, 4]);
  assert.deepEqual(line, { length: 8, turn: 270 });
  assert.deepEqual(endOf([4, 12], line), [4, 4]);
});

test("a moment goes into a field and comes back the same", () => {
  assert.equal(momentTyped(momentField("2026-03-07T18:30:00Z")), "2026-03-07T18:30:00Z");
  assert.equal(momentTyped(""), null);
  assert.equal(momentField(null), "");
});

test("tonight at ten is tomorrow once it is later than that", () => {
  assert.equal(nextHour(22, new Date(2026, 2, 7, 12)).getDate(), 7);
  assert.equal(nextHour(22, new Date(2026, 2, 7, 22, 30)).getDate(), 8);
});
