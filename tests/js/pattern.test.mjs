import assert from "node:assert/strict";
import { test } from "node:test";
import { CODES_LIMIT, aislesOf, baysOf, codesOf, nextCode } from "../../static/js/core/pattern.js";
import { fresh } from "./small-plan.mjs";

const codes = (pattern) => codesOf(pattern).codes.join(" ");

test("a pattern counts", () => {
  assert.equal(codes("A{1-4}"), "A1 A2 A3 A4");
  assert.equal(codes("{3-1}"), "3 2 1");
  assert.equal(codes("A{08-11}"), "A08 A09 A10 A11");
  assert.equal(codes("B{1-9/2}"), "B1 B3 B5 B7 B9");
});

test("letters that read like digits are skipped", () => {
  assert.equal(codes("{G-K}"), "G H J K");
  assert.equal(codes("{N-Q}"), "N P Q");
  assert.match(codesOf("{A-Z}").error, /letter Z is left out/);
  assert.equal(codesOf("{A-Y}").codes.length, 23);
});

test("pieces multiply, words stay words, a plain text is one code", () => {
  assert.equal(codes("{A-B}{1-2}"), "A1 A2 B1 B2");
  assert.equal(codes("Garden {North, South}"), "Garden North Garden South");
  assert.equal(codes("Tills"), "Tills");
});

test("what is no pattern says what to write", () => {
  for (const bad of ["", "  ", "A{1-", "A}1{", "A{}", "A{,}"]) assert.match(codesOf(bad).error, /Write it like A\{1-24\}/, bad);
  assert.match(codesOf(`{1-9999}{1-9999}`).error, new RegExp(CODES_LIMIT.toLocaleString("en")));
  assert.match(codesOf("{A,A}").error, /gives A twice/);
  assert.match(codesOf(`${"long ".repeat(6)}{1-2}`).error, /24 letters/);
  for (const bad of ["", "{1-9999}{1-9999}", "{A,A}"]) assert.deepEqual(codesOf(bad).codes, []);
});

test("the next code counts on and passes those that are taken", () => {
  assert.equal(nextCode("A9"), "A10");
  assert.equal(nextCode("07"), "08");
  assert.equal(nextCode("H"), "J");
  assert.equal(nextCode("Garden"), "Garden 2");
  assert.equal(nextCode("A9", new Set(["A10", "A11"])), "A12");
});

test("24 aisles, 30 m long, 2 m apart, numbered from the left, 12 bays a side", () => {
  const laid = aislesOf({ codes: codesOf("A{1-24}").codes, level: "g", length: 30, apart: 2, bays: 12, x: 1, y: 3, fresh });
  assert.equal(laid.error, null);
  assert.equal(laid.aisles.length, 24);
  assert.deepEqual([laid.width, laid.depth], [72, 30]);
  const [first, second] = laid.aisles;
  assert.deepEqual([first.code, first.from, first.to], ["A1", [2.5, 33], [2.5, 3]]);
  assert.equal(second.from[0] - first.from[0] - 2 * 0.5, 2);
  assert.equal(first.bays.filter(({ side }) => side === "L").length, 12);
  assert.equal(new Set(laid.aisles.flatMap((one) => [one.id, ...one.bays.map(({ id }) => id)])).size, 24 * 25);
});

test("numbers may begin at any side of the block", () => {
  const lay = (from) => aislesOf({ codes: ["1", "2"], level: "g", length: 10, apart: 2, bays: 4, from, fresh }).aisles.map(({ from: [x, y] }) => [x, y]);
  assert.ok(lay("left")[0][0] < lay("left")[1][0]);
  assert.ok(lay("right")[0][0] > lay("right")[1][0]);
  assert.ok(lay("top")[0][1] < lay("top")[1][1]);
  assert.ok(lay("bottom")[0][1] > lay("bottom")[1][1]);
});

test("bays fill their aisle exactly and never overlap, however crooked the lengths", () => {
  for (const [length, each] of [[30, 12], [10, 3], [7.777, 7], [0.9, 4], [29.99, 13]]) {
    const bays = baysOf({ length, each, sides: ["L"], fresh });
    bays.forEach((one, n) => assert.ok(n === 0 ? one.at === 0 : Math.abs(bays[n - 1].at + bays[n - 1].width - one.at) < 1e-9));
    assert.ok(Math.abs(bays.at(-1).at + bays.at(-1).width - length) < 0.0006);
  }
});

test("a block that cannot be built is refused in words", () => {
  const lay = (about) => aislesOf({ codes: ["A"], level: "g", length: 10, apart: 2, bays: 4, fresh, ...about });
  assert.match(lay({ codes: [] }).error, /no codes/);
  assert.match(lay({ length: NaN }).error, /m long/);
  assert.match(lay({ apart: 0.1 }).error, /m apart/);
  assert.match(lay({ bays: 1.5 }).error, /whole numbers/);
  assert.match(lay({ bays: 200 }).error, /at least 0.1 m wide/);
});
