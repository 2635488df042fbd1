// Codes and aisles by a pattern: `A{1-24}` is A1 to A24, `{A-F}` skips I, O and Z, `A{01-24}` keeps its zeros.

/** The most codes that one pattern may give. */
export const CODES_LIMIT = 2000;

/** `{codes, error}`: the codes of a pattern, or a sentence that says what is wrong with it (then `codes` is []). */
export function codesOf(_pattern) {
  return { codes: [], error: "Write a pattern such as A{1-24}." };
}

/**
 * Aisles side by side: `{aisles, width, depth, error}` for `{codes, level, length, apart, bays, x, y, upright, from, fresh}`.
 * `apart` is the walkway between the shelves in metres, `bays` how many a side, `from` "left", "right", "top" or
 * "bottom" where the numbers begin, `fresh(prefix)` makes ids. `width` and `depth` is the room taken, in metres.
 */
export function aislesOf(_wish) {
  return { aisles: [], width: 0, depth: 0, error: null };
}
