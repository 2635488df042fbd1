/** Drawing new things: boxes and aisles by a drag, walls and areas point by point, doors and starting points by a tap. */

import { added, codesIn } from "../../core/arrange.js";
import { doorAt } from "../../core/handles.js";
import { baysOf, millimetres, nextCode } from "../../core/pattern.js";
import { anchors, connectors, nameOf } from "../../core/plan-words.js";
import { linesOf, snappedPoint, straightened } from "../../core/snap.js";
import { tr } from "../../core/translation.js";
import { say } from "../../device/store.js";
import { codeForNew } from "./commands.js";
import { change, draft, freshId } from "./draft-store.js";
import { ghost } from "./ghost.js";
import { select } from "./selection.js";
import { made, shownLevel, snapStep, tool, viewport } from "./view.js";

/** Tools that draw one point after the other, and those that draw from one corner to the other. */
const BY_POINTS = { wall: "walls", zone: "zones" };
const BY_DRAG = new Set(["aisle", "fixture", "block"]);
const REACH_PX = 12;
/** A tap instead of a drag draws a thing of this size, in metres. */
const TAPPED = [1.2, 0.8];
const LEAST = 0.2;
const BAY = 1.2;
/** How long and wide a thing is that is put into the middle instead of drawn, in metres. */
const PUT = { aisle: [0, 10], wall: [5, 0], zone: [6, 6], fixture: TAPPED, block: TAPPED };

const plan = () => draft.value.document;
const level = () => shownLevel(plan());
let points = [];
let began = null;

function snap(point, free, still = null) {
  if (free) return { point: point.map(millimetres), guides: [] };
  const straight = still ? straightened(still, point, 0.04) : point;
  return snappedPoint(straight, linesOf(plan(), level().id), { step: snapStep.value, reach: Math.min(0.5, REACH_PX / viewport.value.scale) });
}

export const drawing = {
  /** A pointer goes down. */
  down(at, { free }) {
    if (BY_DRAG.has(tool.value)) began = snap(at, free).point;
  },

  /** It moves while it is down. */
  drag(at, { free }) {
    if (began) ghost.value = shown(began, snap(at, free, tool.value === "aisle" ? began : null));
    else this.hover(at, { free });
  },

  /** A mouse moves without being down: the next piece of a line follows it. */
  hover(at, { free }) {
    if (!points.length) return;
    const next = snap(at, free, points.at(-1));
    ghost.value = { points: [...points, next.point], closed: tool.value === "zone" && points.length > 1, guides: next.guides };
  },

  /** It goes up: a thing is there, or one point more. */
  up(at, { free, onPoint }) {
    const now = tool.value;
    if (now === "point") {
      onPoint?.(at);
      return;
    }
    if (BY_DRAG.has(now)) finishDrag(now, snap(at, free, now === "aisle" ? began : null).point);
    else if (BY_POINTS[now]) addPoint(snap(at, free, points.at(-1)).point, at);
    else put(tapped[now](snap(at, free).point, at));
  },

  /** Two fingers came: what a drag began is let go, points that are set stay. */
  pause() {
    began = null;
    if (points.length) ghost.value = { points };
  },

  /** Ends a line of points: a thing is there if they are enough. True when something was being drawn. */
  finish() {
    if (!points.length) return false;
    const kind = BY_POINTS[tool.value];
    const enough = points.length >= (kind === "walls" ? 2 : 3);
    if (!enough) say(kind === "walls" ? tr("A wall needs two points.") : tr("An area needs three corners."), "bad");
    else put([kind, kind === "walls" ? { line: points, thickness: 0.2 } : { department: tr("New department"), polygon: points }]);
    return true;
  },

  /** Takes the last point back; true when there was one. */
  back() {
    if (!points.length) return false;
    points = points.slice(0, -1);
    ghost.value = points.length ? { points } : null;
    return true;
  },

  /** Puts one of what the tool draws into the middle of what shows, for who draws with keys; true when it can. */
  middle() {
    const now = tool.value;
    const [wide, high] = PUT[now] || [0, 0];
    if (!PUT[now] && !tapped[now]) return false;
    const { width, depth } = level();
    const inside = (at, side, room) => Math.min(Math.max(at, side / 2), Math.max(room - side / 2, side / 2));
    const at = snap([inside(viewport.value.x, wide, width), inside(viewport.value.y, high, depth)]).point;
    const [from, to] = [[at[0] - wide / 2, at[1] - high / 2], [at[0] + wide / 2, at[1] + high / 2]].map((point) => point.map(millimetres));
    if (now === "aisle") put(newAisle(to, from));
    else if (now === "wall") put(["walls", { line: [from, to], thickness: 0.2 }]);
    else if (now === "zone") put(["zones", { department: tr("New department"), polygon: cornersOf(from, to) }]);
    else if (PUT[now]) put(boxed(now, cornersOf(from, to)));
    else put(tapped[now](at, at));
    return true;
  },

  /** Lets go of everything that is being drawn; true when something was. */
  stop() {
    const some = points.length > 0 || began !== null;
    points = [];
    began = null;
    ghost.value = null;
    return some;
  },
};

