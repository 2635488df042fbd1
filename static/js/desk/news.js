/** News for a desk page by plain reading: a page at a desk must not count as a phone that can ring. */

import { get } from "../device/api.js";

const LOOK_MS = 3000;

/** Calls `ear(kinds)` with a Set of the kinds of events after `cursor`, while the page shows. Returns the way to stop. */
export function listenAtTheDesk(cursor, ear) {
  let at = cursor;
  let timer = null;
  let over = false;
  const look = async () => {
    clearTimeout(timer);
    try {
      for (let more = true; more && !over; ) {
        const page = await get(`/api/events?after=${at}`);
        at = page.cursor;
        more = page.more;
        if (page.events.length || page.fresh) ear(new Set(page.events.map((event) => event.kind)));
      }
    } catch {
      /* The next look tries again. */
    }
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
