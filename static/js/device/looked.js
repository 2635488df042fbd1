/** The items looked at last on this phone: what a barcode in the hand most likely belongs to. */

import { cell, keep, kept, me } from "./store.js";

const NAME = "looked";
const MOST = 6;

/** `[{id, title, say, aisle}]`, the newest first; null until it was read. */
export const looked = cell(null);

me.listen((who) => who || (looked.value = null));

/** Reads what was kept, once. */
export async function readLooked() {
  if (looked.value) return;
  const known = await kept(NAME, []);
  looked.value ??= known;
}

/** Notes that this item (as `/api/items` tells it) is looked at. */
export async function lookedAt({ id, name, say, placements }) {
  await readLooked();
  if (!me.value) return;
  const place = placements[0] || {};
  const row = { id, title: name, say, aisle: place.aisle || "", code: place.code || "" };
  looked.value = [row, ...looked.value.filter((each) => each.id !== id)].slice(0, MOST);
  await keep(NAME, looked.value);
}
