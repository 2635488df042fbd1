/** Asks: what is asked of me, what I hold, what waits with the supervisors, what I asked and promised. */

import { html } from "preact";
import { toTake } from "../core/news.js";
import { tr, trAs } from "../core/translation.js";
import { refreshAsks } from "../device/session.js";
import { asks, me } from "../device/store.js";
import { AskedCard, HoldingCard, PingCard } from "../parts/ask-cards.js";
import { AskButton } from "../parts/ask-sheet.js";
import { useAnswer, useCell } from "../parts/hooks.js";
import { PromiseLine } from "../parts/promise-line.js";
import { ShiftSwitch } from "../parts/shift.js";
import { QueueCard } from "../parts/queue-view.js";
import { Trouble } from "../parts/status.js";
import { CallButton } from "../parts/surge-panel.js";
import { SurgeCards } from "../parts/surge.js";

/** The lists, each with words when it is empty; a worker has no queue. */
export function Inbox() {
  const known = useCell(asks);
  const { pings, holding, asked } = known;
  const queued = toTake(known);
  const who = useCell(me);
  const { error, again } = useAnswer(refreshAsks, []);
  return html`<main class="screen inbox">
    <h1 tabindex="-1">${trAs("noun", "Asks")}</h1>
    <${Trouble} error=${error} again=${again} />
    <${SurgeCards} />
    <section aria-labelledby="to-me"><h2 id="to-me">${tr("Asked of you")}</h2>
      ${pings.map((ask) => html`<${PingCard} key=${ask.id} ask=${ask} />`)}
      ${!pings.length && html`<p class="quiet">${quietWords(who)}</p>`}
      ${who && !who.shift && html`<${ShiftSwitch} />`}
    </section>
    ${holding.length > 0 && html`<section aria-labelledby="held"><h2 id="held">${trAs("asks", "You have")}</h2>${holding.map((ask) => html`<${HoldingCard} key=${ask.id} ask=${ask} />`)}</section>`}
    ${queued.length > 0 && html`<section aria-labelledby="queued"><h2 id="queued">${tr("Waits with the supervisors")}</h2>${queued.map((ask) => html`<${QueueCard} key=${ask.id} ask=${ask} />`)}</section>`}
    <section aria-labelledby="mine"><h2 id="mine">${tr("You asked")}</h2>
      ${asked.map((ask) => html`<${AskedCard} key=${ask.id} ask=${ask} />`)}
      ${!asked.length && html`<p class="quiet">${tr("Nothing in the last half hour.")}</p>`}
    </section>
    <${PromiseLine} always />
    <div class="foot"><${AskButton} main=${false} label=${tr("Ask the nearest colleague")} /><${CallButton} /></div>
  </main>`;
}

function quietWords(who) {
  if (!who?.shift) return tr("You are off shift, so colleagues cannot ask you.");
  if (who.shift.on_break) return tr("You are on a break. Nobody is sent to you.");
  return tr("Nothing right now. If a colleague asks, this phone rings.");
}
