/** The shelf of the draft, with as much of IndexedDB as it takes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { dropChanges } from "../../static/js/desk/plan/draft-shelf.js";

test("who erases the draft in another window does not wait for this one", async (t) => {
  const told = [];
  const database = { transaction: () => { throw new Error("not asked here"); }, close: () => void told.push("closed") };
  globalThis.indexedDB = {
    open: () => {
      const asking = { result: database };
      queueMicrotask(() => asking.onsuccess());
      return asking;
    },
  };
  t.after(() => delete globalThis.indexedDB);
  await dropChanges([]);
  database.onversionchange();
  assert.deepEqual(told, ["closed"]);
});
