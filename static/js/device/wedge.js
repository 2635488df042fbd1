/**
 * Hardware scanners that type like a keyboard, on every screen: very fast keys that end with Enter.
 * Inside a field the keys go to the field, as the person there expects.
 */

/** Slower than any scanner, faster than any hand: the longest pause between two keys, in ms. */
const LONGEST_PAUSE_MS = 45;
const SHORTEST_CODE = 4;

/** The state after one key: `{typed, at}`, and `code` when a scan just ended. Pure, for the tests. */
export function afterKey(state, key, at) {
  const fast = at - state.at <= LONGEST_PAUSE_MS;
  if (key === "Enter") {
    const code = fast && state.typed.length >= SHORTEST_CODE ? state.typed : null;
    return { typed: "", at, code };
  }
  if (key.length !== 1) return { ...state, code: null };
  return { typed: fast ? state.typed + key : key, at, code: null };
}

/** Calls `onCode(text)` for each scan; returns the way to stop. */
export function listenForScans(onCode) {
  let state = { typed: "", at: 0, code: null };
  const onKey = (event) => {
    if (inField(event.target)) return;
    const key = separator(event);
    if (!key && (event.ctrlKey || event.metaKey || event.altKey)) return;
    state = afterKey(state, key || event.key, event.timeStamp);
    if (!state.code) return;
    event.preventDefault();
    event.stopPropagation();
    onCode(state.code);
  };
  document.addEventListener("keydown", onKey, true);
  return () => document.removeEventListener("keydown", onKey, true);
}

/** How scanners type what stands between the parts of a GS1 code: Ctrl+], or F8. */
export const separator = ({ key, ctrlKey }) => ((ctrlKey && key === "]") || key === "F8" ? "\x1d" : null);

const inField = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]");
