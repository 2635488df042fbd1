/** From nothing to a plan: many aisles by a pattern, from the catalog, from a list, or over a floor-plan picture. */

import { html, useMemo, useState } from "preact";
import { spoken } from "../../core/field-values.js";
import { FROM, codesOf } from "../../core/pattern.js";
import { startEdits } from "../../core/start-plan.js";
import { mark, tr, trMany, trParts } from "../../core/translation.js";
import { post } from "../../device/api.js";
import { say } from "../../device/store.js";
import { useAction } from "../../parts/hooks.js";
import { Icon } from "../../parts/icons.js";
import { Sheet } from "../../parts/sheet.js";
import { Trouble } from "../../parts/status.js";
import { sendFile } from "../send-file.js";
import { change, freshId, sync } from "./draft-store.js";
import { CheckField, ChoiceField, NumberField, TextField } from "./fields.js";
import { patternHint } from "./form-many.js";
import { PlanPicture } from "./picture.js";
import { fit, shownLevel } from "./view.js";

export { isBare } from "../../core/start-plan.js";

const FROM_WORDS = { left: mark("From the left"), right: mark("From the right"), top: mark("From the top"), bottom: mark("From the bottom") };
const PATIENCE_MS = 30_000;

/** `openBackdrops()` leads to the pictures. */
export function Start({ document, openBackdrops, onClose }) {
  const [way, setWay] = useState(null);
  const row = (name, title, words) => html`<button type="button" class="row" onClick=${() => (name === "picture" ? openBackdrops() : setWay(name))}>
    <span class="row-words"><span class="row-title">${title}</span><span class="row-say">${words}</span></span><${Icon} name="next" /></button>`;
  if (way === "pattern") return html`<${Pattern} document=${document} onClose=${onClose} />`;
  if (way) return html`<${FromServer} from=${way} onClose=${onClose} />`;
  return html`<${Sheet} title=${tr("Lay many aisles at once")} onClose=${onClose}><div class="rows">
      ${row("pattern", tr("By a pattern"), tr("“24 aisles, 30 m long, 2 m apart, numbered from the left, 12 bays a side”"))}
      ${row("catalog", tr("From the catalog"), tr("The aisles and bays that your items name, laid side by side"))}
      ${row("csv", tr("From a list"), tr("A CSV file of aisles and bays"))}
      ${row("picture", tr("Over a floor-plan picture"), tr("Lay a picture under the plan and draw over it"))}
    </div>
    <p class="hint">${trParts("All of it can be undone, and nothing reaches a phone before you publish. A plan file from elsewhere comes in under {files}.", { files: html`<a href="/desk/plan/files">${tr("Files")}</a>` })}</p>
  <//>`;
}

const WISH = { pattern: "A{1-24}", length: 30, apart: 2, bays: 12, from: "left", around: true };

function Pattern({ document, onClose }) {
  const [wish, setWish] = useState(WISH);
  const set = (key) => (value) => setWish({ ...wish, [key]: value });
  const level = shownLevel(document);
  const { codes, error: wrong } = codesOf(wish.pattern);
  const found = useMemo(() => (wrong ? { error: wrong, edits: [], aisles: [] } : startEdits(document, { ...wish, codes, level: level.id }, freshId)), [document, wish]);
  const bare = found.edits.some(({ kind }) => kind === "anchors") || (!document.aisles.length && !document.walls.length);
  const lay = () => {
    if (!change(() => trMany("{n} aisle by a pattern", "{n} aisles by a pattern", codes.length), found.edits)) return;
    onClose();
    setTimeout(fit);
  };
  return html`<${Sheet} title=${tr("Aisles by a pattern")} onClose=${onClose}><div class="plan-pattern">
    <div class="stack-tight"><div class="plan-fields">
      <${TextField} live label=${tr("Codes")} must value=${wish.pattern} hint=${patternHint(wish.pattern, "")} set=${set("pattern")} />
      <${NumberField} live label=${tr("Each is so long")} min=${0.5} max=${500} value=${wish.length} set=${set("length")} />
      <${NumberField} live label=${tr("Walkway between shelves")} min=${0.5} max=${50} value=${wish.apart} set=${set("apart")} />
      <${NumberField} live label=${tr("Bays a side")} unit="" whole min=${0} max=${200} value=${wish.bays} set=${set("bays")} />
      <${ChoiceField} label=${tr("Numbered")} wide=${false} value=${wish.from} options=${FROM.map((one) => [one, tr(FROM_WORDS[one])])} set=${set("from")} />
      ${bare && html`<${CheckField} label=${tr("Walls around, and an entrance in front")} value=${wish.around} set=${set("around")} />`}
    </div>
    <p class="hint">${tr("The letters I, O and Z are skipped in ranges such as {example}: people read them as digits.", { example: "{A-F}" })}</p></div>
    ${found.error ? html`<p class="field-wrong" role="alert">${found.error}</p>` : html`<${Preview} document=${document} found=${found} level=${level} />`}
    </div>
    <div class="sheet-foot"><button type="button" class="button button-main" disabled=${Boolean(found.error)} onClick=${lay}>${trMany("Lay {n} aisle", "Lay {n} aisles", codes.length)}</button></div>
  <//>`;
}

