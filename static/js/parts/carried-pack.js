/** What this phone carries to find without network: how much, how old, and loading it again. */

import { html } from "preact";
import { finder } from "../device/finder.js";
import { useAction, useCell } from "./hooks.js";
import { packLimits, packWords } from "./phrases.js";
import { Trouble } from "./status.js";

export function CarriedPack() {
  const stats = useCell(finder.stats);
  const [busy, error, run] = useAction();
  const load = () =>
    run(async () => {
      if (!(await finder.load())) throw new Error("The items could not be loaded. Check the Wi-Fi, then try again.");
    });
  const carries = stats?.items !== undefined;
  const loading = busy || stats?.loading || stats?.state === "loading";
  return html`<div class="stack-tight">
    <p role="status">${carries ? html`On this phone: <strong>${packWords(stats)}</strong> ${packLimits(stats)}` : nothingYet(loading)}</p>
    <${Trouble} error=${error} />
    <button type="button" class="button" disabled=${loading} onClick=${load}>${loading ? "Loading…" : carries ? "Load again" : "Load the items"}</button>
  </div>`;
}

function nothingYet(loading) {
  return loading ? "Loading the store's items, so that this phone finds them without network." : "No items on this phone: it finds only while the network is there.";
}
