import assert from "node:assert/strict";
import { test } from "node:test";
import { bothKept, conflictWords, deed, nameOf, objectOf, pointsOf, thingsOn } from "../../static/js/core/plan-words.js";

const AISLE = { id: "a4", level: "g", code: "A4", name: "", department: "Paint", from: [4, 12], to: [4, 4], width: 2.2, bays: [] };
const ANA = "Ana";

test("what was done to a thing is told by what changed", () => {
  const did = (changes) => deed(AISLE, { ...AISLE, ...changes });
  assert.equal(did({ from: [6, 12], to: [6, 4] }), "moved");
  assert.equal(did({ to: [4, 2] }), "reshaped");
  assert.equal(did({ code: "A5" }), "renamed");
  assert.equal(did({ width: 3 }), "resized");
  assert.equal(did({ bays: [{ id: "b1" }] }), "bays");
  assert.equal(did({ closed_until: "2026-03-07T18:00:00Z" }), "closed");
  assert.equal(did({ code: "A5", width: 3 }), "changed");
  assert.equal(deed(AISLE, null), "removed");
  assert.equal(deed(null, AISLE), "added");
});

test("a conflict names who, what they did and what one did oneself", () => {
  const moved = { ...AISLE, from: [6, 12], to: [6, 4] };
  const conflict = { kind: "aisles", name: "Aisle A4", base: AISLE, mine: { ...AISLE, code: "A9" }, theirs: moved, by: ANA };
  assert.equal(conflictWords(conflict), "Ana moved aisle A4 meanwhile; you renamed it.");
  assert.equal(conflictWords({ ...conflict, theirs: null }), "Ana took aisle A4 away meanwhile; you renamed it.");
  assert.equal(conflictWords({ ...conflict, by: null, mine: null }), "Somebody moved aisle A4 meanwhile; you took it away.");
});

test("a name that somebody gave keeps its capitals within a sentence", () => {
  const zone = { id: "z", level: "g", department: "Paint", polygon: [[0, 0], [1, 0], [1, 1]] };
  const conflict = { kind: "zones", name: "Paint", base: zone, mine: null, theirs: { ...zone, department: "Paints" }, by: ANA };
  assert.equal(conflictWords(conflict), "Ana renamed Paint meanwhile; you took it away.");
});

test("every kind of thing has a name and its points", () => {
  const lift = { id: "c", kind: "lift", name: "Main lift", stops: [{ level: "g", at: [1, 1] }, { level: "u", at: [2, 2] }] };
  assert.equal(nameOf("connectors", lift), "Main lift");
  assert.deepEqual(pointsOf(lift), [[1, 1], [2, 2]]);
  assert.equal(nameOf("doors", { staff_only: false, one_way: true }), "Fire exit");
  assert.equal(nameOf("fixtures", { kind: "till", code: "T1" }), "Till T1");
  const document = { levels: [], aisles: [AISLE], connectors: [lift] };
  assert.deepEqual(thingsOn(document, "u").map(({ name }) => name), ["Main lift"]);
  assert.deepEqual(thingsOn(document, "g").map(({ name }) => name), ["Aisle A4", "Main lift"]);
});

test("the plan itself is its top fields, without a place on earth where it has none", () => {
  const document = { schema: 1, name: "Shop", sketch: false, address: { template: "{aisle}" }, levels: [], geo: null };
  assert.deepEqual(objectOf(document, "plan", "plan"), { name: "Shop", sketch: false, address: { template: "{aisle}" } });
});

test("both changes of a thing are kept where they touch different fields of it", () => {
  const kept = (mine, theirs) => bothKept({ base: AISLE, mine: mine && { ...AISLE, ...mine }, theirs: theirs && { ...AISLE, ...theirs } });
  assert.deepEqual(kept({ width: 3 }, { code: "A9" }), { width: 3 });
  assert.equal(kept({ code: "A8" }, { code: "A9" }), null);
  assert.equal(kept({ from: [1, 1] }, { to: [2, 2] }), null);
  assert.equal(kept({ width: 3 }, null), null);
  assert.equal(kept(null, { code: "A9" }), null);
});
