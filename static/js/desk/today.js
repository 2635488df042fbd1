/** The desk's asks of today: what waits with the supervisors, who looks after what now, what nobody answered. */

import { html, render, useEffect, useState } from "preact";
import { get, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { clockTime } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { listenAtTheDesk } from "./news.js";
import { Queue } from "./queue.js";
import { DoneLine } from "./undo.js";

const GROUPS = [
  ["open", "Waiting or in hand", ["open", "offered", "claimed", "on_way", "answered"]],
  ["unanswered", "Not answered", ["expired"]],
  ["over", "Over", ["done", "promised", "referred", "cancelled"]],
];
const MATTERS = ["ask.moved", "ask.queued", "ask.unqueued"];

function Today({ first, cursor }) {
  const [today, setToday] = useState(first);
  const [done, setDone] = useState(null);
  const read = async () => setToday(await get("/api/asks/today"));
  useEffect(() => listenAtTheDesk(cursor, async (kinds) => MATTERS.some((kind) => kinds.has(kind)) && read()), []);
  const [busy, error, run] = useAction();
  const step = async (text, undo = null) => {
    setDone({ text, back: undo && (() => run(async () => step(await undo()))) });
    await read();
  };
  // The one that waits longest comes first.
  const queued = today.asks.filter(({ state }) => state === "queued").reverse();
  if (!today.asks.length) {
    return html`<p class="quiet">Nobody has asked yet today. Questions show here as soon as somebody on the floor asks a colleague.</p>`;
  }
  return html`
    <${DoneLine} done=${done} busy=${busy} />
    <${Trouble} error=${error} />
    <p role="status">${summary(today.counts)}</p>
    <${Queue} asks=${queued} done=${step} />
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
  if (state === "expired") return html`<span class="tag tag-bad">${ask.next?.why === "closed" ? "Closed without an answer" : "Not answered"}</span>`;
  if (state === "promised") return html`<span class="tag tag-good">Promised to get back</span>`;
  if (state === "referred") return html`<span class="tag tag-good">${ask.referral ? `Sent to ${ask.referral.name}` : "Sent elsewhere"}</span>`;
  if (state === "cancelled") return html`<span class="tag">No longer needed</span>`;
  return html`<span><span class="tag tag-good">${answer ? `${answer.by} answered` : "Answered"}${answer?.kept ? ", kept" : ""}</span>${said ? html`<br />${said}` : ""}</span>`;
}

const COUNTED = {
  queued: "with you",
  looking: "waiting",
  in_hand: "in hand",
  helped: "helped",
  promised: "promised",
  referred: "sent elsewhere",
  unanswered: "not answered",
  cancelled: "no longer needed",
};

/** "12 asked today: 1 with you, 2 in hand, 8 helped, 1 not answered." */
function summary(counts) {
  const parts = Object.entries(COUNTED).map(([name, words]) => [counts[name] || 0, words]).filter(([count]) => count);
  const all = parts.reduce((sum, [count]) => sum + count, 0);
  return `${all} asked today: ${parts.map(([count, words]) => `${count} ${words}`).join(", ")}.`;
}

const place = document.getElementById("today");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Today} first=${JSON.parse(document.getElementById("today-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