function shown(from, { point, guides }) {
  return tool.value === "aisle" ? { points: [from, point], guides } : { points: cornersOf(from, point), closed: true, guides };
}

const cornersOf = ([ax, ay], [bx, by]) => [[ax, ay], [bx, ay], [bx, by], [ax, by]];

function addPoint(point, at) {
  const near = (other) => Math.hypot(other[0] - at[0], other[1] - at[1]) * viewport.value.scale < REACH_PX;
  const ends = points.length > 1 && near(points.at(-1));
  const closes = points.length > 2 && near(points[0]);
  if (closes && tool.value === "wall") points = [...points, points[0]];
  if (ends || closes) drawing.finish();
  else if (points.length < 200 && !(points.length && near(points.at(-1)))) {
    points = [...points, point];
    ghost.value = { points };
  }
}

function finishDrag(now, to) {
  const from = began;
  began = null;
  if (!from) return;
  const [wide, high] = [Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])];
  if (now === "aisle") {
    if (Math.hypot(wide, high) < 0.5) say(tr("Draw from the aisle's start to its end: it is at least half a metre long."), "bad");
    else put(newAisle(from, to));
    ghost.value = null;
    return;
  }
  const end = wide < LEAST || high < LEAST ? from.map((one, n) => millimetres(one + TAPPED[n])) : to;
  const polygon = cornersOf([Math.min(from[0], end[0]), Math.min(from[1], end[1])], [Math.max(from[0], end[0]), Math.max(from[1], end[1])]);
  put(boxed(now, polygon));
}

const boxed = (now, polygon) => (now === "block" ? ["blocks", { polygon, why: "" }] : ["fixtures", { kind: made.value.fixture, polygon }]);

/** An aisle as wide as the last one, with bays of about 1.2 m on both sides. */
function newAisle(from, to) {
  const last = plan().aisles.at(-1);
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const bays = baysOf({ length, each: Math.min(200, Math.max(1, Math.round(length / BAY))), fresh: freshId });
  const depth = last?.shelf_depth === undefined ? {} : { shelf_depth: last.shelf_depth };
  return ["aisles", { code: codeForNew(), name: "", department: last?.department ?? "", from, to, width: last?.width ?? 2, ...depth, bays }];
}

const wordsFor = (kinds, kind) => kinds.find(([one]) => one === kind)[1];

const tapped = {
  door: (_, at) => ["doors", { at: doorAt(plan(), { level: level().id }, at).at, width: 1.2, staff_only: false, one_way: false }],
  anchor(at) {
    const { anchor: kind } = made.value;
    const code = kind.toUpperCase();
    return ["anchors", { kind, code: codesIn(plan()).has(code) ? nextCode(`${code}-1`, codesIn(plan())) : code, name: wordsFor(anchors(), kind), at }];
  },
  connector(at) {
    const others = [...plan().levels].sort((a, b) => a.ordinal - b.ordinal);
    const here = others.findIndex(({ id }) => id === level().id);
    const other = others[here + 1] || others[here - 1];
    if (!other) {
      say(tr("Stairs and lifts join two levels: add the other level first."), "bad");
      return null;
    }
    const { connector: kind } = made.value;
    const stops = [level().id, other.id].map((id) => ({ level: id, at }));
    return ["connectors", { kind, name: wordsFor(connectors(), kind), stops, seconds: kind === "lift" ? 40 : 20, staff_only: false, one_way: kind === "escalator" }];
  },
};

/** Puts a new thing into the plan, selects it, and takes the tool out of hand. */
function put(thing) {
  points = [];
  ghost.value = null;
  if (!thing) return;
  const [kind, fields] = thing;
  const object = { id: freshId(kind[0]), ...(kind === "connectors" ? {} : { level: level().id }), ...fields };
  tool.value = "select";
  if (change(() => (kind === "doors" ? tr("Add a door") : tr("Add {what}", { what: nameOf(kind, object) })), added(plan(), [[kind, object]]))) select([kind, object.id]);
}
