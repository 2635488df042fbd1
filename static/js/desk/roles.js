/** Roles as words. Pure. */

import { mark, tr } from "../core/translation.js";

const WORDS = { worker: mark("Worker"), supervisor: mark("Supervisor"), owner: mark("Owner") };

/** "Supervisor" for "supervisor". */
export const roleWords = (role) => (role in WORDS ? tr(WORDS[role]) : role);
