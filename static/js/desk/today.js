/** The desk's asks of today: what waits with the supervisors, who looks after what now, what nobody answered. */

import { html, render, useEffect, useState } from "preact";
import { tr, trAs, trMany } from "../core/translation.js";
import { get, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { clockTime } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { listed, quoted } from "./figures.js";
import { listenAtTheDesk } from "./news.js";
import { Queue } from "./queue.js";
import { DoneLine } from "./undo.js";

const GROUPS = [
  ["open", () => trAs("questions", "Waiting or in hand"), ["open", "offered", "claimed", "on_way", "answered"]],
  ["unanswered", () => trAs("questions", "Not answered"), ["expired"]],
  ["over", () => trAs("questions", "Over"), ["done", "promised", "referred", "cancelled"]],
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
    return html`<p class="quiet">${tr("Nobody has asked yet today. Questions show here as soon as somebody on the floor asks a colleague.")}</p>`;
  }
  return html`
    <${DoneLine} done=${done} busy=${busy} />
    <${Trouble} error=${error} />
    <p role="status">${summary(today.counts)}</p>
    <${Queue} asks=${queued} done=${step} />
    ${GROUPS.map(([id, title, states]) => html`<${Group} key=${id} id=${id} title=${title()} asks=${today.asks.filter((ask) => states.includes(ask.state))} />`)}`;
}

function Group({ id, title, asks }) {
  if (!asks.length) return null;
  return html`<section class="stack-tight" aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    <table class="table">
      <caption class="hidden">${title}</caption>
      <thead><tr><th scope="col">${tr("Question")}</th><th scope="col">${tr("Now")}</th><th scope="col" class="short">${tr("Asked by")}</th><th scope="col">${tr("Where")}</th><th scope="col">${trAs("a time", "At")}</th></tr></thead>
      <tbody>${asks.map((ask) => html`<tr key=${ask.id}>
        <th scope="row"><span>${quoted(ask.words)}${ask.item ? html`<br /><span class="quiet">${ask.item.name}</span>` : ""}</span></th>
        <td data-label=${tr("Now")}><${Now} ask=${ask} /></td>
        <td data-label=${tr("Asked by")} class="short">${ask.asker.name}</td>
        <td data-label=${tr("Where")} class="short">${ask.from?.code || (ask.from ? tr("On the map") : "–")}</td>
        <td data-label=${trAs("a time", "At")}><time dateTime=${ask.created_at}>${clockTime(ask.created_at)}</time></td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

/** The state in words; nothing here tells how long somebody took. */
function Now({ ask }) {
  const { state, owner, answer } = ask;
  const said = answer && [answer.say, answer.words].filter(Boolean).join(": ");
  if (state === "open") return html`<span class="tag tag-doubt">${tr("Looking for a colleague")}</span>`;
  if (state === "offered") return html`<span class="tag tag-doubt">${tr("Ringing")}</span>`;
  if (state === "claimed") return html`<span class="tag tag-you">${tr("{name} has it", owner)}</span>`;
  if (state === "on_way") return html`<span class="tag tag-you">${tr("{name} is coming", owner)}</span>`;
  if (state === "expired") return html`<span class="tag tag-bad">${ask.next?.why === "closed" ? tr("Closed without an answer") : trAs("a question", "Not answered")}</span>`;
  if (state === "promised") return html`<span class="tag tag-good">${tr("Promised to get back")}</span>`;
  if (state === "referred") return html`<span class="tag tag-good">${ask.referral ? tr("Sent to {place}", { place: ask.referral.name }) : tr("Sent elsewhere")}</span>`;
  if (state === "cancelled") return html`<span class="tag">${tr("No longer needed")}</span>`;
  return html`<span><span class="tag tag-good">${answeredWords(answer)}</span>${said ? html`<br />${said}` : ""}</span>`;
}

function answeredWords(answer) {
  if (!answer) return tr("Answered");
  return answer.kept ? tr("{name} answered, kept", { name: answer.by }) : tr("{name} answered", { name: answer.by });
}

const COUNTED = {
  queued: (n) => trMany("{n} with you", "{n} with you", n),
  looking: (n) => trMany("{n} waiting", "{n} waiting", n),
  in_hand: (n) => trMany("{n} in hand", "{n} in hand", n),
  helped: (n) => trMany("{n} helped", "{n} helped", n),
  promised: (n) => trMany("{n} promised", "{n} promised", n),
  referred: (n) => trMany("{n} sent elsewhere", "{n} sent elsewhere", n),
  unanswered: (n) => trMany("{n} not answered", "{n} not answered", n),
  cancelled: (n) => trMany("{n} no longer needed", "{n} no longer needed", n),
};

/** "12 asked today: 1 with you, 2 in hand, 8 helped, 1 not answered." */
function summary(counts) {
  const parts = Object.entries(COUNTED).map(([name, words]) => [counts[name] || 0, words]).filter(([count]) => count);
  const all = parts.reduce((sum, [count]) => sum + count, 0);
  return trMany("{n} asked today: {states}.", "{n} asked today: {states}.", all, { states: listed(parts.map(([count, words]) => words(count))) });
}

const place = document.getElementById("today");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Today} first=${JSON.parse(document.getElementById("today-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
