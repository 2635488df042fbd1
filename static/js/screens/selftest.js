/** Is this phone ready? Ten looks in a few seconds: green ticks, or one sentence and one button each. */

import { html, useEffect, useState } from "preact";
import { judged, verdict } from "../core/selfcheck.js";
import { mark, tr } from "../core/translation.js";
import { switchOn } from "../device/push.js";
import { checkPhone, keepStorage, ringWas, seen, tryCamera } from "../device/selfcheck.js";
import { ring } from "../device/sound.js";
import { say, waitingVersion } from "../device/store.js";
import { keepScreenOn } from "../device/wake-lock.js";
import { useAction, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { SecureSteps } from "../parts/secure-steps.js";
import { Trouble } from "../parts/status.js";

const ICONS = { good: "check", mend: "warning", plain: "close", open: "next", busy: "clock" };
const SPOKEN = { good: mark("Good"), mend: mark("To mend"), plain: mark("Not on this phone"), open: mark("To try"), busy: mark("Looking") };
const RINGS_MS = 2500;

export function SelfTest() {
  const rows = judged(useCell(seen));
  const [listening, setListening] = useState(false);
  const [busy, error, run] = useAction();
  useEffect(() => void run(checkPhone), []);
  const does = {
    again: checkPhone,
    push: () => switchOn().then(checkPhone),
    screen: () => keepScreenOn(true),
    camera: tryCamera,
    storage: keepSafe,
    update: async () => (waitingVersion.value ? waitingVersion.value() : location.reload()),
    ring: async () => {
      const stop = ring();
      setListening(true);
      setTimeout(stop, RINGS_MS);
    },
  };
  const answer = (heard) => () => {
    setListening(false);
    run(() => ringWas(heard));
  };
  const insecure = rows.find(({ fault }) => fault?.endsWith("_insecure"));
  const busyNow = busy && rows.some(({ tone }) => tone === "busy");
  return html`<main class="screen selftest">
    <h1 tabindex="-1">${tr("Is this phone ready?")}</h1>
    <p class="selftest-verdict" role="status">${verdict(rows) || tr("Looking. This takes a few seconds.")}</p>
    <${Trouble} error=${error} />
    <ul class="selftest-rows">${rows.map((row) => html`<li key=${row.name} class=${`selftest-row selftest-${row.tone}`}>
      <${Icon} name=${ICONS[row.tone]} />
      <div class="row-words"><p class="row-title">${row.title}<span class="hidden">: ${tr(SPOKEN[row.tone])}</span></p><p class="row-say">${row.say}</p></div>
      ${row === insecure && html`<div class="selftest-step"><${SecureSteps} /></div>`}
      ${row.name === "sound" && listening
        ? html`<div class="pair selftest-step"><button type="button" class="button button-main" onClick=${answer(true)}>${tr("I heard it")}</button><button type="button" class="button" onClick=${answer(false)}>${tr("No")}</button></div>`
        : row.step && html`<button type="button" class="button selftest-step" onClick=${() => run(does[row.step.does])}>${row.step.label}</button>`}
    </li>`)}</ul>
    <div class="pair"><button type="button" class="button" disabled=${busyNow} onClick=${() => run(checkPhone)}><${Icon} name="refresh" /> ${busyNow ? tr("Looking…") : tr("Check again")}</button>
    <a class="button button-main" href="/">${tr("Done")}</a></div>
    <p class="hint">${tr("Supervisors see which phones can ring and what keeps the others from it, never when you looked.")}</p>
  </main>`;
}

async function keepSafe() {
  if (await keepStorage()) return say(tr("Kept, also when the phone runs full."), "good");
  return say(tr("This browser does not promise it. Put floorassist on the home screen: there it is kept."));
}
