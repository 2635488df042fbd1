// A walk in words that name what one sees: the twin of floorassist/floor/directions.py, to the letter.

import { Frame, aisleFrame, distance, mm, pairwise } from "./geometry.js";
import { landmark } from "./landmarks.js";
import { tr } from "./translation.js";
import * as words from "./walk-words.js";

export { aisleWords } from "./walk-words.js";

const BEND = 1500;
const ASIDE = 4000;
export const HERE = 1500;
const LAST = 700;
const SLIGHT = 0.7;

/** One sentence for a walk to a spot; `start` is the spot where one stands and looks at, if that is known. */
export function directions(plan, walk, { start = null, goal, shelf = "" }) {
  if (walk.length <= HERE) return shelf ? tr("It is right here, {shelf}.", { shelf }) : tr("It is right here.");
  return words.sentence(way(plan, walk, start?.facing ?? null, goal), arrival(walk.points, goal, shelf));
}

/** The walk without its end: "straight on past aisle 9, then left". `facing`: how one stands. */
export function way(plan, walk, facing, goal) {
  const legs = legsOf(plan, walk, goal.level, facing);
  return legs.slice(1).reduce((told, _leg, n) => words.then(told, nextWords(plan, legs, n + 1, goal)), firstWords(plan, legs, goal));
}

function legsOf(plan, walk, level, facing) {
  const aisles = (plan.aisles ?? []).filter((aisle) => aisle.level === level);
  const corners = cornersOf(walk.points);
  const legs = [];
  let line = [corners[0]];
  let turn = "";
  let heading = facing;
  for (const [a, b] of pairwise(corners)) {
    const step = [b[0] - a[0], b[1] - a[1]];
    const now = heading ? turnOf(heading, step) : "";
    if (now !== "straight on" && line.length > 1) {
      legs.push({ points: line, turn, aisle: alongAisle(aisles, line) });
      line = [a];
    }
    if (line.length === 1) turn = now;
    line.push(b);
    heading = step;
  }
  return [...legs, { points: line, turn, aisle: alongAisle(aisles, line) }];
}

function cornersOf(points) {
  const first = points[0];
  const last = points.at(-1);
  const dx = last[0] - first[0];
  const dy = last[1] - first[1];
  const length = Math.sqrt(dx * dx + dy * dy);
  let worst = BEND;
  let at = 0;
  for (let n = 1; n < points.length - 1; n += 1) {
    const x = points[n][0] - first[0];
    const y = points[n][1] - first[1];
    const away = length ? Math.abs(dx * y - dy * x) / length : Math.sqrt(x * x + y * y);
    if (away > worst) [worst, at] = [away, n];
  }
  if (!at) return [first, last];
  return [...cornersOf(points.slice(0, at + 1)).slice(0, -1), ...cornersOf(points.slice(at))];
}

function turnOf(before, after) {
  const cross = before[0] * after[1] - before[1] * after[0];
  const ahead = before[0] * after[0] + before[1] * after[1];
  if (Math.abs(cross) <= SLIGHT * ahead) return "straight on";
  if (Math.abs(cross) <= SLIGHT * -ahead) return "back";
  return cross < 0 ? "left" : "right";
}

function alongAisle(aisles, line) {
  const [a, b] = line.slice(-2);
  const whole = new Frame(a, b).length;
  let best = 1500;
  let found = null;
  for (const aisle of aisles) {
    const frame = aisleFrame(aisle);
    const [begin, left] = frame.locate(a);
    const [end, right] = frame.locate(b);
    const half = Math.floor(mm(aisle.width) / 2) + 200;
    if (Math.abs(left) > half || Math.abs(right) > half) continue;
    const inside = Math.min(Math.max(begin, end), frame.length) - Math.max(Math.min(begin, end), 0);
    if (inside >= best && inside * 2 >= whole) [best, found] = [inside, aisle];
  }
  return found;
}

function firstWords(plan, legs, goal) {
  const leg = legs[0];
  const turn = words.begin(leg.turn);
  const toGoal = (told) => withGoal(told, legs, 0, goal);
  if (leg.aisle && beginsInside(leg.aisle, leg.points[0])) return toGoal(alongWords(turn, leg, goal, legs.length === 1));
  if (leg.aisle) return toGoal(inWords(turn, leg.aisle, goal));
  const passed = passedAisle(plan, legs, 0, goal);
  if (passed !== null) return toGoal(words.past(turn, words.aisleWords(passed)));
  if (headsForNext(plan, legs, goal)) return words.goTo(words.aisleWords(legs[1].aisle.code));
  const seen = landmark(plan, goal, legs[0].points);
  if (seen !== null) return toGoal(words.past(turn, seen));
  const told = toGoal(turn);
  if (leg.turn) return told;
  return told === turn ? words.straight() : words.goTo(words.aisleWords(goal.aisle));
}

