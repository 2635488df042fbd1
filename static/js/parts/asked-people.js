/** Who is asked: one line a colleague, with how far they are and what their phone does. */

import { html } from "preact";
import { mark, tr } from "../core/translation.js";
import { Icon } from "./icons.js";
import { howFar, initials } from "./phrases.js";

/** Pings that may still be taken. */
const RINGING = ["sent", "delivered", "seen"];

const PING_WORDS = {
  sent: mark("being reached"),
  delivered: mark("phone rings"),
  seen: mark("has seen it"),
  not_reached: mark("not reached, went on to the next"),
  declined: mark("not now"),
  claimed: mark("has it"),
};

/** The colleagues whose phones ring for this ask. */
export const ringingFor = (ask) => (ask.asked || []).filter(({ state }) => RINGING.includes(state));

/** The one who took it, among those who were asked; null when the phone was not told. */
export const takerOf = (ask) => (ask.asked || []).find(({ state }) => state === "claimed") || null;

/** The list; nothing while nobody was asked. */
export function AskedPeople({ ask }) {
  const people = (ask.asked || []).filter(({ state }) => PING_WORDS[state]);
  if (!people.length) return null;
  return html`<ul class="asked" aria-label=${tr("Who is asked")}>
    ${people.map((one) => html`<li class=${`asked-one asked-${one.state}`} key=${one.name}>
      <span class="asked-badge" aria-hidden="true">${one.state === "claimed" ? html`<${Icon} name="check" />` : initials(one.name)}</span>
      <span class="asked-name">${one.name}</span>
      <span class="asked-far">${one.state === "declined" ? "" : howFar(one.seconds)}</span>
      <span class="asked-state">${tr(PING_WORDS[one.state])}</span>
    </li>`)}
  </ul>`;
}
