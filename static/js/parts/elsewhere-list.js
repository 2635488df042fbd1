/** What will do instead, our other stores, and other places that colleagues noted, each with who checked it and when. */

import { html, useState } from "preact";
import { mark, tr, trAs } from "../core/translation.js";
import { when } from "../core/trust.js";
import { get, post } from "../device/api.js";
import { say } from "../device/store.js";
import { useAction, useAnswer, useNews } from "./hooks.js";
import { Icon } from "./icons.js";
import { later } from "./later.js";
import { onMyClock } from "./phrases.js";
import { ReferralSheet } from "./referral-sheet.js";
import { ResultList } from "./result-list.js";
import { Loading, Trouble } from "./status.js";

const PAUSE_MS = 300;
/** Most answers need no card: it comes when one is shown. */
const ReferralCard = later(() => import("./referral-card.js").then((part) => part.ReferralCard), mark("Drawing the card…"));

/** For an `item` (its view), or for the customer's words as `question`; with `choose`, each place can be chosen. */
export function ElsewhereList({ item, question, choose = null }) {
  const query = item ? `item_id=${item.id}` : `q=${encodeURIComponent(question)}`;
  const { value, error, again } = useAnswer(async (signal) => {
    // Words are still being typed.
    if (!item) await new Promise((done) => setTimeout(done, PAUSE_MS));
    return get(`/api/elsewhere?${query}`, { signal });
  }, [query]);
  const [open, setOpen] = useState(null);
  useNews(({ kind }) => (kind === "referral.changed" || kind === "anew") && again());
  if (!value) return error ? html`<${Trouble} error=${error} again=${again} />` : html`<${Loading} what=${tr("Looking where else they can get it…")} />`;
  const { substitutes, branches, places } = value;
  const nothing = !substitutes.length && !branches.length && !places.length;
  const what = item?.name || question;
  const rows = (found) => html`<${Referrals} found=${found} open=${setOpen} checked=${again} choose=${choose} />`;
  const stores = branches.length > 0 && html`<h2>${tr("Our other stores")}</h2>${rows(branches)}`;
  const nearby = (heading) => places.length > 0 && html`<h2>${heading}</h2>${rows(places)}`;
  // A place for this very thing is a better bet than a store of ours for everything.
  const exact = places[0] && (places[0].words || places[0].item_id);
  const others = substitutes.length || branches.length ? tr("Or nearby") : tr("They can get it nearby");
  return html`<section class="elsewhere" aria-label=${tr("Elsewhere")}>
    ${substitutes.length > 0 && html`<h2>${tr("This will do instead")}</h2><${ResultList} results=${substitutes} />`}
    ${exact ? [nearby(substitutes.length ? tr("Or nearby") : tr("They can get it nearby")), stores] : [stores, nearby(others)]}
    ${nothing && html`<h2>${tr("Where else can they get it?")}</h2>
      <p>${tr("Nobody has noted a place yet. If you know one, note it: the next colleague can send the customer there.")}</p>`}
    <button type="button" class="button" onClick=${() => setOpen("new")}><${Icon} name="pin" /> ${tr("Note another place")}</button>
    ${open === "new" && html`<${ReferralSheet} item=${item} question=${question} onClose=${() => setOpen(null)} noted=${again} />`}
    ${open?.id && html`<${ReferralCard} what=${what} referral=${open} onClose=${() => setOpen(null)} />`}
  </section>`;
}

function Referrals({ found, open, checked, choose }) {
  return html`<ul class="rows">${found.map((one) => html`<${Referral} key=${one.id} referral=${one} open=${open} checked=${checked} choose=${choose} />`)}</ul>`;
}

function Referral({ referral, open, checked, choose }) {
  const [busy, error, run] = useAction();
  const right = () =>
    run(async () => {
      await post(`/api/referrals/${referral.id}/check`);
      say(tr("Thank you. It counts as checked today."), "good");
      checked();
    });
  return html`<li class="referral">
    <div class="row-words">
      <p class="row-title">${referral.name}</p>
      ${referral.where && html`<p>${referral.where}</p>`}
      ${referral.note && html`<p>${referral.note}</p>`}
      <p class=${referral.check_first ? "row-doubt" : "row-say"}>${checkedWords(referral)}</p>
    </div>
    <${Trouble} error=${error} />
    ${choose && html`<button type="button" class="button button-main" onClick=${() => choose(referral)}>${tr("Send them to {name}", { name: referral.name })}</button>`}
    <div class="pair">
      <button type="button" class="button" aria-label=${tr("Show the customer: {name}", { name: referral.name })} onClick=${() => open(referral)}>${tr("Show the customer")}</button>
      <button type="button" class="button" aria-label=${trAs("correct", "Still right: {name}", { name: referral.name })} disabled=${busy} onClick=${right}>${trAs("correct", "Still right")}</button>
    </div>
  </li>`;
}

/** "Checked 3 days ago by Sue"; what is old says what to do first. */
export function checkedWords({ checked_at: at, checked_by: name, check_first: old }) {
  const day = when(at, ...onMyClock());
  if (old) return name ? tr("Last checked {day} by {name}: call or look first", { day, name }) : tr("Last checked {day}: call or look first", { day });
  return name ? tr("Checked {day} by {name}", { day, name }) : tr("Checked {day}", { day });
}
