/** What stands around every screen: where I am and who I am on top, find, scan and asks in thumb reach. */

import { html } from "preact";
import { toTake } from "../core/news.js";
import { language, tr, trAs, trMany, trParts } from "../core/translation.js";
import { asks, me, plan } from "../device/store.js";
import { mark } from "./brand.js";
import { useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { ago, initials } from "./phrases.js";
import { back, route } from "./router.js";
import { whereWords } from "./spots.js";

/** The bar on top: a step back on inner screens, where I am, and me. */
export function TopBar() {
  const { name } = useCell(route);
  const who = useCell(me);
  const first = name === "find";
  return html`<header class="top">
    ${first
      ? html`<img class="brand" src=${mark()} alt="" width="40" height="40" />`
      : html`<button type="button" class="round" onClick=${back} aria-label=${tr("Back")}><${Icon} name="back" /></button>`}
    <${Here} sighting=${who?.sighting} />
    <a class="avatar" href="/me">
      <span aria-hidden="true">${who ? initials(who.person.name) : html`<${Icon} name="person" />`}</span>
      <span class="hidden">${who ? shiftWords(who) : tr("Me")}</span>
      <span class=${`dot dot-${shiftTone(who)}`} aria-hidden="true"></span>
    </a>
  </header>`;
}

function Here({ sighting }) {
  const loaded = useCell(plan);
  const place = sighting ? whereWords(sighting, loaded) : null;
  return html`<a class="here" href="/plan">
    <${Icon} name="pin" size="20" />
    ${place
      ? html`<span class="here-words"><span>${trParts("You: {place}", { place: html`<strong>${place}</strong>` })}</span> <span class="here-age">${ago(sighting.at)}</span></span>`
      : html`<span class="here-words">${tr("Store plan")}</span>`}
  </a>`;
}

/** The three places a thumb goes to. */
export function Dock() {
  const { name } = useCell(route);
  const known = useCell(asks);
  const { pings, holding } = known;
  const open = pings.length + toTake(known).length + holding.filter((ask) => ask.state !== "answered").length;
  const here = (screen) => (name === screen ? "page" : undefined);
  return html`<nav class="dock" aria-label=${trAs("navigation", "Main")}>
    <a href="/" aria-current=${here("find")}><${Icon} name="search" /><span>${trAs("verb", "Find")}</span></a>
    <a href="/scan" class="dock-scan" aria-current=${here("scan")}><${Icon} name="scan" size="28" /><span>${trAs("verb", "Scan")}</span></a>
    <a href="/inbox" aria-current=${here("inbox")}>
      <${Icon} name="inbox" /><span>${trAs("noun", "Asks")}</span>
      ${open > 0 && html`<span class="count"><span aria-hidden="true">${open.toLocaleString(language())}</span><span class="hidden">${trMany("{n} waiting for you", "{n} waiting for you", open)}</span></span>`}
    </a>
  </nav>`;
}

/** "Mia, on shift", "Mia, on a break" or "Mia, off shift". */
function shiftWords({ person: { name }, shift }) {
  if (!shift) return tr("{name}, off shift", { name });
  return shift.on_break ? tr("{name}, on a break", { name }) : tr("{name}, on shift", { name });
}

const shiftTone = (who) => (!who?.shift ? "off" : who.shift.on_break ? "break" : "on");
