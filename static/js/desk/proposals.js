/** What staff say of where things are: accept, refuse, and how many have to say so for it to hold by itself. */

import { html } from "preact";
import { tr, trAs, trMany, trParts } from "../core/translation.js";
import { post, put } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { namesOf } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { lined, number } from "./figures.js";

/** `found` as `/api/proposals` tells it; `took(found)` hears the newer one, `did(text, back)` what was done. */
export function Proposals({ found, took, did }) {
  return html`<section class="stack" aria-labelledby="proposals">
    <h2 id="proposals">${tr("Found somewhere else")}</h2>
    <${Rule} voices=${found.voices} took=${took} did=${did} />
    ${found.proposals.length
      ? html`<ul class="queue">${found.proposals.map((one) => html`<${One} key=${one.id} one=${one} took=${took} did=${did} />`)}</ul>
        ${found.total > found.proposals.length && html`<p class="quiet">${tr("The oldest {shown} of {all} show here.", { shown: number(found.proposals.length), all: number(found.total) })}</p>`}`
      : html`<p class="quiet">${tr("Nothing waits. When a colleague scans an item in another bay than the store knows, it shows here.")}</p>`}
  </section>`;
}

const WAYS = [0, 1, 2, 3, 4, 5];

function ruleWords(count) {
  if (!count) return tr("a supervisor always looks");
  return trMany("one colleague is enough", "{n} colleagues say the same", count);
}

/** Where it is, and who says so: "Aisle 5, bay 2 as well, says Ada". */
function said({ say, beside, voices }) {
  const [place, names] = [html`<strong>${say}</strong>`, namesOf(voices)];
  if (beside) return names ? trParts("{place} as well, says {names}", { place, names }) : trParts("{place} as well", { place });
  return names ? trParts("{place}, says {names}", { place, names }) : place;
}

function Rule({  voices, took, did }) {
  const [busy, error, run] = useAction();
  const ways = WAYS.includes(voices) ? WAYS : [...WAYS, voices];
  const set = (change) => {
    const chosen = Number(change.target.value);
    run(async () => {
      took(await put("/api/proposals/rule", { voices: chosen }));
      did(tr("Saved."), async () => void took(await put("/api/proposals/rule", { voices })));
    });
  };
  return html`<div>
    <label class="moves-rule">${trAs("a list to choose from follows: “2 colleagues say the same”", "It holds by itself once")}
      <select class="field" disabled=${busy} onChange=${set}>${ways.map((count) => html`<option value=${count} selected=${count === voices}>${ruleWords(count)}</option>`)}</select></label>
    <${Trouble} error=${error} /></div>`;
}

function One({ one, took, did }) {
  const [busy, error, run] = useAction();
  const decide = (what, text) => () => run(async () => {
    took(await post(`/api/proposals/${one.id}/${what}`));
    did(text, async () => void took(await post(`/api/proposals/${one.id}/undo`)));
  });
  const homes = one.places.filter(({ role }) => one.beside || role === "home").map(({ say }) => say);
  return html`<li class="panel queue-one" aria-labelledby=${`proposal-${one.id}`}>
    <div>
      <h3 id=${`proposal-${one.id}`}><a href=${`/items/${one.item_id}`}>${one.name}</a></h3>
      <p>${said(one)}</p>
      <p class="row-say">${homes.length ? tr("Listed at {places}", { places: lined(homes) }) : tr("Listed nowhere yet")}</p>
    </div>
    <div class="row-actions moves-actions">
      ${one.on_plan && html`<button type="button" class="button button-main" aria-label=${tr("It is there: {name}", one)} disabled=${busy} onClick=${decide("acceptance", tr("{name}: it stands at {place} now.", { name: one.name, place: one.code }))}>${tr("It is there")}</button>`}
      <button type="button" class="button" aria-label=${tr("It is not: {name}", one)} disabled=${busy} onClick=${decide("refusal", tr("{name}: nothing was changed.", one))}>${tr("It is not")}</button>
    </div>
    <${Trouble} error=${error} />
  </li>`;
}
