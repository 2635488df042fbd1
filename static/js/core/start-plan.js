/** The first aisles of a plan, as the edits of one change: aisles, and around them walls, a door and the entrance. */

import { aislesOf } from "./pattern.js";
import { tr, trAs } from "./translation.js";

/** Metres kept free: beside and behind the aisles, and before them. */
const BESIDE = 3;
const FRONT = 8;
const ENTRANCE = 4;

/** True while a plan has nothing that one could lose. */
export const isBare = (plan) => ["aisles", "walls", "fixtures", "zones", "anchors", "doors"].every((kind) => !(plan[kind] || []).length);

/**
 * `{edits, aisles, width, depth, error}`: `wish` is what `aislesOf` wants without `x`, `y`, and `around`: true grows the
 * level to the aisles and puts walls, a door and the entrance around a plan that is bare. Else they stand below or
 * beside all that is there, where the level has to grow for them.
 */
export function startEdits(plan, { around, ...wish }, fresh) {
  const level = plan.levels.find(({ id }) => id === wish.level) || plan.levels[0];
  const bare = isBare(plan);
  const y = bare ? BESIDE : lowest(plan, level) + BESIDE;
  const { aisles, width, depth, error } = aislesOf({ ...wish, level: level.id, x: BESIDE, y, fresh });
  if (error) return { edits: [], aisles: [], width: 0, depth: 0, error };
  const double = doubled(plan, aisles);
  if (double) return { edits: [], aisles: [], width: 0, depth: 0, error: tr("There is an aisle {code} already. Take other codes.", { code: double }) };
  const needs = { width: Math.ceil(width + 2 * BESIDE), depth: Math.ceil(y + depth + (bare ? FRONT : BESIDE)) };
  const grown = bare && around ? needs : { width: Math.max(level.width, needs.width), depth: Math.max(level.depth, needs.depth) };
  const edits = grown.width === level.width && grown.depth === level.depth ? [] : [edit(plan, "levels", level.id, { ...level, ...grown })];
  aisles.forEach((aisle, n) => edits.push(added("aisles", aisle, plan.aisles.length + n)));
  if (bare && around) edits.push(...frontEdits(level.id, grown, fresh));
  return { edits, aisles, ...grown, error: null };
}

/** How many metres of the level are taken, from the top. */
function lowest(plan, level) {
  const points = ["aisles", "walls", "fixtures", "zones"].flatMap((kind) => (plan[kind] || []).filter((one) => one.level === level.id))
    .flatMap((one) => one.polygon || one.line || [one.from, one.to]);
  return points.length ? Math.max(...points.map(([, y]) => y)) : 0;
}

/** Walls all around with a door in front, and the entrance behind it. */
function frontEdits(level, { width, depth }, fresh) {
  const middle = width / 2;
  return [
    added("walls", { id: fresh("w"), level, line: [[0, 0], [width, 0], [width, depth], [0, depth], [0, 0]], thickness: 0.2 }, 0),
    added("doors", { id: fresh("d"), level, at: [middle, depth], width: ENTRANCE, staff_only: false, one_way: false }, 0),
    added("anchors", { id: fresh("n"), level, kind: "entrance", code: "ENTRANCE", name: trAs("fixture", "Entrance"), at: [middle, depth - 1.5] }, 0),
  ];
}

function doubled(plan, aisles) {
  const codes = new Set([...plan.aisles, ...(plan.fixtures || []), ...(plan.anchors || [])].map(({ code }) => code?.toLowerCase()));
  return aisles.find(({ code }) => codes.has(code.toLowerCase()))?.code;
}

const added = (kind, after, at) => ({ kind, id: after.id, at, before: null, after });

function edit(plan, kind, id, after) {
  const at = plan[kind].findIndex((one) => one.id === id);
  return { kind, id, at, before: plan[kind][at], after };
}
