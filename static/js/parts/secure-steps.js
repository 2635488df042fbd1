/** From a page by plain http to the steps that give this phone https, where the store has them to show. */

import { html } from "preact";
import { tr } from "../core/translation.js";
import { useAnswer } from "./hooks.js";
import { Icon } from "./icons.js";

/** Nothing where the page is secure already, or the store's https is somebody else's to set up. */
export function SecureSteps() {
  const { value } = useAnswer(theyAreThere, []);
  if (!value) return null;
  return html`<a class="button" href="/tls/"><${Icon} name="next" /> ${tr("Show me the steps to https")}</a>`;
}

/** The doorstep answers here and nobody else; whether it does is no news of the store's server. */
async function theyAreThere(signal) {
  if (globalThis.isSecureContext) return false;
  return fetch("/tls/here", { signal, cache: "no-store" }).then(({ ok }) => ok, () => false);
}
