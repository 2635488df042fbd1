// The twin of tests/floor/test_trip.py: three storeys, the same integers, the same sentences.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { the } from "../../static/js/core/landmarks.js";
import { FINE, raster } from "../../static/js/core/raster.js";
import { Floors } from "../../static/js/core/floors.js";
import { Spots } from "../../static/js/core/spots.js";
import { nearestOfAll } from "../../static/js/core/storeys.js";
import { crc32 } from "./crc32.mjs";

const { plan, grids, trips, people, nearest, names } = JSON.parse(
  readFileSync(new URL("../cases/levels.json", import.meta.url), "utf8"),
);
const floors = new Floors(plan);
const spots = new Spots(plan);
const moment = (text) => (text ? new Date(text).getTime() : null);

test("the grids of every level are the same bit for bit, with what is closed and without", () => {
  for (const { level, cell, now, crc } of grids) {
    const { free, moves, back } = raster(plan, level, cell, { now: moment(now) });
    assert.deepEqual([free, moves, back].map((cells) => crc32(cells)), crc, `${level} ${cell} ${now}`);
  }
});

test("a way over the levels is the same to the millimetre, and told in the same words", () => {
  for (const { start, goal, now, stepless, say, trip } of trips) {
    const here = typeof start === "string" ? spots.byId.get(start) : { level: start[0], place: start[1] };
    const there = spots.byId.get(goal);
    const found = floors.trip(here, there, moment(now), { stepless });
    const told = found && {
      walks: found.walks.map(([level, walk]) => [level, walk.points, walk.length]),
      rides: found.rides.map((ride) => [ride.connector.id, ride.begin, ride.end, ride.length]),
      seconds: found.seconds,
    };
    assert.deepEqual(told, trip, `${start} to ${goal} at ${now}`);
    assert.equal(floors.say(found, here, there, moment(now), { shelf: "knee height", stepless }), say);
  }
});

test("the same people are nearest over all levels", () => {
  for (const { here, k, now, found } of nearest) {
    assert.deepEqual(nearestOfAll(floors.storeys(moment(now)), here, people, k), found);
  }
});

test("a name in a sentence is the same", () => {
  for (const { name, said } of names) assert.equal(the(name), said);
});

test("a grid is made anew when something opens by itself, and not before", () => {
  const [before, still, after] = ["11:00:00", "12:14:59", "12:15:00"].map((time) =>
    floors.grid("ground", FINE, moment(`2026-03-07T${time}Z`)),
  );
  assert.equal(before, still);
  assert.notEqual(before, after);
});
