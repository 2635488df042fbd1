/** What can be done with what is selected, one thing or many: copy, turn, more of it side by side, numbers, taking away. */

import { html, useState } from "preact";
import { codesOf } from "../../core/pattern.js";
import { tr, trAs, trMany } from "../../core/translation.js";
import { alignSelected, arraySelected, can, copySelected, mergeSelected, nudge, paste, removeSelected, renumberSelected, turnSelected } from "./commands.js";
import { ChoiceField, NumberField, TextField } from "./fields.js";
import { More } from "./form-parts.js";

const edges = () => [
  ["left", tr("Left edges")], ["right", tr("Right edges")], ["top", tr("Top edges")], ["bottom", tr("Bottom edges")],
  ["across", tr("Evenly across")], ["down", tr("Evenly down")],
];

/** The commands for the selection, those that make sense for it. */
export function Commands({ many }) {
  const now = can();
  return html`
    ${many && html`<${MoveBy} />`}
    <div class="desk-actions plan-commands">
      ${now.copy && html`<button type="button" class="button button-small" onClick=${() => copySelected() && paste()}>${tr("Duplicate")}</button>`}
      ${now.turn && html`<button type="button" class="button button-small" onClick=${() => turnSelected(90)}>${tr("Turn by 90°")}</button>`}
      ${now.merge && html`<button type="button" class="button button-small" onClick=${() => mergeSelected()}>${tr("Merge into one aisle")}</button>`}
      ${now.remove && html`<button type="button" class="button button-small plan-remove" onClick=${takeAway}>${tr("Take away")}</button>`}
    </div>
    ${now.align && html`<${More} title=${tr("In line")}><div class="desk-actions">${edges().map(([edge, words]) => html`<button type="button" class="button button-small" key=${edge} onClick=${() => alignSelected(edge)}>${words}</button>`)}</div><//>`}
    ${now.array && html`<${More} title=${tr("More of it, side by side")}><${SideBySide} /><//>`}
    ${now.renumber && html`<${More} title=${tr("New codes for these aisles")}><${Renumber} /><//>`}`;
}

/** The form goes with what it was about, so the focus goes to the plan. */
function takeAway() {
  removeSelected();
  document.querySelector(".plan-canvas")?.focus();
}

function MoveBy() {
  const [by, setBy] = useState([0, 0]);
  return html`<div class="plan-fields">
    <${NumberField} label=${tr("Move to the right by")} value=${by[0]} set=${(x) => setBy([x, by[1]])} />
    <${NumberField} label=${tr("Move down by")} value=${by[1]} set=${(y) => setBy([by[0], y])} />
    <button type="button" class="button button-small plan-field-wide" disabled=${!by[0] && !by[1]} onClick=${() => nudge(...by) && setBy([0, 0])}>${tr("Move all of them")}</button>
  </div>`;
}

function SideBySide() {
  const [wish, setWish] = useState({ count: 3, pitch: 3.2, side: "right", pattern: "" });
  const set = (key) => (value) => setWish({ ...wish, [key]: value });
  return html`<div class="plan-fields">
      <${NumberField} label=${tr("How many more")} unit="" whole min=${1} max=${200} value=${wish.count} set=${set("count")} />
      <${NumberField} label=${tr("From one to the next")} min=${0.1} max=${200} value=${wish.pitch} set=${set("pitch")} />
      <${ChoiceField} label=${trAs("side", "To its")} wide=${false} value=${wish.side} options=${[["right", trAs("side", "Right")], ["left", trAs("side", "Left")]]} set=${set("side")} />
      <${TextField} label=${tr("Codes")} wide=${false} value=${wish.pattern} hint=${patternHint(wish.pattern, tr("Counts on by itself, or {example}.", { example: "A{5-7}" }))} set=${set("pattern")} />
    </div>
    <button type="button" class="button button-small" onClick=${() => arraySelected(wish)}>${trMany("Add {n} more", "Add {n} more", wish.count)}</button>`;
}

function Renumber() {
  const [wish, setWish] = useState({ pattern: "A{1-24}", from: "left" });
  const set = (key) => (value) => setWish({ ...wish, [key]: value });
  return html`<div class="plan-fields">
      <${TextField} label=${tr("Codes")} must value=${wish.pattern} hint=${patternHint(wish.pattern, "")} set=${set("pattern")} />
      <${ChoiceField} label=${trAs("side", "In their order from the")} value=${wish.from} options=${[["left", trAs("side", "Left")], ["right", trAs("side", "Right")], ["top", trAs("side", "Top")], ["bottom", trAs("side", "Bottom")]]} set=${set("from")} />
    </div>
    <p class="hint">${tr("Labels that are printed stay good, and old codes are found for 90 days.")}</p>
    <button type="button" class="button button-small" disabled=${Boolean(codesOf(wish.pattern).error)} onClick=${() => renumberSelected(wish)}>${tr("Renumber")}</button>`;
}

/** What a pattern would give, or what is wrong with it. */
export function patternHint(pattern, empty) {
  if (!pattern) return empty;
  const { codes, error } = codesOf(pattern);
  if (error) return error;
  return codes.length > 4 ? `${codes.slice(0, 3).join(", ")} … ${codes.at(-1)} (${codes.length})` : codes.join(", ");
}
