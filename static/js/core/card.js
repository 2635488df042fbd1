/** The lines of a card for the customer, in their language. Pure. */

import { CARD_WORDS } from "./card-words.js";

const DAY = 86_400_000;

/** `[[code, own name], …]` of the languages that a card can speak. */
export const CARD_LANGUAGES = Object.entries(CARD_WORDS).map(([code, { name }]) => [code, name]);

/** The same with `language`, as a tag, first: the one that the phone itself speaks is found without a search. */
export const offered = (language) => [...CARD_LANGUAGES].sort(([one], [other]) => Number(other === spoken([language])) - Number(one === spoken([language])));

/** The first of the wished languages ("es-MX") that a card speaks, as its code; English otherwise. */
export function spoken(wished) {
  const codes = wished.filter(Boolean).map((tag) => tag.toLowerCase().split("-")[0]);
  return codes.find((code) => CARD_WORDS[code]) ?? "en";
}

/** `{lang, dir}` for the element that holds the card. */
export const written = (language) => ({ lang: language, dir: CARD_WORDS[language].rtl ? "rtl" : "ltr" });

/** The sentence `key` with its number, code or name. */
export function told(language, key, values = {}) {
  return CARD_WORDS[language][key].replace(/\{(n|place)\}/g, (_, name) => isolated(String(values[name])));
}

/** What stands on the sign above the code: "Aisle", or "Area" where the code has no number. */
export const signWord = (language, { aisle }) => told(language, /\d/.test(aisle || "") ? "aisle" : "area");

/**
 * What stands below the code, as far as it is known: `["Bay 4", "left side", "shelf 2"]`. A shelf in the store's own
 * words ("eye level") would be a foreign language on the card; the drawing of the shelves shows it.
 */
export function placeLines(language, { bay, side, shelf }) {
  const hand = { L: "left", left: "left", R: "right", right: "right" }[side];
  const board = /^\d+$/.test(String(shelf ?? "")) && told(language, "shelf", { n: shelf });
  return [bay && told(language, "bay", { n: bay }), hand && told(language, hand), board].filter(Boolean);
}

/** By when, on this phone's clock: "14:30" today, "tomorrow 10:00", "Tue 10 Mar, 10:00". The digits are those of the clock on the wall. */
export function dueWords(language, due, now) {
  const at = new Date(due);
  const format = (options) => at.toLocaleString(language === "en" ? "en-GB" : language, { ...options, hour: "2-digit", minute: "2-digit", hourCycle: "h23", numberingSystem: "latn" });
  const days = daysUntil(at, now);
  if (!days) return format({});
  if (days === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(1, "day")} ${format({})}`;
  return format({ weekday: "short", day: "numeric", month: "short" });
}

/** Midnights on this phone's clock; the night in which the clocks change is none more or less. */
const daysUntil = (at, now) => Math.round((new Date(at).setHours(12, 0, 0, 0) - new Date(now).setHours(12, 0, 0, 0)) / DAY);

/** A code or name keeps its own direction inside a sentence (Unicode's first strong isolate). */
const isolated = (text) => `\u2068${text}\u2069`;
