// Labels to be printed: what the server is asked for, and the words about it.

import { mark, tr, trMany } from "./translation.js";

/** The kinds of labels, with what each is for; both are said by `tr`. */
export const KINDS = [
  ["item", mark("Items"), mark("On the shelf, one an item")],
  ["bay", mark("Bays"), mark("On every bay: a scan says where you are")],
  ["aisle", mark("Aisle ends"), mark("At both ends of every aisle")],
  ["place", mark("Places"), mark("Desks, tills, entrances, end caps")],
  ["blank", mark("Blank codes"), mark("Stick them first, say later what they stand for")],
];
/** What a fresh choice prints of each. */
const COPIES = { aisle: 2 };

/** The choice as it begins for a kind. */
export const begun = (what) => ({ what, aisle: "", department: "", only: "", changed: false, count: what === "blank" ? 42 : 0, copies: COPIES[what] || 1 });

/**
 * The fields of a choice and of a printer's setting as the server takes them; without what a kind has not, so that a
 * field that does not show changes nothing.
 */
export function asked(choice, { preset, start, offset, host }) {
  const { what, copies } = choice;
  const which = what === "blank" ? { count: choice.count } : { aisle: what === "place" ? "" : choice.aisle, department: what === "place" ? "" : choice.department, only: choice.only, changed: choice.changed };
  return { what, ...which, copies, preset, start, offset_x: offset.x, offset_y: offset.y, ...(host ? { host } : {}) };
}

/** "42 labels on 2 sheets", "1 label on 1 sheet". */
export function amountWords(labels, pages, isRoll = false) {
  if (isRoll) return trMany("{n} label from the roll", "{n} labels from the roll", labels);
  return tr("{labels} on {sheets}", { labels: trMany("{n} label", "{n} labels", labels), sheets: trMany("{n} sheet", "{n} sheets", pages) });
}

/** Where the next print starts on a sheet of `room` labels of which a run took `labels` from `start` on. */
export const nextStart = (start, labels, room) => ((start - 1 + labels) % room) + 1;

/** What a sheet and a setting of the printer may be: a sentence where they are not, else "". */
export function troubleWith({ start, offset }, room) {
  if (!(Number.isInteger(start) && start >= 1 && start <= room)) return trMany("This sheet has {n} label. Start at one of them.", "This sheet has {n} labels. Start at one of them.", room);
  if (![offset.x, offset.y].every((one) => Number.isFinite(one) && Math.abs(one) <= 20)) return tr("An offset is between -20 and 20 mm.");
  return "";
}
