/** The walk from where I am (or the entrance) to a place, in metres and words. */

import { directions, otherLevel } from "../core/directions.js";
import { placeOf } from "../core/geometry.js";
import { raster } from "../core/raster.js";
import { shortestWalk } from "../core/route.js";
import { shelfWords } from "./phrases.js";
import { spotsOf } from "./spots.js";

/** A sighting older than this is no place to start from. */
const SIGHTING_LIVES_MS = 15 * 60_000;

let kept = { key: null, floor: null };

/**
 * `{points, metres, seconds, start, fromYou, fromName, say}` with points in metres; `{say}` alone when the place is
 * on another level; null where no walk can be told. `loaded` is `{revision, plan}`.
 */
export function walkTo(loaded, sighting, place, now = Date.now()) {
  const { plan } = loaded;
  const [floor, spots] = [floorOf(loaded, place.level), spotsOf(loaded)];
  const goal = spots.byId.get(place.spot) || { kind: "aisle", code: place.code, level: place.level, aisle: place.aisle };
  const fresh = sighting && now - new Date(sighting.at).getTime() < SIGHTING_LIVES_MS ? sighting : null;
  if (fresh && fresh.level !== place.level) return { say: otherLevel(plan, goal) };
  const start = startOf(plan, spots, fresh, place.level);
  if (!start) return null;
  const walk = shortestWalk(floor, placeOf([start.x, start.y]), placeOf([place.x, place.y]));
  if (!walk) return null;
  const say = directions(plan, walk, { start: start.spot, goal, shelf: place.shelf ? shelfWords(place.shelf) : "" });
  const points = walk.points.map(([x, y]) => [x / 1000, y / 1000]);
  const [x, y] = points[0];
  return { ...start, say, start: { x, y }, points, metres: walk.length / 1000, seconds: walk.seconds };
}

/** Where a walk begins: my own last sighting, else the entrance, else the desk or the tills. */
function startOf(plan, spots, sighting, level) {
  if (sighting) {
    const [spot = null] = sighting.spot ? spots.read(sighting.spot) : [];
    return { x: sighting.x, y: sighting.y, fromYou: true, spot };
  }
  const known = plan.anchors.filter((anchor) => anchor.level === level);
  const anchor = ["entrance", "desk", "tills"].map((kind) => known.find((one) => one.kind === kind)).find(Boolean);
  return anchor ? { x: anchor.at[0], y: anchor.at[1], fromYou: false, fromName: anchor.name, spot: spots.byId.get(anchor.id) || null } : null;
}

/** The walkable floor takes a moment to work out, so the last one is kept. */
function floorOf({ revision, plan }, level) {
  const key = `${revision} ${level}`;
  if (kept.key !== key) kept = { key, floor: raster(plan, level) };
  return kept.floor;
}
