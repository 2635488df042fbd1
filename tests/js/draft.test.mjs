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
