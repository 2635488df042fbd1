// The draft as changes, the twin of floorassist/draft/changes.py: what a change makes of the document, whether it
// fits, how it is taken back. A change is {key, label, edits: [{kind, id, at, before, after}]}; kind names a list of the
// document, or is "plan" (id "plan") for {name, sketch, address, geo}. Bays live inside their aisle. Nothing is mutated;
// what did not change is shared with the document that came in.

export const LISTS = ["levels", "zones", "aisles", "walls", "doors", "fixtures", "anchors", "connectors", "blocks"];
const PLAN = "plan";
const TOP = ["name", "sketch", "address", "geo"];
const CALLED = ["code", "name", "department", "why"];

/**
 * {document} with the whole change in it; or {conflicts: [{kind, id, name, base, mine, theirs}]}, one an object, and none
 * of the change is in anything.
 */
export function applied(document, change) {
  const work = new Work(document);
  const conflicts = new Map();
  for (const { kind, id, at, before, after } of change.edits) {
    const key = `${kind} ${id}`;
    if (conflicts.has(key)) {
      conflicts.get(key).mine = after ?? null;
      continue;
    }
    const edit = { kind, id, at, after: after ?? null };
    const theirs = work.get(edit);
    const expected = kind === PLAN ? planObject(before ?? {}) : (before ?? null);
    if (same(theirs, expected)) work.put(edit);
    else conflicts.set(key, { kind, id, name: called(theirs ?? before ?? after), base: before ?? null, mine: after ?? null, theirs });
  }
  return conflicts.size ? { conflicts: [...conflicts.values()] } : { document: work.document() };
}

/** What takes the change back. It has the same key: give it one of its own before it is sent. */
export function inverse(change) {
  const edits = change.edits.map((edit) => ({ ...edit, before: edit.after ?? null, after: edit.before ?? null }));
  return { ...change, edits: edits.reverse() };
}

/** The edits that make the one document of the other; none where they say the same. */
export function between(before, after) {
  const [old, now] = [planObject(before), planObject(after)];
  const edits = same(old, now) ? [] : [{ kind: PLAN, id: PLAN, at: 0, before: old, after: now }];
  for (const kind of LISTS) edits.push(...listEdits(kind, before[kind] ?? [], after[kind] ?? []));
  return edits;
}

/** A plan's document with every list in it, in the order of the native format; a null geo is left out. */
export function whole(document) {
  const { schema = 1, name = null, sketch = null, address = null, geo = null } = document;
  const lists = LISTS.map((kind) => [kind, [...(document[kind] ?? [])]]);
  return { schema, name, sketch, address, ...Object.fromEntries(lists), ...(geo === null ? {} : { geo }) };
}

/** The fields that stand above all lists, as the object `plan`. */
export function planObject(document) {
  return Object.fromEntries(TOP.filter((key) => (document[key] ?? null) !== null).map((key) => [key, document[key]]));
}

/** The object of this kind and id, or null. */
export function objectOf(document, kind, id) {
  if (kind === PLAN) return planObject(document);
  return (document[kind] ?? []).find((one) => one.id === id) ?? null;
}

/** Where an object stands in its list; where one that is added would stand: at the end. */
export function placeOf(document, kind, id) {
  if (kind === PLAN) return 0;
  const found = document[kind] ?? [];
  const place = found.findIndex((one) => one.id === id);
  return place < 0 ? found.length : place;
}

/** What people call an object: its code, else its name; empty for what has none, such as a wall. */
export const called = (thing) => thing?.[CALLED.find((key) => thing?.[key])] ?? "";

/** Whether two JSON values are equal, whatever the order of their fields; true is not 1. */
export function same(one, other) {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  if (Array.isArray(one)) return one.length === other.length && one.every((value, n) => same(value, other[n]));
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

/** A document in the making. Lists are copied when they are first looked at, objects never. */
class Work {
  constructor(document) {
    this.base = document;
    this.lists = new Map();
    this.ids = new Map();
  }

  get(edit) {
    if (edit.kind === PLAN) return planObject(this.base);
    const place = this.place(edit);
    return place < 0 ? null : this.list(edit.kind)[place];
  }

  put(edit) {
    if (edit.kind === PLAN) {
      this.putPlan(edit.after ?? {});
      return;
    }
    const found = this.list(edit.kind);
    const place = this.place(edit);
    if (place < 0 && edit.after) {
      found.splice(Math.min(edit.at, found.length), 0, edit.after);
      this.ids.get(edit.kind).add(edit.id);
    } else if (place >= 0 && !edit.after) {
      found.splice(place, 1);
      this.ids.get(edit.kind).delete(edit.id);
    } else if (place >= 0) found[place] = edit.after;
  }

  document() {
    const made = { ...this.base };
    for (const [kind, list] of this.lists) made[kind] = list;
    return made;
  }

  putPlan(after) {
    const top = Object.fromEntries(TOP.map((key) => [key, after[key] ?? null]));
    this.base = whole({ ...this.base, ...top });
  }

  list(kind) {
    if (!this.lists.has(kind)) {
      this.lists.set(kind, [...(this.base[kind] ?? [])]);
      this.ids.set(kind, new Set(this.lists.get(kind).map((one) => one.id)));
    }
    return this.lists.get(kind);
  }

  /** Where the object stands, mostly where the edit says; -1: nowhere. */
  place({ kind, id, at }) {
    const found = this.list(kind);
    if (!this.ids.get(kind).has(id)) return -1;
    return found[at]?.id === id ? at : found.findIndex((one) => one.id === id);
  }
}

/**
 * Away from the end, then what is altered, then in from the beginning: so every `at` is right in its turn. Where
 * what stays changed its order, everything goes and comes anew.
 */
function listEdits(kind, before, after) {
  const now = new Map(after.map((one) => [one.id, one]));
  const old = new Set(before.map((one) => one.id));
  const stays = before.filter((one) => now.has(one.id)).map((one) => one.id);
  const still = same(stays, after.filter((one) => old.has(one.id)).map((one) => one.id));
  const kept = new Set(still ? stays : []);
  const away = before.map((one, at) => ({ kind, id: one.id, at, before: one, after: null })).filter(({ id }) => !kept.has(id));
  const left = before.filter(({ id }) => kept.has(id)).map((one, at) => ({ kind, id: one.id, at, before: one, after: now.get(one.id) }));
  const added = after.map((one, at) => ({ kind, id: one.id, at, before: null, after: one })).filter(({ id }) => !kept.has(id));
  return [...away.reverse(), ...left.filter((edit) => !same(edit.before, edit.after)), ...added];
}
