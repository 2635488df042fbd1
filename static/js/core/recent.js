/** The questions asked last on this phone, the newest first. No DOM. */

/** So many are kept. */
export const MOST_RECENT = 12;

/** The list after these words were asked: once each, however they are written. */
export function withAsked(recent, words) {
  const bare = words.trim().replace(/\s+/g, " ");
  return bare ? [bare, ...without(recent, bare)].slice(0, MOST_RECENT) : recent;
}

/** The list without these words. */
export const without = (recent, words) => recent.filter((one) => folded(one) !== folded(words));

/** What is asked often, without what was asked here lately: `popular` is `[{words}]`. */
export function othersThan(recent, popular) {
  const here = new Set(recent.map(folded));
  return popular.filter(({ words }) => !here.has(folded(words)));
}

const folded = (words) => words.trim().replace(/\s+/g, " ").toLowerCase();
