/** Whether this phone rings with the screen off: the switch in Me, the offer at the start of a shift, the screen that stays on. */

import { html, useState } from "preact";
import { mark, tr, trAs } from "../core/translation.js";
import { lookAtPush, switchOff, switchOn, tryPush, waking } from "../device/push.js";
import { keep, kept, me, say } from "../device/store.js";
import { surges } from "../device/surges.js";
import { keepScreenOn, screenOn } from "../device/wake-lock.js";
import { useAction, useAnswer, useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { IPhoneSteps } from "./install.js";
import { SecureSteps } from "./secure-steps.js";
import { Trouble } from "./status.js";

const WHY_NOT = {
  insecure: mark("This page is open over plain http. Phones wake up only for https; ask whoever set this up for that address."),
  home_screen: mark("On an iPhone this works from the home screen: tap Share, then “Add to Home Screen”, and open floorassist there."),
  unsupported: mark("This browser cannot be woken. Try Chrome, Edge or Firefox, or keep the screen on while you work."),
};
const BLOCKED = mark("Notifications are blocked for this page. Open the browser's settings for it, allow notifications, then come back here.");
const FAILED = mark("This phone could not reach its browser's push service. Check that it has internet, then switch it on again.");
const SERVER = mark("This store's server sends no pushes, so the phone rings only while floorassist is open. Keep the screen on.");
const FAILS = mark("The last pushes to this phone got lost. Check that it has internet, then test it.");

/** In Me: how it stands here, in words, with the one step that helps. */
export function WakeSwitch() {
  const { state, why, fails } = useCell(waking);
  const [busy, error, run] = useAction();
  if (state === "unknown") return null;
  const on = state === "on";
  const off = () =>
    run(async () => {
      await switchOff();
      say(tr("Off. This phone rings only while floorassist is open."));
    });
  return html`<div class="wake">
    <p class=${`wake-state ${on && !fails ? "wake-on" : "wake-not"}`} role="status"><${Icon} name=${on && !fails ? "check" : "warning"} />
      <span>${on ? (fails ? tr(FAILS) : tr("Rings with the screen off.")) : sentence(state, why)}</span></p>
    <${Trouble} error=${error} />
    ${why === "insecure" && html`<${SecureSteps} />`}
    ${state === "off" && html`<button type="button" class="button" disabled=${busy} onClick=${() => run(switchOn)}>${tr("Ring with the screen off")}</button>`}
    ${state === "blocked" && html`<button type="button" class="button" disabled=${busy} onClick=${() => run(lookAtPush)}>${trAs("notifications", "I allowed them")}</button>`}
    ${on && html`<div class="pair"><${Test} /><button type="button" class="button" disabled=${busy} onClick=${off}>${tr("Switch off")}</button></div>`}
  </div>`;
}

function sentence(state, why) {
  if (state === "impossible") return tr(WHY_NOT[why]);
  if (state === "blocked") return tr(BLOCKED);
  if (state === "server") return tr(SERVER);
  return why === "failed" ? tr(FAILED) : tr("With the screen off this phone stays silent.");
}

function Test() {
  const [busy, error, run] = useAction();
  const test = () =>
    run(async () => {
      await tryPush();
      say(tr("Sent. Switch the screen off: it rings within a few seconds."), "good");
    });
  return html`<button type="button" class="button" disabled=${busy} onClick=${test}>${tr("Test it")}</button><${Trouble} error=${error} />`;
}

/** In Me: the screen stays on during the shift, where the browser can. */
export function ScreenSwitch() {
  const { can, wanted } = useCell(screenOn);
  if (!can) return null;
  return html`<label class="switch"><span>${tr("Keep the screen on while on the floor")}</span>
    <input type="checkbox" role="switch" checked=${wanted} onChange=${(event) => keepScreenOn(event.target.checked)} /></label>`;
}

const LATER = "wake-later";

/** On shift, not asked yet: a calm word about it, one question at a time; "Not now" puts it away until the next sign-in. */
export function WakeOffer() {
  const { state, why } = useCell(waking);
  const who = useCell(me);
  const { agrees } = useCell(surges);
  const later = useAnswer(() => kept(LATER, false), []);
  const [gone, setGone] = useState(false);
  const [busy, error, run] = useAction();
  const [steps, setSteps] = useState(false);
  const iPhone = why === "home_screen";
  const offered = iPhone || (state === "off" && why === "not_asked");
  if (!offered || !who?.shift || typeof agrees !== "boolean" || gone || later.loading || later.value) return null;
  const away = () => {
    setGone(true);
    keep(LATER, true);
  };
  return html`<section class="wake-offer" aria-labelledby="wake-offer">
    <h2 id="wake-offer">${tr("Let this phone ring when the screen is off")}</h2>
    <p>${tr("A colleague's question then rings in your pocket. Only while you are on shift, never on a break.")}${iPhone && ` ${tr("On an iPhone it needs floorassist on the home screen: four steps.")}`}</p>
    <${Trouble} error=${error} />
    <div class="pair"><button type="button" class="button button-main" disabled=${busy} onClick=${() => (iPhone ? setSteps(true) : run(switchOn))}>${iPhone ? tr("Show the steps") : tr("Let it ring")}</button>
    <button type="button" class="button" onClick=${away}>${tr("Not now")}</button></div>
    ${steps && html`<${IPhoneSteps} onClose=${() => setSteps(false)} />`}
  </section>`;
}
