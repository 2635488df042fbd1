/** The first screen's second half: pings, what I hold, my live questions, or why it is quiet. */

import { html } from "preact";
import { isLive, toTake } from "../core/news.js";
import { tr } from "../core/translation.js";
import { asks, me } from "../device/store.js";
import { AskedCard, HoldingCard, PingCard } from "./ask-cards.js";
import { useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { QueueCard } from "./queue-view.js";
import { PromiseLine } from "./promise-line.js";
import { ShiftSwitch } from "./shift.js";
import { SurgeCards } from "./surge.js";
import { WakeOffer } from "./wake.js";

/** Everything that waits for me, the most pressing first. */
export function AskedOfMe() {
  const known = useCell(asks);
  const { pings, holding, asked } = known;
  const queued = toTake(known);
  const who = useCell(me);
  const mine = asked.filter((ask) => isLive(ask) || ask.state === "expired");
  const quiet = !pings.length && !holding.length && !mine.length && !queued.length;
  return html`<${SurgeCards} question /><section class="mine" aria-labelledby="mine-title">
    <h2 id="mine-title" class=${(mine.length || queued.length) && !pings.length && !holding.length ? "hidden" : ""}>${tr("Asked of you")}</h2>
    ${pings.map((ask) => html`<${PingCard} key=${ask.id} ask=${ask} />`)}
    ${holding.map((ask) => html`<${HoldingCard} key=${ask.id} ask=${ask} />`)}
    <${PromiseLine} />
    ${queued.length > 0 && html`<h2>${tr("Waits with the supervisors")}</h2>`}
    ${queued.map((ask) => html`<${QueueCard} key=${ask.id} ask=${ask} />`)}
    ${mine.length > 0 && html`<h2>${tr("You asked")}</h2>`}
    ${mine.map((ask) => html`<${AskedCard} key=${ask.id} ask=${ask} />`)}
    ${who && !who.shift && html`<${OffShift} />`}
    ${quiet && html`<${WakeOffer} />`}
    ${who?.shift?.on_break && html`<p class="quiet"><${Icon} name="cup" size="20" /> ${tr("You are on a break. Nobody is sent to you.")}</p>`}
    ${quiet && who?.shift && !who.shift.on_break && html`<p class="quiet"><${Icon} name="check" size="20" /> ${tr("Nothing right now. If a colleague asks, this phone rings.")}</p>`}
  </section>`;
}

function OffShift() {
  return html`<div class="quiet quiet-off">
    <p>${tr("You are off shift, so colleagues cannot ask you.")}</p>
    <${ShiftSwitch} />
    <a class="button" href="/selftest">${tr("Check this phone first")}</a>
  </div>`;
}
