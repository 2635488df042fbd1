// A walk in words that name what one sees: the twin of floorassist/floor/directions.py, to the letter.

import { Frame, aisleFrame, distance, mm, pairwise } from "./geometry.js";
import { landmark } from "./landmarks.js";

const BEND = 1500;
const ASIDE = 4000;
export const HERE = 1500;
const LAST = 700;
const SLIGHT = 0.7;
const LEAD = { "": "Go", "straight on": "Straight on", back: "Turn round and go", left: "Left", right: "Right" };

/** One sentence for a walk to a spot; `start` is the spot where one stands and looks at, if that is known. */
export function directions(plan, walk, { start = null, goal, shelf = "" }) {
  const height = shelf ? `, ${shelf}` : "";
  if (walk.length <= HERE) return `It is right here${height}.`;
  return `${way(plan, walk, start?.facing ?? null, goal)}${arrival(walk.points, goal, height)}.`;
}

/** The walk without its end: "Straight on past aisle 9, then left". `facing`: how one stands. */
export function way(plan, walk, facing, goal) {
  const legs = legsOf(plan, walk, goal.level, facing);
  return legs.map((_leg, n) => (n ? nextWords(plan, legs, n, goal) : firstWords(plan, legs, goal))).join(", ");
}

/** An aisle as people say it: "aisle 12", but "Garden". */
export function aisleWords(code) {
  return /[0-9]/u.test(code) ? `aisle ${code}` : code;
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
  const word = LEAD[leg.turn];
  const to = toGoal(legs, 0, goal);
  if (leg.aisle && beginsInside(leg.aisle, leg.points[0])) {
    return `${word} along ${aisleWords(leg.aisle.code)}${bayPassed(leg, goal, legs.length === 1)}${to}`;
  }
  if (leg.aisle) {
    const into = leg.aisle.code === goal.aisle ? "into" : "through";
    return `${word} ${into} ${aisleWords(leg.aisle.code)}${to}`;
  }
  const passed = passedAisle(plan, legs, 0, goal);
  if (passed !== null) return `${word} past ${aisleWords(passed)}${to}`;
  if (headsForNext(plan, legs, goal)) return `Go to ${aisleWords(legs[1].aisle.code)}`;
  const seen = landmark(plan, goal, legs[0].points);
  if (seen !== null) return `${word} past ${seen}${to}`;
  return word === "Go" && !to ? "Go straight on" : `${word}${to}`;
}

function nextWords(plan, legs, n, goal) {
  const leg = legs[n];
  const turn = leg.turn === "back" ? "turn round" : leg.turn;
  if (leg.aisle) {
    const into = leg.aisle.code === goal.aisle ? "into" : "through";
    const named = n === 1 && headsForNext(plan, legs, goal);
    return `then ${turn} ${into} ${named ? "it" : aisleWords(leg.aisle.code)}${toGoal(legs, n, goal)}`;
  }
  const passed = passedAisle(plan, legs, n, goal);
  const seen = passed === null ? landmark(plan, goal, leg.points) : aisleWords(passed);
  const past = seen === null ? "" : ` past ${seen}`;
  return `then ${turn}${past}${toGoal(legs, n, goal)}`;
}

function toGoal(legs, n, goal) {
  if (!goal.aisle || n < legs.length - 1 || legs[n].aisle?.code === goal.aisle) return "";
  return ` to ${aisleWords(goal.aisle)}`;
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

function bayPassed(leg, goal, last) {
  const { aisle } = leg;
  if (last) return goal.bay && goal.aisle === aisle.code && !leg.turn ? ` to bay ${goal.bay}` : "";
  const frame = aisleFrame(aisle);
  const [begin] = frame.locate(leg.points[0]);
  const [end] = frame.locate(leg.points.at(-1));
  let seen = null;
  for (const bay of aisle.bays ?? []) {
    const middle = mm(bay.at) + Math.floor(mm(bay.width) / 2);
    if (middle <= Math.min(begin, end) || middle >= Math.max(begin, end)) continue;
    if (!seen || (end > begin ? middle > seen[0] : middle < seen[0])) seen = [middle, bay.code];
  }
  return seen ? ` past bay ${seen[1]}` : "";
}

/** On which hand the spot is, for somebody who comes along the last metre of the walk. */
export function arrival(points, goal, height) {
  if (goal.kind === "aisle") return "";
  if (!goal.facing || goal.kind === "anchor") return `; you are there${height}`;
  let n = points.length - 1;
  let length = 0;
  while (n > 0 && length < LAST) {
    n -= 1;
    length += distance(points[n], points[n + 1]);
  }
  const end = points.at(-1);
  const turn = turnOf([end[0] - points[n][0], end[1] - points[n][1]], goal.facing);
  const where = { "straight on": "straight ahead", back: "behind you" }[turn] ?? `on your ${turn}`;
  return `; it is ${where}${height}`;
}
