/** Joining with a link that a supervisor showed: name and PIN, on a phone that has nothing yet. */

import { html, useEffect, useState } from "preact";
import { post } from "../device/api.js";
import { lookWho } from "../device/session.js";
import { session } from "../device/store.js";
import { Brand } from "../parts/brand.js";
import { useAction, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { PinField } from "../parts/pin-field.js";
import { go } from "../parts/router.js";
import { Trouble } from "../parts/status.js";

const LOOK_AGAIN_MS = 5000;

/** Reads the token out of the fragment and takes it off the address at once. */
function takeToken() {
  const token = location.hash.replace(/^#/, "").replace(/^token=/, "");
  if (token) history.replaceState(history.state, "", location.pathname);
  return token || null;
}

export function Join() {
  const [token] = useState(takeToken);
  const [waiting, setWaiting] = useState(null);
  const { state, store } = useCell(session);
  // A phone of the store that comes without a code has nothing to join: it signs in, or goes on.
  useEffect(() => void (!token && ["in", "out"].includes(state) && go("/", { replace: true })), [state]);
  if (waiting) return html`<${Waiting} person=${waiting} />`;
  if (!token) return html`<${NoToken} />`;
  return html`<main class="screen gate">
    <${Brand} />
    <h1 tabindex="-1">Join ${store?.name || "this store"}</h1>
    <p class="gate-words">Two things, once for this phone. You can start right after.</p>
    <${JoinForm} token=${token} onWaiting=${setWaiting} />
  </main>`;
}

function JoinForm({ token, onWaiting }) {
  const [name, setName] = useState("");
  const [pin, setPin] = useState("");
  const [busy, error, run] = useAction();
  const send = (submit) => {
    submit.preventDefault();
    run(async () => {
      const joined = await post("/api/join", { token, name: name.trim(), pin, device_name: deviceName() });
      if (joined.state === "waiting") return onWaiting(joined.person);
      await lookWho();
      go("/", { replace: true });
    });
  };
  return html`<form class="stack" onSubmit=${send}>
    <label class="stack-tight">Your first name, as colleagues know you
      <input class="field" required maxlength="60" autocomplete="given-name" autocapitalize="words" value=${name} onInput=${(event) => setName(event.target.value)} /></label>
    <${PinField} label="Choose a PIN of 6 digits" value=${pin} onInput=${setPin} fresh
      hint="You need it to sign in on a shared phone. Not your birthday, not 123456." />
    <${Trouble} error=${error} />
    <button class="button button-main" disabled=${busy || !name.trim() || pin.length !== 6}>${busy ? "Joining…" : "Join"}</button>
  </form>`;
}

function deviceName() {
  const agent = navigator.userAgent;
  const kind = [["iPhone", /iPhone/], ["iPad", /iPad/], ["Android", /Android/], ["Mac", /Macintosh/], ["Windows", /Windows/], ["Linux", /Linux/]];
  return kind.find(([, pattern]) => pattern.test(agent))?.[0] || "Phone";
}

/** Joined, but a supervisor has to say yes: the phone looks every few seconds and goes on by itself. */
function Waiting({ person }) {
  useEffect(() => {
    const timer = setInterval(async () => {
      await lookWho();
      if (session.value.state === "in") go("/", { replace: true });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return html`<main class="screen gate">
    <${Brand} />
    <h1 tabindex="-1">Almost there, ${person.name}</h1>
    <p class="gate-words" role="status">A supervisor has to let you in. Show them this screen; they find you under People.</p>
    <p class="loading"><span class="dots" aria-hidden="true"></span> Waiting. This goes on by itself.</p>
    <button type="button" class="button" onClick=${lookWho}>I was let in: sign in</button>
  </main>`;
}

function NoToken() {
  const { store } = useCell(session);
  return html`<main class="screen gate">
    <${Brand} />
    <h1 tabindex="-1">This phone is not part of ${store?.name || "the store"} yet</h1>
    <ol class="steps">
      <li>Ask a supervisor for a join code. They make it at the desk under <b>People</b>.</li>
      <li>Point this phone's camera app at the code and open the link.</li>
      <li>Type your name and choose a PIN. That is all.</li>
    </ol>
    <p class="quiet"><${Icon} name="clock" size="20" /> A code works for 10 minutes. If it is over, ask for a new one.</p>
  </main>`;
}
