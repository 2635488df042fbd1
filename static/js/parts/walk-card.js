/** The way from where I am to a place: map, length, time and the sentence. */

import { html, useMemo } from "preact";
import { walkTo } from "./walk.js";
import { Icon } from "./icons.js";
import { PlanView } from "./plan-view.js";
import { walkTime } from "./phrases.js";

/** `plan`: the loaded plan or false; `place`: with `x, y, level` when it is on the plan; `sighting`: mine or null. */
export function WalkCard({ plan, place, sighting, onPick }) {
  const walk = useMemo(() => (plan && onPlan(place) ? walkTo(plan, sighting, place) : null), [plan, place, sighting]);
  if (plan === null) return html`<p class="quiet"><span class="dots" aria-hidden="true"></span> Loading the plan…</p>`;
  if (!plan) return html`<p class="quiet"><${Icon} name="map" size="20" /> This store has no plan yet, so there is no map.</p>`;
  if (!onPlan(place)) return html`<p class="quiet"><${Icon} name="map" size="20" /> This place is not on the plan yet, so there is no map.</p>`;
  return html`<section class="walk" aria-label="The walk">
    ${walk && html`<p class="walk-say">${walk.say}</p>`}
    ${walk?.metres >= 2 && html`<p class="walk-facts"><${Icon} name="walk" size="22" /> <strong>${Math.round(walk.metres)} m</strong> <span>${walkTime(walk.seconds)}</span> <span>from ${walk.fromYou ? "where you are" : `the ${lower(walk.fromName)}`}</span></p>`}
    <div class="plan-frame"><${PlanView} plan=${plan.plan} level=${place.level} target=${place} you=${walk?.start} walk=${walk?.points} onPick=${onPick}
      label=${walk?.points ? `Map with the walk of ${Math.round(walk.metres)} metres.` : "Map with the place marked."} /></div>
  </section>`;
}

const lower = (name) => name.charAt(0).toLowerCase() + name.slice(1);

const onPlan = (place) => place && place.x !== null && place.x !== undefined;
