/** The desk's asks of today: what customers hit, who looks after it now, what nobody answered. */

import { html, render, useEffect, useState } from "preact";
import { get, whenRefused } from "../device/api.js";
import { clockTime } from "../parts/phrases.js";
import { listenAtTheDesk } from "./news.js";

const GROUPS = [
  ["open", "Waiting or in hand", ["open", "offered", "claimed", "on_way", "answered"]],
  ["unanswered", "Not answered", ["expired"]],
  ["over", "Over", ["done", "cancelled"]],
];

function Today({ first, cursor }) {
  const [today, setToday] = useState(first);
  useEffect(() => listenAtTheDesk(cursor, async (kinds) => kinds.has("ask.moved") && setToday(await get("/api/asks/today"))), []);
  if (!today.asks.length) {
    return html`<p class="quiet">Nobody has asked yet today. Questions show here as soon as somebody on the floor asks a colleague.</p>`;
  }
  return html`
    <p role="status">${summary(today.counts)}</p>
    ${GROUPS.map(([id, title, states]) => html`<${Group} key=${id} id=${id} title=${title} asks=${today.asks.filter((ask) => states.includes(ask.state))} />`)}`;
}

function Group({ id, title, asks }) {
  if (!asks.length) return null;
  return html`<section class="stack-tight" aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    <table class="table">
      <caption class="hidden">${title}</caption>
      <thead><tr><th scope="col">Question</th><th scope="col">Now</th><th scope="col" class="short">Asked by</th><th scope="col">Where</th><th scope="col">At</th></tr></thead>
      <tbody>${asks.map((ask) => html`<tr key=${ask.id}>
        <th scope="row"><span>“${ask.words}”${ask.item ? html`<br /><span class="quiet">${ask.item.name}</span>` : ""}</span></th>
        <td data-label="Now"><${Now} ask=${ask} /></td>
        <td data-label="Asked by" class="short">${ask.asker.name}</td>
        <td data-label="Where" class="short">${ask.from?.code || (ask.from ? "On the map" : "–")}</td>
        <td data-label="At"><time dateTime=${ask.created_at}>${clockTime(ask.created_at)}</time></td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

/** The state in words; nothing here tells how long somebody took. */
function Now({ ask }) {
  const { state, owner, answer } = ask;
  const said = answer && [answer.say, answer.words].filter(Boolean).join(": ");
  if (state === "open") return html`<span class="tag tag-doubt">Looking for a colleague</span>`;
  if (state === "offered") return html`<span class="tag tag-doubt">Ringing</span>`;
  if (state === "claimed") return html`<span class="tag tag-you">${owner.name} has it</span>`;
  if (state === "on_way") return html`<span class="tag tag-you">${owner.name} is coming</span>`;
  if (state === "expired") return html`<span class="tag tag-bad">Nobody could take it</span>`;
  if (state === "cancelled") return html`<span class="tag">No longer needed</span>`;
  return html`<span><span class="tag tag-good">${answer ? `${answer.by} answered` : "Answered"}${answer?.kept ? ", kept" : ""}</span>${said ? html`<br />${said}` : ""}</span>`;
}

/** "12 asked today: 1 waiting, 2 in hand, 8 helped, 1 not answered." */
function summary({ looking, in_hand: inHand, helped, unanswered, cancelled }) {
  const parts = [
    [looking, "waiting"],
    [inHand, "in hand"],
    [helped, "helped"],
    [unanswered, "not answered"],
    [cancelled, "no longer needed"],
  ].filter(([count]) => count);
  const all = looking + inHand + helped + unanswered + cancelled;
  return `${all} asked today: ${parts.map(([count, words]) => `${count} ${words}`).join(", ")}.`;
}

const place = document.getElementById("today");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Today} first=${JSON.parse(document.getElementById("today-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
