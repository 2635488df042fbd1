/** From nothing to a plan: many aisles by a pattern, from the catalog, from a list, or over a floor-plan picture. */

import { html, useMemo, useState } from "preact";
import { FROM, codesOf } from "../../core/pattern.js";
import { startEdits } from "../../core/start-plan.js";
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

const FROM_WORDS = { left: "From the left", right: "From the right", top: "From the top", bottom: "From the bottom" };
const PATIENCE_MS = 30_000;

/** `openBackdrops()` leads to the pictures. */
export function Start({ document, openBackdrops, onClose }) {
  const [way, setWay] = useState(null);
  const row = (name, title, words) => html`<button type="button" class="row" onClick=${() => (name === "picture" ? openBackdrops() : setWay(name))}>
    <span class="row-words"><span class="row-title">${title}</span><span class="row-say">${words}</span></span><${Icon} name="next" /></button>`;
  if (way === "pattern") return html`<${Pattern} document=${document} onClose=${onClose} />`;
  if (way) return html`<${FromServer} from=${way} onClose=${onClose} />`;
  return html`<${Sheet} title="Lay many aisles at once" onClose=${onClose}><div class="rows">
      ${row("pattern", "By a pattern", "“24 aisles, 30 m long, 2 m apart, numbered from the left, 12 bays a side”")}
      ${row("catalog", "From the catalog", "The aisles and bays that your items name, laid side by side")}
      ${row("csv", "From a list", "A CSV file of aisles and bays")}
      ${row("picture", "Over a floor-plan picture", "Lay a picture under the plan and draw over it")}
    </div>
    <p class="hint">All of it can be undone, and nothing reaches a phone before you publish. A plan file from elsewhere comes in under <a href="/desk/plan/files">Files</a>.</p>
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
    if (!change(`${codes.length} aisles by a pattern`, found.edits)) return;
    onClose();
    setTimeout(fit);
  };
  return html`<${Sheet} title="Aisles by a pattern" onClose=${onClose}><div class="plan-pattern">
    <div class="stack-tight"><div class="plan-fields">
      <${TextField} live label="Codes" must value=${wish.pattern} hint=${patternHint(wish.pattern, "")} set=${set("pattern")} />
      <${NumberField} live label="Each is so long" min=${0.5} max=${500} value=${wish.length} set=${set("length")} />
      <${NumberField} live label="Walkway between shelves" min=${0.5} max=${50} value=${wish.apart} set=${set("apart")} />
      <${NumberField} live label="Bays a side" unit="" whole min=${0} max=${200} value=${wish.bays} set=${set("bays")} />
      <${ChoiceField} label="Numbered" wide=${false} value=${wish.from} options=${FROM.map((one) => [one, FROM_WORDS[one]])} set=${set("from")} />
      ${bare && html`<${CheckField} label="Walls around, and an entrance in front" value=${wish.around} set=${set("around")} />`}
    </div>
    <p class="hint">The letters I, O and Z are skipped in ranges such as {A-F}: people read them as digits.</p></div>
    ${found.error ? html`<p class="field-wrong" role="alert">${found.error}</p>` : html`<${Preview} document=${document} found=${found} level=${level} />`}
    </div>
    <div class="sheet-foot"><button type="button" class="button button-main" disabled=${Boolean(found.error)} onClick=${lay}>Lay ${codes.length === 1 ? "1 aisle" : `${codes.length} aisles`}</button></div>
  <//>`;
}

/** What the level would look like. */
function Preview({ document, found, level }) {
  const then = useMemo(() => {
    const put = (kind) => [...(document[kind] || []).filter((one) => !found.edits.some((edit) => edit.kind === kind && edit.id === one.id)), ...found.edits.filter((edit) => edit.kind === kind).map(({ after }) => after)];
    return { ...document, ...Object.fromEntries(["levels", "aisles", "walls", "doors", "anchors"].map((kind) => [kind, put(kind)])) };
  }, [found]);
  const bays = found.aisles.reduce((sum, aisle) => sum + aisle.bays.length, 0);
  return html`<figure class="plan-preview"><${PlanPicture} document=${then} level=${level.id} marks=${[]} label="The level with the new aisles" />
    <figcaption class="hint">${found.aisles.length} aisles, ${bays.toLocaleString("en")} bays on ${found.width} × ${found.depth} m.</figcaption></figure>`;
}

/** What the server lays out: from the aisles that items name, or from a list. */
function FromServer({ from, onClose }) {
  const [busy, error, run] = useAction();
  const take = (told) => {
    const made = told.change;
    if (!made?.edits.length) throw new Error("It says what the plan says already; nothing was changed.");
    if (!change(made.label, made.edits)) throw new Error("The plan was changed meanwhile, so nothing was laid. Try it once more.");
    if (told.remarks?.length) say(told.remarks.slice(0, 3).join(" "));
    onClose();
    setTimeout(fit);
  };
  // The server lays them into the plan that it knows: what waits here goes there first.
  const lay = (asked) => run(async () => (await sync(), take(await asked())));
  const catalog = () => lay(() => post("/api/plan/draft/start", { from: "catalog" }, { patience: PATIENCE_MS }));
  const list = (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) lay(() => sendFile("/api/plan/draft/start", file, { from: "csv" }));
  };
  if (from === "catalog") return html`<${Sheet} title="From the catalog" onClose=${onClose}>
    <p>Every aisle that an item names becomes one, with as many bays as are named, side by side in the order of their numbers. Nobody measured it, so the plan is marked as a sketch; put it right with the tools.</p>
    <${Trouble} error=${error} />
    <button type="button" class="button button-main" disabled=${busy} onClick=${catalog}>${busy ? "Reading the catalog …" : "Lay them"}</button><//>`;
  return html`<${Sheet} title="From a list" onClose=${onClose}>
    <p>A CSV (UTF-8) or XLSX file, one aisle or one bay a row. Only a column <b>aisle</b> is needed; bays, sides, departments and places are read where they are there.</p>
    <${Trouble} error=${error} />
    <label class="button button-main" aria-disabled=${busy}>${busy ? "Reading …" : "Choose a file"}<input class="hidden" type="file" accept=".csv,.tsv,.txt,.xlsx" disabled=${busy} onChange=${list} /></label><//>`;
}
