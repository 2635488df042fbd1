/** The card for the customer who goes there alone: the aisle as large as the screen allows, a map, the picture. */

import { html, useMemo } from "preact";
import { placeLines, signWord, told } from "../core/card.js";
import { tr } from "../core/translation.js";
import { stepless as avoided } from "../device/steps.js";
import { ShelfGauge } from "./answer-card.js";
import { CustomerCard } from "./customer-card.js";
import { useCell, useProperties } from "./hooks.js";
import { Icon } from "./icons.js";
import { PlanView } from "./plan-view.js";
import { walkTo } from "./walk.js";

/** `item` and one `place` of it; `plan` the loaded plan, false or null; `sighting` mine: the card is shown where I stand. */
export function PlaceCard({ item, place, plan, sighting, wished, onClose }) {
  const stepless = useCell(avoided);
  const walk = useMemo(() => (plan && onPlan(place) ? walkTo(plan, sighting, place, { stepless }) : null), [plan, place, sighting, stepless]);
  return html`<${CustomerCard} wished=${wished} onClose=${onClose}>
    ${(language) => html`<${Sign} language=${language} place=${place} />
      <div class="card-item">
        ${item.image && html`<img src=${item.image} alt="" width="96" height="96" />`}
        <h2 class="card-what" dir="auto">${item.name}</h2>
      </div>
      ${item.out_of_stock && html`<p class="card-check">${told(language, "out")}</p>`}
      ${place.doubted_at && html`<p class="card-check">${told(language, "doubt")}</p>`}
      ${walk?.fromYou && walk.metres >= 2 && html`<p class="card-where"><${Icon} name="walk" size="32" /><span>${told(language, "far", { n: Math.round(walk.metres) })}</span></p>`}
      ${plan && onPlan(place) && html`<${Map} plan=${plan.plan} place=${place} walk=${walk} />`}`}
  <//>`;
}

/** Store signs are read from left to right in every language; the words around the code are not. */
function Sign({ language, place }) {
  const code = place.aisle || place.code;
  const sign = useProperties({ "--letters": String(Math.max(2, String(code || "").length)) });
  if (!code) return html`<div class="sign sign-words" ref=${sign}><p class="sign-say" dir="auto">${place.say}</p></div>`;
  const lines = placeLines(language, place);
  return html`<div class="sign" ref=${sign}>
    <div class="sign-plate">
      <span class="sign-word">${signWord(language, place)}</span>
      <span class="sign-code"><bdi>${code}</bdi></span>
      <${ShelfGauge} shelf=${place.shelf} side=${place.side} />
    </div>
    ${lines.length > 0 && html`<div class="sign-foot"><p class="sign-lines">${lines.map((line) => html`<span>${line}</span>`)}</p></div>`}
  </div>`;
}

/** The level of the place, with the end of the walk on it. */
function Map({ plan, place, walk }) {
  const leg = walk?.legs?.findLast(({ level }) => level === place.level);
  const first = leg && leg === walk.legs[0];
  const you = useMemo(() => (first ? { x: leg.points[0][0], y: leg.points[0][1] } : null), [leg]);
  const level = plan.levels.length > 1 && plan.levels.find(({ id }) => id === place.level)?.name;
  return html`${level && html`<p class="card-level" dir="auto">${level}</p>`}
    <div class="plan-frame card-plan" dir="ltr"><${PlanView} plan=${plan} level=${place.level} target=${place} you=${you} walk=${leg?.points} label=${tr("Map with the place marked.")} /></div>`;
}

const onPlan = (place) => place && place.x !== null && place.x !== undefined;
