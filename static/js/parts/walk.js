/** The walk from where I am (or the entrance) to a place, over as many levels as it takes, in metres and words. */

import { Floors } from "../core/floors.js";
import { placeOf } from "../core/geometry.js";
import { storey } from "../core/guide.js";
import { tr } from "../core/translation.js";
import { shelfWords } from "./phrases.js";
import { spotsOf } from "./spots.js";

/** A sighting older than this is no place to start from. */
const SIGHTING_LIVES_MS = 15 * 60_000;
const STEPS = new Set(["stairs", "escalator"]);

let kept = { revision: null, floors: null };

/** The plan `{revision, plan}` ready to walk on: that takes a moment, so the last one is kept. */
export function floorsOf({ revision, plan }) {
  if (kept.revision !== revision) kept = { revision, floors: new Floors(plan) };
  return kept.floors;
}

/**
 * `{legs, metres, seconds, fromYou, fromName, say, steps}`: a leg is `{level, points, end}` with points in metres and
 * `end` the words of the ride after it; `steps` where a way without stairs would be another one. `{say, steps}` alone
 * where I am but no way leads from there; null where no walk can be told.
 */
export function walkTo(loaded, sighting, place, { stepless = false, now = Date.now() } = {}) {
  const { plan } = loaded;
  const [floors, spots] = [floorsOf(loaded), spotsOf(loaded)];
  const known = spots.byId.get(place.spot) || { kind: "aisle", code: place.code, level: place.level, aisle: place.aisle };
  const goal = { ...known, place: placeOf([place.x, place.y]) };
  const start = startOf(plan, spots, freshOf(sighting, now), place.level);
  if (!start) return null;
  const steps = start.level !== goal.level && (plan.connectors ?? []).some(({ kind }) => STEPS.has(kind));
  const here = { ...(start.spot ?? {}), level: start.level, place: placeOf([start.x, start.y]) };
  const trip = floors.trip(here, goal, now, { stepless });
  // Who may not take stairs is told so, and can change their mind; from an entrance elsewhere no way is no news.
  if (!trip && (start.level === goal.level || !(start.fromYou || (steps && stepless)))) return null;
  const say = floors.say(trip, here, goal, now, { shelf: place.shelf ? shelfWords(place.shelf) : "", stepless });
  const told = { fromYou: start.fromYou, fromName: start.fromName, say, steps };
  if (!trip) return told;
  return { ...told, legs: legsOf(plan, trip), metres: trip.length / 1000, seconds: trip.seconds };
}

const freshOf = (sighting, now) => (sighting && now - new Date(sighting.at).getTime() < SIGHTING_LIVES_MS ? sighting : null);

function legsOf(plan, trip) {
  return trip.walks.map(([level, walk], n) => {
    const ride = trip.rides[n];
    const to = ride && ride.connector.stops[ride.end].level;
    return { level, points: walk.points.map(([x, y]) => [x / 1000, y / 1000]), end: ride ? tr("{lift} to {level}", { lift: ride.connector.name, level: storey(plan, to) }) : null };
  });
}

/** Where a walk begins: my own last sighting, else the entrance, the desk or the tills of that level, else of any. */
function startOf(plan, spots, sighting, level) {
  if (sighting) {
    const [spot = null] = sighting.spot ? spots.read(sighting.spot) : [];
    return { x: sighting.x, y: sighting.y, level: sighting.level, fromYou: true, spot };
  }
  const kinds = ["entrance", "desk", "tills"];
  const of = (anchors) => kinds.map((kind) => anchors.find((one) => one.kind === kind)).find(Boolean);
  const anchor = of(plan.anchors.filter((one) => one.level === level)) || of(plan.anchors);
  return anchor ? { x: anchor.at[0], y: anchor.at[1], level: anchor.level, fromYou: false, fromName: anchor.name, spot: spots.byId.get(anchor.id) || null } : null;
}
