import assert from "node:assert/strict";
import test from "node:test";
import { FORMATS, countRows, fileAddress, fileName, tally, tallyWords } from "../../static/js/core/plan-files.js";

const edit = (id, before, after, kind = "aisles") => ({ kind, id, at: 0, before, after });

test("a file's address says only what its format can be told", () => {
  assert.equal(fileAddress("pdf", "draft", { level: "up", paper: "a2" }), "/api/plan/files?format=pdf&of=draft&level=up&paper=a2");
  assert.equal(fileAddress("svg", "published", { level: "", paper: "a2" }), "/api/plan/files?format=svg&of=published");
  assert.equal(fileAddress("json", "published", { level: "a&b" }), "/api/plan/files?format=json&of=published");
  assert.equal(fileAddress("png", "draft", { level: "a&b" }), "/api/plan/files?format=png&of=draft&level=a%26b");
  assert.equal(FORMATS.length, 7);
});

test("a name that could leave the folder is not taken", () => {
  assert.equal(fileName('attachment; filename="corner-store.json"', "plan"), "corner-store.json");
  assert.equal(fileName('attachment; filename="../x"', "plan"), "plan");
  assert.equal(fileName(null, "plan.pdf"), "plan.pdf");
});

test("an object that goes and comes anew is one that changed", () => {
  const edits = [edit("a", { id: "a" }, null), edit("b", { id: "b" }, null), edit("a", null, { id: "a", n: 1 }), edit("c", null, { id: "c" }), edit("a", { id: "a" }, { id: "a" }, "walls")];
  assert.deepEqual(tally(edits), { added: 1, altered: 2, removed: 1 });
  assert.equal(tallyWords(edits), "1 thing new, 2 changed, 1 taken away");
  assert.equal(tallyWords([]), "The draft says the same already");
});

test("only the kinds of which there are more or fewer get a row", () => {
  assert.deepEqual(countRows({ aisles: 2, bays: 9 }, { aisles: 3, bays: 9, walls: 1 }), [["aisles", "Aisles", 2, 3], ["walls", "Walls", 0, 1]]);
});
