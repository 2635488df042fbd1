/** Joining with a link that a supervisor showed: name and PIN, on a phone that has nothing yet. */

import { html, useEffect, useState } from "preact";
import { tr, trAs, trParts } from "../core/translation.js";
import { post } from "../device/api.js";
import { lookWho } from "../device/session.js";
import { session } from "../device/store.js";
import { Brand } from "../parts/brand.js";
import { useAction, useAnswer, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { LanguageChoice } from "../parts/language-choice.js";
import { PinField } from "../parts/pin-field.js";
import { go } from "../parts/router.js";
import { Trouble } from "../parts/status.js";

const LOOK_AGAIN_MS = 2000;

/** The token behind the # of a join code's address, or null. */
const tokenIn = (address) => /#(?:token=)?([\w-]{20,200})\s*$/.exec(address)?.[1] ?? null;

/** Reads the token out of the fragment and takes it off the address at once. */
function takeToken() {
  const token = location.hash.replace(/^#/, "").replace(/^token=/, "");
  if (token) history.replaceState(history.state, "", location.pathname);
  return token || null;
}

export function Join() {
  const [token, setToken] = useState(takeToken);
  const [joined, setJoined] = useState(null);
  const { state, waiting } = useCell(session);
  // A phone of the store that comes without a code has nothing to join: it signs in, or goes on.
  useEffect(() => void (!token && ["in", "out"].includes(state) && go("/", { replace: true })), [state]);
  if (joined || (!token && waiting)) return html`<${Waiting} person=${joined || waiting} />`;
  if (!token) return html`<${NoToken} onToken=${setToken} />`;
  return html`<${WithCode} token=${token} onWaiting=${setJoined} onNoToken=${() => setToken(null)} />`;
}

/** What the code is for is asked before anybody types: a code that is over says so at once. */
function WithCode({ token, onWaiting, onNoToken }) {
  const code = useAnswer((signal) => post("/api/join-codes/look", { token }, { signal }), [token]);
  const over = code.error && code.error.status < 500;
  const { store, person } = code.value || {};
  return html`<main class="screen gate">
    <${Brand} />
    <h1 tabindex="-1">${over ? tr("This code is over") : joinWords(store, person)}</h1>
    ${over
      ? html`<p class="gate-words">${code.error.message}</p><button type="button" class="button" onClick=${onNoToken}>${tr("I have another code")}</button>`
      : html`<p class="gate-words">${person ? tr("Choose the PIN you sign in with from now on.") : tr("Two things, once for this phone. You can start right after.")}</p>
        <${JoinForm} token=${token} known=${person} onWaiting=${onWaiting} />`}
    <${LanguageChoice} leaving=${() => history.replaceState(history.state, "", `${location.pathname}#token=${token}`)} />
  </main>`;
}

function joinWords(store, person) {
  if (!store) return tr("Join this store");
  return person ? tr("Join {store} as {person}", { store, person }) : tr("Join {store}", { store });
}

function JoinForm({ token, known, onWaiting }) {
  const [typed, setName] = useState("");
  const [pin, setPin] = useState("");
  const [busy, error, run] = useAction();
  const name = known || typed.trim();
  const send = (submit) => {
    submit.preventDefault();
    run(async () => {
      const joined = await post("/api/join", { token, name, pin, device_name: deviceName() });
      if (joined.state === "waiting") return onWaiting(joined.person);
      await lookWho();
      go("/", { replace: true });
    });
  };
  return html`<form class="stack" onSubmit=${send}>
    ${!known && html`<label class="stack-tight">${tr("Your first name, as colleagues know you")}
      <input class="field" required maxlength="60" autocomplete="given-name" autocapitalize="words" value=${typed} onInput=${(event) => setName(event.target.value)} /></label>`}
    <${PinField} label=${tr("Choose a PIN of 6 digits")} value=${pin} onInput=${setPin} fresh
      hint=${tr("You need it to sign in on a shared phone. Not your birthday, not 123456.")} />
    <${Trouble} error=${error} />
    <button class="button button-main" disabled=${busy || !name || pin.length !== 6}>${busy ? tr("Joining…") : trAs("verb", "Join")}</button>
  </form>`;
}

function deviceName() {
  const agent = navigator.userAgent;
  const kind = [["iPhone", /iPhone/], ["iPad", /iPad/], ["Android", /Android/], ["Mac", /Macintosh/], ["Windows", /Windows/], ["Linux", /Linux/]];
  return kind.find(([, pattern]) => pattern.test(agent))?.[0] || "Phone";
}

/** Joined, but a supervisor has to say yes: the phone looks every few seconds and goes on by itself. */
function Waiting({ person }) {
  const { people } = useCell(session);
  const others = people.some(({ id }) => id !== person.id);
  useEffect(() => {
    const timer = setInterval(async () => {
      await lookWho();
      if (session.value.state === "in") go("/", { replace: true });
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return html`<main class="screen gate">
    <${Brand} />
    <h1 tabindex="-1">${tr("Almost there, {name}", { name: person.name })}</h1>
    <p class="gate-words" role="status">${tr("A supervisor has to let you in. Show them this screen; they find you under People.")}</p>
    <p class="loading"><span class="dots" aria-hidden="true"></span> ${tr("Waiting. This goes on by itself.")}</p>
    <button type="button" class="button" onClick=${lookWho}>${tr("I was let in: sign in")}</button>
    ${others && html`<button type="button" class="button" onClick=${() => (session.value = { ...session.value, state: "out", waiting: null })}>${tr("Somebody else signs in here")}</button>`}
    <${LanguageChoice} />
  </main>`;
}

function NoToken({ onToken }) {
  const { store, shutOut } = useCell(session);
  return html`<main class="screen gate">
    <${Brand} />
    <h1 tabindex="-1">${shutOut ? tr("This phone was shut out") : store?.name ? tr("This phone is not part of {store} yet", { store: store.name }) : tr("This phone is not part of the store yet")}</h1>
    ${shutOut && html`<p class="gate-words" role="status">${tr("A supervisor took it out of the store, and what floorassist kept on it is erased. If it was found again, join with a new code.")}</p>`}
    <ol class="steps">
      <li>${trParts("Ask a supervisor for a join code. They make it at the desk under {people}.", { people: html`<b>${trAs("page", "People")}</b>` })}</li>
      <li>${tr("Point this phone's camera app at the code and open the link.")}</li>
      <li>${tr("Type your name and choose a PIN. That is all.")}</li>
    </ol>
    <p class="quiet"><${Icon} name="clock" size="20" /> ${tr("A code works for 10 minutes. If it is over, ask for a new one.")}</p>
    <${PasteCode} onToken=${onToken} />
    <${LanguageChoice} />
  </main>`;
}

/** A home-screen app has no address bar, and shares nothing with the browser: the code comes in by the clipboard. */
function PasteCode({ onToken }) {
  const [text, setText] = useState("");
  const [word, setWord] = useState("");
  const use = (event, given = text) => {
    event?.preventDefault();
    const token = tokenIn(given);
    if (token) return onToken(token);
    return setWord(tr("That is no join code. Copy the whole address that the supervisor's page shows, it has a # in it."));
  };
  const paste = async () => {
    try {
      use(null, await navigator.clipboard.readText());
    } catch {
      setWord(tr("This browser does not let a page paste. Press long into the field, then choose Paste."));
    }
  };
  return html`<details class="gate-paste"><summary class="button">${tr("I have the code's address")}</summary>
    <form class="stack" onSubmit=${use}>
      <label class="stack-tight">${tr("The address")}
        <input class="field" inputmode="url" autocomplete="off" autocapitalize="off" spellcheck="false" value=${text} onInput=${(event) => setText(event.target.value)} /></label>
      ${word && html`<p class="hint" role="alert">${word}</p>`}
      <div class="pair">${navigator.clipboard?.readText && html`<button type="button" class="button" onClick=${paste}>${trAs("verb", "Paste")}</button>`}
      <button class="button button-main" disabled=${!text.trim()}>${tr("Go on")}</button></div>
    </form></details>`;
}
