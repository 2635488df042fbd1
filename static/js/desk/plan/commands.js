/**
 * What can be done with what is selected, for toolbars, forms and keys alike: each one is one change with a label.
 * All return true when something was done; what cannot be done is said at the foot of the screen.
 */

import { bayed, merge, renumbered, renumberedBays, split } from "../../core/aisles.js";
import { added, aligned, arrayed, beside, chosenObjects, codesIn, copied, fieldsEdit, moved, removed, turned } from "../../core/arrange.js";
import { codesOf, nextCode } from "../../core/pattern.js";
import { countThings, nameWithin } from "../../core/plan-words.js";
import { axes } from "../../core/shapes.js";
import { mark, tr, trMany } from "../../core/translation.js";
import { say } from "../../device/store.js";
import { change, draft, freshId } from "./draft-store.js";
import { clear, select, selected } from "./selection.js";
import { shownLevel } from "./view.js";

/** `[{keys, words}]`: the keys of the canvas, for the page of help; both are said by `tr`. */
export const KEYS = [
  { keys: ["←", "→", "↑", "↓"], words: mark("move what is selected by one step of the grid; the plan, when nothing is") },
  { keys: [mark("Shift + arrows")], words: mark("ten steps at once") },
  { keys: [".", ","], words: mark("select the next or the one before, in the order of the plan") },
  { keys: [mark("Shift + . ,")], words: mark("select the next one as well") },
  { keys: [mark("Enter")], words: mark("open its form; on an aisle, select its first bay; with a tool in hand, put one in the middle; while drawing, end the line") },
  { keys: [mark("Esc")], words: mark("from a bay to its aisle, then select nothing; while drawing, stop") },
  { keys: [mark("Delete")], words: mark("take it away") },
  { keys: [mark("Ctrl + Z"), mark("Ctrl + Y")], words: mark("undo, redo") },
  { keys: [mark("Ctrl + C"), mark("Ctrl + V"), mark("Ctrl + D")], words: mark("copy, paste, duplicate") },
  { keys: [mark("Ctrl + A")], words: mark("select everything on this level") },
  { keys: ["R", mark("Shift + R")], words: mark("turn by 90°, or by 5°") },
  { keys: ["+", "−", "0"], words: mark("closer, farther, the whole level") },
  { keys: [mark("Alt, while dragging")], words: mark("do not snap") },
];

/** Most things that one array adds. */
const MOST_COPIES = 200;
let shelf = { objects: [], level: null, times: 0 };

const plan = () => draft.value.document;
const chosen = () => selected.value;
const parts = () => (plan() ? chosenObjects(plan(), chosen()) : []);
const wholes = () => parts().filter(({ bays }) => !bays);
const aisles = () => wholes().filter(({ kind }) => kind === "aisles");

/** What of these commands can be done now: `{remove, copy, paste, turn, split, merge, array, renumber, align}`. */
export function can() {
  const movable = wholes().filter(({ kind }) => kind !== "levels").length;
  const some = chosen().length > 0;
  return {
    remove: some, copy: movable > 0, paste: shelf.objects.length > 0, turn: movable > 0, array: movable > 0, align: movable > 1,
    split: aisles().length === 1 && chosen().length === 1, merge: aisles().length > 1, renumber: aisles().length > 0,
  };
}

/** What is selected, within a sentence: "aisle A4", "a bay of aisle A4", "5 things". */
export function chosenWords() {
  const all = parts();
  if (all.length !== 1) return countThings(all.length);
  const [{ kind, object, bays }] = all;
  if (!bays?.size) return nameWithin(kind, object);
  return bays.size === 1 ? tr("a bay of aisle {code}", { code: object.code }) : tr("bays of aisle {code}", { code: object.code });
}

const done = (label, edits, joins) => Boolean(change(label, edits, joins));

/** Edits as one change, or their error as a sentence. */
function doOr(label, { edits, error }) {
  if (error) say(error, "bad");
  return !error && done(label, edits);
}

/** Moves what is selected by metres. */
export function nudge(dx, dy) {
  return done(() => tr("Move {what}", { what: chosenWords() }), moved(plan(), chosen(), [dx, dy], shownLevel(plan())?.id), `nudge ${JSON.stringify(chosen())}`);
}

/** Takes what is selected away. */
export function removeSelected() {
  const levels = chosen().filter(([kind]) => kind === "levels");
  if (levels.length && levels.length >= plan().levels.length) {
    say(tr("A plan needs at least one level."), "bad");
    return false;
  }
  return done(() => tr("Take away {what}", { what: chosenWords() }), removed(plan(), chosen()));
}

/** Notes what is selected for `paste`. */
export function copySelected() {
  const objects = wholes().filter(({ kind }) => kind !== "levels").map(({ kind, object }) => [kind, object]);
  if (!objects.length) return false;
  shelf = { objects, level: shownLevel(plan()).id, times: 0 };
  return true;
}

