/** What a tap on the plan does: select, or draw one more thing. A bar at the side of the plan, at its foot on a phone. */

import { html, useLayoutEffect, useRef } from "preact";
import { anchors, connectors, fixtures } from "../../core/plan-words.js";
import { spoken } from "../../core/field-values.js";
import { mark, tr, trAs } from "../../core/translation.js";
import { useCell } from "../../parts/hooks.js";
import { drawing } from "./draw-tools.js";
import { PlanIcon } from "./plan-icons.js";
import { made, snapStep, tool } from "./view.js";

/** `[tool, what its button says, what to do then]`. */
const TOOLS = [
  ["select", () => trAs("tool", "Select"), ""],
  ["marquee", () => trAs("tool", "Box"), mark("Draw a box around what you want to select.")],
  ["aisle", () => trAs("tool", "Aisle"), mark("Draw from the aisle's start to its end.")],
  ["wall", () => trAs("tool", "Wall"), mark("Tap the wall's points one after the other; tap the last one twice to end it.")],
  ["door", () => trAs("tool", "Door"), mark("Tap the wall where the door is.")],
  ["fixture", () => trAs("tool", "Fixture"), mark("Draw a box where it stands.")],
  ["zone", () => trAs("tool", "Area"), mark("Tap the corners of a department one after the other; tap the last one twice to end it.")],
  ["anchor", () => trAs("tool", "Start"), mark("Tap where a walk begins: entrance, desk or tills.")],
  ["connector", () => trAs("tool", "Stairs"), mark("Tap where the stairs or the lift is entered.")],
  ["block", () => trAs("tool", "Block"), mark("Draw a box over what is in the way for a while.")],
];

const KINDS = { fixture: [mark("What is drawn"), fixtures], anchor: [mark("What is set"), anchors], connector: [mark("What is set"), connectors] };
const SNAPS = [0.05, 0.1, 0.5, 1, 0];

/** The tools, one pressed; on a phone the bar comes back to that one. `shown`: the bar is not behind a form. */
export function Toolbar({ shown }) {
  const now = useCell(tool);
  const bar = useRef(null);
  useLayoutEffect(() => bar.current.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [now, shown]);
  const press = (event) => {
    const onwards = document.dir === "rtl" ? -1 : 1;
    const step = { ArrowRight: onwards, ArrowDown: 1, ArrowLeft: -onwards, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
  };
  return html`<div ref=${bar} class="plan-tools" role="toolbar" aria-label=${tr("Tools")} onKeyDown=${press}>
    ${TOOLS.map(([name, words]) => html`<button type="button" key=${name} class="plan-tool" aria-pressed=${name === now} tabindex=${name === now ? 0 : -1} onClick=${() => (tool.value = name)}>
      <${PlanIcon} name=${name} /><span>${words()}</span></button>`)}
  </div>`;
}

function snapWords(metres) {
  if (!metres) return tr("Snap: Off");
  return metres < 1 ? tr("Snap: {length} cm", { length: spoken(metres * 100) }) : tr("Snap: {length} m", { length: spoken(metres) });
}

/** What to do with the tool in hand, and what it makes; nothing while one selects. */
export function ToolHint() {
  const now = useCell(tool);
  const kinds = useCell(made);
  const snap = useCell(snapStep);
  const [, , words] = TOOLS.find(([name]) => name === now) || TOOLS[0];
  const [label, options] = KINDS[now] || [];
  return html`<div class="plan-hint" role="status">${words && html`<p>${tr(words)}</p>
    ${options && html`<label><span class="hidden">${tr(label)}</span><select class="field" value=${kinds[now]} onChange=${(event) => (made.value = { ...kinds, [now]: event.target.value })}>
      ${options().map(([value, name]) => html`<option value=${value} selected=${value === kinds[now]}>${name}</option>`)}</select></label>`}
    <label><span class="hidden">${tr("Snap to")}</span><select class="field" value=${snap} onChange=${(event) => (snapStep.value = Number(event.target.value))}>
      ${SNAPS.map((value) => html`<option value=${value} selected=${value === snap}>${snapWords(value)}</option>`)}</select></label>
    ${now !== "marquee" && html`<button type="button" class="button button-small" onClick=${() => drawing.middle()}>${tr("Put one in the middle")}</button>`}`}</div>`;
}
