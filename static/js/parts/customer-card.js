/** The whole screen as a card for the customer, in their language. It can be turned to face them. */

import { html, useEffect, useRef, useState } from "preact";
import { offered, spoken, written } from "../core/card.js";
import { language as ours, tr } from "../core/translation.js";
import { Icon } from "./icons.js";

/**
 * `children(language)` gives what stands on it; `wished` is the customer's language where it is known, else the card
 * begins in the phone's. Closed by its button, by Escape and by the step back.
 */
export function CustomerCard({ wished, onClose, children }) {
  const dialog = useRef(null);
  const [turned, setTurned] = useState(false);
  const [language, setLanguage] = useState(() => spoken([wished, ours()]));
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
  // A browser closes it at the second Escape whatever the first one was answered: that is a step back as well.
  const cancel = (event) => {
    event.preventDefault();
    close();
  };
  return html`<dialog class=${`card-out${turned ? " card-turned" : ""}`} ref=${dialog} aria-label=${tr("For the customer")} onCancel=${cancel} onClose=${close}>
    <div class="card-face" tabindex="0" ...${written(language)}>${children(language)}</div>
    <div class="card-steps">
      <label class="card-language"><span class="hidden">${tr("Language of the card")}</span>
        <select class="field" value=${language} onChange=${(event) => setLanguage(event.target.value)}>
          ${offered(ours()).map(([code, name]) => html`<option key=${code} value=${code} lang=${code}>${name}</option>`)}
        </select></label>
      <button type="button" class="button" aria-pressed=${String(turned)} onClick=${() => setTurned(!turned)}><${Icon} name="refresh" /> ${tr("Turn it round")}</button>
      <button type="button" class="button button-main" onClick=${close}>${tr("Done")}</button>
    </div>
  </dialog>`;
}
