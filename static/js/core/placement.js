// Where an item stands, as a sentence that a worker can say: the twin of floorassist/catalog/placement.py.

import { mark, tr, trAs } from "./translation.js";

/** What is said where no place is known. */
export const UNKNOWN = mark("Place unknown");
/** The order in which the places of an item are told. */
export const ROLE_ORDER = { home: 0, endcap: 1, topstock: 2, backroom: 3 };

const SIDES = { L: mark("left side"), R: mark("right side") };
const DIGIT = /[\p{Nd}\u00b2\u00b3\u00b9]/u;
const DIGITS = /^[\p{Nd}\u00b2\u00b3\u00b9]+$/u;

/**
 * “Aisle 12, bay 4, left side, knee height”; “End cap of aisle 12”; “Garden, shelf 2”.
 * @param {{aisle: string, bay?: string, side?: string, shelf?: string, role?: string}} place
 */
export const say = (place) => listed([...lead(place), ...details(place)]);

/** The same as it stands inside a sentence: “aisle 12, bay 4”; “end cap of aisle 12”. */
export const sayWithin = (place) => listed([...leadWithin(place), ...details(place)]);

/** The text with its first letter changed. */
export function withFirst(text, change) {
  const [first = "", ...rest] = text;
  return change(first) + rest.join("");
}

function lead({ aisle: code, role = "home" }) {
  if (!isNumbered(code)) {
    const name = withFirst(code, (letter) => letter.toUpperCase());
    if (role === "endcap") return name === code ? [name, tr("end cap")] : [tr("End cap of {area}", { area: small(code) })];
    return isBehind(code, role) ? [tr("Backroom"), small(code)] : [name];
  }
  if (role === "endcap") return [tr("End cap of aisle {code}", { code })];
  return isBehind(code, role) ? [tr("Backroom"), trAs("in a list", "aisle {code}", { code })] : [tr("Aisle {code}", { code })];
}

function leadWithin({ aisle: code, role = "home" }) {
  if (!isNumbered(code)) {
    const isName = withFirst(code, (letter) => letter.toUpperCase()) === code;
    if (role === "endcap") return isName ? [small(code), tr("end cap")] : [tr("end cap of {area}", { area: code })];
    return isBehind(code, role) ? [tr("backroom"), small(code)] : [small(code)];
  }
  if (role === "endcap") return [tr("end cap of aisle {code}", { code })];
  const aisle = trAs("in a list", "aisle {code}", { code });
  return isBehind(code, role) ? [tr("backroom"), aisle] : [aisle];
}

function details({ bay = "", side = "", shelf = "", role = "home" }) {
  const parts = [];
  if (bay) parts.push(tr("bay {bay}", { bay }));
  if (side) parts.push(SIDES[side] ? tr(SIDES[side]) : side);
  if (role === "topstock") parts.push(tr("top stock"));
  if (shelf) parts.push(DIGITS.test(shelf) ? tr("shelf {shelf}", { shelf }) : shelf);
  return parts;
}

/** Whether it is said as “Aisle A12”; a code without a number in it is a name. */
const isNumbered = (code) => DIGIT.test(code);

/** Whether it is to be said that it stands in the backroom: not where the aisle's name does. */
const isBehind = (code, role) => role === "backroom" && !(isNumbered(code) ? code : small(code)).includes("backroom");

const small = (name) => withFirst(name, (letter) => letter.toLowerCase());

const listed = (parts) => parts.reduce((first, second) => tr("{first}, {second}", { first, second }));
