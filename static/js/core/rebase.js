// Changes done on top of a plan that somebody else changed meanwhile: what of them still fits, object by object.
// A refusal is {kind, id, name, base, mine, theirs, by, label, along}; `along` are edits that make sense only with it.

import { applied, objectOf, placeOf, same } from "./draft.js";

const keyOf = ({ kind, id }) => `${kind} ${id}`;

/**
 * `{plan, pending, refusals}`: the plan with every change of `pending` that fits, those changes (without the edits that
 * do not), and one refusal an object for the others. `by(kind, id)` is the name of who changed it last, or null.
 */
export function rebased(plan, pending, by = () => null) {
  const stuck = new Map();
  const refusals = [];
  const kept = [];
  let grown = plan;
  for (const change of pending) {
    const free = followed(change, stuck);
    if (!free.edits.length) continue;
    const { document: after, conflicts } = applied(grown, free);
    if (after) {
      grown = after;
      kept.push(free);
      continue;
    }
    const left = refused(free, conflicts, { stuck, refusals, by });
    const again = left.edits.length ? applied(grown, left) : {};
    if (!again.document) continue;
    grown = again.document;
    kept.push(left);
  }
  return { plan: grown, pending: kept, refusals: refusals.filter(({ mine, theirs, along }) => along.length || !same(mine, theirs)) };
}

/** A change without the edits of objects that are refused already: those only say anew what I want of them. */
function followed(change, stuck) {
  const edits = change.edits.filter((edit) => {
    const known = stuck.get(keyOf(edit));
    if (known) known(edit.after ?? null);
    return !known;
  });
  return edits.length === change.edits.length ? change : { ...change, edits };
}

/** Notes the refusals of a change, and gives what of it goes on. What adds or takes away goes as a whole or not at all. */
function refused(change, conflicts, { stuck, refusals, by }) {
  const keys = new Set(conflicts.map(keyOf));
  const others = change.edits.filter((edit) => !keys.has(keyOf(edit)));
  const whole = change.edits.some(({ before, after }) => !before !== !after) && change.edits.some(({ before, after }) => before && after);
  for (const conflict of conflicts) {
    const refusal = { ...conflict, by: by(conflict.kind, conflict.id), label: change.label, along: [] };
    refusals.push(refusal);
    stuck.set(keyOf(conflict), (mine) => (refusal.mine = mine));
  }
  if (!whole) return { ...change, edits: others };
  refusals.at(-1).along = others.map((edit) => {
    const edited = { ...edit };
    stuck.set(keyOf(edit), (mine) => (edited.after = mine));
    return edited;
  });
  return { ...change, edits: [] };
}

/** The edits that put my state of a refused object, and what goes along with it, over what a plan has now. */
export function insisted(plan, refusal) {
  const wanted = [{ kind: refusal.kind, id: refusal.id, after: refusal.mine }, ...refusal.along];
  return wanted.flatMap(({ kind, id, after }) => {
    const before = objectOf(plan, kind, id);
    return same(before, after ?? null) ? [] : [{ kind, id, at: placeOf(plan, kind, id), before, after: after ?? null }];
  });
}

/** Two changes, one after the other, as one: of an object that both touch, from before the first to after the second. */
export function joined(first, second) {
  const edits = first.edits.map((edit) => ({ ...edit }));
  for (const edit of second.edits) {
    const known = edits.find((one) => keyOf(one) === keyOf(edit));
    if (known) known.after = edit.after;
    else edits.push(edit);
  }
  return { ...first, edits };
}

/** True when a change only alters what is there. */
export const onlyAlters = ({ edits }) => edits.every(({ before, after }) => before && after);
