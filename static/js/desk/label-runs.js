/** Sheets that are being made or were: progress, the PDF, and "they did not come out". */

import { html } from "preact";
import { amountWords } from "../core/labels.js";
import { tr, trAs, trMany } from "../core/translation.js";
import { put } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { asOf } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { facts, number } from "./figures.js";

const sheetsOf = ({ id }) => `/api/labels/runs/${id}/sheets`;

/** The run that was just asked for. `goOn()` sets the start behind its last label, or is false. */
export function Made({ run, changed, read, goOn, close }) {
  if (run.state === "making") {
    return html`<section class="panel" aria-labelledby="made"><h2 id="made">${tr("Making the sheets…")}</h2>
      <progress class="progress" max=${run.labels} value=${run.done} aria-label=${tr("Labels drawn")}></progress>
      <p role="status">${trMany("{done} of {n} label. You can go on meanwhile.", "{done} of {n} labels. You can go on meanwhile.", run.labels, { done: number(run.done) })}</p></section>`;
  }
  if (run.state === "failed") {
    return html`<section class="panel" role="alert"><h2>${tr("The sheets could not be made")}</h2><p>${tr("Nothing counts as printed. Try again, or choose fewer labels.")}</p>
      <button type="button" class="button" onClick=${close}>${tr("OK")}</button></section>`;
  }
  return html`<section class="panel" aria-labelledby="made"><div role="status"><h2 id="made">${run.came_out ? tr("The sheets are ready") : tr("They count as never printed")}</h2></div>
    <p>${tr("{what}: {amount}.", { what: run.words, amount: amountWords(run.labels, run.pages) })} ${run.came_out ? tr("Print at 100 %, without “fit to page”.") : tr("Make them again when the printer is ready.")}</p>
    <div class="desk-actions">
      ${run.came_out && html`<a class="button button-main" target="_blank" rel="noopener" href=${sheetsOf(run)}>${tr("Open the PDF")}</a>`}
      <${CameOut} run=${run} changed=${async (now) => (changed(now), read())} />
      ${goOn && run.came_out && html`<button type="button" class="button" onClick=${() => (goOn(), close())}>${tr("Go on behind its last label")}</button>`}
    </div></section>`;
}

/** The button that takes a print back, or says that it came out after all. */
function CameOut({ run, changed }) {
  const [busy, error, act] = useAction();
  const turn = () => act(async () => changed(await put(`/api/labels/runs/${run.id}`, { came_out: !run.came_out })));
  return html`<button type="button" class="button" disabled=${busy} onClick=${turn}>${run.came_out ? tr("They didn't come out") : tr("They came out after all")}</button>
    <${Trouble} error=${error} />`;
}

/** The last prints; what each label said then is what "changed" is compared with. */
export function Runs({ runs, read }) {
  const past = runs.filter(({ state }) => state !== "making");
  if (!past.length) return null;
  return html`<section class="stack-tight" aria-labelledby="runs"><h2 id="runs">${tr("Printed before")}</h2>
    <table class="table"><caption class="hidden">${tr("The last prints")}</caption>
      <thead><tr><th scope="col">${tr("What")}</th><th scope="col">${tr("Labels")}</th><th scope="col">${tr("When")}</th><th scope="col"><span class="hidden">${tr("What to do")}</span></th></tr></thead>
      <tbody>${past.map((run) => html`<tr key=${run.id}><th scope="row">${run.words}${stateTag(run)}</th>
        <td data-label=${tr("Labels")} class="number">${number(run.labels)}</td>
        <td data-label=${tr("When")}>${facts([asOf(run.begun_at), run.by])}</td>
        <td><div class="row-actions">${run.has_sheets && html`<a class="button button-small" target="_blank" rel="noopener" href=${sheetsOf(run)} aria-label=${tr("PDF of {what}", { what: run.words })}>PDF</a>`}
          ${run.may_change && html`<${CameOut} run=${run} changed=${read} />`}</div></td></tr>`)}</tbody></table>
  </section>`;
}

function stateTag({ state, came_out: cameOut }) {
  if (state === "failed") return html` <span class="tag tag-bad">${trAs("a print", "failed")}</span>`;
  return cameOut ? null : html` <span class="tag tag-doubt">${trAs("a print", "didn't come out")}</span>`;
}