/** What the level would look like. */
function Preview({ document, found, level }) {
  const then = useMemo(() => {
    const put = (kind) => [...(document[kind] || []).filter((one) => !found.edits.some((edit) => edit.kind === kind && edit.id === one.id)), ...found.edits.filter((edit) => edit.kind === kind).map(({ after }) => after)];
    return { ...document, ...Object.fromEntries(["levels", "aisles", "walls", "doors", "anchors"].map((kind) => [kind, put(kind)])) };
  }, [found]);
  const bays = found.aisles.reduce((sum, aisle) => sum + aisle.bays.length, 0);
  return html`<figure class="plan-preview"><${PlanPicture} document=${then} level=${level.id} marks=${[]} label=${tr("The level with the new aisles")} />
    <figcaption class="hint">${tr("{aisles}, {bays} on {width} × {depth} m.", { aisles: trMany("{n} aisle", "{n} aisles", found.aisles.length), bays: trMany("{n} bay", "{n} bays", bays), width: spoken(found.width), depth: spoken(found.depth) })}</figcaption></figure>`;
}

/** What the server lays out: from the aisles that items name, or from a list. */
function FromServer({ from, onClose }) {
  const [busy, error, run] = useAction();
  const take = (told, label) => {
    const made = told.change;
    if (!made?.edits.length) throw new Error(tr("It says what the plan says already; nothing was changed."));
    if (!change(label, made.edits)) throw new Error(tr("The plan was changed meanwhile, so nothing was laid. Try it once more."));
    if (told.remarks?.length) say(told.remarks.slice(0, 3).join(" "));
    onClose();
    setTimeout(fit);
  };
  // The server lays them into the plan that it knows: what waits here goes there first.
  const lay = (asked, label) => run(async () => (await sync(), take(await asked(), label)));
  const catalog = () => lay(() => post("/api/plan/draft/start", { from: "catalog" }, { patience: PATIENCE_MS }), () => tr("Aisles from the catalog"));
  const list = (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) lay(() => sendFile("/api/plan/draft/start", file, { from: "csv" }), () => tr("Import of {name}", { name: file.name }));
  };
  if (from === "catalog") return html`<${Sheet} title=${tr("From the catalog")} onClose=${onClose}>
    <p>${tr("Every aisle that an item names becomes one, with as many bays as are named, side by side in the order of their numbers. Nobody measured it, so the plan is marked as a sketch; put it right with the tools.")}</p>
    <${Trouble} error=${error} />
    <button type="button" class="button button-main" disabled=${busy} onClick=${catalog}>${busy ? tr("Reading the catalog …") : tr("Lay them")}</button><//>`;
  return html`<${Sheet} title=${tr("From a list")} onClose=${onClose}>
    <p>${trParts("A CSV (UTF-8) or XLSX file, one aisle or one bay a row. Only a column {aisle} is needed; bays, sides, departments and places are read where they are there.", { aisle: html`<code>aisle</code>` })}</p>
    <${Trouble} error=${error} />
    <label class="button button-main" aria-disabled=${busy}>${busy ? tr("Reading …") : tr("Choose a file")}<input class="hidden" type="file" accept=".csv,.tsv,.txt,.xlsx" disabled=${busy} onChange=${list} /></label><//>`;
}
