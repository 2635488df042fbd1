/** Times, distances and names as people say them. Pure. */

import { locale, tr, trAs, trMany } from "../core/translation.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "4 min ago", "3 h ago", "yesterday", "5 days ago", "on 3 May 2026". */
export function ago(date, now = Date.now()) {
  const gone = Math.max(0, now - new Date(date).getTime());
  if (gone < MINUTE) return tr("just now");
  if (gone < HOUR) return tr("{n} min ago", { n: Math.floor(gone / MINUTE) });
  if (gone < DAY) return tr("{n} h ago", { n: Math.floor(gone / HOUR) });
  const days = Math.floor(gone / DAY);
  if (days === 1) return tr("yesterday");
  if (days < 60) return trMany("{n} day ago", "{n} days ago", days);
  return tr("on {day}", { day: new Date(date).toLocaleDateString(locale(), { day: "numeric", month: "short", year: "numeric" }) });
}

/** Now, and the minutes by which this phone's clock is ahead of UTC: what core/trust.js wants to know. */
export const onMyClock = (now = Date.now()) => [now, -new Date(now).getTimezoneOffset()];

/** "14:02" on this phone's clock. */
export const clockTime = (date) => new Date(date).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" });

/** "14:02" today, "3 May, 14:02" on another day. */
export function asOf(date, now = Date.now()) {
  const at = new Date(date);
  if (at.toDateString() === new Date(now).toDateString()) return clockTime(at);
  return tr("{first}, {second}", { first: at.toLocaleDateString(locale(), { day: "numeric", month: "short" }), second: clockTime(at) });
}

/** A walk as people feel it: "about 40 s", "about 2 min". Below 10 seconds it is "a few steps". */
export function walkTime(seconds) {
  if (seconds < 10) return tr("a few steps");
  if (seconds < 55) return tr("about {n} s", { n: Math.round(seconds / 5) * 5 });
  return tr("about {n} min", { n: seconds < 90 ? 1 : Math.round(seconds / 60) });
}

/** How far a colleague is, for the one who waits: "about 25 m away". */
export function howFar(seconds, metresPerSecond = 1.3) {
  if (seconds === null || seconds === undefined) return tr("somewhere in the store");
  const metres = seconds * metresPerSecond;
  if (metres < 8) return tr("right beside you");
  const step = metres < 50 ? 5 : 10;
  return tr("about {n} m away", { n: Math.round(metres / step) * step });
}

/** The letters for a round badge: "Maria Lopez" → "ML", "Ada" → "A". */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => word[0] || "").join("").toUpperCase();
}

/** "Ada", "Ada and Ben", "Ada, Ben and Cem". */
export const namesOf = (names) => new Intl.ListFormat(locale()).format(names);

/** What stands for itself in a row, as one text: "Aisle A12, bay 4". */
export const inARow = (parts) => parts.filter(Boolean).reduce((first, second) => (first ? tr("{first}, {second}", { first, second }) : second), "");

const SIDES = {
  L: () => tr("left side"),
  R: () => tr("right side"),
};
const sideWords = (side) => SIDES[{ left: "L", right: "R" }[side] ?? side]?.() ?? side;

const ROLES = {
  home: () => trAs("place", "Home"),
  endcap: () => tr("End cap"),
  topstock: () => tr("Top stock"),
  backroom: () => tr("Backroom"),
};

/** Which of its places a placement is, for a list: "Home", "End cap"; a role that is none of ours as it is. */
export const roleWords = (role) => ROLES[role]?.() ?? role ?? "";

/** What stands under the aisle number, as far as known: "Bay 4", "left side", "knee height". */
export function placeLines({ bay, side, shelf, role }) {
  const special = ROLES[role] && role !== "home" ? roleWords(role) : null;
  return [special, bay && tr("Bay {code}", { code: bay }), side && sideWords(side), shelf && shelfWords(shelf)].filter(Boolean);
}

/** What to say for a spot: "Aisle A12, bay 4, left side"; its name where it is no aisle. */
export function spotSay({ aisle, bay, side, label, code }) {
  if (!aisle) return label || code;
  return inARow([tr("Aisle {code}", { code: aisle }), bay && tr("bay {code}", { code: bay }), side && sideWords(side)]);
}

/** A shelf as people say it: "shelf 2" for a number, else the store's own words. */
export const shelfWords = (shelf) => (/^\d+$/.test(String(shelf)) ? tr("shelf {code}", { code: shelf }) : shelf);

/** How high a shelf is, 0 (floor) to 4 (above the head); null when the words do not tell. */
export function shelfLevel(shelf) {
  const text = String(shelf ?? "").toLowerCase();
  if (/^\d+$/.test(text)) return Math.min(4, Math.max(0, Number(text) - 1));
  const words = [/floor|bottom|lowest|ankle/, /knee|low/, /waist|hip|hand|middle|counter/, /eye|chest|shoulder/, /top|head|high|above|reach/];
  const level = words.findIndex((pattern) => pattern.test(text));
  return level < 0 ? null : level;
}

const inUnits = (number, unit, maximumFractionDigits = 0) =>
  number.toLocaleString(locale(), { style: "unit", unit, minimumFractionDigits: maximumFractionDigits, maximumFractionDigits });

/** What the phone carries: "6,565 items, 0.4 MB, from 12:03". */
export function packWords({ items, of, bytes, at }, now = Date.now()) {
  const size = bytes < 50_000 ? inUnits(Math.max(1, Math.round(bytes / 1000)), "kilobyte") : inUnits(bytes / 1e6, "megabyte", 1);
  const told = { size, when: asOf(at, now) };
  if (!(items < of)) return trMany("{n} item, {size}, from {when}.", "{n} items, {size}, from {when}.", items, told);
  return trMany("{carried} of {n} item, {size}, from {when}.", "{carried} of {n} items, {size}, from {when}.", of, { ...told, carried: items.toLocaleString(locale()) });
}

/** What the phone may not know of it, in sentences; "" where it knows all. */
export function packLimits({ state, items, of, at }, now = Date.now()) {
  const old = state === "old" ? tr("That was {when}: what changed since is not on this phone.", { when: ago(at, now) }) : "";
  return [old, items < of ? tr("The other items need the network.") : ""].filter(Boolean).join(" ");
}
