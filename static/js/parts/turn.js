/** The plan changes by itself when a closed aisle opens or a block ends: what shows it is drawn again then. */

import { useEffect, useState } from "preact";
import { floorsOf } from "./walk.js";

/** No timer may be longer: browsers let those end at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** A number that is another one after each such moment; `loaded` is `{revision, plan}`, null or false. */
export function useTurn(loaded) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const next = loaded ? floorsOf(loaded).nextTurn(Date.now()) : null;
    if (next === null) return undefined;
    const timer = setTimeout(() => setTurn((last) => last + 1), Math.min(next - Date.now() + 50, LONGEST_MS));
    return () => clearTimeout(timer);
  }, [loaded, turn]);
  return turn;
}
