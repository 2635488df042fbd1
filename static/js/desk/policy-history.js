/** Who changed how the store asks, what, and the way back to it. */

import { html } from "preact";
import { samePolicy } from "../core/policy.js";
import { tr } from "../core/translation.js";
import { asOf } from "../parts/phrases.js";

/** `use(version)` saves an earlier one anew, `defaults()` the defaults. */
export function History({ told, busy, use, defaults }) {
  const { history, policy } = told;
  const usual = samePolicy(policy, told.defaults);
  return html`<section class="stack-tight" aria-labelledby="history">
    <h2 id="history">${tr("What was changed")}</h2>
    ${history.length
      ? html`<table class="table">
          <caption class="hidden">${tr("Saved versions, the newest first")}</caption>
          <thead><tr><th scope="col">${tr("Version")}</th><th scope="col">${tr("What")}</th><th scope="col">${tr("Who")}</th><th scope="col">${tr("When")}</th><th scope="col"><span class="hidden">${tr("What to do")}</span></th></tr></thead>
          <tbody>${history.map((one) => html`<tr key=${one.version}>
            <th scope="row" class="short">${tr("Version {version}", one)}</th>
            <td data-label=${tr("What")}><span>${one.changed.length ? one.changed.map((line) => html`<span class="changed">${line}</span>`) : tr("Nothing that shows here")}</span></td>
            <td data-label=${tr("Who")} class="short">${one.by || tr("Somebody who left")}</td>
            <td data-label=${tr("When")} class="short"><time dateTime=${one.at}>${asOf(one.at)}</time></td>
            <td><span class="row-actions">${samePolicy(one.policy, policy)
              ? html`<span class="tag tag-good">${tr("Counts now")}</span>`
              : html`<button type="button" class="button button-small" disabled=${busy} aria-label=${tr("Use version {version} again", one)} onClick=${() => use(one)}>${tr("Use again")}</button>`}</span></td>
          </tr>`)}</tbody>
        </table>`
      : html`<p class="quiet">${tr("Nothing yet: the defaults count.")}</p>`}
    ${!usual && html`<div><button type="button" class="button" disabled=${busy} onClick=${defaults}>${tr("Use every default again")}</button></div>`}
  </section>`;
}
