/** How news changes what a phone knows of calls to all hands: old list + events give the same as a fresh list. No DOM. */

import { tr } from "./translation.js";

/** What a phone knows before it has read anything: `agrees` is null once it is known that nobody asked. */
export const NOTHING = Object.freeze({ agrees: undefined, surges: [] });

/** Those who still have to do something about it. */
const TAKES_PART = new Set(["called", "coming", "here"]);

/** What is known after the server showed this call to me, as an event or as the answer to what I did. */
export function withSurge(known, surge) {
  const before = known.surges.find((one) => one.id === surge.id);
  if (before && before.version > surge.version && !surge.over) return known;
  const others = known.surges.filter((one) => one.id !== surge.id);
  return { ...known, surges: surge.over ? others : [surge, ...others].sort((a, b) => b.id - a.id) };
}

/** What is known once a call is over; the same object when it was not known. */
export function withoutSurge(known, id) {
  return known.surges.some((one) => one.id === id) ? { ...known, surges: known.surges.filter((one) => one.id !== id) } : known;
}

/**
 * A list just read, joined with what came in while it was on its way: `over` holds the ids of calls that ended.
 * Where news of a call were newer than the list, they stay.
 */
export function afterReading(known, told, over) {
  const newer = (surge) => known.surges.find((one) => one.id === surge.id && one.version > surge.version) || surge;
  return { agrees: told.agrees, surges: told.surges.filter((one) => !over.has(one.id)).map(newer) };
}

/** The call that rings: the newest to which I was called and have said nothing. */
export const ringing = ({ surges }, aside) => surges.find((one) => one.part === "called" && !aside.has(one.id)) || null;

/** What is told to one who had this part when it ended: `{title, words, stays}`; null to those who had said "not now". */
export function farewell({ zone, part, why }) {
  if (!TAKES_PART.has(part)) return null;
  const isEnough = why === "enough";
  if (part === "here") {
    const words = isEnough ? tr("Enough are there now: {zone}.", { zone }) : tr("It is over: {zone}.", { zone });
    return { title: tr("Thank you for coming"), words, stays: true };
  }
  const title = isEnough ? tr("Enough are there") : tr("It is over");
  if (part === "coming") return { title, words: tr("You need not come any more: {zone}. Thank you for being on the way.", { zone }), stays: true };
  return { title, words: tr("Nobody needs to come any more: {zone}. Thank you.", { zone }), stays: false };
}
