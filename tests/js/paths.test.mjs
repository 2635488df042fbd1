import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf, screenOf } from "../../static/js/parts/paths.js";

test("printed addresses open the screens of the app", () => {
  assert.deepEqual(screenOf("/i/42"), { name: "item", params: { id: "42" } });
  assert.deepEqual(screenOf("/01/04006381333931"), { name: "item", params: { gtin: "04006381333931" } });
  assert.deepEqual(screenOf("/01/04006381333931/10/ABC"), { name: "item", params: { gtin: "04006381333931" } });
  assert.deepEqual(screenOf("/l/b-A12%204"), { name: "spot", params: { scanned: "b-A12 4" } });
});

test("a slash at the end does not matter", () => {
  assert.equal(screenOf("/inbox/").name, "inbox");
  assert.deepEqual(screenOf("/promises/7"), { name: "promise", params: { id: "7" } });
});

test("the desk and the api are no screens of the floor app", () => {
  assert.equal(screenOf("/desk/people"), null);
  assert.equal(screenOf("/api/me"), null);
});

test("a broken escape in a label is read as it stands", () => {
  assert.deepEqual(screenOf("/l/100%").params, { scanned: "100%" });
});

test("each kind of result leads somewhere that shows it", () => {
  assert.equal(pathOf({ kind: "item", id: 3, item_id: null }), "/items/3");
  assert.equal(pathOf({ kind: "answer", id: 9, item_id: 3 }), "/items/3");
  assert.equal(pathOf({ kind: "answer", id: 9, spot: "b 1" }), "/plan?at=b%201");
  assert.equal(pathOf({ kind: "aisle", id: "a", aisle: "A12" }), "/plan?at=A12");
  assert.equal(pathOf({ kind: "department", id: 1, title: "Paint" }), "/plan?department=Paint");
});

test("an answer in words alone leads nowhere: all it says is on the row", () => {
  assert.equal(pathOf({ kind: "answer", id: 9, say: "Ask at the desk" }), null);
});
