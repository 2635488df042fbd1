// What a scanned or typed text means: one of our labels, a product's barcode, a join code, or just words.
// A link is only ever read, never opened. The twin of floorassist/labels/code.py; both run tests/cases/code.json.

import { BarcodeError, gtin14, upcaFromUpce } from "./barcode.js";

const SEPARATOR = "\x1d";
const PADDING = "[ \\t\\r\\n\\x00\\u00a0\\ufeff]+";
const PADDED = new RegExp(`^${PADDING}|${PADDING}$`, "g");
const LINK = /^https?:\/\/([^/?# ]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;
const ELEMENT_MARKS = ["]C1", "]e0", "]d2", "]Q3", "]J1"];
// Lengths of the element strings that need no separator behind them, with their two digits of identifier.
const FIXED = { "00": 20, "01": 16, "02": 16, "03": 16, "04": 18, 20: 4, 41: 16 };
for (const identifier of ["11", "12", "13", "14", "15", "16", "17", "18", "19"]) FIXED[identifier] = 8;
for (const identifier of ["31", "32", "33", "34", "35", "36"]) FIXED[identifier] = 10;

/**
 * What `text` means, as {kind, value, detail}: kind is gtin, item, spot, join, tail, words, foreign or empty; detail is
 * a sentence where something is wrong. `symbology` is the scanner's name for the kind of bars, if it told one ("UPCE").
 */
export function meaning(text, symbology = "") {
  const bare = text.replace(PADDED, "");
  if (!bare) {
    return code("empty", "", "There is nothing here to look up. Scan a code or type its last 5 digits.");
  }
  const link = LINK.exec(bare);
  if (link) return ofLink(link);
  if (ELEMENT_MARKS.some((mark) => bare.startsWith(mark))) return ofElements(bare.slice(3));
  const unmarked = bare.replace(/^\][A-Za-z][0-9A-Fa-f]/, "");
  if (unmarked.startsWith("(") || unmarked.startsWith(SEPARATOR) || /^01[0-9]{14}/.test(unmarked)) {
    return ofElements(unmarked);
  }
  return ofNumber(unmarked, symbology);
}

function code(kind, value, detail = "") {
  return { kind, value, detail };
}

function ofLink([, host, path, , fragment]) {
  const own = /^\/([il])\/([^/]+)\/?$/i.exec(path);
  if (own && own[1].toLowerCase() === "l") return code("spot", decoded(own[2]));
  if (own && /^[0-9]{1,18}$/.test(own[2])) return code("item", own[2]);
  if (/^\/join\/?$/i.test(path) && fragment) return code("join", decoded(fragment));
  const name = host.toLowerCase();
  let detail = `This code leads to ${name}, which is not opened here, and names no item of this store.`;
  for (const [, number] of path.matchAll(/(?=\/(?:01|gtin)\/([0-9]+)(?:\/|$))/g)) {
    try {
      return code("gtin", gtin14(number));
    } catch (error) {
      detail = sentence(error);
    }
  }
  return code("foreign", name, detail);
}

function ofElements(text) {
  const bracketed = /\(01\) ?([0-9]{14})/.exec(text);
  const number = bracketed ? bracketed[1] : walked(text);
  if (number === null) return code("words", text);
  try {
    return code("gtin", gtin14(number));
  } catch (error) {
    return code("words", text, sentence(error));
  }
}

function walked(text) {
  let rest = withoutSeparators(text);
  while (rest) {
    if (rest.startsWith("01")) return rest.slice(2, 16);
    const length = FIXED[rest.slice(0, 2)];
    const end = rest.indexOf(SEPARATOR);
    rest = withoutSeparators(length ? rest.slice(length) : end < 0 ? "" : rest.slice(end));
  }
  return null;
}

function withoutSeparators(text) {
  return text.replace(/^\x1d+/, "");
}

function ofNumber(text, symbology) {
  if (/^[0-9]{5}$/.test(text)) return code("tail", text);
  const digits = text.replace(/[ \u00a0\u2010-\u2015-]/g, "");
  try {
    if (symbology.toUpperCase().replaceAll("-", "") === "UPCE" && digits.length === 8) {
      return code("gtin", upcaFromUpce(digits).padStart(14, "0"));
    }
    return code("gtin", gtin14(text));
  } catch (error) {
    const isNumber = /^([0-9]{8}|[0-9]{12,14})$/.test(digits);
    return code("words", text, isNumber ? sentence(error) : "");
  }
}

function sentence(error) {
  if (error instanceof BarcodeError) return error.message;
  throw error;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
