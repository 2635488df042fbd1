/** The whole store: move about, tap an aisle or a bay, say "I am here". */

import { html, useState } from "preact";
import { tr, trAs, trMany } from "../core/translation.js";
import { refreshPlan } from "../device/session.js";
import { me, plan } from "../device/store.js";
import { MiniSign } from "../parts/answer-card.js";
import { useAnswer, useCell } from "../parts/hooks.js";
import { closedNotes } from "../parts/closed-words.js";
import { Icon } from "../parts/icons.js";
import { LevelButtons } from "../parts/level-buttons.js";
import { spotSay } from "../parts/phrases.js";
import { PlanView } from "../parts/plan-view.js";
import { route } from "../parts/router.js";
import { StandHere } from "../parts/stand-here.js";
import { Loading, Trouble } from "../parts/status.js";
import { useTurn } from "../parts/turn.js";

/** The plan with what was tapped below it, then every aisle as a list for whoever cannot use the picture. */
export function Plan() {
  const document = useCell(plan);
  const { error, again } = useAnswer(() => refreshPlan(), []);
  if (document === null) return html`<main class="screen"><h1 tabindex="-1">${tr("Store plan")}</h1>${error ? html`<${Trouble} error=${error} again=${again} />` : html`<${Loading} what=${tr("Loading the plan…")} />`}</main>`;
  if (!document) return html`<main class="screen"><h1 tabindex="-1">${tr("Store plan")}</h1><div class="nothing"><p>${tr("This store has no plan yet. A supervisor adds it at the desk. Search and asking work without it.")}</p><a class="button button-main" href="/">${trAs("verb", "Search")}</a><${Change} words=${tr("Draw the plan")} /></div></main>`;
  return html`<${PlanPage} loaded=${document} />`;
}

function PlanPage({ loaded }) {
  const drawn = loaded.plan;
  const who = useCell(me);
  const { query } = useCell(route);
  const levels = [...drawn.levels].sort((a, b) => a.ordinal - b.ordinal);
  const [level, setLevel] = useState(who?.sighting?.level || streetLevel(drawn, levels));
  const [picked, setPicked] = useState(null);
  const turn = useTurn(loaded);
  const notes = closedNotes(drawn, level);
  const you = who?.sighting?.level === level ? who.sighting : null;
  return html`<main class="screen plan-screen">
    <h1 class="hidden" tabindex="-1">${tr("Store plan")}</h1>
    ${levels.length > 1 && html`<${LevelButtons} words=${tr("Level")} chosen=${level} choose=${setLevel} buttons=${levels.map(({ id, name }) => [id, name])} />`}
    <div class="plan-frame plan-frame-full">
      <${PlanView} plan=${drawn} turn=${turn} level=${level} you=${you} picked=${picked} onPick=${setPicked} lit=${query.department} label=${tr("Store plan.")} />
    </div>
    <${PickedPlace} picked=${picked} sketch=${drawn.sketch} lit=${query.department} />
    ${notes.length > 0 && html`<ul class="plan-notes" aria-label=${tr("Closed for now")}>${notes.map((note) => html`<li><${Icon} name="warning" size="20" /> ${note}</li>`)}</ul>`}
    <${AisleList} aisles=${drawn.aisles} />
  </main>`;
}

/** Where people come in; else the level nearest to the street. */
function streetLevel(drawn, levels) {
  const entrance = drawn.anchors.find(({ kind }) => kind === "entrance");
  return entrance?.level ?? levels.reduce((best, one) => (Math.abs(one.ordinal) < Math.abs(best.ordinal) ? one : best)).id;
}

/** What was tapped, and what can be done with it. */
function PickedPlace({ picked, sketch, lit }) {
  if (!picked?.aisle) {
    return html`<div class="picked-place"><p role="status">${lit ? `${tr("{department} is marked.", { department: lit })} ` : ""}${tr("Tap an aisle or a bay.")}${sketch ? ` ${tr("This plan is a sketch: aisles are in order, distances are guesses.")}` : ""}</p><${Change} words=${tr("Change the plan")} /></div>`;
  }
  const { aisle, bay } = picked;
  const words = spotSay({ aisle: aisle.code, bay: bay?.code, side: bay?.side });
  const spot = bay?.id || aisle.code;
  return html`<div class="picked-place" role="status">
    <a class="row" href=${`/plan?at=${encodeURIComponent(spot)}`}><${MiniSign} place=${{ aisle: aisle.code }} />
      <span class="row-words"><span class="row-title">${words}</span><span class="row-say">${aisle.name || aisle.department}</span></span></a>
    <${StandHere} spot=${spot} code=${words} main />
    <${Change} words=${bay ? tr("Change this bay") : tr("Change this aisle")} at=${`?aisle=${encodeURIComponent(aisle.id)}${bay ? `&bay=${encodeURIComponent(bay.id)}` : ""}`} />
  </div>`;
}

/** The way into the editor, for those who have a desk; `at` says what it is to show. */
function Change({ words, at = "" }) {
  const who = useCell(me);
  return ["supervisor", "owner"].includes(who?.person.role) && html`<a class="button" href=${`/desk/plan${at}`}>${words}</a>`;
}

function AisleList({ aisles }) {
  return html`<details class="details aisle-list">
    <summary>${trMany("The one aisle as a list", "All {n} aisles as a list", aisles.length)}</summary>
    <ul class="rows">${aisles.map((aisle) => html`<li><a class="row" href=${`/plan?at=${encodeURIComponent(aisle.code)}`}><${MiniSign} place=${{ aisle: aisle.code }} />
      <span class="row-words"><span class="row-title">${aisle.name || tr("Aisle {code}", { code: aisle.code })}</span><span class="row-say">${aisle.department}</span></span></a></li>`)}</ul>
  </details>`;
}
