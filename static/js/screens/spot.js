/** One place: an aisle, a bay, a desk. Opened from a label it also sets where I am. */

import { html, useEffect } from "preact";
import { read as tokenOf } from "../core/blank.js";
import { tr, trAs, trMany } from "../core/translation.js";
import { get } from "../device/api.js";
import { finder } from "../device/finder.js";
import { standAt } from "../device/session.js";
import { me, plan } from "../device/store.js";
import { AnswerCard } from "../parts/answer-card.js";
import { useAnswer, useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { go } from "../parts/router.js";
import { spotSay } from "../parts/phrases.js";
import { ResetLine } from "../parts/reset-line.js";
import { renamedWords } from "../parts/spots.js";
import { StandHere } from "../parts/stand-here.js";
import { Loading, Trouble } from "../parts/status.js";
import { WalkCard } from "../parts/walk-card.js";
import { AskButton } from "../parts/ask-sheet.js";

/** `params`: `{code}` looked up, or `{scanned}` from the label's own link: then I stand there. */
export function Spot({ params: { code, scanned } }) {
  const wanted = scanned || code;
  const { value: spot, error, again } = useAnswer((signal) => spotAt(wanted, signal), [wanted]);
  const document = useCell(plan);
  const who = useCell(me);
  const known = Boolean(spot && who);
  // A label that was printed blank: the scanner knows what it was bound to, and how to bind it.
  useEffect(() => {
    if (scanned && (error?.status === 404 || error?.name === "Unreachable") && tokenOf(scanned)) go(`/scan?text=${encodeURIComponent(`${location.origin}/l/${scanned}`)}`, { replace: true });
  }, [scanned, error]);
  useEffect(() => {
    if (known && scanned && who.shift) standAt({ spot: spot.id }, spot.code).catch(() => {});
  }, [known, scanned]);
  if (!spot && error) return html`<${NotThere} code=${wanted} error=${error} again=${again} />`;
  if (!spot) return html`<main class="screen"><h1 class="hidden" tabindex="-1">${trAs("noun", "Place")}</h1><${Loading} what=${tr("Getting the place…")} /></main>`;
  return html`<main class="screen item">
    ${spot.renamed_from && html`<p class="spot-was" role="status">${renamedWords(spot)}</p>`}
    <${AnswerCard} place=${{ ...spot, say: spotSay(spot) }} heading="h1" />
    ${spot.aisle && html`<${ResetLine} aisle=${spot.aisle} />`}
    <p class="spot-about">${[...new Set([spot.kind === "aisle" && spot.label, spot.department]), spot.items > 0 ? trMany("{n} item stands here", "{n} items stand here", spot.items) : ""].filter(Boolean).join(" · ")}</p>
    ${who?.sighting?.spot !== spot.id && html`<${WalkCard} plan=${document} place=${{ ...spot, spot: spot.id }} sighting=${who?.sighting} />`}
    ${who?.sighting?.spot === spot.id
      ? html`<p class="quiet" role="status"><${Icon} name="check" /> ${tr("You are here. Walks start at this place.")}</p><a class="button button-main" href="/"><${Icon} name="search" /> ${tr("Find something from here")}</a>`
      : html`<${StandHere} spot=${spot.id} code=${spot.code} main />`}
    <a class="button" href=${`/place?at=${encodeURIComponent(spot.id)}`}><${Icon} name="plus" /> ${tr("Place items here")}</a>
  </main>`;
}

/** The place as the server tells it; without network as this phone carries it. */
async function spotAt(wanted, signal) {
  try {
    return await get(`/api/spots/${encodeURIComponent(wanted)}`, { signal });
  } catch (error) {
    const own = error.name === "Unreachable" ? await finder.code(`${location.origin}/l/${encodeURIComponent(wanted)}`) : null;
    if (own?.kind !== "spot") throw error;
    return own.spot;
  }
}

function NotThere({ code, error, again }) {
  const missing = error.status === 404;
  return html`<main class="screen">
    <h1 class=${missing ? "" : "hidden"} tabindex="-1">${tr("{place} is not on the plan", { place: code })}</h1>
    ${missing ? html`<p>${error.message}</p><div class="stack"><a class="button button-main" href="/plan"><${Icon} name="map" /> ${tr("Open the plan")}</a><${AskButton} question=${{ words: tr("Where is {what}?", { what: code }) }} main=${false} /></div>` : html`<${Trouble} error=${error} again=${again} />`}
  </main>`;
}
