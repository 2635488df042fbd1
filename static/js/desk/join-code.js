/** Join codes at the desk: making one, and showing it for as long as it lives. */

import { html, useRef, useState } from "preact";
import { post } from "../device/api.js";
import { useAction, useNow } from "../parts/hooks.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";
import { roleWords } from "./roles.js";

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
    const who = Number(uses) === 1 ? `One ${roleWords(role).toLowerCase()}` : `Up to ${uses} ${roleWords(role).toLowerCase()}s`;
    return html`<${Sheet} title="Join code" onClose=${onClose}>
      <${Code} link=${link} words=${`${who} can join with it. You let each of them in here.`} again=${() => make()} />
      <${Trouble} error=${error} />
    <//>`;
  }
  return html`<${Sheet} title="New join code" onClose=${onClose}>
    <form class="stack" onSubmit=${make}>
      <fieldset><legend>Who joins?</legend>
        ${roles.map((one) => html`<label class="check"><input type="radio" name="role" checked=${role === one} onChange=${() => setRole(one)} />${roleWords(one)}</label>`)}
      </fieldset>
      <label class="stack-tight">How many people?
        <input class="field" type="number" inputmode="numeric" min="1" max="100" required value=${uses} onInput=${(event) => setUses(event.target.value)} /></label>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy}>${busy ? "Making it…" : "Make the code"}</button>
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
      <p>This code is over. Each lives 10 minutes.</p>
      ${again && html`<button type="button" class="button button-main" onClick=${again}>Make a fresh one</button>`}
    </div>`;
  }
  return html`<div class="stack">
    <p>${words}</p>
    <div class="qr"><img src=${`data:image/svg+xml,${encodeURIComponent(link.qr_svg)}`} alt="QR code with the join address" width="288" height="288" /></div>
    <p>Scan it with the phone's camera. It lives <b role="timer">${minutes(left)}</b> more.</p>
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
    <label class="stack-tight">Or open this address on the phone
      <input ref=${field} class="field" type="text" readOnly=${true} value=${url} onFocus=${(event) => event.target.select()} /></label>
    ${navigator.clipboard && html`<button type="button" class="button" onClick=${copy}>${copied ? "Copied" : "Copy the address"}</button>`}
  </div>`;
}

/** "9:05 min" for milliseconds. */
function minutes(left) {
  const seconds = Math.ceil(left / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} min`;
}
