// Ways over several levels: the twin of floorassist/floor/trip.py.
// A trip is {walks: [[level, walk]], rides, length, cost, seconds}: walks and rides by turns, lengths in mm.

import { distance } from "./geometry.js";
import { FINE } from "./raster.js";
import { seconds, shortestWalk } from "./route.js";

const ROUNDING = 64;
const START = -1;
const GOAL = -2;

/** The shortest way from [level, place] to [level, place], or null. */
export function shortestTrip(storeys, from, to) {
  const here = [from[0], storeys.outside(...from)];
  const there = [to[0], storeys.outside(...to)];
  if (here[0] === there[0]) {
    const walk = shortestWalk(storeys.grid(here[0], FINE), here[1], there[1]);
    if (walk || !storeys.stands.length) return walk && tripOf([[here[0], walk]], []);
  }
  return new Search(storeys, here, there).trip();
}

function tripOf(walks, rides) {
  const length = walks.reduce((sum, [, walk]) => sum + walk.length, 0);
  const cost = rides.reduce((sum, ride) => sum + ride.length, length);
  return { walks, rides, length, cost, seconds: seconds(cost) };
}

/** Dijkstra over the stands, walks and rides by turns; a walk is worked out when nothing is nearer. */
class Search {
  constructor(storeys, here, there) {
    Object.assign(this, { storeys, here, there, feet: [storeys.foot(...here), storeys.foot(...there)] });
    this.came = new Map();
    this.queue = [];
  }

  trip() {
    if (this.feet.includes(null)) return null;
    this.push({ cost: 0, node: START, ridden: true, before: null, spent: 0, ready: true });
    while (this.queue.length) {
      const next = this.queue.shift();
      const { cost, node, ridden, before, spent } = next;
      const key = `${node} ${ridden}`;
      if (this.came.has(key)) continue;
      if (!next.ready) {
        const walk = this.walk(before.node, node);
        if (walk) this.push({ ...next, cost: spent + walk.length, ready: true, walk });
        continue;
      }
      this.came.set(key, next);
      if (node === GOAL) return this.back(next);
      this.goOn(next, cost);
    }
    return null;
  }

  goOn(from, cost) {
    const { node, ridden } = from;
    if (!ridden) {
      for (const [n, ride] of this.storeys.rides(node)) {
        this.push({ cost: cost + ride.length, node: n, ridden: true, before: from, spent: cost, ready: true, ride });
      }
      return;
    }
    const [level, foot] = this.at(node);
    if (foot === null) return;
    if (this.there[0] === level) this.guess(from, cost, foot, this.feet[1], GOAL);
    this.storeys.stands.forEach((each, n) => {
      if (each.level === level && n !== node) this.guess(from, cost, foot, each.foot, n);
    });
  }

  /** A walk cannot be shorter than the straight line. */
  guess(before, spent, foot, goal, node) {
    if (goal === null) return;
    const straight = distance(foot, goal);
    const cost = spent + straight - Math.floor(straight / ROUNDING);
    this.push({ cost, node, ridden: false, before, spent, ready: false });
  }

  /** Keeps the queue in order; of equals the one pushed first comes first. */
  push(step) {
    let [low, high] = [0, this.queue.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.queue[middle].cost <= step.cost) low = middle + 1;
      else high = middle;
    }
    this.queue.splice(low, 0, step);
  }

  at(node) {
    if (node === START) return [this.here[0], this.feet[0]];
    if (node === GOAL) return [this.there[0], this.feet[1]];
    const { level, foot } = this.storeys.stands[node];
    return [level, foot];
  }

  walk(before, node) {
    const { stands } = this.storeys;
    if (before !== START && node !== GOAL) return this.storeys.walk(before, node);
    const begin = before === START ? this.here[1] : stands[before].place;
    const end = node === GOAL ? this.there[1] : stands[node].place;
    return shortestWalk(this.storeys.grid(this.at(before)[0], FINE), begin, end);
  }

  back(last) {
    const [walks, rides] = [[], []];
    for (let step = last; step.before; step = step.before) {
      if (step.ride) rides.unshift(step.ride);
      else walks.unshift([this.at(step.before.node)[0], step.walk]);
    }
    return tripOf(walks, rides);
  }
}
