/** The whole screen as a card for the customer: by when they hear from us. It can be turned to face them. */

import { html, useEffect, useRef, useState } from "preact";
import { byWords } from "../core/promise.js";
import { Icon } from "./icons.js";

/** `promise` needs `what` and `due_at`. Closed by its button, by Escape and by the step back. */
export function PromiseCard({ promise, onClose }) {
  const dialog = useRef(null);
  const left = useRef(false);
  const [turned, setTurned] = useState(false);
  useEffect(() => {
    // A step of its own in the history, so that the phone's back button closes the card and nothing else.
    history.pushState({ inside: true }, "");
    dialog.current.showModal();
    addEventListener("popstate", onClose, { once: true });
    return () => removeEventListener("popstate", onClose);
  }, []);
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
      <p class="card-lead">We'll tell you by</p>
      <h2 class="card-name">${byWords(promise.due_at, Date.now())}</h2>
      <p class="card-what">${promise.what}</p>
      <p class="card-map">If you have to go before that, tell any of us. We all see this promise.</p>
    </div>
    <div class="card-steps">
      <button type="button" class="button" aria-pressed=${String(turned)} onClick=${() => setTurned(!turned)}><${Icon} name="refresh" /> Turn it round</button>
      <button type="button" class="button button-main" onClick=${close}>Done</button>
    </div>
  </dialog>`;
}
