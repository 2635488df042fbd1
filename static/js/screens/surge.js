/** One call to all hands: where it is, the walk there, "I'm here"; for a supervisor who comes, and the end of it. */

import { html } from "preact";
import { tr } from "../core/translation.js";
import { surges, takePart } from "../device/surges.js";
import { me, plan } from "../device/store.js";
import { useAction, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { Loading, Trouble } from "../parts/status.js";
import { SurgeCount } from "../parts/surge-count.js";
import { SurgeLead } from "../parts/surge-lead.js";
import { callerWords } from "../parts/surge-words.js";
import "../parts/surge-views.js";
import { WalkCard } from "../parts/walk-card.js";

/** `params`: `{id}`. */
export function Surge({ params: { id } }) {
  const known = useCell(surges);
  const surge = known.surges.find((one) => String(one.id) === id);
  if (!surge && known.agrees === undefined) return html`<main class="screen"><h1 class="hidden" tabindex="-1">${tr("All hands")}</h1><${Loading} what=${tr("Looking what is on…")} /></main>`;
  if (!surge) return html`<${Over} />`;
  return html`<main class="screen hands-screen">
    <div class="hands-head"><p>${callerWords(surge)}</p>
      <h1 tabindex="-1">${surge.zone}</h1>
      ${surge.note && html`<p>${surge.note}</p>`}
      <${SurgeCount} surge=${surge} /></div>
    ${surge.part && html`<${Mine} key=${surge.part} surge=${surge} />`}
    ${surge.lead && html`<section class="panel" aria-label=${tr("Who comes")}><${SurgeLead} surge=${surge} end=${() => takePart(surge.id, "stand-down")} /></section>`}
  </main>`;
}

function Mine({ surge }) {
  const { part } = surge;
  const [busy, error, run] = useAction();
  const answer = (deed) => () => run(async () => void (await takePart(surge.id, deed)));
  const button = (deed, words, main) => html`<button type="button" class=${main ? "button button-main" : "button button-quiet"} disabled=${busy} onClick=${answer(deed)}>${words}</button>`;
  if (part === "here")
    return html`<section class="stack"><p class="hands-done" role="status"><${Icon} name="check" /> ${tr("You are there. Thank you.")}</p>
      <p class="quiet">${tr("Help where it is needed. This phone tells you when it is over.")}</p>
      <${Trouble} error=${error} />${button("declining", tr("I have to go"))}</section>`;
  if (part === "coming")
    return html`<section class="stack">
      <${Way} surge=${surge} />
      <${Trouble} error=${error} />
      <div class="hands-foot">${button("arrival", tr("I'm here"), true)}</div>
      ${surge.place && html`<p class="hint">${tr("A scan of any label there says it, too.")}</p>`}
      ${button("declining", tr("I can't come after all"))}</section>`;
  return html`<section class="stack">
    ${part === "called" ? surge.in_hand && html`<p>${tr("You have a customer. Finish with them first: too few others are free.")}</p>` : html`<p class="quiet">${tr("You are not counted. You can still come.")}</p>`}
    <${Trouble} error=${error} />
    ${button("coming", tr("I'm coming"), true)}
    ${part === "called" && button("declining", tr("Not now"))}
    <${Way} surge=${surge} /></section>`;
}

/** The walk, where the plan knows the place. */
function Way({ surge }) {
  const loaded = useCell(plan);
  const who = useCell(me);
  if (!surge.place || !loaded) return null;
  return html`<${WalkCard} plan=${loaded} place=${surge.place} sighting=${who?.sighting} />`;
}

function Over() {
  return html`<main class="screen">
    <h1 tabindex="-1">${tr("This call is over")}</h1>
    <p>${tr("Nobody needs to come any more. Thank you.")}</p>
    <a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Back to Find")}</a>
  </main>`;
}
