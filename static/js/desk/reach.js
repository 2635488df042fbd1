/** The desk's list of who can be reached now, on phones that found what wrong with themselves, and what helps. */

import { html, render, useEffect, useState } from "preact";
import { mark, tr, trAs, trMany } from "../core/translation.js";
import { get, whenRefused } from "../device/api.js";
import { listed, number } from "./figures.js";
import { listenAtTheDesk } from "./news.js";
import { checkWords } from "./reach-words.js";

/** A phone that falls silent makes no news: it is looked at again. */
const LOOK_MS = 20_000;

const ASLEEP = mark("Asleep");
const WHY = {
  no_phone: [mark("No phone"), mark("Not signed in on any phone. They sign in with their PIN.")],
  push_off: [ASLEEP, mark("Not heard for over a minute. In Me they can switch on “Ring with the screen off”.")],
  not_asked: [ASLEEP, mark("Not heard for over a minute. In Me they can switch on “Ring with the screen off”.")],
  blocked: [ASLEEP, mark("Not heard for over a minute, and notifications are blocked in that browser's settings.")],
  insecure: [ASLEEP, mark("Not heard for over a minute. Over plain http no phone can be woken; serve https.")],
  home_screen: [ASLEEP, mark("Not heard for over a minute. On an iPhone, floorassist has to be on the home screen to ring there.")],
  unsupported: [ASLEEP, mark("Not heard for over a minute, and that browser cannot be woken.")],
  failed: [ASLEEP, mark("Not heard for over a minute. The phone did not reach its push service; check that it has internet.")],
  ended: [ASLEEP, mark("Not heard for over a minute. It can be woken again once they open the app.")],
  server: [ASLEEP, mark("Not heard for over a minute, and this server wakes no phones yet.")],
  fails: [ASLEEP, mark("Not heard for over a minute, and the last pushes got lost; check that the phone has internet.")],
};

function Reach({ first, cursor }) {
  const [{ people, push }, setReach] = useState(first);
  const read = async () => setReach(await get("/api/reach"));
  useEffect(() => listenAtTheDesk(cursor, (kinds) => kinds.has("person.changed") && read()), []);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && read().catch(() => {}), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  const here = people.filter((one) => one.on_shift);
  const reached = here.filter((one) => one.way !== "none" && !unheard(one));
  const resting = here.filter((one) => one.why === "on_break");
  const shown = here.filter((one) => one.why !== "on_break");
  const away = people.filter((one) => !one.on_shift);
  return html`
    ${!push && html`<p class="note note-doubt">${tr("This server wakes no sleeping phones: a phone rings only while floorassist is open on it. Whoever runs the server sets FLOORASSIST_CONTACT.")}</p>`}
    <p role="status">${summary(shown.length, reached.length)}</p>
    ${shown.length > 0 && html`<table class="table">
      <caption class="hidden">${tr("People on shift")}</caption>
      <thead><tr><th scope="col">${tr("Name")}</th><th scope="col">${tr("Now")}</th><th scope="col">${tr("Why, and what helps")}</th></tr></thead>
      <tbody>${shown.map((one) => html`<tr key=${one.id}>
        <th scope="row">${one.name}</th>
        <td data-label=${tr("Now")} class="short"><${Way} ...${one} /></td>
        <td class="reach-why">${one.why in WHY && tr(WHY[one.why][1])}${one.phones.map((phone) => html`<p class="reach-check">${checkWords(phone, one.phones.length > 1)}</p>`)}</td>
      </tr>`)}</tbody>
    </table>`}
    ${shown.length > 0 && html`<p class="hint">${tr("Each phone checks itself when a shift begins, and in Me under “Check this phone”. What it finds counts for 16 hours.")}</p>`}
    ${resting.length > 0 && html`<p class="quiet">${tr("On a break, so nobody is sent to them: {names}.", { names: listed(resting.map((one) => one.name)) })}</p>`}
    ${away.length > 0 && html`<p class="quiet">${tr("Off shift: {names}.", { names: listed(away.map((one) => one.name)) })}</p>`}`;
}

/** It would ring, and nobody would notice. */
const unheard = ({ way, phones }) => way !== "none" && phones.length > 0 && phones.every(({ silent }) => silent);

function Way({ way, why, phones }) {
  if (unheard({ way, phones })) return html`<span class="tag tag-doubt">${tr("Not heard")}</span>`;
  if (way === "rings") return html`<span class="tag tag-good">${trAs("phone", "Rings")}</span>`;
  if (way === "push") return html`<span class="tag tag-good">${tr("Asleep, a push wakes it")}</span>`;
  return html`<span class="tag tag-doubt">${tr(WHY[why][0])}</span>`;
}

function summary(here, reached) {
  if (!here) return tr("Nobody is on the floor. People show here once they start their shift.");
  if (reached === here) return trMany("The one person on the floor can be reached.", "All {n} people on the floor can be reached.", here);
  return trMany("{reached} of {n} people on the floor can be reached now.", "{reached} of {n} people on the floor can be reached now.", here, { reached: number(reached) });
}

const place = document.getElementById("reach");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Reach} first=${JSON.parse(document.getElementById("reach-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
