// A way over levels in words: the twin of floorassist/floor/guide.py, to the letter.

import { HERE, arrival, directions, way } from "./directions.js";
import { the } from "./landmarks.js";
import { tr } from "./translation.js";
import * as words from "./walk-words.js";

const STOREY_WORDS = ["floor", "level", "storey", "basement", "cellar", "mezzanine", "gallery", "roof"];

/** How to go to a spot; `closed`: its aisle is closed, the way leads to its end. */
export function guide(plan, trip, { start = null, goal, shelf = "", closed = false }) {
  if (!trip.rides.length && !closed) return directions(plan, trip.walks[0][1], { start, goal, shelf });
  const sentences = [];
  let told = "";
  trip.rides.forEach((ride, n) => {
    const [level, walk] = trip.walks[n];
    const { connector } = ride;
    const [floor, up, name] = [...leads(plan, ride), the(connector.name)];
    if (walk.length <= HERE) {
      told = words.then(told, words.ride(name, floor, up));
      return;
    }
    const stop = { kind: "anchor", id: connector.id, code: connector.name, level, place: walk.points.at(-1), facing: null, aisle: null };
    sentences.push(words.sentence(words.then(told, words.to(wordsOf(plan, trip, n, start, stop), name))));
    told = words.rideIt(floor, { up, stairs: connector.kind === "stairs" });
  });
  return [...sentences, lastWords(plan, trip, told, { start, goal, shelf, closed })].join(" ");
}

/** What to say to somebody on `level` where the plan shows no way to a spot. */
export function noWay(plan, level, goal, { stepless = false } = {}) {
  const { code } = goal;
  if (level === goal.level) return tr("It is at {code}; the plan shows no way there.", { code });
  const floor = storey(plan, goal.level);
  if (stepless) return tr("It is at {code}; the plan shows no way to {floor} without stairs.", { code, floor });
  return tr("Go to {floor} first; it is at {code} there.", { floor, code });
}

/** A level in a sentence: "the upper floor", but "Garden". */
export function storey(plan, level) {
  const { name } = plan.levels.find((each) => each.id === level);
  return STOREY_WORDS.some((word) => name.toLowerCase().includes(word)) ? the(name) : name;
}

/** The words of a walk; after a ride nobody knows which way one looks. */
function wordsOf(plan, trip, n, start, goal) {
  return way(plan, trip.walks[n][1], start && !n ? start.facing : null, goal);
}

/** The level that a ride leads to, and whether that lies higher. */
function leads(plan, { connector, begin, end }) {
  const [from, to] = [begin, end].map((n) => connector.stops[n].level);
  const height = (id) => plan.levels.find((each) => each.id === id).ordinal;
  return [storey(plan, to), height(to) > height(from)];
}

/** The sentence of the last walk; `told` stands before it. */
function lastWords(plan, trip, told, { start, goal, shelf, closed }) {
  const n = trip.walks.length - 1;
  const walk = trip.walks[n][1];
  const near = walk.length <= HERE;
  const last = near ? "" : wordsOf(plan, trip, n, start, goal);
  const whole = last ? words.then(told, last) : told;
  if (closed) {
    const aisle = words.aisleWords(goal.aisle || goal.code);
    return words.sentence(whole || words.there(), words.closed(last.endsWith(aisle) ? null : aisle));
  }
  if (near) return words.sentence(whole, words.atHeight(words.near(), shelf));
  return words.sentence(whole, arrival(walk.points, goal, shelf));
}
