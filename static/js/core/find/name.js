/** What a name is made of: the thing itself, then what goes with it: the twin of floorassist/find/name.py. */
import { isUnit, words } from "./words.js";

const CUT = /,(?![0-9])|[;(]| [-–—|] /u;
const BESIDE = new Set(["with", "for", "con", "para"]);

/**
 * The words of a name in order, where those of other things begin, and where the head stands; a name without words
 * has its head at -1.
 * @param {string} text
 * @returns {{words: string[], beside: number, head: number}}
 */
export function parsed(text) {
  const found = words(text);
  const other = found.findIndex((word, place) => place > 0 && BESIDE.has(word));
  const beside = other < 0 ? found.length : other;
  const cut = text.search(CUT);
  const first = cut < 0 ? 0 : words(text.slice(0, cut)).length;
  let head = Math.min(first || found.length, beside) - 1;
  while (head > 0 && measures(found[head])) head -= 1;
  return { words: found, beside, head };
}

/** Whether the word is a size or a count, or the unit of one. */
function measures(word) {
  return (word[0] >= "0" && word[0] <= "9") || isUnit(word);
}
