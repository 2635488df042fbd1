/** The desk's import: a file is checked first and shown, then imported; the last import can be undone. */

import { html, render, useEffect, useRef, useState } from "preact";
import { tr, trMany, trParts } from "../core/translation.js";
import { get, post, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Sheet } from "../parts/sheet.js";
import { Trouble } from "../parts/status.js";
import { History } from "./import-history.js";
import { Report } from "./import-report.js";
import { sendFile } from "./send-file.js";

const LOOK_MS = 400;
/** Putting back a large catalog takes longer than other calls. */
const UNDO_PATIENCE_MS = 120_000;

function Import({ first }) {
  const [imports, setImports] = useState(first);
  const [file, setFile] = useState(null);
  const [shown, setShown] = useState(first.find((one) => one.state === "running") || null);
  const [undoing, setUndoing] = useState(null);
  const [busy, error, run] = useAction();
  const readHistory = async () => setImports((await get("/api/imports")).imports);
  useFollowing(shown, setShown, readHistory);
  const send = (chosen, dryRun) => run(async () => {
    setFile(chosen);
    setShown(null);
    setShown(await sendFile("/api/imports", chosen, { dry_run: dryRun }));
  });
  const undo = (one) => run(async () => {
    setUndoing(null);
    setShown(await post(`/api/imports/${one.id}/undo`, {}, { patience: UNDO_PATIENCE_MS }));
    await readHistory();
  });
  const running = shown?.state === "running";
  return html`
    <${Chooser} busy=${busy || running} choose=${(chosen) => send(chosen, true)} />
    <${Trouble} error=${error} />
    ${busy && !shown && file && html`<p class="loading" role="status"><span class="dots" aria-hidden="true"></span>${tr("Sending {name} …", { name: file.name })}</p>`}
    ${shown && html`<${Report} key=${shown.id} one=${shown} busy=${busy} go=${file && shown.state === "checked" ? () => send(file, false) : null} />`}
    <${History} imports=${imports} undo=${setUndoing} open=${(id) => run(async () => setShown(await get(`/api/imports/${id}`)))} />
    ${undoing && html`<${Sheet} title=${tr("Undo this import?")} onClose=${() => setUndoing(null)}>
      <p>${undoWords(undoing)}</p>
      <div class="pair">
        <button type="button" class="button" onClick=${() => setUndoing(null)}>${tr("Keep it")}</button>
        <button type="button" class="button button-danger" onClick=${() => undo(undoing)}>${tr("Undo the import")}</button>
      </div>
    <//>`}`;
}

function undoWords({ filename, created, updated }) {
  return trParts("The catalog goes back to what it was before {file}: {taken}, {put}.", {
    file: html`<b class="import-file">${filename}</b>`,
    taken: trMany("{n} new items are taken out", "{n} new items are taken out", created),
    put: trMany("{n} get their old words and places back", "{n} get their old words and places back", updated),
  });
}

/** Asks again and again how far a running import is, and tells when it is over. */
function useFollowing(shown, setShown, over) {
  useEffect(() => {
    if (shown?.state !== "running") return undefined;
    const timer = setTimeout(async () => {
      try {
        const now = await get(`/api/imports/${shown.id}`);
        setShown(now);
        if (now.state !== "running") await over();
      } catch {
        setShown({ ...shown }); // no answer: look again
      }
    }, LOOK_MS);
    return () => clearTimeout(timer);
  }, [shown]);
}

function Chooser({ busy, choose }) {
  const [over, setOver] = useState(false);
  const input = useRef(null);
  const take = (files) => {
    if (files.length && !busy) choose(files[0]);
    if (input.current) input.current.value = ""; // so that the same file, mended, can be chosen again
  };
  const drag = (event, inside) => {
    event.preventDefault();
    setOver(inside);
  };
  return html`<div class=${over ? "drop drop-over" : "drop"} onDragOver=${(event) => drag(event, true)} onDragLeave=${(event) => drag(event, false)}
    onDrop=${(event) => (drag(event, false), take(event.dataTransfer.files))}>
    <label class="button button-main" aria-disabled=${busy}>${tr("Choose a file")}
      <input ref=${input} type="file" accept=".csv,.tsv,.txt,.xlsx" disabled=${busy} onChange=${(event) => take(event.target.files)} />
    </label>
    <p>${trParts("or drop it here: CSV (UTF-8) or XLSX, up to 10 MB. Only {sku} and {name} are needed. It is checked first; nothing changes until you say so.", { sku: html`<b>${"sku"}</b>`, name: html`<b>${"name"}</b>` })}</p>
  </div>`;
}

whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Import} first=${JSON.parse(document.getElementById("imports-now").textContent).imports} />`, document.getElementById("import"));
