/** What was scanned one after the other, until it is cleared or somebody signs out: opening one must not lose the others. */

import { cell, me } from "./store.js";

/** `[{key, times, code}]`, the newest first. */
export const scanned = cell([]);

me.listen((who) => who || (scanned.value = []));
