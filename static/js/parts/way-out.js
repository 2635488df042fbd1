/** What to do when nobody took it, and how it ended well without an answer: a promise, another place. */

import { html, useState } from "preact";
import { mark, tr, trAs } from "../core/translation.js";
import { get, post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { AskContext } from "./ask-context.js";
import { useAction, useAnswer } from "./hooks.js";
import { Icon } from "./icons.js";
import { later } from "./later.js";
import { PromiseFor } from "./promise-for.js";
import { Trouble } from "./status.js";
import { WhereElse } from "./where-else.js";

/** Most answers need no card: it comes when one is shown. */
const ReferralCard = later(() => import("./referral-card.js").then((part) => part.ReferralCard), mark("Drawing the card…"));

/** It waits with the supervisors, or ended there: three ways on, and `children` as the last one. */
export function NobodyTookIt({ ask, children }) {
  const queued = ask.state === "queued";
  const [busy, error, run] = useAction();
  const again = () => run(async () => tookPart(await post(`/api/asks/${ask.id}/round`, { option: "widen" })));
  return html`<p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
    <div role="status"><h1 tabindex="-1" class="ask-state">${queued ? tr("It waits with the supervisor") : tr("Nobody could answer it")}</h1>
      <p class="ask-hint">${ask.next?.say}</p></div>
    <${AskContext} ask=${ask} />
    <${Trouble} error=${error} />
    <div class="stack">
      <${PromiseFor} ask=${ask} main />
      <${WhereElse} ask=${ask} />
      <button type="button" class="button" disabled=${busy} onClick=${again}><${Icon} name="hail" /> ${tr("Ask everybody again")}</button>
      <div class="pair"><a class="button" href=${`/?q=${encodeURIComponent(ask.words)}`}><${Icon} name="search" /> ${trAs("verb", "Search")}</a>${children}</div>
    </div>`;
}

/** Somebody promised to get back to the customer. */
export function Promised({ ask }) {
  return html`<p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
    <div role="status"><h1 tabindex="-1" class="ask-state">${trAs("ask", "Promised")}</h1>
      <p class="ask-hint">${tr("Somebody gets back to the customer. Who promised it is reminded in time.")}</p></div>
    <div class="stack">
      ${ask.promise_id && html`<a class="button button-main" href=${`/promises/${ask.promise_id}`}><${Icon} name="clock" /> ${tr("See the promise")}</a>`}
      <a class=${`button${ask.promise_id ? "" : " button-main"}`} href="/"><${Icon} name="search" /> ${tr("Next customer")}</a>
    </div>`;
}

/** The customer was sent to another place. */
export function Referred({ ask }) {
  const [open, setOpen] = useState(false);
  const place = usePlace(ask);
  return html`<p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
    <div role="status"><h1 tabindex="-1" class="ask-state">${ask.referral ? tr("They get it at {place}", { place: ask.referral.name }) : tr("They get it elsewhere")}</h1>
      <p class="ask-hint">${place?.where || tr("Good service, too: the customer knows where to go.")}</p></div>
    <div class="stack">
      ${place && html`<button type="button" class="button" onClick=${() => setOpen(true)}><${Icon} name="phone" /> ${tr("Show the customer")}</button>`}
      <a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Next customer")}</a>
    </div>
    ${open && html`<${ReferralCard} what=${ask.item?.name || ask.words} referral=${place} wished=${ask.language} onClose=${() => setOpen(false)} />`}`;
}

/** Where the place of a referral is, once that is read; null until then and where it is not on the list any more. */
function usePlace(ask) {
  const about = ask.item ? `item_id=${ask.item.id}` : `q=${encodeURIComponent(ask.words)}`;
  const { value } = useAnswer(async (signal) => (ask.referral ? get(`/api/elsewhere?${about}`, { signal }) : null), [ask.id, ask.referral?.id]);
  return value ? [...value.branches, ...value.places].find(({ id }) => id === ask.referral.id) || null : null;
}
