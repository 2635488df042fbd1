// The twin of tests/floor/: the same cases, the same integers, the same sentences.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { formatAddress, parseAddress, readAddress } from "../../static/js/core/address.js";
import { directions } from "../../static/js/core/directions.js";
import { nearest } from "../../static/js/core/nearest.js";
import { COARSE, raster } from "../../static/js/core/raster.js";
import { shortestWalk } from "../../static/js/core/route.js";
import { Spots } from "../../static/js/core/spots.js";
import { crc32 } from "./crc32.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../cases/${name}.json`, import.meta.url), "utf8"));
const addresses = read("address");
const { plan, level, grids, walks, people, nearest: nears } = read("walk");
const said = read("directions");

for (const { text, found } of addresses.read) {
  test(`a text means the same places: ${JSON.stringify(text)}`, () => {
    const readings = readAddress(text, addresses.aisles);
    assert.deepEqual(readings.map(({ aisle, bay, side }) => [aisle, bay, side]), found);
  });
}

for (const { template, address: [aisle, bay, side], code } of addresses.made) {
  test(`an address and its code lead to one another: ${code}`, () => {
    assert.equal(formatAddress(template, { aisle, bay, side }), code);
    if (bay || aisle !== "B-2") assert.deepEqual(parseAddress(template, code), { aisle, bay, side });
  });
}

for (const { cell, staff, columns, rows, free, crc_free, crc_moves } of grids) {
  test(`the grid is the same bit for bit: ${cell} mm, ${staff ? "staff" : "customers"}`, () => {
    const grid = raster(plan, level, cell, { staff });
    assert.deepEqual([grid.columns, grid.rows], [columns, rows]);
    assert.equal(grid.free.reduce((sum, value) => sum + value, 0), free);
    assert.equal(crc32(grid.free), crc_free);
    assert.equal(crc32(grid.moves), crc_moves);
  });
}

for (const { here, there, walk } of walks) {
  test(`the walk is the same to the millimetre: ${here} to ${there}`, () => {
    assert.deepEqual(shortestWalk(raster(plan, level), here, there), walk);
  });
}

for (const { here, k, found } of nears) {
  test(`the same people are nearest: ${k} of ${here}`, () => {
    assert.deepEqual(nearest(raster(plan, level, COARSE), raster(plan, level), here, people, k), found);
  });
}

test("the spots of a plan stand where Python puts them", () => {
  const spots = new Spots(plan);
  for (const [id, spot] of Object.entries(said.spots)) assert.deepEqual(spots.byId.get(id), spot);
});

test("every walk is told in the same words", () => {
  const spots = new Spots(plan);
  const grid = raster(plan, level);
  for (const { start, goal, known, shelf, say } of said.directions) {
    const [from, to] = [spots.byId.get(start), spots.byId.get(goal)];
    const walk = shortestWalk(grid, from.place, to.place);
    assert.equal(directions(plan, walk, { start: known ? from : null, goal: to, shelf }), say);
  }
});
