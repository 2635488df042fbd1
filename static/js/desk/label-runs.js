/** Sheets that are being made or were: progress, the PDF, and "they did not come out". */

import { html } from "preact";
import { amountWords } from "../core/labels.js";
import { put } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { asOf } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";

const sheetsOf = ({ id }) => `/api/labels/runs/${id}/sheets`;

/** The run that was just asked for. `goOn()` sets the start behind its last label, or is false. */
export function Made({ run, changed, read, goOn, close }) {
  if (run.state === "making") {
    return html`<section class="panel" aria-labelledby="made"><h2 id="made">Making the sheets…</h2>
      <progress class="progress" max=${run.labels} value=${run.done} aria-label="Labels drawn"></progress>
      <p role="status">${run.done.toLocaleString("en")} of ${run.labels.toLocaleString("en")} labels. You can go on meanwhile.</p></section>`;
  }
  if (run.state === "failed") {
    return html`<section class="panel" role="alert"><h2>The sheets could not be made</h2><p>Nothing counts as printed. Try again, or choose fewer labels.</p>
      <button type="button" class="button" onClick=${close}>OK</button></section>`;
  }
  return html`<section class="panel" aria-labelledby="made"><div role="status"><h2 id="made">${run.came_out ? "The sheets are ready" : "They count as never printed"}</h2></div>
    <p>${run.words}: ${amountWords(run.labels, run.pages)}. ${run.came_out ? "Print at 100 %, without “fit to page”." : "Make them again when the printer is ready."}</p>
    <div class="desk-actions">
      ${run.came_out && html`<a class="button button-main" target="_blank" rel="noopener" href=${sheetsOf(run)}>Open the PDF</a>`}
      <${CameOut} run=${run} changed=${async (now) => (changed(now), read())} />
      ${goOn && run.came_out && html`<button type="button" class="button" onClick=${() => (goOn(), close())}>Go on behind its last label</button>`}
    </div></section>`;
}

/** The button that takes a print back, or says that it came out after all. */
function CameOut({ run, changed }) {
  const [busy, error, act] = useAction();
  const turn = () => act(async () => changed(await put(`/api/labels/runs/${run.id}`, { came_out: !run.came_out })));
  return html`<button type="button" class="button" disabled=${busy} onClick=${turn}>${run.came_out ? "They didn't come out" : "They came out after all"}</button>
    <${Trouble} error=${error} />`;
}

/** The last prints; what each label said then is what "changed" is compared with. */
export function Runs({ runs, read }) {
  const past = runs.filter(({ state }) => state !== "making");
  if (!past.length) return null;
  return html`<section class="stack-tight" aria-labelledby="runs"><h2 id="runs">Printed before</h2>
    <table class="table"><caption class="hidden">The last prints</caption>
      <thead><tr><th scope="col">What</th><th scope="col">Labels</th><th scope="col">When</th><th scope="col"><span class="hidden">What to do</span></th></tr></thead>
      <tbody>${past.map((run) => html`<tr key=${run.id}><th scope="row">${run.words}${stateTag(run)}</th>
        <td data-label="Labels" class="number">${run.labels.toLocaleString("en")}</td>
        <td data-label="When">${asOf(run.begun_at)}, ${run.by}</td>
        <td><div class="row-actions">${run.has_sheets && html`<a class="button button-small" target="_blank" rel="noopener" href=${sheetsOf(run)}>PDF<span class="hidden"> of ${run.words}</span></a>`}
          ${run.may_change && html`<${CameOut} run=${run} changed=${read} />`}</div></td></tr>`)}</tbody></table>
  </section>`;
}

function stateTag({ state, came_out: cameOut }) {
  if (state === "failed") return html` <span class="tag tag-bad">failed</span>`;
  return cameOut ? null : html` <span class="tag tag-doubt">didn't come out</span>`;
}
