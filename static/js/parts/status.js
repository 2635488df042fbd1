/** What the phone must say at any time: no connection, a waiting version, short notices. */

import { html, useEffect, useState } from "preact";
import { tr, trMany } from "../core/translation.js";
import { waiting } from "../device/outbox.js";
import { connection, notice, say, waitingVersion } from "../device/store.js";
import { useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { asOf } from "./phrases.js";

/** A gap shorter than this is not worth a word. */
const PATIENCE_MS = 2500;
const NOTICE_MS = 6000;
/** There is something to press, and a customer to look after meanwhile. */
const NOTICE_WITH_STEP_MS = 12_000;

/** The bar under the header while the server cannot be reached. */
export function ConnectionBar() {
  const { online, at } = useCell(connection);
  const unsent = useCell(waiting);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (online) return setShown(false);
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [online]);
  return html`<div role="status" class="connection">
    ${shown && html`<p class="bar bar-offline"><${Icon} name="offline" size="20" /> ${offlineWords(at, unsent)}</p>`}
  </div>`;
}

/** "2 waiting to be sent": what was done here and has not reached the server. */
export const waitingWords = (count) => trMany("{n} waiting to be sent", "{n} waiting to be sent", count);

function offlineWords(at, unsent) {
  const when = asOf(at);
  if (!unsent) return tr("Offline – what you see is from {when}", { when });
  return trMany("Offline – what you see is from {when}. {n} waiting to be sent.", "Offline – what you see is from {when}. {n} waiting to be sent.", unsent, { when });
}

/** A newer version is offered, never forced. */
export function VersionBar() {
  const update = useCell(waitingVersion);
  const [busy, setBusy] = useState(false);
  if (!update) return null;
  const press = async () => {
    setBusy(true);
    if ((await update()) === false) say(tr("The new version does not come. Close the app and open it again."), "bad");
    setBusy(false);
  };
  return html`<p class="bar bar-version">
    ${tr("A new version is ready.")} <button type="button" class="button button-small" disabled=${busy} aria-busy=${busy} onClick=${press}>${busy ? tr("Updating…") : tr("Update now")}</button>
  </p>`;
}

/** Short sentences that come and go at the foot of the screen; screen readers hear them. */
export function Notices() {
  const current = useCell(notice);
  useEffect(() => {
    if (!current) return undefined;
    const timer = setTimeout(() => notice.value === current && (notice.value = null), current.step ? NOTICE_WITH_STEP_MS : NOTICE_MS);
    return () => clearTimeout(timer);
  }, [current]);
  return html`<div class="notices" role="status" aria-live="polite">
    ${current && html`<p key=${current.key} class=${`notice notice-${current.tone}`}>${current.text}
      ${current.step && html`<button type="button" class="notice-step" onClick=${() => ((notice.value = null), current.step.work())}>${current.step.label}</button>`}</p>`}
  </div>`;
}

/** An error as a sentence, with a way to try again where that can help. */
export function Trouble({ error, again }) {
  if (!error) return null;
  return html`<div class="trouble" role="alert">
    <${Icon} name=${error.name === "Unreachable" ? "offline" : "warning"} />
    <p>${error.message}</p>
    ${again && !(error.status < 500) && html`<button type="button" class="button" onClick=${again}>${tr("Try again")}</button>`}
  </div>`;
}

/** A quiet line while something loads; it keeps its height so that nothing jumps. */
export const Loading = ({ what }) => html`<p class="loading" role="status"><span class="dots" aria-hidden="true"></span>${what}</p>`;
