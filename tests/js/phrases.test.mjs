import assert from "node:assert/strict";
import { test } from "node:test";
import { ago, asOf, howFar, initials, namesOf, packLimits, packWords, placeLines, shelfLevel, shelfWords, spotSay, walkTime } from "../../static/js/parts/phrases.js";

const NOW = Date.UTC(2026, 4, 10, 12);
const before = (ms) => new Date(NOW - ms).toISOString();

test("a time gone is said in the largest unit that fits", () => {
  assert.equal(ago(before(30_000), NOW), "just now");
  assert.equal(ago(before(3 * 60_000), NOW), "3 min ago");
  assert.equal(ago(before(5 * 3_600_000), NOW), "5 h ago");
  assert.equal(ago(before(30 * 3_600_000), NOW), "yesterday");
  assert.equal(ago(before(3 * 86_400_000), NOW), "3 days ago");
  assert.match(ago(before(100 * 86_400_000), NOW), /^on \d+ Jan 2026$/);
});

test("what is from another day says so", () => {
  const at = new Date(2026, 4, 10, 9, 5);
  assert.equal(asOf(at, new Date(2026, 4, 10, 18)), "09:05");
  assert.equal(asOf(at, new Date(2026, 4, 11, 7)), "10 May, 09:05");
});

test("a phone whose clock is behind never says a negative time", () => {
  assert.equal(ago(before(-60_000), NOW), "just now");
});

test("a walk is said as people feel it", () => {
  assert.deepEqual([5, 22, 70, 130].map(walkTime), ["a few steps", "about 20 s", "about 1 min", "about 2 min"]);
});

test("a colleague's distance is rough, and honest when unknown", () => {
  assert.equal(howFar(19), "about 25 m away");
  assert.equal(howFar(3), "right beside you");
  assert.equal(howFar(null), "somewhere in the store");
});

test("names shorten to a badge and join to a sentence", () => {
  assert.deepEqual(["Ada", "Maria Lopez", " Jo van Dyk "].map(initials), ["A", "ML", "JD"]);
  assert.deepEqual([[], ["Ada"], ["Ada", "Ben"], ["Ada", "Ben", "Cem"]].map(namesOf), ["", "Ada", "Ada and Ben", "Ada, Ben and Cem"]);
});

test("the sign says only what is known", () => {
  assert.deepEqual(placeLines({ bay: "4", side: "L", shelf: "2", role: "home" }), ["Bay 4", "left side", "shelf 2"]);
  assert.deepEqual(placeLines({ bay: "", side: "", shelf: "", role: "endcap" }), ["End cap"]);
  assert.deepEqual(placeLines({}), []);
});

test("a spot is said like an item's place", () => {
  assert.equal(spotSay({ aisle: "A12", bay: "4", side: "R" }), "Aisle A12, bay 4, right side");
  assert.equal(spotSay({ aisle: null, label: "Service desk", code: "FRONT-DESK" }), "Service desk");
});

test("a shelf's height is read from a number or the store's own words, or left open", () => {
  assert.deepEqual(["1", "5", "9", "knee height", "eye level", "top shelf", "blue", ""].map(shelfLevel), [0, 4, 4, 1, 3, 4, null, null]);
  assert.deepEqual(["2", "knee height"].map(shelfWords), ["shelf 2", "knee height"]);
});

test("what the phone carries is told with its size and its age, and what it may not know", () => {
  const at = new Date(2026, 4, 10, 12, 3).getTime();
  const later = new Date(2026, 4, 11, 13).getTime();
  const whole = { state: "ready", items: 6565, of: 6565, bytes: 412_000, at };
  assert.equal(packWords(whole, at), "6,565 items, 0.4 MB, from 12:03.");
  assert.equal(packLimits(whole, at), "");
  assert.equal(packWords({ ...whole, items: 1, of: 1, bytes: 300 }, at), "1 item, 1 kB, from 12:03.");
  const part = { ...whole, state: "old", items: 60_000, of: 200_000 };
  assert.equal(packWords(part, later), "60,000 of 200,000 items, 0.4 MB, from 10 May, 12:03.");
  assert.equal(packLimits(part, later), "That was yesterday: what changed since is not on this phone. The other items need the network.");
});
