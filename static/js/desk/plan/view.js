/**
 * What of the plan the editor shows, and what a tap on it does.
 *
 * `viewport` is `{level, x, y, scale}`: `x`, `y` in metres is the middle of the canvas, `scale` is pixels a metre.
 * `size` is the canvas in pixels. `tool` is one of TOOLS.
 */

import { boxesOf } from "../../core/shapes.js";
import { cell } from "../../device/store.js";
import { draft } from "./draft-store.js";
import { select } from "./selection.js";

export const TOOLS = ["select", "marquee", "aisle", "wall", "zone", "door", "fixture", "block", "anchor", "connector", "point"];

export const viewport = cell({ level: null, x: 20, y: 15, scale: 20 });
export const size = cell({ width: 800, height: 600 });
/** `point` hands the next tapped point to the canvas's `onPoint` and draws nothing. */
export const tool = cell("select");
/** What a drawing tool makes: `fixture` and `anchor` and `connector` kinds as the plan names them. */
export const made = cell({ fixture: "table", anchor: "entrance", connector: "stairs" });
/** Metres that things snap to; 0 is off. */
export const snapStep = cell(0.1);

/** Pixels a metre: closest and farthest that one may go. */
const CLOSEST = 240;
const ROOM = 1.5;

/** The level that shows, as its object of the document; the lowest one while none was chosen. */
export function shownLevel(document) {
  return document.levels.find(({ id }) => id === viewport.value.level) || document.levels[0] || null;
}

/** Shows a level whole. */
export function showLevel(id) {
  viewport.value = { ...viewport.value, level: id };
  fit();
}

/** Shows the level that shows from wall to wall. */
export function fit() {
  const level = draft.value.document && shownLevel(draft.value.document);
  if (level) frame({ x: 0, y: 0, width: level.width, height: level.depth }, level.id);
}

/** Zooms by a factor around a point of the canvas in pixels; around its middle when none is given. */
export function zoomBy(factor, at = { x: size.value.width / 2, y: size.value.height / 2 }) {
  const { x, y, scale, level } = viewport.value;
  const wanted = Math.min(Math.max(scale * factor, farthest()), CLOSEST);
  const [dx, dy] = [at.x - size.value.width / 2, at.y - size.value.height / 2];
  viewport.value = { level, scale: wanted, x: x + dx / scale - dx / wanted, y: y + dy / scale - dy / wanted };
}

/** Moves what shows by pixels. */
export function panBy(dx, dy) {
  const { x, y, scale, level } = viewport.value;
  viewport.value = { level, scale, x: x - dx / scale, y: y - dy / scale };
}

/** Brings an object (or a bay of an aisle) into view and selects it; false where the plan has none. */
export function show(kind, id, bayId) {
  const object = draft.value.document?.[kind]?.find?.((one) => one.id === id);
  if (!object) return false;
  if (kind === "levels") {
    showLevel(id);
    return true;
  }
  const [level, box] = boxesOf(kind, object, bayId)[0];
  frame(box, level);
  select([kind, id, bayId]);
  return true;
}

/** Frames a box in metres on a level, with room around it. */
export function frame(box, level) {
  const { width, height } = size.value;
  const scale = Math.min(width / (box.width + 2 * ROOM), height / (box.height + 2 * ROOM), CLOSEST / 2);
  viewport.value = { level, scale, x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function farthest() {
  const level = draft.value.document && shownLevel(draft.value.document);
  if (!level) return 1;
  return 0.5 * Math.min(size.value.width / (level.width + ROOM), size.value.height / (level.depth + ROOM));
}
