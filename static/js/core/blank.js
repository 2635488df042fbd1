/** Codes that were printed before anybody knew for what: the twin of floorassist/labels/blank.py. */

const TOKEN = /^[BCDFGHJKMNPQRSTVWXYZ][0-9BCDFGHJKMNPQRSTVWXYZ]{7}$/;
const BETWEEN = /[\s\u001c-\u001f\u0085\u2010-\u2015-]/g;

/** The token that a text is, however it was typed; null where it cannot be one. */
export function read(text) {
  const bare = text.replace(BETWEEN, "").toUpperCase();
  return TOKEN.test(bare) ? bare : null;
}

/** The token in the link of a label or in signs that somebody typed; null in any other text. */
export const ofText = (text) => read(/^https?:\/\/[^/?# ]+\/l\/([^/?#]+)/i.exec(text.trim())?.[1] ?? text);

/** The token of what `meaning` of code.js says, where it may be one. */
export const tokenOf = ({ kind, value }) => (kind === "spot" || kind === "words" ? read(value) : null);

/** A token as people read it: B7K2-9QXM. */
export const shown = (token) => `${token.slice(0, 4)}-${token.slice(4)}`;
