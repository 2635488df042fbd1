/** What is closed for a while, in words for people. Pure. */

import { aisleWords } from "../core/directions.js";
import { closedAisles, standingBlocks } from "../core/closing.js";
import { asOf } from "./phrases.js";

/** "Aisle 12 is closed until 14:30."; null for an aisle that is open, or none. */
export function closedNote(plan, code, now = Date.now()) {
  const level = plan.aisles.find((aisle) => aisle.code === code)?.level;
  const aisle = closedAisles(plan, level, now).find((one) => one.code === code);
  return aisle ? `${begun(aisleWords(code))} is closed until ${asOf(aisle.closed_until, now)}.` : null;
}

/** One sentence for each aisle that is closed on a level, and for each block that says why it stands there. */
export function closedNotes(plan, level, now = Date.now()) {
  const blocks = standingBlocks(plan, level, now).filter(({ why }) => why);
  return [
    ...closedAisles(plan, level, now).map(({ code }) => closedNote(plan, code, now)),
    ...blocks.map(({ why, until }) => `${why}: in the way${until ? ` until ${asOf(until, now)}` : ""}.`),
  ];
}

const begun = (words) => words.charAt(0).toUpperCase() + words.slice(1);
