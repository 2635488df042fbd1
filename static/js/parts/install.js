/** Putting floorassist on the home screen: the browser's own offer, or the steps for an iPhone with a code to take along. */

import { html, useState } from "preact";
import { tr, trAs, trParts } from "../core/translation.js";
import { post } from "../device/api.js";
import { say } from "../device/store.js";
import { installOffer } from "../device/update.js";
import { useAction, useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { PinField } from "./pin-field.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

/** Only Safari on iPhones and iPads tells whether it runs from the home screen. */
export const isIPhoneTab = () => navigator.standalone === false;

/** In Me: one button where this phone can still be given the app, nothing where it has it or cannot. */
export function InstallPanel() {
  const offer = useCell(installOffer);
  const [open, setOpen] = useState(false);
  if (offer) return html`<button type="button" class="button" onClick=${offer}><${Icon} name="download" /> ${tr("Put it on the home screen")}</button>`;
  if (!isIPhoneTab()) return null;
  return html`<button type="button" class="button" onClick=${() => setOpen(true)}><${Icon} name="download" /> ${tr("Put it on the home screen")}</button>
    ${open && html`<${IPhoneSteps} onClose=${() => setOpen(false)} />`}`;
}

/** The steps, and the code: what a home-screen app keeps is its own, so this person joins there once more. */
export function IPhoneSteps({ onClose }) {
  const [pin, setPin] = useState("");
  const [link, setLink] = useState(null);
  const [busy, error, run] = useAction();
  const make = (submit) => {
    submit.preventDefault();
    run(async () => setLink(await post("/api/me/phone-code", { pin })));
  };
  const copy = () =>
    run(async () => {
      await navigator.clipboard.writeText(link.url);
      say(tr("Copied. Now put floorassist on the home screen and open it there."), "good");
    });
  return html`<${Sheet} title=${tr("Put it on the home screen")} onClose=${onClose}>
    <p>${tr("Only from there can an iPhone ring with the screen off.")}</p>
    <ol class="steps install-steps">
      <li>${link
        ? html`${tr("Take your code along. It works once, for 10 minutes.")}
          <div><button type="button" class="button button-main" disabled=${busy} onClick=${copy}>${tr("Copy my code")}</button></div>
          ${!navigator.clipboard && html`<input class="field" readonly aria-label=${tr("My code's address")} value=${link.url} onFocus=${(event) => event.target.select()} />`}`
        : html`${tr("Make a code for yourself, so that the app there knows you.")}
          <form class="stack" onSubmit=${make}><${PinField} label=${tr("Your PIN")} value=${pin} onInput=${setPin} /><button class="button" disabled=${busy || pin.length !== 6}>${tr("Make my code")}</button></form>`}</li>
      <li><${Icon} name="share" /> ${trParts("Tap {share}, the square with an arrow, at the foot or the top of Safari.", { share: html`<b>${trAs("iPhone", "Share")}</b>` })}</li>
      <li><${Icon} name="home" /> ${trParts("Scroll down, tap {entry}, then {add}.", { entry: html`<b>${trAs("iPhone", "Add to Home Screen")}</b>`, add: html`<b>${trAs("iPhone", "Add")}</b>` })}</li>
      <li>${trParts("Open floorassist on the home screen, tap {address}, then {paste}.", { address: html`<b>${tr("I have the code's address")}</b>`, paste: html`<b>${trAs("verb", "Paste")}</b>` })}</li>
    </ol>
    <${Trouble} error=${error} />
  <//>`;
}
