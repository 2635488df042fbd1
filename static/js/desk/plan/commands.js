/**
 * What can be done with what is selected, for toolbars, forms and keys alike: each one is one change with a label.
 * All return true when something was done.
 */

/** `[{keys, words}]`: the keys of the canvas, for the page of help. */
export const KEYS = [];

/** What of these commands can be done now: `{remove, copy, paste, turn, split, merge, array, renumber, align}`. */
export const can = () => ({});

/** Moves what is selected by metres. */
export const nudge = (_dx, _dy) => false;
/** Takes what is selected away. */
export const removeSelected = () => false;
/** Notes what is selected for `paste`. */
export const copySelected = () => false;
/** Puts what was copied beside the original, and selects it. */
export const paste = () => false;
/** Turns what is selected around its middle, by degrees clockwise. */
export const turnSelected = (_degrees) => false;
/** Cuts the selected aisle in two, `at` metres from its start (its middle when not given). */
export const splitSelected = (_at) => false;
/** Makes one aisle of selected ones that follow each other. */
export const mergeSelected = () => false;
/** `count` more of what is selected at `pitch` metres across ("right" or "left" of the aisle), codes by a pattern or counting on. */
export const arraySelected = (_wish) => false;
/** New codes for the selected aisles, in the order in which they stand (`from`: "left", "right", "top", "bottom"). */
export const renumberSelected = (_wish) => false;
/** Bays of the selected aisle anew: `{each, first, step, startAt: "from" | "to"}`. */
export const renumberBays = (_wish) => false;
/** Puts one object's fields anew, as a form does: `fields` over what is there, undefined takes a field out. */
export const setFields = (_kind, _id, _fields, _label) => false;
/** Adds an object, and selects it; its id. */
export const addObject = (_kind, _object, _label) => null;
