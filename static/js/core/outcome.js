/** How a search ended, told honestly from what the worker did: an answer, a miss, or nothing that can be told. No DOM. */

/** Shorter than this nobody has read a place and told it; in ms. */
export const READ_MS = 4000;

/** Shorter than this nobody has seen that nothing was found; in ms. */
const SEEN_MS = 1500;

/** Where a result leads, as a question keeps it: "item:7", "spot:b3", or "" for words alone. */
export function ledTo(result) {
  if (result?.item_id) return `item:${result.item_id}`;
  return result?.spot ? `spot:${result.spot}` : "";
}

/**
 * The end of a search whose words were cleared or left without opening anything: `found` stood for `stoodMs`.
 * An answer that could be said aloud and stood long enough was read; where nothing fitted it is a miss; whatever was
 * gone sooner, or was still being looked for, is null.
 */
export function endedAs(found, stoodMs) {
  if (!found) return null;
  const [best] = found.results;
  if (!best || found.decision === "ask") return stoodMs >= SEEN_MS ? { outcome: "miss", ledTo: "" } : null;
  if (stoodMs < READ_MS || !(best.aisle || best.say)) return null;
  return { outcome: "answer", ledTo: ledTo(best) };
}

/** True for words that may be counted: a typed code is no customer's question. */
export const isQuestion = (words) => /\p{L}/u.test(words);

/** True for what a scanner types into a field: a link, an element string, or a row of digits as long as a barcode. */
export const isCode = (words) => /^(?:https?:\/\/\S+|\](?:[A-Za-z]\d)\S+|\(01\)\d{14}\S*|\d{8}|\d{12,14})$/.test(words);
