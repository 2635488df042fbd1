/** The way from where I am to a place: map, length, time and the sentence; over levels one map at a time. */

import { html, useLayoutEffect, useMemo, useState } from "preact";
import { locale, tr, trMany } from "../core/translation.js";
import { avoidSteps, stepless as avoided } from "../device/steps.js";
import { closedNote } from "./closed-words.js";
import { useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { LevelButtons } from "./level-buttons.js";
import { walkTime } from "./phrases.js";
import { PlanView } from "./plan-view.js";
import { useTurn } from "./turn.js";
import { walkTo } from "./walk.js";

/** `plan`: the loaded plan or false; `place`: with `x, y, level` when it is on the plan; `sighting`: mine or null. */
export function WalkCard({ plan, place, sighting, onPick }) {
  const stepless = useCell(avoided);
  const turn = useTurn(plan);
  const walk = useMemo(
    () => (plan && onPlan(place) ? walkTo(plan, sighting, place, { stepless }) : null),
    [plan, place, sighting, stepless, turn],
  );
  if (plan === null) return html`<p class="quiet"><span class="dots" aria-hidden="true"></span> ${tr("Loading the plan…")}</p>`;
  if (!plan) return html`<p class="quiet"><${Icon} name="map" size="20" /> ${tr("This store has no plan yet, so there is no map.")}</p>`;
  if (!onPlan(place)) return html`<p class="quiet"><${Icon} name="map" size="20" /> ${tr("This place is not on the plan yet, so there is no map.")}</p>`;
  const closed = closedNote(plan.plan, place.aisle);
  return html`<section class="walk" aria-label=${tr("The walk")}>
    ${walk && html`<p class="walk-say" aria-live="polite">${walk.say}</p>`}
    ${closed && html`<p class="walk-closed"><${Icon} name="warning" size="22" /> ${closed}</p>`}
    ${walk?.metres >= 2 && html`<p class="walk-facts"><${Icon} name="walk" size="22" /> <strong>${tr("{n} m", { n: Math.round(walk.metres).toLocaleString(locale()) })}</strong> <span>${walkTime(walk.seconds)}</span> <span>${walk.fromYou ? tr("from where you are") : tr("from the {place}", { place: lower(walk.fromName) })}</span></p>`}
    ${walk?.steps && html`<label class="walk-steps"><span>${tr("Without stairs")}</span>
      <input type="checkbox" role="switch" checked=${stepless} onChange=${(event) => avoidSteps(event.target.checked)} /></label>`}
    <${WalkMap} plan=${plan.plan} place=${place} walk=${walk} turn=${turn} onPick=${onPick} />
  </section>`;
}

/** The map of one leg: it ends at the place, or at the stairs or lift that one takes. */
function WalkMap({ plan, place, walk, turn, onPick }) {
  const legs = walk?.legs ?? [];
  const [at, setAt] = useState(0);
  useLayoutEffect(() => setAt(0), [walk]);
  const n = Math.min(at, Math.max(legs.length - 1, 0));
  const leg = legs[n];
  const last = n >= legs.length - 1;
  const end = leg && { x: leg.points.at(-1)[0], y: leg.points.at(-1)[1], via: true };
  const you = useMemo(() => leg && n === 0 && { x: leg.points[0][0], y: leg.points[0][1] }, [leg, n]);
  const target = useMemo(() => (last ? place : end), [place, leg, last]);
  return html`${legs.length > 1 && html`<${LevelButtons} words=${tr("Steps of the walk")} chosen=${n} choose=${setAt}
      buttons=${legs.map((one, step) => [step, `${step + 1}. ${plan.levels.find(({ id }) => id === one.level).name}`])} />`}
    <div class="plan-frame"><${PlanView} plan=${plan} turn=${turn} level=${leg?.level ?? place.level} target=${target} you=${you} walk=${leg?.points} onPick=${onPick} label=${pictureWords(walk, n)} /></div>`;
}

function pictureWords(walk, n) {
  const legs = walk?.legs ?? [];
  if (!legs.length) return tr("Map with the place marked.");
  if (legs.length < 2) return trMany("Map with the walk of {n} metre.", "Map with the walk of {n} metres.", Math.round(walk.metres));
  const told = { step: n + 1, steps: legs.length, end: legs[n].end };
  return n >= legs.length - 1 ? tr("Map of step {step} of {steps}.", told) : tr("Map of step {step} of {steps}, as far as {end}.", told);
}

const lower = (name) => name.charAt(0).toLowerCase() + name.slice(1);

const onPlan = (place) => place && place.x !== null && place.x !== undefined;
