/** What this phone carries to find without network: how much, how old, and loading it again. */

import { html } from "preact";
import { tr, trParts } from "../core/translation.js";
import { finder } from "../device/finder.js";
import { useAction, useCell } from "./hooks.js";
import { packLimits, packWords } from "./phrases.js";
import { Trouble } from "./status.js";

export function CarriedPack() {
  const stats = useCell(finder.stats);
  const [busy, error, run] = useAction();
  const load = () =>
    run(async () => {
      if (!(await finder.load())) throw new Error(tr("The items could not be loaded. Check the Wi-Fi, then try again."));
    });
  const carries = stats?.items !== undefined;
  const loading = busy || stats?.loading || stats?.state === "loading";
  return html`<div class="stack-tight">
    <p role="status">${carries ? html`${trParts("On this phone: {pack}", { pack: html`<strong>${packWords(stats)}</strong>` })} ${packLimits(stats)}` : nothingYet(loading)}</p>
    <${Trouble} error=${error} />
    <button type="button" class="button" disabled=${loading} onClick=${load}>${loading ? tr("Loading…") : carries ? tr("Load again") : tr("Load the items")}</button>
  </div>`;
}

function nothingYet(loading) {
  return loading ? tr("Loading the store's items, so that this phone finds them without network.") : tr("No items on this phone: it finds only while the network is there.");
}
