/** What can be done with what is selected, one thing or many: copy, turn, more of it side by side, numbers, taking away. */

import { html, useState } from "preact";
import { codesOf } from "../../core/pattern.js";
import { alignSelected, arraySelected, can, copySelected, mergeSelected, nudge, paste, removeSelected, renumberSelected, turnSelected } from "./commands.js";
import { ChoiceField, NumberField, TextField } from "./fields.js";
import { More } from "./form-parts.js";

const EDGES = [["left", "Left edges"], ["right", "Right edges"], ["top", "Top edges"], ["bottom", "Bottom edges"], ["across", "Evenly across"], ["down", "Evenly down"]];

/** The commands for the selection, those that make sense for it. */
export function Commands({ many }) {
  const now = can();
  return html`
    ${many && html`<${MoveBy} />`}
    <div class="desk-actions plan-commands">
      ${now.copy && html`<button type="button" class="button button-small" onClick=${() => copySelected() && paste()}>Duplicate</button>`}
      ${now.turn && html`<button type="button" class="button button-small" onClick=${() => turnSelected(90)}>Turn by 90°</button>`}
      ${now.merge && html`<button type="button" class="button button-small" onClick=${() => mergeSelected()}>Merge into one aisle</button>`}
      ${now.remove && html`<button type="button" class="button button-small plan-remove" onClick=${takeAway}>Take away</button>`}
    </div>
    ${now.align && html`<${More} title="In line"><div class="desk-actions">${EDGES.map(([edge, words]) => html`<button type="button" class="button button-small" key=${edge} onClick=${() => alignSelected(edge)}>${words}</button>`)}</div><//>`}
    ${now.array && html`<${More} title="More of it, side by side"><${SideBySide} /><//>`}
    ${now.renumber && html`<${More} title="New codes for these aisles"><${Renumber} /><//>`}`;
}

/** The form goes with what it was about, so the focus goes to the plan. */
function takeAway() {
  removeSelected();
  document.querySelector(".plan-canvas")?.focus();
}

function MoveBy() {
  const [by, setBy] = useState([0, 0]);
  return html`<div class="plan-fields">
    <${NumberField} label="Move to the right by" value=${by[0]} set=${(x) => setBy([x, by[1]])} />
    <${NumberField} label="Move down by" value=${by[1]} set=${(y) => setBy([by[0], y])} />
    <button type="button" class="button button-small plan-field-wide" disabled=${!by[0] && !by[1]} onClick=${() => nudge(...by) && setBy([0, 0])}>Move all of them</button>
  </div>`;
}

function SideBySide() {
  const [wish, setWish] = useState({ count: 3, pitch: 3.2, side: "right", pattern: "" });
  const set = (key) => (value) => setWish({ ...wish, [key]: value });
  return html`<div class="plan-fields">
      <${NumberField} label="How many more" unit="" whole min=${1} max=${200} value=${wish.count} set=${set("count")} />
      <${NumberField} label="From one to the next" min=${0.1} max=${200} value=${wish.pitch} set=${set("pitch")} />
      <${ChoiceField} label="To its" wide=${false} value=${wish.side} options=${[["right", "Right"], ["left", "Left"]]} set=${set("side")} />
      <${TextField} label="Codes" wide=${false} value=${wish.pattern} hint=${patternHint(wish.pattern, "Counts on by itself, or A{5-7}.")} set=${set("pattern")} />
    </div>
    <button type="button" class="button button-small" onClick=${() => arraySelected(wish)}>Add ${wish.count} more</button>`;
}

function Renumber() {
  const [wish, setWish] = useState({ pattern: "A{1-24}", from: "left" });
  const set = (key) => (value) => setWish({ ...wish, [key]: value });
  return html`<div class="plan-fields">
      <${TextField} label="Codes" must value=${wish.pattern} hint=${patternHint(wish.pattern, "")} set=${set("pattern")} />
      <${ChoiceField} label="In their order from the" value=${wish.from} options=${[["left", "Left"], ["right", "Right"], ["top", "Top"], ["bottom", "Bottom"]]} set=${set("from")} />
    </div>
    <p class="hint">Labels that are printed stay good, and old codes are found for 90 days.</p>
    <button type="button" class="button button-small" disabled=${Boolean(codesOf(wish.pattern).error)} onClick=${() => renumberSelected(wish)}>Renumber</button>`;
}

/** What a pattern would give, or what is wrong with it. */
export function patternHint(pattern, empty) {
  if (!pattern) return empty;
  const { codes, error } = codesOf(pattern);
  if (error) return error;
  return codes.length > 4 ? `${codes.slice(0, 3).join(", ")} … ${codes.at(-1)} (${codes.length})` : codes.join(", ");
}
