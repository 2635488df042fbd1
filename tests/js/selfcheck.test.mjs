import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ALL_FAULTS, NAMES, SILENCING, faultsOf, judged, verdict } from "../../static/js/core/selfcheck.js";
import { ALL_WORDS, checkWords } from "../../static/js/desk/reach-words.js";

const CASES = JSON.parse(readFileSync(new URL("../cases/selfcheck.json", import.meta.url), "utf8"));
const GOOD = {
  network: { time: 12 },
  line: { time: 30 },
  sound: { shut: false, heard: true },
  vibration: { can: true },
  push: { state: "on", why: "", fails: false },
  screen: { can: true, wanted: true, held: true },
  camera: { trouble: null, tried: true },
  clock: { ahead: -900 },
  version: { old: false },
  storage: { works: true, free: 5e9, lasting: true },
};
const fault = (name, what) => judged({ ...GOOD, [name]: what }).find((row) => row.name === name).fault;

test("both sides know the same faults, in one order", () => {
  assert.deepEqual(ALL_FAULTS, CASES.faults);
  assert.deepEqual([...SILENCING].sort(), CASES.silencing);
});

test("a phone on which all is well has ten green ticks and is ready", () => {
  const rows = judged(GOOD);
  assert.equal(rows.length, 10);
  assert.ok(rows.every(({ tone, step }) => tone === "good" && step === null));
  assert.deepEqual(faultsOf(rows), []);
  assert.equal(verdict(rows), "This phone is ready.");
});

test("every fault can be found, and each says something", () => {
  const seen = [
    ["camera", { trouble: "insecure" }], ["camera", { trouble: "absent" }], ["camera", { trouble: "denied" }], ["camera", { trouble: "busy" }],
    ["sound", { shut: true, heard: true }], ["sound", { shut: false, heard: false }],
    ["push", { state: "off", why: "not_asked" }], ["push", { state: "blocked", why: "blocked" }], ["push", { state: "impossible", why: "insecure" }],
    ["push", { state: "impossible", why: "home_screen" }], ["push", { state: "impossible", why: "unsupported" }],
    ["push", { state: "off", why: "failed" }], ["push", { state: "server", why: "" }],
    ["screen", { can: true, wanted: false }], ["screen", { can: false }], ["vibration", { can: false }],
    ["network", { away: true }], ["network", { time: 1001 }], ["line", { blocked: true }], ["line", { time: 2001 }],
    ["clock", { ahead: 60_001 }], ["clock", { ahead: -60_001 }], ["version", { old: true }],
    ["storage", { works: false }], ["storage", { works: true, free: 1e6, lasting: true }], ["storage", { works: true, free: null, lasting: false }],
  ];
  assert.deepEqual(seen.map(([name, what]) => fault(name, what)), ALL_FAULTS);
  for (const [name, what] of seen) assert.match(judged({ ...GOOD, [name]: what }).find((row) => row.name === name).say, /\.$/);
});

test("pushes that get lost count as a push service that was not reached", () => {
  assert.equal(fault("push", { state: "on", why: "", fails: true }), "push_failed");
});

test("what a person has to try is no fault", () => {
  const rows = judged({ ...GOOD, camera: { trouble: null, tried: false }, sound: { shut: false, heard: null } });
  assert.deepEqual(rows.filter(({ tone }) => tone === "open").map(({ name }) => name), ["sound", "camera"]);
  assert.deepEqual(faultsOf(rows), []);
});

test("what silences the phone is said first, also while the rest is still looked at", () => {
  const { storage, ...rest } = GOOD;
  assert.equal(verdict(judged(rest)), "");
  assert.equal(verdict(judged({ ...rest, sound: { shut: true } })), "Nobody reaches you on this phone yet: sound.");
  assert.equal(verdict(judged({ ...GOOD, storage: { ...storage, lasting: false } })), "This phone rings. It could do better: storage.");
});

test("what cannot be helped is said without alarm and keeps no phone from being ready", () => {
  const rows = judged({ ...GOOD, vibration: { can: false } });
  assert.equal(rows.find(({ name }) => name === "vibration").tone, "plain");
  assert.equal(verdict(rows), "This phone is ready.");
});

test("before anything was seen every row is being looked at", () => {
  assert.deepEqual(judged({}).map(({ tone }) => tone), NAMES.map(() => "busy"));
});

test("the desk has words for every fault, and says whose phone it is where somebody has two", () => {
  assert.deepEqual(ALL_WORDS, CASES.faults);
  const phone = { name: "iPhone", checked: true, faults: ["sound_unheard", "clock_ahead"] };
  assert.equal(checkWords(phone, false), "Found: its person does not hear it ring; its clock is ahead.");
  assert.equal(checkWords({ ...phone, faults: [] }, true), "iPhone: checked: all is well.");
  assert.match(checkWords({ ...phone, checked: false, faults: [] }, false), /^Not checked\.$/);
});
