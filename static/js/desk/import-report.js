/** One import: how far it is, how its columns were read, what would change or did, what is wrong with its rows. */

import { html } from "preact";

const count = (number) => number.toLocaleString("en");
const several = (one, many) => (number) => `${count(number)} ${number === 1 ? one : many}`;
/** "1 mistake: the row is left out", "3 mistakes: the rows are left out". */
const withRows = (said, number, fate) => `${said(number)}: the ${number === 1 ? "row is" : "rows are"} ${fate}`;
const rows = several("row", "rows");
const mistakes = several("mistake", "mistakes");
const warnings = several("warning", "warnings");
const newItems = several("new item", "new items");
const changedItems = several("changed item", "changed items");

/** `go` imports what was checked, or is null. */
export function Report({ one, busy, go }) {
  return html`<section class="panel" aria-labelledby="import-title">
    <h2 id="import-title" class="import-file">${title(one)}</h2>
    <div role="status">${one.state === "running" ? html`<${Running} one=${one} />` : html`<${Outcome} one=${one} />`}</div>
    ${go && html`<div class="desk-actions"><button type="button" class="button button-main" disabled=${busy || !(one.created + one.updated)} onClick=${go}>${goWords(one)}</button></div>`}
    <${Columns} columns=${one.columns} />
    ${one.state !== "running" && html`
      <${Remarks} title=${withRows(mistakes, one.errors_total, "left out")} one=${one} kind="errors" />
      <${Remarks} title=${withRows(warnings, one.warnings_total, "kept")} one=${one} kind="warnings" />`}
  </section>`;
}

function title({ state, filename, dry_run: dry }) {
  const words = { running: dry ? "Checking" : "Importing", checked: "Checked, nothing changed yet:", done: "Imported:", failed: "Nothing changed:", undone: "Undone:" };
  return `${words[state]} ${filename}`;
}

function goWords({ created, updated }) {
  if (!created && !updated) return "Nothing to import";
  return `Import ${[created && newItems(created), updated && changedItems(updated)].filter(Boolean).join(" and ")}`;
}

function Running({ one }) {
  const reading = one.done_rows < one.rows;
  return html`<div class="stack-tight">
    <progress class="progress" max=${one.rows || 1} value=${one.done_rows} aria-label="Rows read"></progress>
    <p>${reading ? `${count(one.done_rows)} of about ${rows(one.rows)} read.` : "Saving …"} You may leave this page; it goes on.</p>
  </div>`;
}

const WORDS = {
  checked: ["would be new", "would change"],
  done: ["new items", "changed"],
  undone: ["were new, taken out again", "were changed, put back"],
};

function Outcome({ one }) {
  if (one.state === "failed") {
    return html`<p class="note note-bad">${one.errors.map((error) => error.detail).join(" ")}</p>`;
  }
  const [created, updated] = WORDS[one.state];
  const figures = [[one.rows, "rows"], [one.created, created], [one.updated, updated], [one.unchanged, "stay as they are"]];
  return html`<div class="figures">${figures.map(([number, words]) => html`<p class="figure"><b>${count(number)}</b><span>${words}</span></p>`)}</div>`;
}

function Columns({ columns }) {
  if (!columns.length) return null;
  return html`<div class="stack-tight">
    <h3>How the columns are read</h3>
    <ul class="matches">${columns.map(({ from, to }) => html`<li class=${to ? "match" : "match match-unused"}>
      <span>${from || "(no heading)"}</span><span aria-hidden="true">→</span><b>${to || "not used"}</b></li>`)}</ul>
  </div>`;
}

function Remarks({ title: words, one, kind }) {
  const total = one[`${kind}_total`];
  if (!total || one.state === "failed") return null;
  const shown = one[kind];
  return html`<details class="stack-tight" open=${kind === "errors"}>
    <summary><h3>${words}</h3></summary>
    <p><a class="button button-small" href=${`/desk/import/${one.id}/report.csv`} download>Save this list as CSV</a></p>
    <div class="remarks" tabindex="0" role="region" aria-label=${words}><table class="table">
      <caption class="hidden">${words}</caption>
      <thead><tr><th scope="col">Row</th><th scope="col">Column</th><th scope="col">What is wrong</th></tr></thead>
      <tbody>${shown.map((remark) => html`<tr><th scope="row">${remark.row || "File"}</th><td data-label="Column">${remark.column || "the whole row"}</td><td>${remark.detail}</td></tr>`)}</tbody>
    </table></div>
    ${total > shown.length && html`<p class="hint">The first ${count(shown.length)} of ${count(total)} are listed.</p>`}
  </details>`;
}
