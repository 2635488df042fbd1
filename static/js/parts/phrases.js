/** Times, distances and names as people say them. Pure. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "just now", "4 min ago", "3 h ago", "yesterday", "5 days ago", "on 3 May 2026". */
export function ago(date, now = Date.now()) {
  const gone = Math.max(0, now - new Date(date).getTime());
  if (gone < MINUTE) return "just now";
  if (gone < HOUR) return `${Math.floor(gone / MINUTE)} min ago`;
  if (gone < DAY) return `${Math.floor(gone / HOUR)} h ago`;
  const days = Math.floor(gone / DAY);
  if (days === 1) return "yesterday";
  if (days < 60) return `${days} days ago`;
  return `on ${new Date(date).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}`;
}

/** Now, and the minutes by which this phone's clock is ahead of UTC: what core/trust.js wants to know. */
export const onMyClock = (now = Date.now()) => [now, -new Date(now).getTimezoneOffset()];

/** "14:02" on this phone's clock. */
export function clockTime(date) {
  const at = new Date(date);
  return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
}

/** "14:02" today, "3 May, 14:02" on another day. */
export function asOf(date, now = Date.now()) {
  const at = new Date(date);
  if (at.toDateString() === new Date(now).toDateString()) return clockTime(at);
  return `${at.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${clockTime(at)}`;
}

/** A walk as people feel it: "about 40 s", "about 2 min". Below 10 seconds it is "a few steps". */
export function walkTime(seconds) {
  if (seconds < 10) return "a few steps";
  if (seconds < 55) return `about ${Math.round(seconds / 5) * 5} s`;
  if (seconds < 90) return "about 1 min";
  return `about ${Math.round(seconds / 60)} min`;
}

/** How far a colleague is, for the one who waits: "about 25 m away". */
export function howFar(seconds, metresPerSecond = 1.3) {
  if (seconds === null || seconds === undefined) return "somewhere in the store";
  const metres = seconds * metresPerSecond;
  if (metres < 8) return "right beside you";
  const step = metres < 50 ? 5 : 10;
  return `about ${Math.round(metres / step) * step} m away`;
}

/** The letters for a round badge: "Maria Lopez" → "ML", "Ada" → "A". */
export function initials(name) {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => word[0] || "").join("").toUpperCase();
}

/** "Ada", "Ada and Ben", "Ada, Ben and Cem". */
export function namesOf(names) {
  if (names.length < 2) return names[0] || "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

const SIDES = { L: "left side", R: "right side", left: "left side", right: "right side" };

/** Which of its places a placement is, for a list: "Home", "End cap". */
export const ROLES = { home: "Home", endcap: "End cap", topstock: "Top stock", backroom: "Backroom" };

/** What stands under the aisle number, as far as known: "Bay 4", "left side", "knee height". */
export function placeLines({ bay, side, shelf, role }) {
  const special = role && role !== "home" ? ROLES[role] : null;
  return [special, bay && `Bay ${bay}`, side && (SIDES[side] || side), shelf && shelfWords(shelf)].filter(Boolean);
}

/** What to say for a spot: "Aisle A12, bay 4, left side"; its name where it is no aisle. */
export function spotSay({ aisle, bay, side, label, code }) {
  if (!aisle) return label || code;
  const rest = placeLines({ bay, side }).map((line) => line.toLowerCase());
  return [`Aisle ${aisle}`, ...rest].join(", ");
}

/** A shelf as people say it: "shelf 2" for a number, else the store's own words. */
export const shelfWords = (shelf) => (/^\d+$/.test(String(shelf)) ? `shelf ${shelf}` : shelf);

/** How high a shelf is, 0 (floor) to 4 (above the head); null when the words do not tell. */
export function shelfLevel(shelf) {
  const text = String(shelf ?? "").toLowerCase();
  if (/^\d+$/.test(text)) return Math.min(4, Math.max(0, Number(text) - 1));
  const words = [/floor|bottom|lowest|ankle/, /knee|low/, /waist|hip|hand|middle|counter/, /eye|chest|shoulder/, /top|head|high|above|reach/];
  const level = words.findIndex((pattern) => pattern.test(text));
  return level < 0 ? null : level;
}

/** What the phone carries: "6,565 items, 0.4 MB, from 12:03". */
export function packWords({ items, of, bytes, at }, now = Date.now()) {
  const count = (number) => number.toLocaleString("en-GB");
  const size = bytes < 50_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const what = items < of ? `${count(items)} of ${count(of)} items` : `${count(items)} ${items === 1 ? "item" : "items"}`;
  return `${what}, ${size}, from ${asOf(at, now)}.`;
}

/** What the phone may not know of it, in sentences; "" where it knows all. */
export function packLimits({ state, items, of, at }, now = Date.now()) {
  const old = state === "old" ? `That was ${ago(at, now)}: what changed since is not on this phone.` : "";
  return [old, items < of ? "The other items need the network." : ""].filter(Boolean).join(" ");
}
