/** The whole screen as a card for the customer: what they want, where they get it. It can be turned to face them. */

import { html, useEffect, useRef, useState } from "preact";
import { Icon } from "./icons.js";

/** `what` is the item's name or the customer's words. Closed by its button, by Escape and by the step back. */
export function ReferralCard({ what, referral, onClose }) {
  const dialog = useRef(null);
  const [turned, setTurned] = useState(false);
  useEffect(() => {
    // A step of its own in the history, so that the phone's back button closes the card and nothing else.
    history.pushState({ inside: true }, "");
    dialog.current.showModal();
    addEventListener("popstate", onClose, { once: true });
    return () => removeEventListener("popstate", onClose);
  }, []);
  // Two taps are one step back.
  const left = useRef(false);
  const close = () => {
    if (!left.current) history.back();
    left.current = true;
  };
  const cancel = (event) => {
    event.preventDefault();
    close();
  };
  return html`<dialog class=${`card-out${turned ? " card-turned" : ""}`} ref=${dialog} aria-label="For the customer" onCancel=${cancel}>
    <div class="card-face">
      <p class="card-lead">We'd rather you leave with it.</p>
      <p class="card-what">${what}</p>
      <h2 class="card-name">${referral.name}</h2>
      ${referral.where && html`<p class="card-where"><${Icon} name="pin" size="32" /><span>${referral.where}</span></p>`}
      ${referral.phone && html`<p class="card-where"><${Icon} name="phone" size="32" /><span>${referral.phone}</span></p>`}
      ${referral.note && html`<p>${referral.note}</p>`}
      ${referral.where && html`<p class="card-map">In your map, look for <strong>${referral.name}, ${referral.where}</strong></p>`}
      ${referral.check_first && html`<p class="card-check">Please call ahead: our note is a while old.</p>`}
    </div>
    <div class="card-steps">
      <button type="button" class="button" aria-pressed=${String(turned)} onClick=${() => setTurned(!turned)}><${Icon} name="refresh" /> Turn it round</button>
      <button type="button" class="button button-main" onClick=${close}>Done</button>
    </div>
  </dialog>`;
}
