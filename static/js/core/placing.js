// What was put where by scanning, as a list that the screen shows: the newest first, the same thing once.

import { tr } from "./translation.js";

/**
 * One row: `{key, spot: {id, code}, item: {id, name}, from, code, times, state, outcome, detail}`. `state` is sending,
 * waiting (kept on this phone), done, refused, undone, or unknown (a code that no item has yet: `code`).
 * @typedef {object} Row
 */

const LONGEST = 200;
/** These stand for nothing more: the same thing scanned again is a new row. */
const OVER = new Set(["refused", "undone"]);
const ON_THE_WAY = new Set(["sending", "waiting"]);

/**
 * The list with one more row, and whether it is new: the same thing at the same place again only counts up.
 * @param {Row[]} list
 * @param {Row} row
 * @returns {{list: Row[], isNew: boolean}}
 */
export function withRow(list, row) {
  const before = list.find((each) => isSame(each, row) && !OVER.has(each.state));
  const first = before ? { ...before, times: before.times + 1 } : { ...row, times: 1 };
  return { list: [first, ...list.filter((each) => each !== before)].slice(0, LONGEST), isNew: !before };
}

const isSame = (one, other) =>
  one.spot.id === other.spot.id && (one.item ? one.item.id === other.item?.id : !other.item && one.code?.text === other.code?.text);

/** The list with the row of this key changed. */
export const changed = (list, key, change) => list.map((row) => (row.key === key ? { ...row, ...change } : row));

/**
 * The list of a page loaded anew: what it has by now, then what was kept. A kept row that was on its way still waits if
 * its letter does; else the server has it, and what became of it was told to nobody.
 * @param {Row[]} list
 * @param {Row[]} before
 * @param {Set<string>} letters - the keys of what waits to be sent
 */
export function restored(list, before, letters) {
  const fresh = new Set(list.map(({ key }) => key));
  const old = before.filter(({ key }) => !fresh.has(key)).map((row) => (ON_THE_WAY.has(row.state) ? { ...row, state: letters.has(row.key) ? "waiting" : "done" } : row));
  return [...list, ...old].slice(0, LONGEST);
}

/** How many stand at the spot by this list, and how many of all could not be sent yet. */
export const counted = (list, spotId) => ({
  here: list.filter(({ state, spot, item }) => item && spot.id === spotId && !OVER.has(state)).length,
  waiting: list.filter(({ state }) => state === "waiting").length,
});

/** What became of a row, in words. */
export function rowWords({ state, outcome, detail, from, spot }) {
  if (state === "undone") return tr("Undone");
  if (state === "refused") return detail;
  if (state === "waiting") return tr("{place}. Kept on this phone until there is a network", { place: spot.code });
  if (state === "sending") return tr("{place}. On its way…", { place: spot.code });
  if (state === "unknown") return tr("Not known here. Do you know what it is?");
  return tr("{place}. {outcome}", { place: spot.code, outcome: OUTCOMES[outcome]?.(from) ?? tr("Sent") });
}

const OUTCOMES = {
  confirmed: () => tr("Seen here just now"),
  placed: () => tr("Stands here from now on"),
  moved: (from) => (from ? tr("Moved here from {place}", { place: from }) : tr("Stands here from now on")),
  proposed: () => tr("Told to the supervisors, who decide"),
  accepted: () => tr("Colleagues said so too: it stands here now"),
  later: () => tr("Somebody saw it elsewhere since. Nothing was changed"),
};

/** The code of the home that an item leaves when it is put at `spotId`; null where it leaves none. */
export function leaves(item, spotId) {
  const places = item.placements || [];
  if (places.some(({ spot }) => spot === spotId)) return null;
  const homes = places.filter(({ role }) => role === "home");
  return homes.length === 1 ? homes[0].code : null;
}

/** How far a reset is: `{done, of, words}`. */
export function resetWords({ code, total, left }) {
  const done = Math.max(0, total - left);
  return { done, of: total, words: tr("{code} is being reset: {done} of {total} checked", { code, done, total }) };
}
