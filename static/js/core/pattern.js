// Codes and aisles by a pattern: `A{1-24}` is A1 to A24, `{A-F}` skips I, O and Z, `A{01-24}` keeps its zeros.

import { spoken } from "./field-values.js";
import { tr, trMany } from "./translation.js";

/** The most codes that one pattern may give, and the most letters of a code. */
export const CODES_LIMIT = 2000;
const CODE_LIMIT = 24;
/** Letters that people read as digits. */
const SKIPPED = new Set(["I", "O", "Z"]);
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((letter) => !SKIPPED.has(letter));
const PIECE = /\{([^{}]*)\}/gu;
const NUMBERS = /^(\d{1,4})\s*[-–]\s*(\d{1,4})(?:\s*\/\s*(\d{1,3}))?$/u;
const RANGE = /^([A-Za-z])\s*[-–]\s*([A-Za-z])$/u;

/**
 * `{codes, error}`: the codes of a pattern, or a sentence that says what is wrong with it (then `codes` is []).
 * In braces stand numbers (`1-24`, `24-1`, `1-23/2` for every second), letters (`A-F`), or words (`Left,Right`).
 */
export function codesOf(pattern) {
  const text = String(pattern ?? "").trim();
  if (!text) return wrong(likeThis());
  if (/[{}]/u.test(text.replace(PIECE, ""))) return wrong(tr("A brace is open in {pattern}. Write it like {example}.", { pattern: text, example: EXAMPLE }));
  let codes = [""];
  let at = 0;
  for (const found of text.matchAll(PIECE)) {
    const { values, error } = pieceOf(found[1].trim());
    if (error) return wrong(error);
    if (codes.length * values.length > CODES_LIMIT) return wrong(trMany("A pattern may give {n} code at most.", "A pattern may give {n} codes at most.", CODES_LIMIT));
    const before = text.slice(at, found.index);
    codes = codes.flatMap((code) => values.map((value) => code + before + value));
    at = found.index + found[0].length;
  }
  codes = codes.map((code) => (code + text.slice(at)).trim());
  if (codes.some((code) => code.length > CODE_LIMIT)) return wrong(trMany("A code may have {n} letter at most.", "A code may have {n} letters at most.", CODE_LIMIT));
  const twice = codes.find((code, n) => codes.indexOf(code) !== n);
  return twice === undefined ? { codes, error: null } : wrong(tr("The pattern gives {code} twice.", { code: twice }));
}

const EXAMPLE = "A{1-24}";
const likeThis = () => tr("Write it like {example}.", { example: EXAMPLE });
const wrong = (error) => ({ codes: [], error });

/** `{values, error}` of what stands between two braces. */
function pieceOf(text) {
  const numbers = NUMBERS.exec(text);
  if (numbers) return { values: counted(numbers[1], numbers[2], Number(numbers[3] || 1)) };
  const range = RANGE.exec(text);
  if (range) return lettered(range[1].toUpperCase(), range[2].toUpperCase());
  const words = text.split(",").map((word) => word.trim());
  return words.every(Boolean) ? { values: words } : { error: tr("{piece} is empty or no range. Write it like {example}.", { piece: `{${text}}`, example: EXAMPLE }) };
}

function counted(first, last, step) {
  const [from, to] = [Number(first), Number(last)];
  const digits = first.length > 1 && first.startsWith("0") ? first.length : 1;
  const values = [];
  for (let n = 0; n <= Math.abs(to - from); n += Math.max(1, step)) values.push(String(from + (to < from ? -n : n)).padStart(digits, "0"));
  return values;
}

function lettered(first, last) {
  const skipped = [first, last].find((letter) => SKIPPED.has(letter));
  if (skipped) return { error: tr("The letter {letter} is left out, as people read it as a digit. Begin or end with another.", { letter: skipped }) };
  const [from, to] = [LETTERS.indexOf(first), LETTERS.indexOf(last)];
  return { values: from <= to ? LETTERS.slice(from, to + 1) : LETTERS.slice(to, from + 1).reverse() };
}

/** The code that follows: A9 → A10, 07 → 08, B → C, Garden → Garden 2; none of `taken` (a Set of codes in capitals). */
export function nextCode(code, taken = new Set()) {
  let next = code;
  do next = following(next);
  while (taken.has(next.toUpperCase()));
  return next;
}

