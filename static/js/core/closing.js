// What is closed for a while: the twin of floorassist/floor/closing.py. A moment is milliseconds since 1970, or
// null for the plan as it was built.

import { BODY, aisleFrame, mm, placeOf } from "./geometry.js";

const OUT = 250;

const moment = (text) => (text ? new Date(text).getTime() : null);
const on = (plan, kind, level) => (plan[kind] ?? []).filter((each) => each.level === level);

/** The moments at which something opens by itself, in order. */
export function turns(plan) {
  const closings = [...(plan.aisles ?? []).map((each) => each.closed_until), ...(plan.blocks ?? []).map((each) => each.until)];
  return [...new Set(closings.filter(Boolean).map(moment))].sort((a, b) => a - b);
}

/** How many of these have passed: while it stays the same, so does the floor. */
export function turnsPast(moments, now) {
  return moments.filter((each) => each <= now).length;
}

/** Whether an aisle is closed now; at the moment of its end it is open. */
export function isClosed(aisle, now) {
  return Boolean(aisle.closed_until) && moment(aisle.closed_until) > now;
}

/** The aisles of a level that nobody walks in now. */
export function closedAisles(plan, level, now) {
  return on(plan, "aisles", level).filter((aisle) => isClosed(aisle, now));
}

/** The blocks of a level that are in the way now. */
export function standingBlocks(plan, level, now) {
  return on(plan, "blocks", level).filter((block) => !block.until || moment(block.until) > now);
}

/** The polygons (mm) that are in the way on a level now, and will not be for good. */
export function blocked(plan, level, now) {
  const blocks = standingBlocks(plan, level, now).map((block) => block.polygon.map(placeOf));
  return [...blocks, ...closedAisles(plan, level, now).map(walkway)];
}

/** Where one comes out of the closed aisle that a place lies in, the nearer end first; else []. */
export function waysOut(plan, level, now, place) {
  const aisle = closedAisles(plan, level, now).find((each) => liesIn(each, place));
  if (!aisle) return [];
  const frame = aisleFrame(aisle);
  const length = frame.locate(frame.end)[0];
  const ends = [frame.at(-OUT, 0), frame.at(length + OUT, 0)];
  return frame.locate(place)[0] * 2 <= length ? ends : ends.reverse();
}

/** Whether two places lie in one aisle that is closed now: who is in there walks in there. */
export function inOneClosedAisle(plan, level, now, a, b) {
  return closedAisles(plan, level, now).some((each) => liesIn(each, a) && liesIn(each, b));
}

function liesIn(aisle, place) {
  const frame = aisleFrame(aisle);
  const [along, across] = frame.locate(place);
  return along >= 0 && along <= frame.locate(frame.end)[0] && Math.abs(across) <= Math.floor(mm(aisle.width) / 2);
}

/** An aisle's floor without a body's radius at its rim, so that one can walk past its ends. */
function walkway(aisle) {
  const frame = aisleFrame(aisle);
  const length = frame.locate(frame.end)[0];
  const rim = Math.min(BODY, Math.floor(length / 2));
  const half = Math.max(Math.floor(mm(aisle.width) / 2) - BODY, 0);
  return [frame.at(rim, -half), frame.at(length - rim, -half), frame.at(length - rim, half), frame.at(rim, half)];
}
