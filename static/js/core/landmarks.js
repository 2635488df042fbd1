// What one sees beside a way and people have a name for: the twin of floorassist/floor/landmarks.py.

import { Frame, pairwise, placeOf } from "./geometry.js";
import { trAs } from "./translation.js";

const ASIDE = 4000;
const INSIDE = 500;

/** The last thing with a name that one walks past on the way to a spot of this level, but the goal itself; or null. */
export function landmark(plan, goal, points) {
  const things = named(plan, goal);
  let best = [-1, -1];
  let found = null;
  pairwise(points).forEach(([a, b], m) => {
    const line = new Frame(a, b);
    for (const [name, corners] of things) {
      const places = corners.map((corner) => line.locate(corner));
      const alongs = places.map(([along]) => along);
      const last = Math.max(...alongs);
      if (Math.min(...alongs) <= INSIDE || last >= line.length - INSIDE) continue;
      if (Math.min(...places.map(([, across]) => Math.abs(across))) > ASIDE) continue;
      if (m > best[0] || (m === best[0] && last > best[1])) [best, found] = [[m, last], name];
    }
  });
  return found;
}

function named(plan, goal) {
  const on = (kind) => (plan[kind] ?? []).filter((each) => each.level === goal.level && each.id !== goal.id);
  const stops = (plan.connectors ?? [])
    .filter((each) => each.id !== goal.id)
    .flatMap((each) => each.stops.filter((stop) => stop.level === goal.level).map((stop) => [the(each.name), [placeOf(stop.at)]]));
  return [
    ...on("anchors").filter((each) => each.kind !== "entrance").map((each) => [the(each.name), [placeOf(each.at)]]),
    ...on("fixtures").filter((each) => each.name).map((each) => [the(each.name), each.polygon.map(placeOf)]),
    ...stops,
    ...on("zones").map((each) => [each.department, each.polygon.map(placeOf)]),
  ];
}

/** A name in a sentence: "the front desk" for "Front desk", "lift 2" for "Lift 2", "the IT desk". */
export function the(name) {
  const [first = "", second = ""] = name;
  const begins = /\p{Lu}/u.test(second) ? first : first.toLowerCase();
  const bare = begins + name.slice(first.length);
  return bare.startsWith("the ") || /[0-9]/u.test(name) ? bare : trAs("something in the store by its name", "the {name}", { name: bare });
}
