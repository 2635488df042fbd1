/**
 * The store's draft on this phone: what the server has, and on top of it what was done here and is not there yet.
 *
 * `draft` is `{document, seq, base, pending, state, editors, backdrops, scheduled}`: `document` is what the canvas
 * draws (null until it is loaded), `base` the published revision that the draft began with, `pending` how many
 * changes wait here, `state` is "loading", "saved", "saving", "offline" or "failed" (then `error` is a sentence).
 * `past` is `{undo, redo}`: the labels of what `undo()` and `redo()` would do, or null.
 * `refusals` is a list of `{kind, id, name, base, mine, theirs, by, label}`, one an object: what somebody else (`by`, a
 * name or null) changed before my change of it arrived; null for an object stands for "taken away" (or not there yet).
 * What else that change did goes on. `settle(refusal, "mine" | "theirs")` ends one.
 */

import { cell } from "../../device/store.js";

export const draft = cell({ document: null, seq: 0, base: 0, pending: 0, state: "loading", error: null, editors: [], backdrops: [], scheduled: null });
export const past = cell({ undo: null, redo: null });
export const refusals = cell([]);

/**
 * Loads the draft, first from this phone, then from the server, and keeps it in step; returns the way to stop.
 * `store` and `person` are ids (what waits here is sent by who did it), `cursor` is the page's place in the store's log.
 */
export function openDraft(_options) {
  return () => {};
}

/**
 * Does one change: `edits` are `{kind, id, at, before, after}`. Returns it; null when it does not fit or does nothing.
 * Changes that follow each other with the same `joins` become one (arrow keys).
 */
export function change(_label, _edits, _joins = null) {
  return null;
}

/** Takes the last change made here back, by its inverse; its label, or null. */
export function undo() {
  return null;
}

/** Does again what was taken back; its label, or null. */
export function redo() {
  return null;
}

/** Ends a refusal: "mine" puts my state of its objects over theirs, "theirs" lets mine go. */
export function settle(_refusal, _keep) {}

/** Sends what waits and reads what others did; resolves once that was tried. */
export async function sync() {}

/** Throws away the draft for everybody; it can be brought back until the next change. */
export async function throwAway() {}

/** Brings back the draft that was thrown away. */
export async function bringBack() {}

/** Reads the draft anew from the server, as after a publication or a backdrop. */
export async function reload() {}
