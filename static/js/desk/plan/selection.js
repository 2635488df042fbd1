/** What is selected in the editor: a list of `[kind, id]`, or `[kind, id, bayId]` for a bay of an aisle. */

import { cell } from "../../device/store.js";

export const selected = cell([]);

const same = (a, b) => a[0] === b[0] && a[1] === b[1] && (a[2] ?? null) === (b[2] ?? null);
const bare = ([kind, id, bay]) => (bay ? [kind, id, bay] : [kind, id]);

/** Selects this and nothing else; several are given as several arguments. */
export function select(...objects) {
  selected.value = objects.map(bare);
}

/** Adds this to what is selected, or takes it out again. */
export function toggle(object) {
  const left = selected.value.filter((one) => !same(one, object));
  selected.value = left.length < selected.value.length ? left : [...left, bare(object)];
}

/** Selects nothing. */
export function clear() {
  if (selected.value.length) selected.value = [];
}

/** True while this is selected. */
export const isSelected = (object) => selected.value.some((one) => same(one, object));

/** Takes out of the selection what the document no longer has. */
export function keepWhatIs(document) {
  const is = ([kind, id, bay]) => {
    const object = document[kind]?.find?.((one) => one.id === id);
    return object && (!bay || object.bays?.some((one) => one.id === bay));
  };
  const left = selected.value.filter(is);
  if (left.length < selected.value.length) selected.value = left;
}
