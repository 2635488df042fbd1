// A code that stays before the lens is one scan: it counts again when it was not seen for a while.

/** A code that was out of sight for this long is scanned anew. */
export const COOL_DOWN_MS = 3000;

/** Notes in `seen` (a Map of text to time in ms) that `text` is read `now`; true when that is a new scan. */
export function isNewScan(seen, text, now) {
  const last = seen.get(text);
  for (const [each, at] of seen) if (now - at >= COOL_DOWN_MS) seen.delete(each);
  seen.set(text, now);
  return last === undefined || now - last >= COOL_DOWN_MS || now < last;
}

/** The list of what was scanned with one more: the newest first, the same thing once with how often. */
export function withScanned(list, entry) {
  const before = list.find((each) => each.key === entry.key);
  return [{ ...entry, times: (before?.times || 0) + 1 }, ...list.filter((each) => each !== before)].slice(0, 50);
}
