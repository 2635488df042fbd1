/** Whether this person's walks avoid stairs: kept on the phone until somebody else signs in, told to nobody. */

import { cell, keep, kept, me } from "./store.js";

/** True where walks lead over lifts and ramps alone. */
export const stepless = cell(false);

const NAME = "stepless";
let whose = null;

/** Remembers the wish. */
export function avoidSteps(wanted) {
  stepless.value = wanted;
  return keep(NAME, wanted);
}

async function look(who) {
  const now = who?.person.id ?? null;
  if (now === whose) return;
  whose = now;
  const wanted = now !== null && (await kept(NAME, false));
  if (whose === now) stepless.value = wanted;
}

me.listen(look);
look(me.value);
