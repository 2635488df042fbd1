// The pieces of a walk in words, each to stand inside a sentence: the twin of floorassist/floor/walk_words.py.

import { language, trAs } from "./translation.js";

/** An aisle as people say it: "aisle 12", but "Garden". */
export const aisleWords = (code) => (/[0-9]/u.test(code) ? trAs("on a walk", "aisle {code}", { code }) : code);

/** What somebody does first: "go", or to where that is from how one stands. */
export function begin(turn) {
  if (turn === "left") return trAs("on a walk", "left");
  if (turn === "right") return trAs("on a walk", "right");
  if (turn === "back") return trAs("on a walk", "turn round and go");
  return turn ? trAs("on a walk", "straight on") : trAs("on a walk", "go");
}

/** What somebody does next. */
export const turned = (turn) => (turn === "back" ? trAs("on a walk", "turn round") : begin(turn));

/** A walk with nothing to name on it. */
export const straight = () => trAs("on a walk", "go straight on");

/** Up to an aisle, with nothing else to name. */
export const goTo = (goal) => trAs("on a walk", "go to {goal}", { goal });

/** From where one stands in an aisle; as far as a bay that one passes, or gets to. */
export function along(turn, aisle, { past = null, upTo = null } = {}) {
  if (past !== null) return trAs("on a walk", "{turn} along {aisle} past bay {bay}", { turn, aisle, bay: past });
  if (upTo !== null) return trAs("on a walk", "{turn} along {aisle} to bay {bay}", { turn, aisle, bay: upTo });
  return trAs("on a walk", "{turn} along {aisle}", { turn, aisle });
}

/** Into the aisle of the goal; null is the one that was named just before. */
export const into = (turn, aisle) =>
  aisle === null ? trAs("on a walk", "{turn} into it", { turn }) : trAs("on a walk", "{turn} into {aisle}", { turn, aisle });

/** Through an aisle to something else; null is the one that was named just before. */
export const through = (turn, aisle) =>
  aisle === null ? trAs("on a walk", "{turn} through it", { turn }) : trAs("on a walk", "{turn} through {aisle}", { turn, aisle });

/** As far as one has passed something. */
export const past = (turn, landmark) => trAs("on a walk", "{turn} past {landmark}", { turn, landmark });

/** A walk with where it leads. */
export const to = (walk, goal) => trAs("on a walk", "{walk} to {goal}", { walk, goal });

/** What is done next; without anything before it the thing itself. */
export const then = (walk, next) => (walk ? trAs("on a walk", "{walk}, then {next}", { walk, next }) : next);

/** A lift, an escalator or stairs that one stands at. */
export const ride = (lift, floor, up) =>
  up ? trAs("on a walk", "take {lift} up to {floor}", { lift, floor }) : trAs("on a walk", "take {lift} down to {floor}", { lift, floor });

/** The one that was named just before. */
export function rideIt(floor, { up, stairs }) {
  if (stairs) return up ? trAs("on a walk", "take them up to {floor}", { floor }) : trAs("on a walk", "take them down to {floor}", { floor });
  return up ? trAs("on a walk", "take it up to {floor}", { floor }) : trAs("on a walk", "take it down to {floor}", { floor });
}

/** Where the walk ends at what one looks for. */
export const there = () => trAs("on a walk", "you are there");

/** Where a ride ends at what one looks for. */
export const near = () => trAs("on a walk", "it is right there");

/** Where what one looks for is, for somebody who comes to it. */
export function seen(turn) {
  if (turn === "left") return trAs("on a walk", "it is on your left");
  if (turn === "right") return trAs("on a walk", "it is on your right");
  return turn === "back" ? trAs("on a walk", "it is behind you") : trAs("on a walk", "it is straight ahead");
}

/** What is said of an aisle that nobody gets into; null is the one that was named just before. */
export const closed = (aisle) =>
  aisle === null ? trAs("on a walk", "it is closed for now") : trAs("on a walk", "{aisle} is closed for now", { aisle });

/** Where it is, with the shelf. */
export const atHeight = (where, shelf) => (shelf ? trAs("on a walk", "{where}, {shelf}", { where, shelf }) : where);

/** A walk from its capital to its full stop, with what is said at its end. */
export function sentence(walk, where = "") {
  const whole = where ? trAs("on a walk", "{walk}; {where}", { walk, where }) : walk;
  return begun(trAs("on a walk", "{walk}.", { walk: whole }));
}

/** The text with a capital at its beginning, where its script has any. */
export function begun(text) {
  const [first = ""] = text;
  return first.toLocaleUpperCase(language()) + text.slice(first.length);
}
