/** What an idle phone fetches ahead, and how a page takes the version that waits. */

import assert from "node:assert/strict";
import test from "node:test";
import { waitingVersion } from "../../static/js/device/store.js";
import { fetchReaderAhead, registerWorker } from "../../static/js/device/update.js";

function give(t, world) {
  for (const [name, value] of Object.entries(world)) {
    const before = Object.getOwnPropertyDescriptor(globalThis, name);
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    t.after(() => (before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name]));
  }
}

test("the reader is read to its end, one file after the other, also where one of them does not come", async (t) => {
  give(t, { navigator: {} });
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

/** A page of build b1 under its worker, before which a version waits that answers as `answers` says; times pass at once with `pass`. */
async function page(t, answers) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told = { asked: [], reloads: 0 };
  const container = new EventTarget();
  const postMessage = ({ type }, [port]) => {
    told.asked.push(type);
    if (type in answers) port.postMessage(answers[type]);
    port.close();
  };
  const registration = Object.assign(new EventTarget(), { waiting: { postMessage } });
  give(t, {
    document: { querySelector: () => ({ content: "b1" }), addEventListener: () => {} },
    location: { reload: () => (told.reloads += 1) },
    navigator: { serviceWorker: Object.assign(container, { controller: {}, register: async () => registration }) },
  });
  waitingVersion.value = null;
  await registerWorker();
  await settled();
  // The next page begins with nothing under way.
  t.after(() => pass(40_000));
  const changes = () => container.dispatchEvent(new Event("controllerchange"));
  const pass = async (ms) => (t.mock.timers.tick(ms), await settled());
  return { told, pass, changes, registration };
}

/** Messages of ports come some turns later. */
const settled = async () => {
  for (let turns = 0; turns < 20; turns += 1) await new Promise((done) => setImmediate(done));
};

test("the version that waits begins at the latest soon after it handed over its page, however late the browser changes over, and once", async (t) => {
  const { told, pass, changes } = await page(t, { which: "b2", "take-over": true });
  waitingVersion.value();
  waitingVersion.value();
  await settled();
  assert.equal(told.reloads, 0);
  await pass(1500);
  changes();
  await settled();
  assert.deepEqual(told, { asked: ["which", "take-over"], reloads: 1 });
});

test("where the browser changes over at once, so does the page", async (t) => {
  const { told, changes } = await page(t, { which: "b2" });
  waitingVersion.value();
  changes();
  await settled();
  assert.equal(told.reloads, 1);
});

test("a version that does not come is told, is no reload that comes later, and can be taken once more", async (t) => {
  const { told, pass, changes } = await page(t, { which: "b2" });
  const taken = waitingVersion.value();
  await settled();
  await pass(40_000);
  changes();
  await settled();
  assert.deepEqual([await taken, told.reloads], [false, 0]);
  waitingVersion.value();
  assert.deepEqual(told.asked, ["which", "take-over", "take-over"]);
});

test("a page that the waiting version handed over is not offered itself, and one that was switched on elsewhere only begins again", async (t) => {
  const mine = await page(t, { which: "b1" });
  assert.equal(waitingVersion.value, null);
  t.mock.timers.reset();
  const other = await page(t, {});
  await other.pass(40_000);
  other.registration.waiting = null;
  waitingVersion.value();
  assert.deepEqual([mine.told.reloads, other.told.reloads], [0, 1]);
});
