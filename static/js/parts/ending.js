/** Notes how each search ended, from what the worker does: opens something, empties the field, goes elsewhere. */

import { useEffect, useRef } from "preact";
import { endedAs, ledTo } from "../core/outcome.js";
import { ended } from "../device/questions.js";
import { route } from "./router.js";

/** Screens that an ask leads to: the server counts it there. */
const ASKED = "ask";

/** `opened(result)` is to be called before a result is opened; null stands for a place without a result. */
export function useEnding(words, { found, fits }) {
  const run = useRef(null);
  const q = words.trim();
  const finish = (how) => {
    const last = run.current;
    run.current = null;
    if (!last) return;
    const end = how ?? endedAs(last.found, performance.now() - last.since);
    if (end) ended(last.words, end.outcome, end.ledTo);
  };
  useEffect(() => {
    if (!q) finish();
    else if (fits && found) run.current = { words: q, found, since: run.current?.words === q ? run.current.since : performance.now() };
  }, [q, found, fits]);
  useEffect(() => () => finish(route.value.name === ASKED ? { outcome: null } : undefined), []);
  return { opened: (result) => finish({ outcome: "answer", ledTo: ledTo(result) }) };
}
