/** The card for the customer who waits for us: by when they hear, and what to do if they can't stay so long. */

import { html } from "preact";
import { dueWords, told } from "../core/card.js";
import { CustomerCard } from "./customer-card.js";

/** `promise` needs `what` and `due_at`. */
export function PromiseCard({ promise, onClose }) {
  return html`<${CustomerCard} onClose=${onClose}>
    ${(language) => html`<p class="card-lead">${told(language, "by")}</p>
      <h2 class="card-name">${dueWords(language, promise.due_at, Date.now())}</h2>
      <p class="card-what" dir="auto">${promise.what}</p>
      <p class="card-map">${told(language, "stay")}</p>`}
  <//>`;
}
