/** Numbers, days and lists on the desk, as the language writes them. Pure. */

import { language, tr } from "../core/translation.js";
import { when } from "../core/trust.js";
import { onMyClock } from "../parts/phrases.js";

/** "6,565" */
export const number = (value) => value.toLocaleString(language());

/** "9:14, Ada": what is known of one thing, with a comma between. */
export const facts = (pieces) => pieces.filter(Boolean).reduce((all, piece) => (all ? tr("{first}, {then}", { first: all, then: piece }) : piece), "");

/** "a, b, c": things of one kind. */
export const listed = (pieces) => new Intl.ListFormat(language(), { type: "unit" }).format(pieces.filter(Boolean));

/** "a; b; c": pieces that are sentences of their own. */
export const lined = (pieces) => pieces.filter(Boolean).reduce((all, piece) => (all ? tr("{first}; {then}", { first: all, then: piece }) : piece), "");

/** What somebody said, in the language's quotation marks. */
export const quoted = (words) => tr("“{words}”", { words });

/** "yesterday by Ada", or the day alone. */
export function dayBy(at, name) {
  const day = when(at, ...onMyClock());
  return name ? tr("{day} by {name}", { day, name }) : day;
}
