// Barcode numbers: every spelling of one product's number becomes the same 14 digits (a GTIN-14).
// The twin of floorassist/catalog/barcode.py; both run tests/cases/barcode.json.

import { tr, trMany } from "./translation.js";

const LENGTHS = new Set([8, 12, 13, 14]);

/** Not a barcode number; the message is a sentence that says what is wrong with it. */
export class BarcodeError extends Error {}

/** The 14 digits of a barcode number as printed, typed or scanned. Throws BarcodeError. */
export function gtin14(text) {
  const digits = cleaned(text);
  if (/^[0-9]{9}[0-9X]$/.test(digits)) return fromIsbn10(digits);
  const stranger = /[^0-9]/u.exec(digits);
  const shown = [...digits].slice(0, 40).join("");
  if (stranger) throw new BarcodeError(tr("{digits} is not a barcode number: it has “{sign}” in it.", { digits: shown, sign: stranger[0] }));
  if (!LENGTHS.has(digits.length)) {
    throw new BarcodeError(
      trMany(
        "{digits} is not a barcode number: it has {n} digit, not 8, 12, 13 or 14.",
        "{digits} is not a barcode number: it has {n} digits, not 8, 12, 13 or 14.",
        digits.length,
        { digits: shown, n: String(digits.length) },
      ),
    );
  }
  if (/^0+$/.test(digits)) throw new BarcodeError(tr("{digits} is not a barcode number: it is all zeros.", { digits }));
  return digits.length === 8 ? fromEight(digits) : proved(digits);
}

/** Whether the text is a barcode number with a right check digit. */
export function isGtin(text) {
  try {
    gtin14(text);
    return true;
  } catch (error) {
    if (error instanceof BarcodeError) return false;
    throw error;
  }
}

/** The digit that follows `digits`: weights 3 and 1 in turn from the right, filled up to the next ten. */
export function checkDigit(digits) {
  let total = 0;
  for (let place = 0; place < digits.length; place += 1) {
    total += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 3 : 1);
  }
  return String((10 - (total % 10)) % 10);
}

/** The 12 digits that the 8 of a UPC-E are short for. Throws BarcodeError. */
export function upcaFromUpce(digits) {
  if (!/^[01][0-9]{7}$/.test(digits)) {
    throw new BarcodeError(tr("{digits} is not a UPC-E: it has 8 digits and starts with 0 or 1.", { digits: digits.slice(0, 40) }));
  }
  const [system, a, b, c, d, e, last, check] = digits;
  let body;
  if ("012".includes(last)) body = `${a}${b}${last}0000${c}${d}${e}`;
  else if (last === "3") body = `${a}${b}${c}00000${d}${e}`;
  else if (last === "4") body = `${a}${b}${c}${d}00000${e}`;
  else body = `${a}${b}${c}${d}${e}0000${last}`;
  const right = checkDigit(system + body);
  if (right !== check) throw wrongDigit(digits, right);
  return system + body + check;
}

/** The 8 digits of the UPC-E that a small package prints instead of these 12, or null if there is none. */
export function upceFromUpca(digits) {
  const parts = /^([01])([0-9]{5})([0-9]{5})([0-9])$/.exec(digits);
  if (!parts) return null;
  const [, system, maker, product, check] = parts;
  let short = null;
  if ("012".includes(maker[2]) && maker.endsWith("00") && product.startsWith("00")) {
    short = maker.slice(0, 2) + product.slice(2) + maker[2];
  } else if (maker.endsWith("00") && product.startsWith("000")) {
    short = `${maker.slice(0, 3)}${product.slice(3)}3`;
  } else if (maker[4] === "0" && product.startsWith("0000")) {
    short = `${maker.slice(0, 4)}${product[4]}4`;
  } else if (maker[4] !== "0" && product.startsWith("0000") && product[4] >= "5") {
    short = maker + product[4];
  }
  return short === null ? null : system + short + check;
}

/** The digits as the package shows them: a GTIN-14 without the zeros that only fill it up. */
export function printed(gtin) {
  for (const zeros of [6, 2, 1]) {
    if (gtin.startsWith("0".repeat(zeros))) return gtin.slice(zeros);
  }
  return gtin;
}

/** The last five digits a person may read off the package: of the full number, and of its UPC-E if it has one. */
export function tails(gtin) {
  const short = gtin.startsWith("00") ? upceFromUpca(gtin.slice(2)) : null;
  return [...new Set(short === null ? [gtin.slice(-5)] : [gtin.slice(-5), short.slice(-5)])];
}

function cleaned(text) {
  const compact = text
    .replace(/[ \t\r\n\u00a0\u2010-\u2015-]/g, "")
    .toUpperCase()
    .replace(/^ISBN(1[03](?=:|[0-9]{9}))?:?/, "");
  if (!compact) throw new BarcodeError(tr("There is no barcode number here."));
  return compact;
}

function fromIsbn10(digits) {
  let total = 0;
  for (let place = 0; place < 9; place += 1) total += Number(digits[place]) * (10 - place);
  const left = (11 - (total % 11)) % 11;
  const right = left === 10 ? "X" : String(left);
  if (digits[9] !== right) {
    throw new BarcodeError(tr("{digits} is not an ISBN: its last character should be {right}.", { digits, right }));
  }
  const body = `978${digits.slice(0, 9)}`;
  return `0${body}${checkDigit(body)}`;
}

function fromEight(digits) {
  const readings = digits[0] === "0" ? [upcaFromUpce, proved] : [proved, upcaFromUpce];
  try {
    return readings[0](digits).padStart(14, "0");
  } catch (error) {
    if (!"01".includes(digits[0])) throw error;
    try {
      return readings[1](digits).padStart(14, "0");
    } catch {
      throw error;
    }
  }
}

function proved(digits) {
  const right = checkDigit(digits.slice(0, -1));
  if (digits.at(-1) !== right) throw wrongDigit(digits, right);
  return digits.padStart(14, "0");
}

function wrongDigit(digits, right) {
  return new BarcodeError(tr("{digits} is not a barcode number: its last digit should be {right}.", { digits, right }));
}
