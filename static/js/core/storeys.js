// The levels of a plan and what joins them, and who is nearest over all: the twin of floorassist/floor/storeys.py.
// A ride is {connector, begin, end, length}; a stand {connector, stop, level, place, foot}; a place [level, [x, y]].

import { isClosed, waysOut } from "./closing.js";
import { placeOf } from "./geometry.js";
import { nearest } from "./nearest.js";
import { COARSE, FINE } from "./raster.js";
import { PACE, foothold, seconds, shortestWalk } from "./route.js";

const STEPLESS = new Set(["lift", "ramp"]);

export class Storeys {
  /** `grid(level, cell)` makes or finds a level's cells; `now` in ms, or null for the plan as built. */
  constructor(plan, grid, { now = null, stepless = false, staff = true } = {}) {
    Object.assign(this, { plan, grid, now, stepless });
    this.closed = new Set(now === null ? [] : (plan.aisles ?? []).filter((each) => isClosed(each, now)).map((each) => each.level));
    this.walks = new Map();
    this.lengths = new Map();
    this.stands = (plan.connectors ?? []).flatMap((each, connector) => {
      if ((stepless && !STEPLESS.has(each.kind)) || (each.staff_only && !staff)) return [];
      return each.stops.map(({ level, at }, stop) => {
        const place = placeOf(at);
        return { connector, stop, level, place, foot: this.foot(level, place) };
      });
    });
  }

  /** A place, or where one comes out of the closed aisle that it lies in. */
  outside(level, place) {
    if (!this.closed.has(level)) return place;
    const grid = this.grid(level, FINE);
    return waysOut(this.plan, level, this.now, place).find((end) => grid.snap(end) !== null) ?? place;
  }

  /** Where one stands on the walkable floor, or null. */
  foot(level, place) {
    const grid = this.grid(level, FINE);
    const cell = grid.snap(place);
    return cell === null ? null : foothold(grid, place, cell);
  }

  /** [stand, ride] for those that one gets to from this one by a ride; with `back` those from which one gets here. */
  rides(n, back = false) {
    const own = this.stands[n];
    const connector = this.plan.connectors[own.connector];
    const found = [];
    this.stands.forEach((other, m) => {
      if (other.connector !== own.connector || m === n) return;
      const [begin, end] = back ? [other.stop, own.stop] : [own.stop, other.stop];
      if (begin > end && connector.one_way) return;
      const length = Math.floor(connector.seconds * Math.abs(end - begin) * PACE + 0.5);
      found.push([m, { connector, begin, end, length }]);
    });
    return found;
  }

  /** The walk from one stand to another one of its level, or null. */
  walk(a, b) {
    const key = `${a} ${b}`;
    const [here, there] = [this.stands[a], this.stands[b]];
    if (!this.walks.has(key)) this.walks.set(key, shortestWalk(this.grid(here.level, FINE), here.place, there.place));
    return this.walks.get(key);
  }

  /** [[stand, mm]]: how far it is from the other stands of its level to this one. */
  lengthsTo(n) {
    const { level, place } = this.stands[n];
    if (!this.lengths.has(n)) this.lengths.set(n, this.lengthsFrom(level, place, n));
    return this.lengths.get(n);
  }

  /** [[stand, mm]]: how far it is from the stands of a level to a place on it. */
  lengthsFrom(level, place, without = -1) {
    const near = [...this.stands.keys()].filter((n) => this.stands[n].level === level && n !== without);
    const places = near.map((n) => this.stands[n].place);
    return nearestOn(this, level, place, places, places.length).map(({ index, length }) => [near[index], length]);
  }
}

/** The `k` others who are here soonest, over stairs and lifts too: [{index, length, seconds}]. */
export function nearestOfAll(storeys, [level, at], everybody, k = 8) {
  const place = storeys.outside(level, at);
  const others = everybody.map(([on, where]) => [on, storeys.outside(on, where)]);
  const own = [...others.keys()].filter((n) => others[n][0] === level);
  const found = new Map(
    nearestOn(storeys, level, place, own.map((n) => others[n][1]), k).map(({ index, length }) => [own[index], length]),
  );
  const led = found.size === Math.min(k, own.length);
  const away = new Map();
  others.forEach(([on], n) => {
    if (!found.has(n) && !(led && on === level)) away.set(on, [...(away.get(on) ?? []), n]);
  });
  if (!away.size) return first(found, k);
  const stands = [...lengthsHere(storeys, level, place)].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
  for (const [n, spent] of stands) {
    const { level: on, place: stop } = storeys.stands[n];
    const group = away.get(on) ?? [];
    for (const { index, length } of nearestOn(storeys, on, stop, group.map((m) => others[m][1]), k)) {
      const total = spent + length;
      found.set(group[index], Math.min(total, found.get(group[index]) ?? total));
    }
  }
  return first(found, k);
}

function nearestOn(storeys, level, place, others, k) {
  return others.length ? nearest(storeys.grid(level, COARSE), storeys.grid(level, FINE), place, others, k) : [];
}

function first(found, k) {
  const ranked = [...found].sort((a, b) => a[1] - b[1] || a[0] - b[0]).slice(0, k);
  return ranked.map(([index, length]) => ({ index, length, seconds: seconds(length) }));
}

/** How far it is from each stand to a place when one begins with a ride: a Map of mm. */
function lengthsHere(storeys, level, place) {
  const waiting = storeys.lengthsFrom(level, place).map(([n, length]) => ({ spent: length, n, ridden: true }));
  const known = new Map();
  const settled = new Set();
  while (waiting.length) {
    let best = 0;
    for (let n = 1; n < waiting.length; n += 1) if (waiting[n].spent < waiting[best].spent) best = n;
    const [{ spent, n, ridden }] = waiting.splice(best, 1);
    const key = `${n} ${ridden}`;
    if (settled.has(key)) continue;
    settled.add(key);
    if (!ridden) known.set(n, spent);
    const next = ridden ? storeys.rides(n, true).map(([m, ride]) => [m, ride.length]) : storeys.lengthsTo(n);
    for (const [m, length] of next) waiting.push({ spent: spent + length, n: m, ridden: !ridden });
  }
  return known;
}
