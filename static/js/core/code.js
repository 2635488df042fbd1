// What a scanned or typed text means: one of our labels, a product's barcode, a join code, or just words.
// A link is only ever read, never opened. The twin of floorassist/labels/code.py; both run tests/cases/code.json.

import { BarcodeError, checkDigit, gtin14, upcaFromUpce } from "./barcode.js";
import { SEPARATOR, elements, labelWords } from "./gs1.js";
import { gtinOfPlu, inStore, plu } from "./instore.js";
import { mark, tr } from "./translation.js";

const PADDING = "[ \\t\\r\\n\\x00\\u00a0\\ufeff]+";
const PADDED = new RegExp(`^${PADDING}|${PADDING}$`, "g");
const LINK = /^https?:\/\/([^/?# ]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/is;
const ELEMENT_MARKS = ["]C1", "]e0", "]d2", "]Q3", "]J1"];
/** What scanners type, or print, instead of the separator. */
const SEPARATORS = /\u241d|<GS>|\{GS\}/gi;
const PALLET = mark("This is the number of a pallet or a parcel, not of an item. Scan the item in it.");

/**
 * What `text` means, as {kind, value, detail, gtins, skus, inner, bound, label}: kind is gtin, item, spot, join, tail,
 * plu, words, foreign or empty; detail is a sentence where something is wrong. `gtins` and `skus` are what to look for
 * besides, `inner` is the number of what a carton holds, `bound` the barcode to write down for an item if it is not
 * `value`, `label` tells what else stands on it. `symbology` is the scanner's name for the kind of bars ("UPCE"),
 * `country` the one whose rule the store's own barcodes follow ("us"), if it is known.
 */
export function meaning(text, symbology = "", country = "") {
  let bare = text.replace(PADDED, "");
  if (!bare) {
    return code("empty", "", tr("There is nothing here to look up. Scan a code or type its last 5 digits."));
  }
  const link = LINK.exec(bare);
  if (link) return ofLink(link, country);
  bare = bare.replace(SEPARATORS, SEPARATOR);
  if (ELEMENT_MARKS.some((mark) => bare.startsWith(mark))) return ofElements(bare.slice(3), country);
  const unmarked = bare.replace(/^\][A-Za-z][0-9A-Fa-f]/, "");
  if (/^(\([0-9]{2,4}\)|\x1d|0[12][0-9]{14})/.test(unmarked)) return ofElements(unmarked, country);
  return ofNumber(unmarked, symbology, country);
}

function code(kind, value, detail = "", also = {}) {
  return { kind, value, detail, gtins: [], skus: [], inner: "", bound: "", label: "", ...also };
}

function ofLink([, host, path, question, fragment], country) {
  const own = /^\/([il])\/([^/]+)\/?$/i.exec(path);
  if (own && own[1].toLowerCase() === "l") return code("spot", decoded(own[2]));
  if (own && /^[0-9]{1,18}$/.test(own[2])) return code("item", own[2]);
  if (/^\/join\/?$/i.test(path) && fragment) return code("join", decoded(fragment));
  const name = host.toLowerCase();
  let detail = tr("This code leads to {site}, which is not opened here, and names no item of this store.", { site: name });
  const found = asked(question || "");
  const numbers = [...path.matchAll(/(?=\/(?:01|gtin)\/([0-9]+)(?:\/|$))/gi)].map(([, number]) => number);
  if (found.has("01")) numbers.push(found.get("01"));
  const batch = /\/10\/([^/]+)/.exec(path);
  if (batch) found.set("10", decoded(batch[1]));
  for (const number of numbers) {
    try {
      return ofGtin(gtin14(number), country, found);
    } catch (error) {
      detail = sentence(error);
    }
  }
  return code("foreign", name, detail);
}

/** The GS1 elements in the question of a link: those whose name is a number. */
function asked(question) {
  const found = new Map();
  for (const [, name, value] of question.matchAll(/(?:^|[&;])([0-9]{2,4})=([^&;]*)/g)) {
    if (!found.has(name)) found.set(name, decoded(value.replaceAll("+", " ")));
  }
  return found;
}

function ofElements(text, country) {
  const found = elements(text);
  const key = ["01", "02", "8006"].find((each) => found.has(each));
  if (!key) return code("words", text, found.has("00") ? tr(PALLET) : "");
  try {
    return ofGtin(gtin14(found.get(key).slice(0, 14)), country, found);
  } catch (error) {
    return code("words", text, sentence(error));
  }
}

function ofNumber(text, symbology, country) {
  const fruit = plu(text);
  if (/^[0-9]{5}$/.test(text) || fruit.length) {
    return code(text.length === 5 ? "tail" : "plu", text, "", { gtins: fruit.map(gtinOfPlu), skus: fruit.slice(1) });
  }
  const digits = text.replace(/[ \u00a0\u2010-\u2015-]/g, "");
  try {
    if (symbology.toUpperCase().replace(/[-_]/g, "") === "UPCE" && digits.length === 8) {
      return ofGtin(upcaFromUpce(digits).padStart(14, "0"), country, new Map());
    }
    return ofGtin(gtin14(text), country, new Map());
  } catch (error) {
    const isNumber = /^([0-9]{8}|[0-9]{12,14})$/.test(digits);
    return code("words", text, isNumber ? sentence(error) : "");
  }
}

/** A product's number, with what its own digits and those around it tell. */
function ofGtin(gtin, country, found) {
  const own = inStore(gtin, country);
  const words = [...(own?.words ? [own.words] : []), ...labelWords(found)];
  return code("gtin", gtin, "", {
    gtins: own?.gtins || [],
    skus: own?.skus || [],
    inner: inner(gtin),
    bound: own && own.bound !== gtin ? own.bound : "",
    label: words.length ? told(words) : "",
  });
}

const told = (words) => tr("On the label: {words}.", { words: words.reduce((first, second) => tr("{first}, {second}", { first, second })) });

/** The number of the items in a carton, which is usually the carton's own without its first digit. */
function inner(gtin) {
  if (gtin[0] === "0") return "";
  const body = `0${gtin.slice(1, 13)}`;
  return body + checkDigit(body);
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
