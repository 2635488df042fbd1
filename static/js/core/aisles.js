// Aisles cut in two, joined, numbered anew, and their bays: edits of a plan for one change. Plans are only read.
// Each gives `{edits, error}`: error is a sentence (then edits is []), else null.

import { chosenObjects, codesIn } from "./arrange.js";
import { spoken } from "./field-values.js";
import { baysOf, millimetres, nextCode } from "./pattern.js";
import { axes } from "./shapes.js";
import { language, tr, trMany } from "./translation.js";

/** Ends of aisles that follow each other lie this near, in metres, along them and across. */
const GAP = 6;
const OFF = 0.6;
/** Both go the same way (or the opposite one) when the sine between them is less. */
const ASLANT = 0.1;
const SHORTEST = 0.5;

const tenths = (metres) => metres.toLocaleString(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const good = (edits) => ({ edits, error: null });
const bad = (error) => ({ edits: [], error });
const changed = ({ kind, id, at, object }, after) => ({ kind, id, at, before: object, after });
const aislesIn = (plan, chosen) => chosenObjects(plan, chosen).filter(({ kind }) => kind === "aisles");

/**
 * Cuts the chosen aisle `at` metres from its start (its middle when none is given). A bay that the cut goes through
 * stays on the side where most of it is, made narrower. The second half gets the next free code.
 */
export function split(plan, chosen, { at, fresh }) {
  const [one, ...more] = aislesIn(plan, chosen);
  if (!one || more.length) return bad(tr("Choose one aisle to split."));
  const aisle = one.object;
  const { along, length } = axes(aisle);
  const cut = millimetres(at ?? length / 2);
  if (!(cut >= SHORTEST && cut <= length - SHORTEST)) return bad(tr("Aisle {code} can be split between {min} m and {max} m.", { code: aisle.code, min: spoken(SHORTEST), max: spoken(length - SHORTEST) }));
  const point = [millimetres(aisle.from[0] + along[0] * cut), millimetres(aisle.from[1] + along[1] * cut)];
  const isFirst = (bay) => bay.at + bay.width / 2 <= cut;
  const first = aisle.bays.filter(isFirst).map((bay) => ({ ...bay, width: millimetres(Math.min(bay.width, cut - bay.at)) }));
  const second = aisle.bays.filter((bay) => !isFirst(bay)).map((bay) => {
    const begins = Math.max(bay.at, cut);
    return { ...bay, at: millimetres(begins - cut), width: millimetres(bay.at + bay.width - begins) };
  });
  const half = { ...aisle, id: fresh("a"), code: nextCode(aisle.code, codesIn(plan)), from: point, bays: second };
  return good([
    changed(one, { ...aisle, to: point, bays: first }),
    { kind: "aisles", id: half.id, at: plan.aisles.length, before: null, after: half },
  ]);
}

/** Makes one aisle of chosen ones that lie in one line: the first keeps its code, all bays keep their ids. */
export function merge(plan, chosen) {
  const parts = aislesIn(plan, chosen);
  if (parts.length < 2) return bad(tr("Choose the aisles to join: two or more that lie in one line."));
  const [first, ...rest] = parts;
  const frame = axes(first.object);
  const seen = [{ ...first, span: [0, frame.length] }, ...rest.map((part) => ({ ...part, span: spanOf(part.object, first.object, frame) }))];
  const off = seen.find(({ span, object }) => !span || object.level !== first.object.level);
  if (off) return bad(tr("Aisle {code} does not lie in one line with aisle {other}.", { code: off.object.code, other: first.object.code }));
  const order = [...seen].sort((a, b) => Math.min(...a.span) - Math.min(...b.span));
  for (let n = 1; n < order.length; n += 1) {
    const gap = Math.min(...order[n].span) - Math.max(...order[n - 1].span);
    const names = { code: order[n - 1].object.code, other: order[n].object.code };
    if (gap > GAP) return bad(tr("Between aisles {code} and {other} lie {gap} m; move them together first.", { ...names, gap: tenths(gap) }));
    if (gap < -0.05) return bad(tr("Between aisles {code} and {other} there is no room: they overlap; move them together first.", names));
  }
  const [begin, end] = [Math.min(...order[0].span), Math.max(...order.at(-1).span)];
  const on = (way) => [millimetres(first.object.from[0] + frame.along[0] * way), millimetres(first.object.from[1] + frame.along[1] * way)];
  const bays = numberedOn(order.flatMap(({ object, span }) => shiftedBays(object, span, begin)), new Set(first.object.bays.map(({ id }) => id)));
  const joined = { ...first.object, from: begin ? on(begin) : first.object.from, to: end === frame.length ? first.object.to : on(end), bays };
  const gone = [...rest].sort((a, b) => b.at - a.at).map((part) => changed(part, null));
  return good([changed(first, joined), ...gone]);
}

/** `[start, end]` of an aisle along another one, in metres; null where it lies beside it or aslant. */
function spanOf(aisle, first, { along, left }) {
  const other = axes(aisle);
  if (Math.abs(other.along[0] * left[0] + other.along[1] * left[1]) > ASLANT) return null;
  const places = [aisle.from, aisle.to].map(([x, y]) => [x - first.from[0], y - first.from[1]]);
  if (places.some(([dx, dy]) => Math.abs(dx * left[0] + dy * left[1]) > OFF)) return null;
  return places.map(([dx, dy]) => millimetres(dx * along[0] + dy * along[1]));
}

/** Bays of an aisle as they lie in the joined one; of one that went the other way the sides change. */
function shiftedBays(aisle, [start, end], begin) {
  const back = end < start;
  return aisle.bays.map((bay) => {
    const at = millimetres((back ? start - bay.at - bay.width : start + bay.at) - begin);
    return { ...bay, side: back ? (bay.side === "L" ? "R" : "L") : bay.side, at: Math.max(0, at) };
  });
}

/** Bays with one number a side: those of `first` keep theirs, others keep theirs if free, else count on. */
function numberedOn(bays, first) {
  const taken = new Set(bays.filter(({ id }) => first.has(id)).map(({ side, code }) => side + Number(code)));
  return bays.map((bay) => {
    if (first.has(bay.id)) return bay;
    let number = Number(bay.code);
    if (taken.has(bay.side + number)) number = Math.max(0, ...[...taken].filter((one) => one[0] === bay.side).map((one) => Number(one.slice(1)))) + 1;
    taken.add(bay.side + number);
    return number === Number(bay.code) ? bay : { ...bay, code: String(number) };
  });
}

/** New codes for the chosen aisles, in the order in which they stand from the "left", "right", "top" or "bottom". */
export function renumbered(plan, chosen, { codes, from = "left" }) {
  const parts = inOrder(aislesIn(plan, chosen), from);
  if (!parts.length) return bad(tr("Choose the aisles to renumber."));
  if (codes.length < parts.length) return bad(tr("The pattern gives {codes} for {aisles}.", { codes: trMany("{n} code", "{n} codes", codes.length), aisles: trMany("{n} aisle", "{n} aisles", parts.length) }));
  const mine = new Set(parts.map(({ object }) => object.code.toUpperCase()));
  const others = new Set([...codesIn(plan)].filter((code) => !mine.has(code)));
  const double = codes.slice(0, parts.length).find((code) => others.has(code.toUpperCase()));
  if (double) return bad(tr("{code} is the code of something that is not chosen. Choose it too, or take other codes.", { code: double }));
  return good(parts.flatMap((part, n) => (part.object.code === codes[n] ? [] : [changed(part, { ...part.object, code: codes[n] })])));
}

function inOrder(parts, from) {
  const way = from === "top" || from === "bottom" ? 1 : 0;
  const sign = from === "right" || from === "bottom" ? -1 : 1;
  const middle = ({ object }, axis) => object.from[axis] + object.to[axis];
  return [...parts].sort((a, b) => sign * (middle(a, way) - middle(b, way)) || middle(a, 1 - way) - middle(b, 1 - way));
}

/**
 * New numbers for the bays of the chosen aisles: from `first` by `step`, beginning at the aisle's "from" or "to".
 * `odd`: the left side takes first, first + 2 …, the right one first + 1, first + 3 …
 */
export function renumberedBays(plan, chosen, { first = 1, step = 1, startAt = "from", odd = false }) {
  const parts = aislesIn(plan, chosen);
  if (!parts.length) return bad(tr("Choose the aisle whose bays are to be renumbered."));
  const by = odd ? 2 : step;
  const most = Math.max(...parts.flatMap(({ object }) => ["L", "R"].map((side) => object.bays.filter((bay) => bay.side === side).length)));
  if (first < 0 || by < 1 || first + 1 + most * by > 9999) return bad(tr("Bays have numbers from 0 to 9999. Begin lower, or take smaller steps."));
  return good(parts.flatMap((part) => {
    const numbers = new Map(["L", "R"].flatMap((side) => {
      const mine = part.object.bays.filter((bay) => bay.side === side).sort((a, b) => (startAt === "to" ? b.at - a.at : a.at - b.at));
      return mine.map((bay, n) => [bay.id, String(first + (odd && side === "R" ? 1 : 0) + n * by)]);
    }));
    const bays = part.object.bays.map((bay) => (bay.code === numbers.get(bay.id) ? bay : { ...bay, code: numbers.get(bay.id) }));
    return bays.some((bay, n) => bay !== part.object.bays[n]) ? [changed(part, { ...part.object, bays })] : [];
  }));
}

/**
 * The chosen aisles with `each` bays of equal width on each of the `sides`. Bays that are there already keep their
 * ids in their order, so what stands in them stays; those too many at the end are taken away.
 */
export function bayed(plan, chosen, { each, sides = ["L", "R"], fresh }) {
  const parts = aislesIn(plan, chosen);
  if (!parts.length) return bad(tr("Choose the aisle that gets bays."));
  if (!(Number.isInteger(each) && each >= 0 && each <= 200)) return bad(tr("An aisle has 0 to {most} bays a side, in whole numbers.", { most: 200 }));
  const narrow = parts.find(({ object }) => each && axes(object).length / each < 0.1);
  if (narrow) return bad(tr("Bays are at least {width} m wide: aisle {code} has no room for {count}.", { width: spoken(0.1), code: narrow.object.code, count: each }));
  return good(parts.map((part) => {
    const old = new Map(["L", "R"].map((side) => [side, part.object.bays.filter((bay) => bay.side === side).sort((a, b) => a.at - b.at)]));
    const kept = part.object.bays.filter((bay) => !sides.includes(bay.side));
    const anew = baysOf({ length: axes(part.object).length, each, sides, fresh }).map((bay) => ({ ...bay, ...labelled(old.get(bay.side).shift()) }));
    return changed(part, { ...part.object, bays: [...kept, ...anew] });
  }));
}

const labelled = (bay) => (bay ? { id: bay.id, ...(bay.label === undefined ? {} : { label: bay.label }) } : {});
