// A way over levels in words: the twin of floorassist/floor/guide.py, to the letter.

import { HERE, aisleWords, arrival, directions, way } from "./directions.js";
import { the } from "./landmarks.js";

const STOREY_WORDS = ["floor", "level", "storey", "basement", "cellar", "mezzanine", "gallery", "roof"];

/** How to go to a spot; `closed`: its aisle is closed, the way leads to its end. */
export function guide(plan, trip, { start = null, goal, shelf = "", closed = false }) {
  if (!trip.rides.length && !closed) return directions(plan, trip.walks[0][1], { start, goal, shelf });
  const rides = trip.rides.map((ride, n) => toRide(plan, trip, n, start) + rideWords(plan, ride));
  return `${rides.join("")}${lastWords(plan, trip, start, goal, shelf ? `, ${shelf}` : "", closed)}.`;
}

/** What to say to somebody on `level` where the plan shows no way to a spot. */
export function noWay(plan, level, goal, { stepless = false } = {}) {
  if (level === goal.level) return `It is at ${goal.code}; the plan shows no way there.`;
  const there = storey(plan, goal.level);
  if (stepless) return `It is at ${goal.code}; the plan shows no way to ${there} without stairs.`;
  return `Go to ${there} first; it is at ${goal.code} there.`;
}

/** A level in a sentence: "the upper floor", but "Garden". */
export function storey(plan, level) {
  const { name } = plan.levels.find((each) => each.id === level);
  return STOREY_WORDS.some((word) => name.toLowerCase().includes(word)) ? the(name) : name;
}

function toRide(plan, trip, n, start) {
  const [level, walk] = trip.walks[n];
  const { connector } = trip.rides[n];
  const name = the(connector.name);
  if (walk.length <= HERE) return n ? `, then take ${name}` : `Take ${name}`;
  const stop = { kind: "anchor", id: connector.id, code: connector.name, level, place: walk.points.at(-1), facing: null, aisle: null };
  return `${wordsOf(plan, trip, n, start, stop)} to ${name}. Take ${connector.kind === "stairs" ? "them" : "it"}`;
}

function wordsOf(plan, trip, n, start, goal) {
  const words = way(plan, trip.walks[n][1], start && !n ? start.facing : null, goal);
  return n ? `, then ${words[0].toLowerCase()}${words.slice(1)}` : words;
}

/** "up to the upper floor". */
function rideWords(plan, { connector, begin, end }) {
  const [from, to] = [begin, end].map((n) => connector.stops[n].level);
  const height = (id) => plan.levels.find((each) => each.id === id).ordinal;
  return ` ${height(to) > height(from) ? "up" : "down"} to ${storey(plan, to)}`;
}

function lastWords(plan, trip, start, goal, height, closed) {
  const n = trip.walks.length - 1;
  const walk = trip.walks[n][1];
  const near = walk.length <= HERE;
  if (closed) {
    const words = near ? (n ? "" : "You are there") : wordsOf(plan, trip, n, start, goal);
    const aisle = aisleWords(goal.aisle || goal.code);
    return `${words}; ${words.endsWith(aisle) ? "it" : aisle} is closed for now`;
  }
  if (near) return `; it is right there${height}`;
  return wordsOf(plan, trip, n, start, goal) + arrival(walk.points, goal, height);
}
