// Texts counted, cut and ordered by whole characters, as Python does, where JavaScript counts halves of some.

const HALF = /[\ud800-\udfff]/;
const HIGH = /[\ud800-\uffff]/;

/** How many characters a text has. */
export function size(text) {
  return HALF.test(text) ? [...text].length : text.length;
}

/** The characters from one place to another, counted from the end where negative. */
export function cut(text, from, to) {
  return HALF.test(text) ? [...text].slice(from, to).join("") : text.slice(from, to);
}

/** The first character. */
export function first(text) {
  return String.fromCodePoint(text.codePointAt(0));
}

/** The numbers of a text's characters. */
export function codes(text) {
  const found = [];
  for (let place = 0; place < text.length; place += 1) {
    const code = text.codePointAt(place);
    if (code > 0xffff) place += 1;
    found.push(code);
  }
  return found;
}

/** Below zero where the first text comes before the second. */
export function order(a, b) {
  const end = Math.min(a.length, b.length);
  for (let place = 0; place < end; place += 1) {
    const [x, y] = [a.charCodeAt(place), b.charCodeAt(place)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** The texts in order. */
export function sorted(texts) {
  const all = [...texts].sort();
  return all.some((text) => HIGH.test(text)) ? all.sort(order) : all;
}

/** The place of the first of sorted texts that does not come before this one. */
export function bisect(texts, text, low = 0) {
  let [from, to] = [low, texts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (order(texts[middle], text) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Halves of characters beyond U+FFFF come after every whole one. */
function rank(unit) {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
