/** What is closed for a while, in words for people. Pure. */

import { closedAisles, standingBlocks } from "../core/closing.js";
import { tr } from "../core/translation.js";
import { asOf } from "./phrases.js";

/** "Aisle 12 is closed until 14:30."; null for an aisle that is open, or none. */
export function closedNote(plan, code, now = Date.now()) {
  const level = plan.aisles.find((aisle) => aisle.code === code)?.level;
  const aisle = closedAisles(plan, level, now).find((one) => one.code === code);
  return aisle ? closedWords(code, asOf(aisle.closed_until, now)) : null;
}

/** One sentence for each aisle that is closed on a level, and for each block that says why it stands there. */
export function closedNotes(plan, level, now = Date.now()) {
  const blocks = standingBlocks(plan, level, now).filter(({ why }) => why);
  return [
    ...closedAisles(plan, level, now).map(({ code }) => closedNote(plan, code, now)),
    ...blocks.map(({ why, until }) => (until ? tr("{why}: in the way until {time}.", { why, time: asOf(until, now) }) : tr("{why}: in the way.", { why }))),
  ];
}

/** An aisle by its number; a part of the store that has a name by that alone. */
const closedWords = (code, time) => (/[0-9]/u.test(code) ? tr("Aisle {code} is closed until {time}.", { code, time }) : tr("{name} is closed until {time}.", { name: begun(code), time }));

const begun = (name) => name.charAt(0).toUpperCase() + name.slice(1);
