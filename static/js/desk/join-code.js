/** Join codes at the desk: making one, and showing it for as long as it lives. */

import { html, useRef, useState } from "preact";
import { tr, trMany, trParts } from "../core/translation.js";
import { post } from "../device/api.js";
import { useAction, useNow } from "../parts/hooks.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";
import { roleWords } from "./roles.js";

const WHO = {
  worker: (n) => trMany("One worker can join with it. You let each of them in here.", "Up to {n} workers can join with it. You let each of them in here.", n),
  supervisor: (n) => trMany("One supervisor can join with it. You let each of them in here.", "Up to {n} supervisors can join with it. You let each of them in here.", n),
  owner: (n) => trMany("One owner can join with it. You let each of them in here.", "Up to {n} owners can join with it. You let each of them in here.", n),
};

/** Asks whom the code is for and how many of them, then shows it. */
export function NewCodeSheet({ roles, onClose }) {
  const [role, setRole] = useState("worker");
  const [uses, setUses] = useState(1);
  const [link, setLink] = useState(null);
  const [busy, error, run] = useAction();
  const make = (submit) => {
    submit?.preventDefault();
    run(async () => setLink(await post("/api/join-links", { role, uses: Number(uses) })));
  };
  if (link) {
    return html`<${Sheet} title=${tr("Join code")} onClose=${onClose}>
      <${Code} link=${link} words=${WHO[role](Number(uses))} again=${() => make()} />
      <${Trouble} error=${error} />
    <//>`;
  }
  return html`<${Sheet} title=${tr("New join code")} onClose=${onClose}>
    <form class="stack" onSubmit=${make}>
      <fieldset><legend>${tr("Who joins?")}</legend>
        ${roles.map((one) => html`<label class="check"><input type="radio" name="role" checked=${role === one} onChange=${() => setRole(one)} />${roleWords(one)}</label>`)}
      </fieldset>
      <label class="stack-tight">${tr("How many people?")}
        <input class="field" type="number" inputmode="numeric" min="1" max="100" required value=${uses} onInput=${(event) => setUses(event.target.value)} /></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy}>${busy ? tr("Making it…") : tr("Make the code")}</button>
    </form>
  <//>`;
}

/** The code as a picture and an address, with the time that is left; `again` makes a fresh one. */
export function Code({ link, words, again }) {
  // This machine's clock may be off: the time runs from the moment that the code arrived.
  const [arrived, setArrived] = useState({ link, at: Date.now() });
  if (arrived.link !== link) setArrived({ link, at: Date.now() });
  const left = Math.max(0, arrived.at + link.seconds * 1000 - useNow());
  if (!left) {
    return html`<div class="stack" role="status">
      <p>${tr("This code is over. Each lives 10 minutes.")}</p>
      ${again && html`<button type="button" class="button button-main" onClick=${again}>${tr("Make a fresh one")}</button>`}
    </div>`;
  }
  return html`<div class="stack">
    <p>${words}</p>
    <div class="qr"><img src=${`data:image/svg+xml,${encodeURIComponent(link.qr_svg)}`} alt=${tr("QR code with the join address")} width="288" height="288" /></div>
    <p>${trParts("Scan it with the phone's camera. It lives {time} more.", { time: html`<b role="timer">${minutes(left)}</b>` })}</p>
    <${Address} url=${link.url} />
  </div>`;
}

function Address({ url }) {
  const [copied, setCopied] = useState(false);
  const field = useRef(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      field.current.select(); // Copying is not allowed here: it stands marked, to be copied by hand.
    }
  };
  return html`<div class="stack-tight">
    <label class="stack-tight">${tr("Or open this address on the phone")}
      <input ref=${field} class="field" type="text" dir="ltr" readOnly=${true} value=${url} onFocus=${(event) => event.target.select()} /></label>
    ${navigator.clipboard && html`<button type="button" class="button" onClick=${copy}>${copied ? tr("Copied") : tr("Copy the address")}</button>`}
  </div>`;
}

/** "9:05 min" for milliseconds. */
function minutes(left) {
  const seconds = Math.ceil(left / 1000);
  return tr("{time} min", { time: `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` });
}
