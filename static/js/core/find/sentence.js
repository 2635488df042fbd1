/** The sentence to say about what was found: the twin of floorassist/find/sentence.py. */
import { say, sayWithin, withFirst } from "../placement.js";
import { mark, tr } from "../translation.js";

const UNKNOWN = mark("Place unknown. Ask the nearest colleague.");
const OUT = mark("Out of stock.");
const DOUBTED = mark("A colleague did not find it there: check first.");
const BEING_RESET = mark("This aisle is being reset: check first.");

/**
 * An item by the sentences of its placements: the first of them, and plainly what speaks against going.
 * @param {string[]} stands
 * @param {{doubted?: boolean, out?: boolean, beingReset?: boolean}} against
 */
export function ofItem(stands, against = {}) {
  return warned(stands.length ? stands[0] : against.out ? "" : tr(UNKNOWN), against);
}

/** The other placements of an item: "also end cap of aisle 3; backroom, aisle B1"; "" if there is one. */
export function beside(stands) {
  const said = stands.map(sayWithin);
  const others = [...new Set(said)].filter((each) => each !== said[0]);
  if (!others.length) return "";
  return tr("also {places}", { places: others.reduce((first, second) => tr("{first}; {second}", { first, second })) });
}

/**
 * A place that was named: "Aisle A12, bay 4, left side", "Service desk"; a department by its aisle. One that was named by
 * an address of before says so first: "A12 is now A14. Aisle A14".
 */
export function ofPlace(place) {
  if (place.was) return tr("{first}. {second}", { first: renamed(place), second: ofPlace({ ...place, was: "" }) });
  if (place.aisle) return say(place);
  return place.kind === "department" ? tr(UNKNOWN) : place.label || place.code;
}

/** What became of an address: "A12 is now A14", "The old A12-4 is now A14-4L". */
export function renamed({ was, code }) {
  return tr("{was} is now {code}", { was: withFirst(was, (letter) => letter.toUpperCase()), code });
}

/** A kept answer: the place, then the colleague's own words, then what speaks against going. */
export function ofAnswer(text, where, against = {}) {
  const told = [where, text].filter(Boolean).map((part) => part.replace(/[. ]+$/, ""));
  return warned(told.length ? told.reduce((first, second) => tr("{first}. {second}", { first, second })) : tr(UNKNOWN), against);
}

/** The sentence, with a full stop only where another one follows. */
function warned(told, { doubted = false, out = false, beingReset = false }) {
  const against = [out && OUT, beingReset ? BEING_RESET : doubted && DOUBTED].filter(Boolean).map((text) => tr(text));
  if (!against.length) return told;
  return [told && tr("{sentence}.", { sentence: told.replace(/\.+$/, "") }), ...against].filter(Boolean).join(" ");
}
