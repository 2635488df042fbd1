/** The card for the customer when it is to be had elsewhere: what they want, and where they get it. */

import { html } from "preact";
import { told } from "../core/card.js";
import { CustomerCard } from "./customer-card.js";
import { Icon } from "./icons.js";

/** `what` is the item's name or the customer's words; `wished` their language where it is known. */
export function ReferralCard({ what, referral, wished, onClose }) {
  const place = [referral.name, referral.where].filter(Boolean).join(", ");
  return html`<${CustomerCard} wished=${wished} onClose=${onClose}>
    ${(language) => html`<p class="card-lead">${told(language, "lead")}</p>
      <p class="card-what" dir="auto">${what}</p>
      <h2 class="card-name" dir="auto">${referral.name}</h2>
      ${referral.where && html`<p class="card-where"><${Icon} name="pin" size="32" /><span dir="auto">${referral.where}</span></p>`}
      ${referral.phone && html`<p class="card-where"><${Icon} name="phone" size="32" /><span dir="ltr">${referral.phone}</span></p>`}
      ${referral.note && html`<p dir="auto">${referral.note}</p>`}
      ${referral.where && html`<p class="card-map">${told(language, "map", { place })}</p>`}
      ${referral.check_first && html`<p class="card-check">${told(language, "call")}</p>`}`}
  <//>`;
}
