/** One import: how far it is, how its columns were read, what would change or did, what is wrong with its rows. */

import { html } from "preact";
import { tr, trAs, trMany } from "../core/translation.js";
import { number } from "./figures.js";

const mistakes = (n) => trMany("{n} mistake: the row is left out", "{n} mistakes: the rows are left out", n);
const warnings = (n) => trMany("{n} warning: the row is kept", "{n} warnings: the rows are kept", n);
const newItems = (n) => trMany("{n} new item", "{n} new items", n);
const changedItems = (n) => trMany("{n} changed item", "{n} changed items", n);

/** `go` imports what was checked, or is null. */
export function Report({ one, busy, go }) {
  return html`<section class="panel" aria-labelledby="import-title">
    <h2 id="import-title" class="import-file">${title(one)}</h2>
    <div role="status">${one.state === "running" ? html`<${Running} one=${one} />` : html`<${Outcome} one=${one} />`}</div>
    ${go && html`<div class="desk-actions"><button type="button" class="button button-main" disabled=${busy || !(one.created + one.updated)} onClick=${go}>${goWords(one)}</button></div>`}
    <${Columns} columns=${one.columns} />
    ${one.state !== "running" && html`
      <${Remarks} title=${mistakes(one.errors_total)} one=${one} kind="errors" />
      <${Remarks} title=${warnings(one.warnings_total)} one=${one} kind="warnings" />`}
  </section>`;
}

function title({ state, filename: file, dry_run: dry }) {
  if (state === "running") return dry ? tr("Checking {file}", { file }) : tr("Importing {file}", { file });
  if (state === "checked") return tr("Checked, nothing changed yet: {file}", { file });
  if (state === "done") return tr("Imported: {file}", { file });
  return state === "failed" ? tr("Nothing changed: {file}", { file }) : tr("Undone: {file}", { file });
}

function goWords({ created, updated }) {
  if (!created && !updated) return tr("Nothing to import");
  if (created && updated) return tr("Import {new} and {changed}", { new: newItems(created), changed: changedItems(updated) });
  return tr("Import {items}", { items: created ? newItems(created) : changedItems(updated) });
}

function Running({ one }) {
  const reading = one.done_rows < one.rows;
  const far = reading
    ? trMany("{done} of about {n} row read. You may leave this page; it goes on.", "{done} of about {n} rows read. You may leave this page; it goes on.", one.rows, { done: number(one.done_rows) })
    : tr("Saving … You may leave this page; it goes on.");
  return html`<div class="stack-tight">
    <progress class="progress" max=${one.rows || 1} value=${one.done_rows} aria-label=${tr("Rows read")}></progress>
    <p>${far}</p>
  </div>`;
}

/** What stands under the figures of an import: what became of its rows. */
const WORDS = {
  checked: [(n) => trMany("would be new", "would be new", n), (n) => trMany("would change", "would change", n)],
  done: [(n) => trMany("new items", "new items", n), (n) => trMany("changed", "changed", n)],
  undone: [(n) => trMany("were new, taken out again", "were new, taken out again", n), (n) => trMany("were changed, put back", "were changed, put back", n)],
};
const all = (n) => trMany("rows", "rows", n);
const same = (n) => trMany("stay as they are", "stay as they are", n);

function Outcome({ one }) {
  if (one.state === "failed") {
    return html`<p class="note note-bad">${one.errors.map((error) => error.detail).join(" ")}</p>`;
  }
  const [created, updated] = WORDS[one.state];
  const figures = [[one.rows, all], [one.created, created], [one.updated, updated], [one.unchanged, same]];
  return html`<div class="figures">${figures.map(([count, words]) => html`<p class="figure"><b>${number(count)}</b><span>${words(count)}</span></p>`)}</div>`;
}

function Columns({ columns }) {
  if (!columns.length) return null;
  return html`<div class="stack-tight">
    <h3>${tr("How the columns are read")}</h3>
    <ul class="matches">${columns.map(({ from, to }) => html`<li class=${to ? "match" : "match match-unused"}>
      <span>${from || tr("(no heading)")}</span><span class="onward" aria-hidden="true">→</span><b>${to || trAs("column", "not used")}</b></li>`)}</ul>
  </div>`;
}

function Remarks({ title: words, one, kind }) {
  const total = one[`${kind}_total`];
  if (!total || one.state === "failed") return null;
  const shown = one[kind];
  return html`<details class="stack-tight" open=${kind === "errors"}>
    <summary><h3>${words}</h3></summary>
    <p><a class="button button-small" href=${`/desk/import/${one.id}/report.csv`} download>${tr("Save this list as CSV")}</a></p>
    <div class="remarks" tabindex="0" role="region" aria-label=${words}><table class="table">
      <caption class="hidden">${words}</caption>
      <thead><tr><th scope="col">${trAs("of a table", "Row")}</th><th scope="col">${trAs("of a table", "Column")}</th><th scope="col">${tr("What is wrong")}</th></tr></thead>
      <tbody>${shown.map((remark) => html`<tr><th scope="row">${remark.row || tr("File")}</th><td data-label=${trAs("of a table", "Column")}>${remark.column || tr("the whole row")}</td><td>${remark.detail}</td></tr>`)}</tbody>
    </table></div>
    ${total > shown.length && html`<p class="hint">${tr("The first {shown} of {all} are listed.", { shown: number(shown.length), all: number(total) })}</p>`}
  </details>`;
}
