/** What an idle phone fetches ahead. */

import assert from "node:assert/strict";
import test from "node:test";
import { fetchReaderAhead } from "../../static/js/device/update.js";

test("the reader is read to its end, one file after the other, also where one of them does not come", async (t) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });
  t.after(() => (before ? Object.defineProperty(globalThis, "navigator", before) : delete globalThis.navigator));
  const log = [];
  t.mock.method(globalThis, "fetch", async (address) => {
    const name = String(address).split("/").pop();
    log.push(`asked ${name}`);
    if (name === "index.js") throw new TypeError("no network");
    return { arrayBuffer: async () => void log.push(`read ${name}`) };
  });
  await fetchReaderAhead();
  assert.deepEqual(log, ["asked share.js", "read share.js", "asked index.js", "asked zxing_reader.wasm", "read zxing_reader.wasm"]);
});
