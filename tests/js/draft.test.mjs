import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { applied, between, called, inverse, objectOf, placeOf, whole } from "../../static/js/core/draft.js";

const { document, changes, between: pairs } = JSON.parse(readFileSync(new URL("../cases/draft.json", import.meta.url)));
const change = (edits) => ({ key: "k", label: "…", edits });
const text = (value) => JSON.stringify(value);

for (const { says, edits, after, conflicts, inverts } of changes)
  test(`a change: ${says}`, () => {
    const before = text(document);
    const found = applied(document, change(edits));
    assert.deepEqual(found, after ? { document: after } : { conflicts });
    if (after) assert.equal(text(found.document), text(after));
    if (inverts) assert.equal(text(applied(found.document, inverse(change(edits))).document), before);
    assert.equal(text(document), before, "what came in is as it was");
  });

for (const { says, other, edits } of pairs)
  test(`between two documents: ${says}`, () => {
    assert.deepEqual(between(document, other), edits);
    assert.equal(text(applied(document, change(edits)).document), text(other));
  });

/** Seeded dice: the same cases on every run. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test("any change and its inverse restore the document byte for byte", () => {
  for (let seed = 1; seed <= 500; seed += 1) {
    const roll = dice(seed);
    let now = document;
    const edits = Array.from({ length: 1 + roll(8) }, () => {
      const kind = ["aisles", "walls", "blocks", "plan"][roll(4)];
      const id = kind === "plan" ? "plan" : ["a1", "a2", "w1", "new", "other"][roll(5)];
      const before = objectOf(now, kind, id);
      const after = kind === "plan" ? { ...before, name: `Plan ${roll(3)}` } : roll(3) || !before ? { ...before, id, name: `Name ${roll(3)}` } : null;
      const edit = { kind, id, at: before ? placeOf(now, kind, id) : roll(4), before, after };
      edit.at = Math.min(edit.at, now[kind]?.length ?? 0);
      now = applied(now, change([edit])).document;
      return edit;
    });
    const after = applied(document, change(edits)).document;
    assert.equal(text(after), text(now), `seed ${seed}`);
    assert.equal(text(applied(after, inverse(change(edits))).document), text(document), `seed ${seed}`);
    assert.equal(text(applied(document, change(between(document, after))).document), text(after), `seed ${seed}`);
  }
});

test("what no edit touched is the same object as before", () => {
  const aisle = document.aisles[1];
  const found = applied(document, change([{ kind: "aisles", id: "a2", at: 1, before: aisle, after: { ...aisle, width: 5 } }])).document;
  assert.equal(found.walls, document.walls);
  assert.equal(found.aisles[0], document.aisles[0]);
});

test("a plan without connectors, blocks and a place on earth becomes whole", () => {
  const { connectors, blocks, ...short } = document;
  assert.equal(text(whole({ ...short, geo: null })), text(document));
  assert.deepEqual([connectors, blocks], [[], []]);
});

test("an object is found by kind and id, and is told by what people call it", () => {
  assert.equal(called(objectOf(document, "aisles", "a2")), "A2");
  assert.equal(called(objectOf(document, "walls", "w1")), "");
  assert.equal(called(objectOf(document, "plan", "plan")), "Corner");
  assert.equal(objectOf(document, "aisles", "toString"), null);
  assert.deepEqual([placeOf(document, "aisles", "a3"), placeOf(document, "aisles", "new")], [2, 3]);
});
