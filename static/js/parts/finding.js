/** The answer to words as they are typed: the phone's within a frame, the server's merged into it when it comes. */

import { useEffect, useLayoutEffect, useRef, useState } from "preact";
import { merged } from "../core/merge.js";
import { get, wasCancelled } from "../device/api.js";
import { finder } from "../device/finder.js";
import { me } from "../device/store.js";
import { useCell, useNews } from "./hooks.js";

const DEBOUNCE_MS = 120;
/** With an answer on the screen nobody waits long for a second one. */
const SECOND_ANSWER_MS = 2000;
/** After the last touch of the list a finger may still be there. */
const HANDS_OFF_MS = 1000;
const MOST = 10;
/** News after which any result may be another one. */
const ANYTHING = new Set(["items.changed", "plan.published", "anew"]);
const NOTHING_YET = { found: null, of: null, error: null, busy: false, away: false };

/**
 * `{found, of, fits, error, busy, away, touch, hold, again}`: `fits` says that `found` is to these very words (until then it
 * is the last one's), `away` that the server could not be asked and the phone's answer stands alone. `touch()` is to
 * be called when a hand is on the list, `hold(yes)` while one of it is chosen: what shows then keeps its place.
 */
export function useFinding(words) {
  const [state, setState] = useState(NOTHING_YET);
  const [turn, setTurn] = useState(0);
  const touched = useRef(-Infinity);
  const held = useRef(false);
  const q = words.trim();
  // Before the frame is drawn: an effect that waits for it would give the answer a frame too late.
  useLayoutEffect(() => {
    if (!q) return setState(NOTHING_YET);
    const limit = new AbortController();
    setState((last) => ({ ...last, busy: true }));
    const calm = () => !held.current && performance.now() - touched.current > HANDS_OFF_MS;
    const show = (change) => !limit.signal.aborted && setState(change);
    fromPhone(q).then((found) => found && show((last) => withPhones(last, q, found)));
    const timer = setTimeout(async () => {
      try {
        const patience = carries() ? SECOND_ANSWER_MS : undefined;
        const found = await get(`/api/find?${queryOf(q)}`, { signal: limit.signal, patience });
        show((last) => withServers(last, q, found, calm()));
      } catch (error) {
        if (!wasCancelled(error)) show((last) => withoutServers(last, q, error));
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      limit.abort();
    };
  }, [q, turn]);
  useNews(({ kind, body }) => {
    const shown = state.found?.results || [];
    const about = kind === "item.changed" ? shown.some((one) => body.items.includes(one.item_id)) : ANYTHING.has(kind);
    if (q && about) setTurn((last) => last + 1);
  });
  // The phone's answer stood alone, and the phone knows more by now.
  const cursor = useCell(finder.stats)?.cursor;
  useEffect(() => {
    if (q && state.away) setTurn((last) => last + 1);
  }, [cursor]);
  const touch = () => void (touched.current = performance.now());
  const hold = (yes) => void (held.current = yes);
  return { ...state, fits: state.of === q, touch, hold, again: () => setTurn((last) => last + 1) };
}

/** The state with the phone's answer, unless the server's was quicker. */
function withPhones(last, q, found) {
  if (last.of === q && last.found && !last.found.local) return last;
  const failed = last.of === q && last.error;
  return { found, of: q, error: null, busy: !failed, away: Boolean(failed) };
}

function withServers(last, q, found, calm) {
  const shown = last.of === q ? last.found : null;
  return { found: merged(shown, found, { calm }), of: q, error: null, busy: false, away: false };
}

/** Without the server the phone's answer stands; what was found for other words is no answer to these. */
function withoutServers(last, q, error) {
  if (last.of === q && last.found) return { ...last, busy: false, away: true };
  return { ...NOTHING_YET, of: q, error };
}

/** True where the phone has an answer of its own. */
const carries = () => ["ready", "old"].includes(finder.stats.value?.state);

/** A phone whose finder fails asks the server, as one without a pack does. */
async function fromPhone(q) {
  try {
    return await finder.find(q, { limit: MOST, here: here() });
  } catch {
    return null;
  }
}

function queryOf(q) {
  return new URLSearchParams({ q, limit: String(MOST), ...here() });
}

/** Where I stand, `{x, y, level}`; undefined when it is not known. */
function here() {
  const at = me.value?.sighting;
  return at ? { x: at.x, y: at.y, level: at.level } : undefined;
}
