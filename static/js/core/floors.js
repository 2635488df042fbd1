// A plan document made ready to walk on: its grids and storeys, each made when first needed, made again when
// something that was closed opens by itself. The twin of what floorassist/floor/ground.py does of walks.

import { inOneClosedAisle, turns, turnsPast, waysOut } from "./closing.js";
import { guide, noWay } from "./guide.js";
import { FINE, raster } from "./raster.js";
import { Storeys } from "./storeys.js";
import { shortestTrip } from "./trip.js";

export class Floors {
  constructor(plan) {
    this.plan = plan;
    this.turns = turns(plan);
    this.kept = new Map();
  }

  /** When the next thing opens by itself (ms), or null. */
  nextTurn(now) {
    return this.turns.find((moment) => moment > now) ?? null;
  }

  /** The walkable cells of a level now (ms); with null as the plan was built. */
  grid(level, cell = FINE, now = null) {
    return this.made(`${level} ${cell}`, now, () => raster(this.plan, level, cell, { now }));
  }

  /** The levels and what joins them now; `stepless` without stairs and escalators. */
  storeys(now, { stepless = false } = {}) {
    const grid = (level, cell) => this.grid(level, cell, now);
    return this.made(`storeys ${stepless}`, now, () => new Storeys(this.plan, grid, { now, stepless }));
  }

  /** The shortest way between two spots, or places {level, place} in mm; null where the plan shows none. */
  trip(here, goal, now, { stepless = false } = {}) {
    if (!this.plan.levels.some((each) => each.id === here.level)) return null;
    const storeys = this.storeys(this.within(here, goal, now) ? null : now, { stepless });
    return shortestTrip(storeys, [here.level, here.place], [goal.level, goal.place]);
  }

  /** How one gets there in words; `trip` as found, or null. A spot to start from has `facing`. */
  say(trip, here, goal, now, { shelf = "", stepless = false } = {}) {
    if (!trip) return noWay(this.plan, here.level, goal, { stepless });
    const within = this.within(here, goal, now);
    const [out, closed] = [here, goal].map((each) => !within && waysOut(this.plan, each.level, now, each.place).length > 0);
    const start = "facing" in here && !out ? here : null;
    return guide(this.plan, trip, { start, goal, shelf, closed });
  }

  /** Whether both lie in one closed aisle: who is in there walks in there. */
  within(here, goal, now) {
    return here.level === goal.level && inOneClosedAisle(this.plan, here.level, now, here.place, goal.place);
  }

  /** What is kept under a name since the last turn, else made. */
  made(name, now, make) {
    const turn = now === null ? -1 : turnsPast(this.turns, now);
    const key = now === null ? `built ${name}` : name;
    const old = this.kept.get(key);
    if (old?.turn === turn) return old.value;
    const value = make();
    this.kept.set(key, { turn, value });
    return value;
  }
}
