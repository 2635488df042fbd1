// The phone's side of the walk benchmarks: reads {plan, level, walks, people, asks, trips} on its input, prints what it found
// and how long each took in milliseconds.
import { readFileSync } from "node:fs";

import { Floors } from "../static/js/core/floors.js";
import { nearest } from "../static/js/core/nearest.js";
import { COARSE, raster } from "../static/js/core/raster.js";
import { shortestWalk } from "../static/js/core/route.js";

const { plan, level, walks = [], people = [], asks = [], trips = [] } = JSON.parse(readFileSync(0, "utf8"));

function timed(run) {
  const began = performance.now();
  const found = run();
  return { found, ms: performance.now() - began };
}

const fine = timed(() => raster(plan, level));
const coarse = timed(() => raster(plan, level, COARSE));
for (const [here, there] of walks.slice(0, 5)) shortestWalk(fine.found, here, there); // the phone has warmed up
const routes = walks.map(([here, there]) => timed(() => shortestWalk(fine.found, here, there)));
const near = asks.map((here) => timed(() => nearest(coarse.found, fine.found, here, people)));
const floors = new Floors(plan);
const at = ([on, place]) => ({ level: on, place });
for (const [here, there] of trips.slice(0, 5)) floors.trip(at(here), at(there), 0); // its grids are made, its stops known
const ways = trips.map(([here, there]) => timed(() => floors.trip(at(here), at(there), 0)));
const bare = ways.map(({ found, ms }) => ({ ms, found: { cost: found.cost, length: found.length } }));
console.log(JSON.stringify({ raster: fine.ms + coarse.ms, routes, near, trips: bare }));
