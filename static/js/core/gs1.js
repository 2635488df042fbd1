// GS1 messages: what a code says besides the item's number, such as its weight or the date it keeps until.
// The twin of floorassist/labels/gs1.py (which lets biip read them); both run tests/cases/code.json.

import { tr, trAs, trMany } from "./translation.js";

export const SEPARATOR = "\x1d";
const IDENTIFIER = { 23: 3, 24: 3, 25: 3, 39: 4, 40: 3, 41: 3, 42: 3, 43: 4, 70: 4, 71: 3 };
for (const start of [31, 32, 33, 34, 35, 36, 72, 80, 81, 82]) IDENTIFIER[start] = 4;
/** Lengths of what needs no separator behind it, by the first two digits of its identifier. */
const FIXED = { "00": 18, "01": 14, "02": 14, "03": 14, "04": 16, 20: 2, 41: 13 };
for (const start of [11, 12, 13, 14, 15, 16, 17, 18, 19, 31, 32, 33, 34, 35, 36]) FIXED[start] = 6;
const MONTHS = [
  () => trAs("month of a date", "January"),
  () => trAs("month of a date", "February"),
  () => trAs("month of a date", "March"),
  () => trAs("month of a date", "April"),
  () => trAs("month of a date", "May"),
  () => trAs("month of a date", "June"),
  () => trAs("month of a date", "July"),
  () => trAs("month of a date", "August"),
  () => trAs("month of a date", "September"),
  () => trAs("month of a date", "October"),
  () => trAs("month of a date", "November"),
  () => trAs("month of a date", "December"),
];

/** The values of a message by identifier (a Map), in brackets or with separators; the first of each counts. */
export function elements(text) {
  return text.startsWith("(") ? bracketed(text) : walked(text);
}

/** What stands on the label besides the item's number, as people say it. */
export function labelWords(found) {
  const words = amounts(found, "310").map((amount) => tr("{amount} kg", { amount }));
  words.push(...amounts(found, "320").map((amount) => tr("{amount} lb", { amount })));
  if (isNumber(found.get("30"))) words.push(pieces(found.get("30")));
  words.push(...amounts(found, "392", 2).map((amount) => tr("price {amount}", { amount })));
  const [best, last] = [dayOf(found.get("15") || ""), dayOf(found.get("17") || "")];
  if (best) words.push(tr("best before {day}", { day: best }));
  if (last) words.push(tr("use by {day}", { day: last }));
  if (found.get("10")) words.push(tr("batch {code}", { code: [...found.get("10")].slice(0, 20).join("") }));
  return words;
}

/** So many, by their digits. */
export const pieces = (digits) => trMany("{n} piece", "{n} pieces", Number(digits));

/** The digits with a decimal point before the last `places`, filled up to `least` decimals. */
export function pointed(digits, places, least = 0) {
  const whole = digits.replace(/^0+/, "").padStart(places + 1, "0");
  const cut = whole.length - places;
  const decimals = whole.slice(cut).padEnd(least, "0");
  return decimals ? whole.slice(0, cut) + trAs("before the decimals of a number", ".") + decimals : whole.slice(0, cut);
}

function amounts(found, identifier, least = 0) {
  return [...found]
    .filter(([key, value]) => key.startsWith(identifier) && /^[0-9]{3}[0-5]$/.test(key) && isNumber(value))
    .map(([key, value]) => pointed(value, Number(key[3]), least));
}

const isNumber = (text) => text !== undefined && /^[0-9]{1,15}$/.test(text);

/** A date of two digits each; day 00 is the whole month. */
function dayOf(text) {
  if (!/^[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])$/.test(text)) return "";
  const day = Number(text.slice(4));
  const [month, year] = [MONTHS[Number(text.slice(2, 4)) - 1](), `20${text.slice(0, 2)}`];
  return day ? tr("{day} {month} {year}", { day, month, year }) : tr("{month} {year}", { month, year });
}

function bracketed(text) {
  const found = new Map();
  for (const [, identifier, value] of text.replace(/\s/g, "").matchAll(/\(([0-9]{2,4})\)([^(]+)/g)) {
    if (!found.has(identifier)) found.set(identifier, value);
  }
  return found;
}

function walked(text) {
  const found = new Map();
  let rest = withoutSeparators(text);
  while (rest) {
    const start = rest.slice(0, 2);
    const key = rest.slice(0, IDENTIFIER[start] ?? 2);
    const end = rest.indexOf(SEPARATOR, key.length);
    let until = end < 0 ? rest.length : end;
    if (FIXED[start] !== undefined) until = Math.min(until, key.length + FIXED[start]);
    if (!found.has(key)) found.set(key, rest.slice(key.length, until));
    rest = withoutSeparators(rest.slice(until));
  }
  return found;
}

const withoutSeparators = (text) => text.replace(/^\x1d+/, "");
