/** The plan as files: out in every format, and in as one change of the draft, shown before it is made. */

import { html, useEffect, useRef, useState } from "preact";
import { inverse } from "../../core/draft.js";
import { FORMATS, countRows, fileAddress, fileName, papers, tallyWords } from "../../core/plan-files.js";
import { language, tr, trAs } from "../../core/translation.js";
import { Problem, Unreachable, freshKey, get, post } from "../../device/api.js";
import { useAction, useAnswer } from "../../parts/hooks.js";
import { Icon } from "../../parts/icons.js";
import { Trouble } from "../../parts/status.js";
import { sendFile } from "../send-file.js";

const PATIENCE_MS = 60_000;
const count = (number) => number.toLocaleString(language());

/** Both halves of the page; it reads the draft by itself. */
export function Files() {
  const { value, error, again } = useAnswer((signal) => get("/api/plan/draft", { signal, patience: PATIENCE_MS }), []);
  if (!value) return error ? html`<${Trouble} error=${error} again=${again} />` : html`<p class="loading" role="status"><span class="dots" aria-hidden="true"></span>${tr("Reading the plan …")}</p>`;
  return html`<div class="columns"><${Out} draft=${value} /><${In} changed=${again} /></div>`;
}

function Out({ draft }) {
  const [of, setOf] = useState(draft.revision ? "published" : "draft");
  const [level, setLevel] = useState("");
  const [paper, setPaper] = useState("a3");
  const [fetched, setFetched] = useState(null);
  const [busy, error, run] = useAction();
  const take = (format) => run(async () => {
    setFetched(null);
    setFetched(await fetchFile(fileAddress(format, of, { level, paper }), `plan.${format}`));
  });
  const { levels } = draft.document;
  return html`<section class="panel" aria-labelledby="files-out">
    <h2 id="files-out">${tr("Take the plan out")}</h2>
    <div class="plan-files-choices">
      <label class="stack-tight">${tr("Which plan")}<select class="field" value=${of} onChange=${(event) => setOf(event.target.value)}>
        ${draft.revision > 0 && html`<option value="published">${tr("Published (revision {number})", { number: draft.revision })}</option>`}
        <option value="draft">${tr("The draft")}</option></select></label>
      ${levels.length > 1 && html`<label class="stack-tight">${tr("Drawn level")}<select class="field" value=${level} onChange=${(event) => setLevel(event.target.value)}>
        <option value="">${tr("All levels")}</option>${levels.map((one) => html`<option value=${one.id}>${one.name}</option>`)}</select></label>`}
      <label class="stack-tight">${tr("Paper of the PDF")}<select class="field" value=${paper} onChange=${(event) => setPaper(event.target.value)}>
        ${papers().map(([name, words]) => html`<option value=${name} selected=${name === paper}>${words}</option>`)}</select></label>
    </div>
    ${!draft.revision && html`<p class="hint">${tr("Nothing is published yet, so this is the draft.")}</p>`}
    <${Refusal} error=${error} />
    <p role="status" class="quiet">${busy ? tr("Writing the file …") : fetched ? tr("{name} is among your downloads.", { name: fetched }) : ""}</p>
    <div class="rows">${FORMATS.map(([name, title, words]) => html`<button type="button" class="row" key=${name} disabled=${busy} onClick=${() => take(name)}>
      <span class="row-words"><span class="row-title">${tr(title)}</span><span class="row-say">${tr(words)}</span></span><${Icon} name="download" /></button>`)}</div>
  </section>`;
}

