/** Walks and places in another language, by the same few messages as the server (tests/floor/test_spanish.py). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";

import { directions } from "../../static/js/core/directions.js";
import { beside } from "../../static/js/core/find/sentence.js";
import { Floors } from "../../static/js/core/floors.js";
import { say } from "../../static/js/core/placement.js";
import { raster } from "../../static/js/core/raster.js";
import { shortestWalk } from "../../static/js/core/route.js";
import { Spots } from "../../static/js/core/spots.js";
import { speak } from "../../static/js/core/translation.js";
import { beingReset, seen } from "../../static/js/core/trust.js";

const read = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
const cases = read("spanish");
const messages = Object.fromEntries([
  ...cases.messages.map(([context, text, told]) => [context === null ? text : `${context}\u0004${text}`, told]),
  ...cases.counted.map(([[one], told]) => [one, told]),
]);

before(() => speak({ language: "es", plurals: { one: 0, many: 1, other: 1 }, messages }));
after(() => speak({ language: "en", messages: {} }));

test("a walk is told in the order of the language", () => {
  const { plan, level } = read("walk");
  const [spots, grid, walks] = [new Spots(plan), raster(plan, level), read("directions").directions];
  for (const [number, told] of cases.walks) {
    const { start, goal, known, shelf } = walks[number];
    const [from, to] = [spots.byId.get(start), spots.byId.get(goal)];
    const walk = shortestWalk(grid, from.place, to.place);
    assert.equal(directions(plan, walk, { start: known ? from : null, goal: to, shelf }), told);
  }
});

test("a way over the levels is told, and what is closed", () => {
  const { plan, trips } = read("levels");
  const [floors, spots] = [new Floors(plan), new Spots(plan)];
  for (const [number, told] of cases.trips) {
    const { start, goal, now, stepless } = trips[number];
    const [here, there, moment] = [spots.byId.get(start), spots.byId.get(goal), now ? Date.parse(now) : null];
    const trip = floors.trip(here, there, moment, { stepless });
    assert.equal(floors.say(trip, here, there, moment, { shelf: "knee height", stepless }), told);
  }
});

test("a place is told, and what stands beside it", () => {
  for (const [place, told] of cases.places) assert.equal(say(place), told);
  const [stands, told] = cases.beside;
  assert.equal(beside(stands), told);
});

test("how far a place can be trusted is told by days and months", () => {
  for (const [at, now, told] of cases.seen) assert.equal(seen(at, Date.parse(now), 0), told);
  for (const [at, now, told] of cases.resets) assert.equal(beingReset(at, Date.parse(now), 0), told);
});
