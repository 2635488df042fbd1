/** All hands on the phone: the call that fills the screen, the card, the question whether I may be called. */

import { html, useEffect, useRef, useState } from "preact";
import { ringing } from "../core/surges.js";
import { mark, tr } from "../core/translation.js";
import { agree, ended, surges, takePart } from "../device/surges.js";
import { audible, blip, hush, ring } from "../device/sound.js";
import { asks, me, say } from "../device/store.js";
import { useAction, useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { pinging } from "./ping.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";
import { SurgeCount } from "./surge-count.js";
import { callerWords } from "./surge-words.js";

/** How long "It is over" stays for one who had not answered yet. */
const FAREWELL_MS = 3500;

/** What somebody with a customer has in hand. */
const IN_HAND = new Set(["claimed", "on_way"]);

/**
 * Shows the newest call that was not put aside, or the word that one is over; keeps quiet on a break. A customer's
 * question comes first: the call waits until it is not taken; whoever takes it finds the call as a card.
 */
export function SurgeCall() {
  const known = useCell(surges);
  const gone = useCell(ended);
  const who = useCell(me);
  const asked = useCell(pinging);
  const busy = useCell(asks).holding.some(({ state }) => IN_HAND.has(state));
  const wasBusy = useRef(busy);
  const [aside, setAside] = useState(() => new Set());
  const quiet = !who?.shift || who.shift.on_break;
  const call = quiet ? null : ringing(known, aside);
  const putAside = () => setAside((last) => new Set([...last, call.id]));
  const took = busy && !wasBusy.current;
  useEffect(() => {
    if (took && call) putAside();
    wasBusy.current = busy;
  }, [busy]);
  if (asked || (took && call)) return null;
  if (call) return html`<${Ringing} key=${call.id} surge=${call} putAside=${putAside} />`;
  return gone && html`<${Farewell} key=${gone.id} gone=${gone} />`;
}

function Ringing({ surge, putAside }) {
  const [busy, error, run] = useAction();
  const dialog = useRef(null);
  const loud = useCell(audible);
  useEffect(() => dialog.current.showModal(), []);
  // Also when the sound is opened.
  useEffect(ring, [loud]);
  const answer = (deed) => () =>
    run(async () => {
      hush();
      const after = await takePart(surge.id, deed);
      if (deed !== "coming" || after.over) return;
      dialog.current?.close();
      go(`/surges/${surge.id}`);
    });
  const later = (event) => {
    event?.preventDefault();
    putAside();
  };
  return html`<dialog class="ping hands" ref=${dialog} aria-labelledby="hands-zone" onCancel=${later}>
    <div class="ping-top">
      <p class="ping-who"><strong>${callerWords(surge)}</strong></p>
      <button type="button" class="round ping-later" aria-label=${tr("Decide later; it stays in Asks")} onClick=${later}><${Icon} name="close" /></button>
    </div>
    <h1 class="ping-words" id="hands-zone" tabindex="-1" autofocus>${surge.zone}</h1>
    <div class="ping-facts">
      <${SurgeCount} surge=${surge} />
      ${surge.note && html`<p><${Icon} name="words" /> ${surge.note}</p>`}
      ${surge.in_hand && html`<p><${Icon} name="person" /> ${tr("You have a customer. Finish with them first: too few others are free.")}</p>`}
      ${!loud && html`<p class="ping-mute"><${Icon} name="inbox" /> ${tr("Tap anywhere to hear it ring.")}</p>`}
    </div>
    <${Trouble} error=${error} />
    <div class="ping-buttons">
      <button type="button" class="button ping-claim" disabled=${busy} onClick=${answer("coming")}>${tr("I'm coming")}</button>
      <button type="button" class="button ping-decline" disabled=${busy} onClick=${answer("declining")}>${tr("Not now")}</button>
    </div>
  </dialog>`;
}

/** It stays until it is read by those who came or were on the way; it must not be missed in a pocket. */
function Farewell({ gone: { title, words, stays, part } }) {
  const dialog = useRef(null);
  const read = (event) => {
    event?.preventDefault();
    ended.value = null;
  };
  useEffect(() => {
    dialog.current.showModal();
    if (part === "coming") blip();
    const timer = stays ? null : setTimeout(read, FAREWELL_MS);
    return () => clearTimeout(timer);
  }, []);
  return html`<dialog class="ping hands hands-over" ref=${dialog} aria-labelledby="hands-over" aria-describedby="hands-thanks" onCancel=${read}>
    <${Icon} name="check" size="56" />
    <h1 class="ping-words" id="hands-over" tabindex="-1" autofocus>${title}</h1>
    <p class="ping-who" id="hands-thanks">${words}</p>
    <button type="button" class="button ping-claim" onClick=${read}>${tr("OK")}</button>
  </dialog>`;
}

/** One call as a card: what it is, how many are there, and the next step. `first`: on the first screen. */
export function SurgeCard({ surge, first = false }) {
  const { part, lead } = surge;
  const [busy, error, run] = useAction();
  if (first && !lead && ["declined", "left"].includes(part)) return null;
  const answer = (deed) => () => run(async () => void (await takePart(surge.id, deed)));
  return html`<article class="card card-hands">
    <a class="card-link" href=${`/surges/${surge.id}`}>
      <span class="card-who">${callerWords(surge)}</span>
      <strong class="card-words">${surge.zone}</strong>
      <span class="card-go">${PART_WORDS[part] ? tr(PART_WORDS[part]) : tr("See who comes")}<${Icon} name="next" size="20" /></span>
    </a>
    <${SurgeCount} surge=${surge} />
    <${Trouble} error=${error} />
    ${part === "called" && html`<div class="card-buttons">
      <button type="button" class="button button-main" disabled=${busy} onClick=${answer("coming")}>${tr("I'm coming")}</button>
      <button type="button" class="button" disabled=${busy} onClick=${answer("declining")}>${tr("Not now")}</button></div>`}
    ${part === "coming" && html`<button type="button" class="button button-main" disabled=${busy} onClick=${answer("arrival")}><${Icon} name="pin" /> ${tr("I'm here")}</button>`}
  </article>`;
}

const PART_WORDS = {
  called: mark("You are called"),
  coming: mark("You are coming: the way there"),
  here: mark("You are there"),
  declined: mark("You can still come"),
  left: mark("You can still come"),
};

/** Asked once, at the start of a shift; either answer ends it, and Me changes it. */
export function SurgeQuestion() {
  const [busy, error, run] = useAction();
  const { pings } = useCell(asks);
  const answer = (agrees) => () =>
    run(async () => {
      await agree(agrees);
      say(agrees ? tr("Thank you. You can change it under Me.") : tr("All right. You can change it under Me."), "good");
    });
  if (pings.length) return null;
  return html`<section class="card card-ask-once" aria-labelledby="hands-question">
    <h2 id="hands-question">${tr("May the store call you when it needs all hands?")}</h2>
    <p>${tr("For a rush at the tills, for example. Only on shift, never on a break, and “not now” is always fine: nobody sees who said it.")}</p>
    <${Trouble} error=${error} />
    <div class="card-buttons card-buttons-even">
      <button type="button" class="button" disabled=${busy} onClick=${answer(true)}>${tr("Yes, call me")}</button>
      <button type="button" class="button" disabled=${busy} onClick=${answer(false)}>${tr("No, thanks")}</button></div>
  </section>`;
}
