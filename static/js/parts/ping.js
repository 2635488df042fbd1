/** A colleague asks me: the whole screen, sound and vibration, until I take it, decline it, or somebody else has it. */

import { html, useEffect, useLayoutEffect, useRef, useState } from "preact";
import { tr, trMany, trParts } from "../core/translation.js";
import { post } from "../device/api.js";
import { rings, sees, tookPart } from "../device/session.js";
import { audible, hush, ring } from "../device/sound.js";
import { askNews, asks, cell, me, say } from "../device/store.js";
import { AskContext } from "./ask-context.js";
import { useAction, useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { walkTime } from "./phrases.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";

/** How long "Maria has it" stays before the screen is given back. */
const FAREWELL_MS = 3500;

/** True while a ping has the whole screen: whatever else wants it waits. */
export const pinging = cell(false);

/** Claims of which no answer came back: the lists tell what became of them once there is a network. */
const unsure = new Set();

/** Shows the oldest ping that was not put aside; keeps quiet on a break. */
export function Ping() {
  const { pings } = useCell(asks);
  const who = useCell(me);
  const [aside, setAside] = useState(() => new Set());
  const quiet = !who?.shift || who.shift.on_break;
  const ringing = quiet ? null : [...pings].reverse().find((ask) => !aside.has(ask.id));
  const gone = useFarewell(ringing);
  useEffect(() => asks.listen(foundOut), []);
  useLayoutEffect(() => void (pinging.value = Boolean(ringing)), [Boolean(ringing)]);
  useLayoutEffect(() => () => void (pinging.value = false), []);
  const putAside = (id) => setAside((last) => new Set([...last, id]));
  if (!ringing) return gone && html`<${Farewell} ...${gone} />`;
  return html`<${Ringing} key=${ringing.id} ask=${ringing} more=${pings.length - 1} putAside=${() => putAside(ringing.id)} />`;
}

/** A claim that reached the server, though its answer did not reach this phone, is told and shown. */
function foundOut({ holding }) {
  const mine = holding.find(({ id }) => unsure.has(id));
  if (!mine) return;
  unsure.delete(mine.id);
  say(tr("You have it: your press got through before the network went."), "good");
  go(`/asks/${mine.id}`);
}

/** The word about a ping that somebody else ended, for a few seconds. */
function useFarewell(ringing) {
  const [gone, setGone] = useState(null);
  const shown = useRef(null);
  const timer = useRef(null);
  if (ringing) shown.current = ringing;
  useEffect(
    () =>
      askNews.listen((news) => {
        if (news.role !== "withdrawn" || news.id !== shown.current?.id) return;
        setGone({ words: shown.current.words, said: farewellWords(news, shown.current) });
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setGone(null), FAREWELL_MS);
      }),
    [],
  );
  return gone;
}

/** Who has it, or what else became of it; that nobody took it is no settlement. */
function farewellWords({ by, why }, { asker }) {
  if (by) return tr("{name} has it", { name: by });
  const words = {
    queued: () => tr("It waits with the supervisor"),
    cancelled: () => tr("{name} does not need it any more", { name: asker.name }),
    promised: () => tr("Somebody promised to get back to the customer"),
    referred: () => tr("The customer gets it elsewhere"),
  };
  return words[why]?.() ?? tr("This ask is settled");
}

function Farewell({ words, said }) {
  return html`<div class="ping ping-gone" role="status">
    <${Icon} name="check" size="56" />
    <p class="ping-words">${said}</p>
    <p class="ping-who">${tr("“{words}”", { words })}</p>
  </div>`;
}

function Ringing({ ask, more, putAside }) {
  const [busy, error, run] = useAction();
  const loud = useCell(audible);
  const dialog = useRef(null);
  useEffect(() => {
    const shown = dialog.current;
    shown.showModal();
    rings(ask);
    return () => {
      hush();
      shown.close(); // the focus goes back to where it was
    };
  }, []);
  // Also when the sound is opened, and when the phone is taken out of the pocket.
  useEffect(ring, [loud]);
  useSeen(ask);
  const claim = () =>
    run(async () => {
      hush();
      unsure.delete(ask.id);
      const after = tookPart(await post(`/api/asks/${ask.id}/claim`).catch((error) => {
        if (error.name === "Unreachable") unsure.add(ask.id);
        foundOut(asks.value);
        throw error;
      }));
      dialog.current?.close();
      go(`/asks/${after.id}`);
    });
  const decline = () =>
    run(async () => {
      hush();
      tookPart(await post(`/api/asks/${ask.id}/decline`));
    });
  const later = (event) => {
    event?.preventDefault();
    putAside();
  };
  return html`<dialog class="ping" role="alertdialog" ref=${dialog} aria-labelledby="ping-who ping-words" aria-describedby="ping-facts" onCancel=${later}>
    <div class="ping-top">
      <p class="ping-who" id="ping-who">${whoAsks(ask)}</p>
      <button type="button" class="round ping-later" aria-label=${tr("Decide later; it stays in Asks")} onClick=${later}><${Icon} name="close" /></button>
    </div>
    <h1 class="ping-words" id="ping-words" tabindex="-1" autofocus>${ask.words}</h1>
    <div class="ping-facts" id="ping-facts">
      <${AskContext} ask=${ask} />
      ${ask.item && html`<p><${Icon} name="words" /> ${ask.item.name}: ${ask.item.say}</p>`}
      ${ask.needs_person && html`<p><${Icon} name="walk" /> ${ask.walk_seconds ? tr("Somebody should come there, {walk} from you.", { walk: walkTime(ask.walk_seconds) }) : tr("Somebody should come there.")}</p>`}
      ${!ask.needs_person && ask.walk_seconds > 0 && html`<p><${Icon} name="walk" /> ${tr("{walk} from you. Words will do.", { walk: walkTime(ask.walk_seconds) })}</p>`}
      ${more > 0 && html`<p><${Icon} name="inbox" /> ${trMany("{n} more in Asks", "{n} more in Asks", more)}</p>`}
      ${!loud && html`<p class="ping-mute"><${Icon} name="inbox" /> ${tr("Tap anywhere to hear it ring.")}</p>`}
    </div>
    <${Trouble} error=${error} />
    <div class="ping-buttons">
      <button type="button" class="button ping-claim" disabled=${busy} onClick=${claim}>${tr("I'll take it")}</button>
      <button type="button" class="button ping-decline" disabled=${busy} onClick=${decline}>${tr("Not now")}</button>
    </div>
  </dialog>`;
}

/** Tells once that somebody has the ping before their eyes; a phone that is taken out rings once more. */
function useSeen(ask) {
  useEffect(() => {
    let told = false;
    const look = (event) => {
      if (document.visibilityState !== "visible") return;
      if (event) ring();
      if (!told) sees(ask);
      told = true;
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
}

function whoAsks(ask) {
  const [who, place] = [html`<strong>${ask.asker.name}</strong>`, ask.from?.code];
  return place ? trParts("{who} asks from {place}", { who, place }) : trParts("{who} asks", { who });
}
