/** The places of the loaded plan by id and code, and what people call the place where I am. */

import { Spots, stillRenamed } from "../core/spots.js";
import { tr } from "../core/translation.js";
import { get } from "../device/api.js";
import { plan } from "../device/store.js";

let kept = { revision: null, spots: null };

/** The spots of `{revision, plan, renamed}`; worked out once a revision. */
export function spotsOf(loaded) {
  const { revision, plan } = loaded;
  if (kept.revision !== revision) kept = { revision, spots: new Spots(plan, stillRenamed(loaded, Date.now())) };
  return kept.spots;
}

/** The place that a text means, from the plan that this phone has, else from the server. */
export async function spotOf(text) {
  return (plan.value && spotsOf(plan.value).read(text)[0]) || get(`/api/spots/${encodeURIComponent(text)}`);
}

/** "A12 is now A14." for a spot that was found by an address of before; else nothing. */
export function renamedWords({ renamed_from: was, code }) {
  return was ? tr("{was} is now {code}.", { was: `${was.slice(0, 1).toUpperCase()}${was.slice(1)}`, code }) : "";
}

/** "A4-9R" for a sighting at a bay, "a marked place" for a point on the plan. `loaded` may be null or false. */
export function whereWords(sighting, loaded) {
  const spot = sighting.spot && loaded ? spotsOf(loaded).read(sighting.spot)[0] : null;
  return spot?.code || tr("a marked place");
}