function In({ changed }) {
  const [file, setFile] = useState(null);
  const [told, setTold] = useState(null);
  const [made, setMade] = useState(null);
  const [busy, error, run] = useAction();
  const [over, setOver] = useState(false);
  const look = (chosen) => run(async () => {
    setFile(chosen);
    setTold(null);
    setMade(null);
    setTold(await sendFile("/api/plan/draft/files", chosen, {}));
  });
  const send = (change, seq) => post("/api/plan/draft/changes", { after: seq, changes: [change] }, { patience: PATIENCE_MS });
  const put = () => run(async () => {
    const change = { key: freshKey(), ...told.change };
    const { seq } = await send(change, told.seq);
    setMade({ change, seq });
    setTold(null);
    changed();
  });
  const takeBack = () => run(async () => {
    await send({ ...inverse(made.change), key: freshKey(), label: `Taken back: ${made.change.label}`.slice(0, 120) }, made.seq);
    setMade(null);
    setFile(null);
    changed();
  });
  const drag = (event, inside) => {
    event.preventDefault();
    setOver(inside);
  };
  return html`<section class="panel" aria-labelledby="files-in">
    <h2 id="files-in">${tr("Bring a plan in")}</h2>
    <div class=${over ? "drop drop-over" : "drop"} onDragOver=${(event) => drag(event, true)} onDragLeave=${(event) => drag(event, false)}
      onDrop=${(event) => (drag(event, false), !busy && event.dataTransfer.files.length && look(event.dataTransfer.files[0]))}>
      <${Chooser} busy=${busy} choose=${look} />
      <p>${tr("or drop it here: JSON, GeoJSON, IMDF (zip), or a list of aisles as CSV or XLSX, up to 10 MB. You see what would change first. Phones get nothing before you publish.")}</p>
    </div>
    ${busy && html`<p class="loading" role="status"><span class="dots" aria-hidden="true"></span>${told ? tr("Changing the draft …") : file ? tr("Reading {name} …", { name: file.name }) : tr("Reading the file …")}</p>`}
    <${Refusal} error=${error} />
    ${error?.status === 409 && file && html`<button type="button" class="button" disabled=${busy} onClick=${() => look(file)}>${tr("Look at the file again")}</button>`}
    ${told && html`<${Told} key=${file.name} name=${file.name} told=${told} busy=${busy} put=${put} leave=${() => (setTold(null), setFile(null))} />`}
    ${made && html`<div class="note" role="status"><p>${tr("It is in the draft.")} <a class="button button-main" href="/desk/plan">${tr("Open the editor")}</a></p>
      <button type="button" class="button" disabled=${busy} onClick=${takeBack}>${tr("Take it back")}</button></div>`}
  </section>`;
}

function Chooser({ busy, choose }) {
  const input = useRef(null);
  const take = (event) => {
    const [chosen] = event.target.files;
    input.current.value = ""; // so that the same file, mended, can be chosen again
    if (chosen) choose(chosen);
  };
  return html`<label class="button button-main" aria-disabled=${busy}>${tr("Choose a file")}
    <input ref=${input} type="file" accept=".json,.geojson,.zip,.csv,.tsv,.txt,.xlsx" disabled=${busy} onChange=${take} /></label>`;
}

/** What the file would change, before it does. */
function Told({ name, told, busy, put, leave }) {
  const heading = useRef(null);
  useEffect(() => heading.current?.focus(), []);
  const { change, before, after, remarks, faults } = told;
  return html`<div class="stack">
    <h3 ref=${heading} tabindex="-1" class="plan-files-name">${name}</h3>
    <p role="status">${tr("{sentence}.", { sentence: tallyWords(change?.edits ?? []) })}</p>
    ${remarks.map((remark) => html`<p class="hint" key=${remark}>${remark}</p>`)}
    <ul class="plan-files-counts">${countRows(before, after).map(([kind, words, was, is]) => html`<li key=${kind}><b>${words}</b> <span>${tr("{before} now, {after} then", { before: count(was), after: count(is) })}</span></li>`)}</ul>
    ${faults.length > 0 && html`<div class="note note-doubt"><p>${tr("It can go into the draft, but this has to be put right before it is published:")}</p>
      <ul class="plan-files-faults">${faults.map(({ field, detail }, n) => html`<li key=${n}><b>${field}</b>: ${detail}</li>`)}</ul></div>`}
    <div class="desk-actions">${change && html`<button type="button" class="button button-main" disabled=${busy} onClick=${put}>${tr("Put it into the draft")}</button>`}
      <button type="button" class="button" disabled=${busy} onClick=${leave}>${change ? tr("Leave it") : trAs("verb", "Close")}</button></div>
  </div>`;
}

/** A refusal with everything that is wrong, object by object. */
function Refusal({ error }) {
  const rest = (error?.errors ?? []).slice(1);
  return html`<${Trouble} error=${error} />
    ${rest.length > 0 && html`<ul class="plan-files-faults">${error.errors.map(({ field, detail }, n) => html`<li key=${n}><b>${field}</b>: ${detail}</li>`)}</ul>`}`;
}

/** Fetches a file and hands it to the browser's downloads; its name. Throws Problem or Unreachable. */
async function fetchFile(address, fallback) {
  let answer;
  let content;
  try {
    answer = await fetch(address, { credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE_MS) });
    content = answer.ok ? await answer.blob() : await answer.json().catch(() => ({}));
  } catch {
    throw new Unreachable();
  }
  if (!answer.ok) throw new Problem(answer.status, content);
  const name = fileName(answer.headers.get("content-disposition"), fallback);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), PATIENCE_MS);
  return name;
}
