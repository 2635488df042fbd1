// A shop's own barcodes, which carry a price, a weight or a count, and the numbers of loose fruit (PLU).
// The twin of floorassist/labels/instore.py (which asks biip); both run tests/cases/code.json.

import { checkDigit } from "./barcode.js";
import { pieces, pointed } from "./gs1.js";
import { tr } from "./translation.js";

const NORTH_AMERICA = new Set(["us", "ca"]);
/** How many of 13 digits name the item, longest first, where the country's rule is not known. */
const KEPT_DIGITS = [8, 7, 6];
const BALTIC = { 23: ["kg", 8, 3], 24: ["kg", 8, 2], 25: ["kg", 8, 1] };
const NORDIC = { 20: ["price", 8, 2], 21: ["price", 8, 1], 22: ["price", 8, 0], ...BALTIC };
/** By country and prefix: what varies, how many digits name the item, decimals, digits of a check before the value. */
const RULES = {
  dk: { 21: ["price", 6, 2], 22: ["price", 6, 2], 23: ["price", 6, 2], 24: ["price", 6, 2], 26: ["kg", 6, 3], 27: ["kg", 7, 3], 28: ["kg", 6, 3] },
  de: { 22: ["price", 6, 2, 1], 23: ["price", 6, 2, 1], 25: ["pieces", 6, 0, 1], 26: ["pieces", 6, 0, 1], 28: ["kg", 6, 3, 1], 29: ["kg", 6, 3, 1] },
  gb: { 20: ["price", 7, 2, 1] },
  ee: BALTIC, fi: BALTIC, lt: BALTIC, lv: BALTIC,
  no: NORDIC, se: NORDIC,
};
const TWO_MINUS = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7];
const THREE = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7];
const FIVE_PLUS = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9];
const FIVE_MINUS = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1];

/**
 * What a GTIN-14 says that a shop made for itself, as {gtins, bound, skus, words}; null for any other number.
 * `gtins` are those to look for besides, `bound` is the one to write down for the item, `words` tell what varies.
 */
export function inStore(gtin, country = "") {
  const digits = gtin.slice(1);
  if (gtin[0] !== "0" || !/^(02|2[0-9])/.test(digits)) return null;
  if (RULES[country] && digits[0] === "2") return byRule(gtin, RULES[country][digits.slice(0, 2)]);
  if (digits[0] === "0") return northAmerican(digits, country);
  return { gtins: KEPT_DIGITS.map((kept) => without(digits, kept)), bound: gtin, skus: [], words: "" };
}

/** The numbers of loose fruit and vegetables that a typed text may be, its own first; a 9 before means organic. */
export function plu(text) {
  if (/^([34][0-9]{3}|8[34][0-9]{3})$/.test(text)) return [text];
  return /^9[34][0-9]{3}$/.test(text) ? [text, text.slice(1)] : [];
}

/** The shop's own barcode of a PLU, without the price. */
export function gtinOfPlu(number) {
  return without(`02${number.padStart(5, "0")}`, 7);
}

function byRule(gtin, rule) {
  if (!rule) return { gtins: [], bound: gtin, skus: [], words: "" };
  const [what, kept, places, check = 0] = rule;
  const digits = gtin.slice(1);
  const value = digits.slice(kept + check, 12);
  const bare = without(digits, kept);
  const right = bare !== gtin && (!check || priceCheck(value) === digits[kept]);
  const skus = numbers(digits.slice(2, kept));
  return { gtins: bare === gtin ? [] : [bare], bound: bare, skus, words: right ? measure(what, value, places) : "" };
}

function measure(what, value, places) {
  if (what === "price") return tr("price {amount}", { amount: pointed(value, places, 2) });
  return what === "kg" ? tr("{amount} kg", { amount: pointed(value, places, 3) }) : pieces(value);
}

/** A UPC-A that starts with 2: five digits name the item, four with a check digit are the price. */
function northAmerican(digits, country) {
  const bare = without(digits, 7);
  const price = digits.slice(8, 12);
  const known = NORTH_AMERICA.has(country) && price !== "0000" && priceCheck(price) === digits[7];
  return { gtins: [bare], bound: bare, skus: numbers(digits.slice(2, 7)), words: known ? tr("price {amount}", { amount: pointed(price, 2) }) : "" };
}

/** The digit that proves a price or weight of 4 or 5 digits (GS1 General Specifications 7.9.2 to 7.9.4). */
function priceCheck(value) {
  const [a, b, c, d, e] = [...value].map(Number);
  if (value.length === 4) return String(((TWO_MINUS[a] + TWO_MINUS[b] + THREE[c] + FIVE_MINUS[d]) * 3) % 10);
  const sum = FIVE_PLUS[a] + TWO_MINUS[b] + FIVE_MINUS[c] + FIVE_PLUS[d] + TWO_MINUS[e];
  return String(FIVE_MINUS.indexOf((10 - (sum % 10)) % 10));
}

function numbers(reference) {
  const bare = reference.replace(/^0+/, "");
  return bare ? [...new Set([reference, bare])] : [];
}

function without(digits, kept) {
  const body = digits.slice(0, kept).padEnd(12, "0");
  return `0${body}${checkDigit(body)}`;
}
