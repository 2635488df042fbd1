/** The draft as it is here: the server's, with what was done on this phone on top; changing it, undoing, insisting. */

import { applied, inverse } from "../../core/draft.js";
import { insisted, joined, onlyAlters, rebased } from "../../core/rebase.js";
import { tr } from "../../core/translation.js";
import { freshKey } from "../../device/api.js";
import { cell, say } from "../../device/store.js";
import { labelled, saidOf } from "./change-labels.js";
import { dropChanges, keepChange, keepPast } from "./draft-shelf.js";
import { keepWhatIs } from "./selection.js";

export const draft = cell({ document: null, seq: 0, base: 0, revision: 0, pending: 0, state: "loading", error: null, editors: [], backdrops: [], scheduled: null, notOut: null });
export const past = cell({ undo: null, redo: null });
export const refusals = cell([]);

/** Undone and done again at most so often. */
const STEPS = 200;
/** Of these so many edits survive the page, written this long after the last step. */
const KEPT_EDITS = 400;
const KEEP_MS = 250;
/** Strokes of a key that follow each other within this time are one change. */
const JOIN_MS = 1200;

/** What the server has: `document` at `seq`; `pending`: changes that it does not have yet; `sending`: keys on their way. */
export const line = { document: null, pending: [], sending: new Set(), store: null, person: null, order: 0, done: [], undone: [], send: () => {} };

/** An id that no plan has. */
export const freshId = (prefix) => `${prefix}-${freshKey().slice(0, 12)}`;

/** Does one change; see draft-store.js. */
export function change(label, edits, joins = null) {
  const made = work({ key: freshKey(), label: labelled(label), edits });
  if (!made) return null;
  const before = line.done.at(-1);
  const joinable = joins && before?.joins === joins && Date.now() - before.at < JOIN_MS && onlyAlters(made) && onlyAlters(before);
  if (joinable) line.done[line.done.length - 1] = { ...joined(before, made), at: Date.now() };
  else line.done.push({ label: made.label, edits: made.edits, joins, at: Date.now() });
  line.done.splice(0, line.done.length - STEPS);
  line.undone = [];
  tellPast();
  return made;
}

/** Takes the last change back; its label, or null. */
export function undo() {
  return step(line.done, line.undone, (entry) => inverse(entry).edits, {
    label: (label) => tr("Undo: {label}", { label }),
    missed: (label) => tr("“{label}” cannot be undone any more: it was changed meanwhile.", { label }),
  });
}

/** Does again what was taken back; its label, or null. */
export function redo() {
  return step(line.undone, line.done, (entry) => entry.edits, {
    label: (label) => tr("Redo: {label}", { label }),
    missed: (label) => tr("“{label}” cannot be done again any more: it was changed meanwhile.", { label }),
  });
}

function step(from, to, editsOf, words) {
  const entry = from.pop();
  if (!entry) return null;
  const made = work({ key: freshKey(), label: labelled((said) => words.label(said(entry.label))), edits: editsOf(entry) });
  if (made) to.push({ ...entry, joins: null });
  else say(words.missed(saidOf(entry.label)), "bad");
  tellPast();
  return made ? saidOf(entry.label) : null;
}

/** Puts a change on top of the draft and lets it go to the server; null when it does not fit or does nothing. */
function work(made) {
  if (!draft.value.document || !made.edits.length) return null;
  const { document: after } = applied(draft.value.document, made);
  if (!after) return null;
  line.pending.push(made);
  line.order += 1;
  keepChange(line.store, line.person, line.order, made);
  tell({ document: after, pending: line.pending.length, state: draft.value.state === "offline" ? "offline" : "saving" });
  line.send();
  return made;
}

/** Ends a refusal; see draft-store.js. */
export function settle(refusal, keep) {
  refusals.value = refusals.value.filter((one) => one !== refusal);
  return keep === "mine" ? change(refusal.label, insisted(draft.value.document, refusal)) : null;
}

/**
 * Puts the server's document under what waits here: what no longer fits becomes a refusal. `taken` are keys that the
 * server has; `by(kind, id)` names who changed an object.
 */
export function onTopOf(document, { taken = [], by = () => null, ...rest } = {}) {
  const gone = new Set(taken);
  const waiting = line.pending.filter(({ key }) => !gone.has(key));
  const { plan, pending, refusals: found } = rebased(document, waiting, by);
  const left = new Set(pending.map(({ key }) => key));
  dropChanges([...taken, ...waiting.filter(({ key }) => !left.has(key)).map(({ key }) => key)]);
  line.document = document;
  line.pending = pending;
  if (found.length) refuse(found);
  tell({ ...rest, document: plan, pending: pending.length });
}

/** Adds refusals; a newer one of the same object takes the place of the older. */
export function refuse(found) {
  const fresh = new Set(found.map(({ kind, id }) => `${kind} ${id}`));
  refusals.value = [...refusals.value.filter(({ kind, id }) => !fresh.has(`${kind} ${id}`)), ...found];
}

/** Tells everybody who looks at the draft. */
export function tell(news) {
  const next = { ...draft.value, ...news };
  if (next.document && next.document !== draft.value.document) keepWhatIs(next.document);
  draft.value = next;
}

/** Tells what can be undone, and keeps it soon: what a held key does is written once. */
export function tellPast() {
  past.value = { undo: saidOf(line.done.at(-1)?.label), redo: saidOf(line.undone.at(-1)?.label) };
  keeping ??= setTimeout(writePast, KEEP_MS);
}

let keeping = null;

/** Writes down what can be undone, if that waits. */
export function writePast() {
  if (keeping === null) return;
  clearTimeout(keeping);
  keeping = null;
  keepPast(line.store, line.person, { done: latest(line.done), undone: latest(line.undone) });
}

/** The last of some steps: as many as are written in no time. */
function latest(steps) {
  let edits = 0;
  const from = steps.findLastIndex((step) => (edits += step.edits.length) > KEPT_EDITS);
  return steps.slice(from + 1);
}
