/** What staff say of where things are: accept, refuse, and how many have to say so for it to hold by itself. */

import { html } from "preact";
import { post, put } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { namesOf } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";

/** `found` as `/api/proposals` tells it; `took(found)` hears the newer one, `did(text, back)` what was done. */
export function Proposals({ found, took, did }) {
  return html`<section class="stack" aria-labelledby="proposals">
    <h2 id="proposals">Found somewhere else</h2>
    <${Rule} voices=${found.voices} took=${took} did=${did} />
    ${found.proposals.length
      ? html`<ul class="queue">${found.proposals.map((one) => html`<${One} key=${one.id} one=${one} took=${took} did=${did} />`)}</ul>
        ${found.total > found.proposals.length && html`<p class="quiet">The oldest ${found.proposals.length} of ${found.total} show here.</p>`}`
      : html`<p class="quiet">Nothing waits. When a colleague scans an item in another bay than the store knows, it shows here.</p>`}
  </section>`;
}

const WAYS = [
  [0, "a supervisor always looks"],
  [1, "one colleague is enough"],
  [2, "2 colleagues say the same"],
  [3, "3 colleagues say the same"],
  [4, "4 colleagues say the same"],
  [5, "5 colleagues say the same"],
];

function Rule({ voices, took, did }) {
  const [busy, error, run] = useAction();
  const ways = WAYS.some(([count]) => count === voices) ? WAYS : [...WAYS, [voices, `${voices} colleagues say the same`]];
  const set = (change) => {
    const chosen = Number(change.target.value);
    run(async () => {
      took(await put("/api/proposals/rule", { voices: chosen }));
      did("Saved.", async () => void took(await put("/api/proposals/rule", { voices })));
    });
  };
  return html`<div>
    <label class="moves-rule">It holds by itself once
      <select class="field" disabled=${busy} onChange=${set}>${ways.map(([count, words]) => html`<option value=${count} selected=${count === voices}>${words}</option>`)}</select></label>
    <${Trouble} error=${error} /></div>`;
}

function One({ one, took, did }) {
  const [busy, error, run] = useAction();
  const decide = (what, words) => () => run(async () => {
    took(await post(`/api/proposals/${one.id}/${what}`));
    did(`${one.name}: ${words}`, async () => void took(await post(`/api/proposals/${one.id}/undo`)));
  });
  const homes = one.places.filter(({ role }) => one.beside || role === "home").map(({ say }) => say);
  return html`<li class="panel queue-one" aria-labelledby=${`proposal-${one.id}`}>
    <div>
      <h3 id=${`proposal-${one.id}`}><a href=${`/items/${one.item_id}`}>${one.name}</a></h3>
      <p><strong>${one.say}</strong>${one.beside ? " as well" : ""}${one.voices.length ? `, says ${namesOf(one.voices)}` : ""}</p>
      <p class="row-say">${homes.length ? `Listed at ${homes.join("; ")}` : "Listed nowhere yet"}</p>
    </div>
    <div class="row-actions moves-actions">
      ${one.on_plan && html`<button type="button" class="button button-main" aria-label=${`It is there: ${one.name}`} disabled=${busy} onClick=${decide("acceptance", `it stands at ${one.code} now.`)}>It is there</button>`}
      <button type="button" class="button" aria-label=${`It is not: ${one.name}`} disabled=${busy} onClick=${decide("refusal", "nothing was changed.")}>It is not</button>
    </div>
    <${Trouble} error=${error} />
  </li>`;
}
