/** News for a desk page by plain reading: a page at a desk must not count as a phone that can ring. */

import { get } from "../device/api.js";

const LOOK_MS = 3000;
/** The log does not reach back so far: anything may have happened. */
const EVERYTHING = { has: () => true };
/** The news that stands where the log has a gap. */
const GAP = "anew";

/**
 * Calls `ear(kinds)` with the kinds of events after `cursor` (`kinds.has(kind)`), while the page shows; an ear that
 * fails hears the same again. Returns the way to stop.
 */
export function listenAtTheDesk(cursor, ear) {
  let at = cursor;
  let timer = null;
  let over = false;
  let looking = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    clearTimeout(timer);
    try {
      for (let more = true; more && !over; ) {
        const page = await get(`/api/events?after=${at}`);
        if (over) return;
        if (page.events.length || page.fresh) await ear(kindsOf(page));
        at = page.cursor;
        more = page.more;
      }
    } catch {
      /* The next look tries again. */
    }
    looking = false;
    if (!over && document.visibilityState === "visible") timer = setTimeout(look, LOOK_MS);
  };
  const wake = () => document.visibilityState === "visible" && look();
  document.addEventListener("visibilitychange", wake);
  timer = setTimeout(look, LOOK_MS);
  return () => {
    over = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", wake);
  };
}

function kindsOf({ events, fresh }) {
  const kinds = new Set(events.map(({ kind }) => kind));
  return fresh || kinds.has(GAP) ? EVERYTHING : kinds;
}
