/** Words as find compares them: the twin of floorassist/find/words.py, on the same cases. */
import { LANGUAGES } from "./languages.js";
import { stemBy, stemsOf, unitsBehind } from "./stems.js";

/** Letters of a word that count; what follows is cut off. */
export const LONGEST = 40;

// Letters that Unicode got after version 14: Python and browsers of different age would read them differently.
const YOUNG =
  /[\u088f\u0897\u0c5c\u0cdc\u0cf3\u0ece\u1acf-\u1aeb\u1c89-\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7f1\u{105c0}-\u{105f3}\u{10940}-\u{10959}\u{10d40}-\u{10d8f}\u{10ec2}-\u{10eff}\u{1123f}-\u{11241}\u{11380}-\u{113e2}\u{116d0}-\u{116e3}\u{11b00}-\u{11bf9}\u{11db0}-\u{11de9}\u{11f00}-\u{11f5a}\u{1342f}\u{13439}-\u{143fa}\u{16100}-\u{16139}\u{16d40}-\u{16d79}\u{16ea0}-\u{16ed3}\u{16ff2}-\u{16ff6}\u{187f8}-\u{187ff}\u{18cff}\u{18d09}-\u{18df2}\u{1b132}\u{1b155}\u{1cc00}-\u{1cef0}\u{1d2c0}-\u{1d2d3}\u{1df25}-\u{1df2a}\u{1e030}-\u{1e08f}\u{1e4d0}-\u{1e6ff}\u{2b739}-\u{2b73f}\u{2cea2}-\u{2cead}\u{2ebf0}-\u{2ee5d}\u{31350}-\u{3ffff}]/gu;
const PLAIN = /^[\x00-\x7f]*$/;
const HALF_LETTERS = /\p{Cs}/gu;
const APOSTROPHES = /['’‘ʼ`´]/g;
const INVISIBLE =
  /[\u00ad\u2060\ufeff\u0640\u200b-\u200f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0670\u064b-\u0652]/g;
const LETTERS = new Map([
  ...Object.entries({ ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ł: "l", ı: "i", ς: "σ", ё: "е", "\u2044": "/" }),
  ...Object.entries({ "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06a9": "\u0643" }),
]);
for (let digit = 0; digit < 10; digit++) {
  for (const zero of [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]) LETTERS.set(String.fromCharCode(zero + digit), String(digit));
}
const CHANGED = new RegExp(`[${[...LETTERS.keys()].join("")}]`, "g");
const MIXED_NUMBER = /([0-9])([\u00bc-\u00be\u2150-\u215e])/g;
const INCHES = /(?<=[0-9\u00bc-\u00be\u2150-\u215e]) ?["″”]/g;
const ACCENT = /(?<=[a-z\u03b1-\u03c9])[\u0300-\u036f]+|[\u0653-\u0655]/g;
const DECIMAL_COMMA = /(?<=[0-9]),(?=[0-9])/g;
const HAN = "[\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\u{20000}-\\u{3ffff}]";
const THAI =
  "[\\u0e40-\\u0e44\\u0ec0-\\u0ec4]?[\\u0e01-\\u0e2f\\u0e81-\\u0eaf][\\u0e30-\\u0e3a\\u0e45-\\u0e4e\\u0eb0-\\u0ebd\\u0ec6-\\u0ece]*";
const UNSPACED = new RegExp(`${HAN}|${THAI}`, "gu");
const WORD = /[a-z0-9]+(?:(?<=[0-9])[./][0-9][a-z0-9]*)*/g;
const STRAY_MARK = /(?<![0-9])[./]|[./](?![0-9])/g;
const NO_LETTER = /[^\p{L}\p{N}\p{M}./]/gu;
const DIGIT = /[0-9]/;

const STEMS = stemsOf(LANGUAGES);
const GLUED = new RegExp(`(?<![a-z0-9])([0-9]+(?:[./][0-9]+)?)-?(${unitsBehind([...STEMS.units.keys()])})`, "gu");

const MOST_KEPT = 200_000;
const kept = new Map();

/**
 * The words of a name or a question, in order: "Kärcher 1,5l" gives ["karcher", "1.5", "l"].
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  if (PLAIN.test(text)) return plainWords(text.toLowerCase());
  const lower = text.replace(HALF_LETTERS, "\ufffd").replace(YOUNG, " ").toLowerCase();
  return PLAIN.test(lower) ? plainWords(lower) : foreignWords(punctuated(lower.replace(APOSTROPHES, ""))).map(cut);
}

/** Whether a word is a unit: "ml", "inches", "pack". */
export function isUnit(word) {
  return STEMS.units.has(word);
}

/**
 * The form that singular and plural share, or a unit's short form, by the rules of the language files.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  let root = kept.get(word);
  if (root === undefined) {
    root = stemBy(STEMS, word);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(word, root);
  }
  return root;
}

function plainWords(lower) {
  return (punctuated(lower.replace(/['`]/g, "")).match(WORD) ?? []).map(cut);
}

/** Numbers written one way: " is inches, a comma inside a point, a unit behind stands apart. */
function punctuated(text) {
  const numbers = text.replace(INCHES, " in ").replace(DECIMAL_COMMA, ".");
  return DIGIT.test(numbers) ? numbers.replace(GLUED, "$1 $2") : numbers;
}

/** Words of LONGEST letters at most. */
function cut(word) {
  return word.length <= LONGEST ? word : [...word].slice(0, LONGEST).join("");
}

/** Words of a text that is not plain ASCII, in any script. */
function foreignWords(text) {
  const bare = text.replace(MIXED_NUMBER, "$1 $2").normalize("NFKD").toLowerCase().replace(ACCENT, "").normalize("NFC");
  const plain = bare.replace(INVISIBLE, "").replace(CHANGED, (letter) => LETTERS.get(letter));
  // Numbers that only now are written in plain digits: "¼kg", "٥kg".
  const apart = plain.replace(NO_LETTER, " ").replace(STRAY_MARK, " ").replace(GLUED, "$1 $2");
  const letters = apart.replace(UNSPACED, " $& ");
  return letters.split(" ").filter(Boolean);
}