function nextWords(plan, legs, n, goal) {
  const leg = legs[n];
  const turn = words.turned(leg.turn);
  if (leg.aisle) return withGoal(inWords(turn, leg.aisle, goal, n === 1 && headsForNext(plan, legs, goal)), legs, n, goal);
  const passed = passedAisle(plan, legs, n, goal);
  const seen = passed === null ? landmark(plan, goal, leg.points) : words.aisleWords(passed);
  return withGoal(seen === null ? turn : words.past(turn, seen), legs, n, goal);
}

function inWords(turn, { code }, goal, isNamed = false) {
  const name = isNamed ? null : words.aisleWords(code);
  return code === goal.aisle ? words.into(turn, name) : words.through(turn, name);
}

/** With the goal's aisle, on the last leg when that does not run along it. */
function withGoal(told, legs, n, goal) {
  if (!goal.aisle || n < legs.length - 1 || legs[n].aisle?.code === goal.aisle) return told;
  return words.to(told, words.aisleWords(goal.aisle));
}

function beginsInside(aisle, place) {
  const frame = aisleFrame(aisle);
  const [along, across] = frame.locate(place);
  return along >= 0 && along <= frame.length && Math.abs(across) <= Math.floor(mm(aisle.width) / 2) + 200;
}

function headsForNext(plan, legs, goal) {
  if (legs[0].turn || legs[0].aisle || !legs[1]?.aisle) return false;
  return passedAisle(plan, legs, 0, goal) === null;
}

function passedAisle(plan, legs, n, goal) {
  const spoken = new Set([goal.aisle, ...legs.map((leg) => leg.aisle?.code)]);
  let best = [-1, -1];
  let found = null;
  pairwise(legs[n].points).forEach(([a, b], m) => {
    const way = new Frame(a, b);
    for (const aisle of plan.aisles ?? []) {
      if (aisle.level !== goal.level || spoken.has(aisle.code)) continue;
      const frame = aisleFrame(aisle);
      for (const mouth of [frame.start, frame.end]) {
        const [along, across] = way.locate(mouth);
        if (!(along > 500 && along < way.length - 500) || Math.abs(across) > ASIDE) continue;
        if (!isSideways(way, frame)) continue;
        if (m > best[0] || (m === best[0] && along > best[1])) [best, found] = [[m, along], aisle.code];
      }
    }
  });
  return found;
}

function isSideways(way, frame) {
  return Math.abs(frame.dx * way.dx + frame.dy * way.dy) <= SLIGHT * (frame.length * way.length);
}

/** Which way along the aisle, by a bay that one sees: the goal's, or the last one on the way out. */
function alongWords(turn, leg, goal, last) {
  const { aisle } = leg;
  const name = words.aisleWords(aisle.code);
  if (last) return words.along(turn, name, { upTo: goal.bay && goal.aisle === aisle.code && !leg.turn ? goal.bay : null });
  const frame = aisleFrame(aisle);
  const [begin] = frame.locate(leg.points[0]);
  const [end] = frame.locate(leg.points.at(-1));
  let seen = null;
  for (const bay of aisle.bays ?? []) {
    const middle = mm(bay.at) + Math.floor(mm(bay.width) / 2);
    if (middle <= Math.min(begin, end) || middle >= Math.max(begin, end)) continue;
    if (!seen || (end > begin ? middle > seen[0] : middle < seen[0])) seen = [middle, bay.code];
  }
  return words.along(turn, name, { past: seen && seen[1] });
}

/** On which hand the spot is, for somebody who comes along the last metre of the walk. */
export function arrival(points, goal, shelf) {
  if (goal.kind === "aisle") return "";
  if (!goal.facing || goal.kind === "anchor") return words.atHeight(words.there(), shelf);
  let n = points.length - 1;
  let length = 0;
  while (n > 0 && length < LAST) {
    n -= 1;
    length += distance(points[n], points[n + 1]);
  }
  const end = points.at(-1);
  return words.atHeight(words.seen(turnOf([end[0] - points[n][0], end[1] - points[n][1]], goal.facing)), shelf);
}
