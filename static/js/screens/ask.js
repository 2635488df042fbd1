/** One ask, as the one who asked, the one who has it, or one who is asked sees it. Never a dead end. */

import { html, useEffect, useRef, useState } from "preact";
import { tr, trAs } from "../core/translation.js";
import { get, post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { askNews, asks, me } from "../device/store.js";
import { AskerView } from "../parts/asker-view.js";
import { PingCard } from "../parts/ask-cards.js";
import { useAction, useAnswer, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { OwnerView } from "../parts/owner-view.js";
import { QueueView } from "../parts/queue-view.js";
import { Loading, Trouble } from "../parts/status.js";

/** `params.id`: the ask. What is known of it shows at once; news changes it in place. */
export function AskScreen({ params }) {
  const id = Number(params.id);
  const [ask, setAsk] = useState(() => known(id));
  const drafts = useRef({});
  const { error, again } = useAnswer(async (signal) => take(setAsk, tookPart(await get(`/api/asks/${id}`, { signal }))), [id]);
  useEffect(
    () =>
      askNews.listen((news) => {
        if (news.id !== id) return;
        // A withdrawn ping says little; the server knows who has it.
        if (news.role === "withdrawn") again();
        else take(setAsk, news);
      }),
    [id],
  );
  // The lists are read anew after a long gap; they may know more than the news did.
  useEffect(() => asks.listen(() => known(id) && take(setAsk, known(id))), [id]);
  if (!ask && error) return html`<main class="screen"><h1 tabindex="-1">${trAs("noun", "Ask")}</h1><${Trouble} error=${error} again=${again} /></main>`;
  if (!ask) return html`<main class="screen"><h1 class="hidden" tabindex="-1">${trAs("noun", "Ask")}</h1><${Loading} what=${tr("Getting the ask…")} /></main>`;
  return html`<main class="screen ask" id=${`ask-${ask.id}`}>
    <${View} ask=${ask} draft=${(drafts.current[id] ??= { place: null, words: "" })} />
    <${Trouble} error=${error} again=${again} />
  </main>`;
}

function View({ ask, draft }) {
  const leads = LEADS.includes(useCell(me)?.person.role);
  if (ask.role === "asker") return html`<${AskerView} ask=${ask} />`;
  if (ask.role === "owner") return html`<${OwnerView} ask=${ask} draft=${draft} key=${ask.id} />`;
  if (ask.role === "pinged" && !ask.owner) return html`<h1 class="hidden" tabindex="-1">${tr("You are asked")}</h1><${PingCard} ask=${ask} />`;
  if (ask.state === "queued" && leads) return html`<${QueueView} ask=${ask} key=${ask.id} />`;
  return html`<${OfOthers} ask=${ask} />`;
}

/** What nobody has yet. Whoever was asked for it may still take it: also who gave it back, or took too long over it. */
const FREE = ["open", "offered", "queued"];

function OfOthers({ ask }) {
  const [busy, error, run] = useAction();
  const heading = useRef(null);
  // Where it went from under my fingers, as a field that was typed in goes with it.
  useEffect(() => void (document.activeElement === document.body && heading.current.focus()), []);
  const take = () => run(async () => tookPart(await post(`/api/asks/${ask.id}/claim`)));
  return html`<h1 tabindex="-1" class="ask-state" ref=${heading}>${settledWords(ask)}</h1>
    <p class="ask-words">${tr("“{words}”", { words: ask.words })}</p>
    <${Trouble} error=${error} />
    <div class="stack">
      ${FREE.includes(ask.state) && html`<p class="ask-hint">${tr("You can still take it while nobody else has it.")}</p>
        <button type="button" class="button button-main" disabled=${busy} onClick=${take}>${tr("Take it")}</button>`}
      <a class=${`button${FREE.includes(ask.state) ? "" : " button-main"}`} href="/"><${Icon} name="search" /> ${tr("Back to search")}</a>
    </div>`;
}

const LEADS = ["supervisor", "owner"];

function settledWords(ask) {
  if (ask.state === "queued") return tr("It waits with the supervisor");
  if (ask.state === "promised") return tr("Somebody promised to get back to the customer");
  if (ask.state === "referred") return tr("The customer gets it elsewhere");
  if (ask.state === "expired") return trAs("ask", "It is closed");
  if (ask.state === "answered" || ask.state === "done") return ask.owner ? tr("{name} answered it", { name: ask.owner.name }) : tr("It is answered");
  if (ask.owner) return tr("{name} has it", { name: ask.owner.name });
  return ask.state === "cancelled" ? tr("{name} does not need it any more", { name: ask.asker.name }) : tr("Others are being asked");
}

const take = (setAsk, ask) => setAsk((last) => (last && last.id === ask.id && last.version > ask.version ? last : ask));

const known = (id) => Object.values(asks.value).flat().find((ask) => ask.id === id) || null;