function following(code) {
  const number = /^(.*?)(\d+)$/su.exec(code);
  if (number) return number[1] + String(Number(number[2]) + 1).padStart(number[2].length, "0");
  const last = LETTERS.indexOf(code.slice(-1));
  const alone = code.length <= 2 && last >= 0 && code === code.toUpperCase();
  if (alone && last < LETTERS.length - 1) return code.slice(0, -1) + LETTERS[last + 1];
  return alone ? `${code}1` : `${code.slice(0, CODE_LIMIT - 5)} 2`;
}

/** Where aisles that lie side by side begin to count. */
export const FROM = ["left", "right", "top", "bottom"];

const LEAST = { length: 0.5, apart: 0.5 };
const SHELF = 0.5;
const MOST = { length: 500, apart: 50, bays: 200 };

/**
 * Aisles side by side: `{aisles, width, depth, error}` for
 * `{codes, level, length, apart, bays, x, y, from, shelf, department, name, fresh}`.
 *
 * Metres throughout. `apart` is the walkway between the shelves, `bays` how many stand on each side, `from` where the
 * numbers begin: "left" and "right" lay the aisles upright, "top" and "bottom" lying. `x`, `y` is the corner of the
 * whole block, `fresh(prefix)` makes ids. `width` and `depth` is the room that the block takes.
 */
export function aislesOf({ codes, level, length, apart, bays, x = 0, y = 0, from = "left", shelf = SHELF, department = "", name = "", fresh }) {
  const error = amiss({ codes, length, apart, bays, shelf });
  if (error) return { aisles: [], width: 0, depth: 0, error };
  const pitch = apart + 2 * shelf;
  const upright = from === "left" || from === "right";
  const across = codes.length * pitch;
  const aisles = codes.map((code, n) => {
    const middle = (from === "right" || from === "bottom" ? codes.length - 1 - n : n) * pitch + pitch / 2;
    const [start, end] = upright ? [[x + middle, y + length], [x + middle, y]] : [[x, y + middle], [x + length, y + middle]];
    const depth = shelf === SHELF ? {} : { shelf_depth: shelf };
    return {
      id: fresh("a"), level, code, name, department,
      from: start.map(millimetres), to: end.map(millimetres), width: apart, ...depth,
      bays: baysOf({ length, each: bays, fresh }),
    };
  });
  const room = upright ? { width: across, depth: length } : { width: length, depth: across };
  return { aisles, width: millimetres(room.width), depth: millimetres(room.depth), error: null };
}

/** `each` bays of equal width on each of the sides of an aisle that is `length` metres long, numbered from its start. */
export function baysOf({ length, each, sides = ["L", "R"], fresh }) {
  const edges = Array.from({ length: each + 1 }, (_, n) => millimetres((length * n) / each));
  return edges.slice(1).flatMap((end, n) =>
    sides.map((side) => ({ id: fresh("b"), code: String(n + 1), side, at: edges[n], width: millimetres(end - edges[n]) })),
  );
}

function amiss({ codes, length, apart, bays, shelf }) {
  if (!codes.length) return tr("There are no codes. Write it like {example}.", { example: EXAMPLE });
  if (!(length >= LEAST.length && length <= MOST.length)) return tr("An aisle is {min} to {max} m long.", { min: spoken(LEAST.length), max: spoken(MOST.length) });
  if (!(apart >= LEAST.apart && apart <= MOST.apart)) return tr("Aisles are {min} to {max} m apart.", { min: spoken(LEAST.apart), max: spoken(MOST.apart) });
  if (!(Number.isInteger(bays) && bays >= 0 && bays <= MOST.bays)) return tr("An aisle has 0 to {most} bays a side, in whole numbers.", { most: MOST.bays });
  if (!(shelf >= 0 && shelf <= 5)) return tr("A shelf is 0 to 5 m deep.");
  if (bays && length / bays < 0.1) return tr("Bays are at least {width} m wide: take fewer, or longer aisles.", { width: spoken(0.1) });
  return null;
}

/** Metres to the millimetre; never -0, which JSON would not give back. */
export const millimetres = (metres) => Math.round(metres * 1000) / 1000 + 0;