/** Puts what was copied beside the original (where it was, on another level), and selects it. */
export function paste() {
  if (!shelf.objects.length) return false;
  const level = shownLevel(plan()).id;
  shelf.times += 1;
  const by = level === shelf.level ? beside(shelf.objects).map((one) => one * shelf.times) : [0, 0];
  const edits = copied(plan(), shelf.objects, by, { level, fresh: freshId });
  const label = () => tr("Copy {what}", { what: edits.length === 1 ? nameWithin(edits[0].kind, shelf.objects[0][1]) : countThings(edits.length) });
  return selectNew(edits, done(label, edits));
}

function selectNew(edits, isDone) {
  if (isDone) select(...edits.map(({ kind, id }) => [kind, id]));
  return isDone;
}

/** Turns what is selected around its middle, by degrees clockwise. */
export function turnSelected(degrees) {
  return done(() => tr("Turn {what}", { what: chosenWords() }), turned(plan(), chosen(), degrees), `turn ${JSON.stringify(chosen())}`);
}

/** Cuts the selected aisle in two, `at` metres from its start (its middle when not given). */
export function splitSelected(at) {
  const result = split(plan(), chosen(), { at, fresh: freshId });
  return doOr(() => tr("Split {what}", { what: chosenWords() }), result) && selectNew(result.edits, true);
}

/** Makes one aisle of selected ones that follow each other. */
export function mergeSelected() {
  const [first] = aisles();
  return doOr(() => tr("Join {what}", { what: chosenWords() }), merge(plan(), chosen())) && (select(["aisles", first.id]), true);
}

/**
 * `count` more of what is selected, each `pitch` metres further, to its "right" or "left" (for what lies: down or up).
 * `pattern` names the new aisles; without one their codes count on.
 */
export function arraySelected({ count, pitch, side = "right", pattern = "" }) {
  if (!(count >= 1 && count <= MOST_COPIES && pitch > 0)) {
    say(tr("Take 1 to {most} more, and a distance above 0 m.", { most: MOST_COPIES }), "bad");
    return false;
  }
  const { codes, error } = pattern ? codesOf(pattern) : { codes: [], error: null };
  const double = codes.find((code) => codesIn(plan()).has(code.toUpperCase()));
  if (error || double) return doOr("", { error: error || tr("There is a {code} already. Take other codes.", { code: double }) });
  const [first] = aisles();
  const lies = first && Math.abs(axes(first.object).along[0]) > Math.SQRT1_2;
  const way = { right: lies ? "down" : "right", left: lies ? "up" : "left" }[side];
  const edits = arrayed(plan(), chosen(), { count, pitch, way, codes, fresh: freshId });
  const all = [...chosen(), ...edits.map(({ kind, id }) => [kind, id])];
  if (!done(() => trMany("{n} more of {what}", "{n} more of {what}", count, { what: chosenWords() }), edits)) return false;
  select(...all);
  return true;
}

/** New codes by a `pattern` for the selected aisles, as they stand from the "left", "right", "top" or "bottom". */
export function renumberSelected({ pattern, from = "left" }) {
  const { codes, error } = codesOf(pattern);
  return doOr(() => tr("Renumber {what}", { what: chosenWords() }), error ? { error } : renumbered(plan(), chosen(), { codes, from }));
}

/** Numbers of the bays of the selected aisles anew: `{first, step, startAt: "from" | "to", odd}`. */
export function renumberBays(wish) {
  return doOr(() => tr("Renumber the bays of {what}", { what: chosenWords() }), renumberedBays(plan(), chosen(), wish));
}

/** `each` bays of equal width on each of the `sides` of the selected aisles. */
export function laySelected({ each, sides }) {
  return doOr(() => trMany("{n} bay a side in {what}", "{n} bays a side in {what}", each, { what: chosenWords() }), bayed(plan(), chosen(), { each, sides, fresh: freshId }));
}

/** Brings what is selected in line: "left", "right", "top", "bottom", or spreads it evenly "across" or "down". */
export function alignSelected(edge) {
  return done(() => tr("Align {what}", { what: chosenWords() }), aligned(plan(), chosen(), edge));
}

/** Puts one object's fields anew, as a form does: `fields` over what is there, undefined takes a field out. */
export function setFields(kind, id, fields, label) {
  return done(label, fieldsEdit(plan(), kind, id, fields));
}

/** Adds an object (its id is made when it has none), and selects it; its id, or null. */
export function addObject(kind, object, label) {
  const whole = { ...object, id: object.id || freshId(kind[0]) };
  if (!done(label, added(plan(), [[kind, whole]]))) return null;
  if (kind === "levels") clear();
  else select([kind, whole.id]);
  return whole.id;
}

/** A code for a new aisle: what follows the last one. */
export function codeForNew() {
  const last = plan().aisles.at(-1)?.code;
  return nextCode(last || "A0", codesIn(plan()));
}
