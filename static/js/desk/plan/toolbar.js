/** What a tap on the plan does: select, or draw one more thing. A bar at the side of the plan, at its foot on a phone. */

import { html, useLayoutEffect, useRef } from "preact";
import { ANCHORS, CONNECTORS, FIXTURES } from "../../core/plan-words.js";
import { useCell } from "../../parts/hooks.js";
import { drawing } from "./draw-tools.js";
import { PlanIcon } from "./plan-icons.js";
import { made, snapStep, tool } from "./view.js";

/** `[tool, what its button says, what to do then]`. */
const TOOLS = [
  ["select", "Select", ""],
  ["marquee", "Box", "Draw a box around what you want to select."],
  ["aisle", "Aisle", "Draw from the aisle's start to its end."],
  ["wall", "Wall", "Tap the wall's points one after the other; tap the last one twice to end it."],
  ["door", "Door", "Tap the wall where the door is."],
  ["fixture", "Fixture", "Draw a box where it stands."],
  ["zone", "Area", "Tap the corners of a department one after the other; tap the last one twice to end it."],
  ["anchor", "Start", "Tap where a walk begins: entrance, desk or tills."],
  ["connector", "Stairs", "Tap where the stairs or the lift is entered."],
  ["block", "Block", "Draw a box over what is in the way for a while."],
];

const KINDS = { fixture: ["What is drawn", FIXTURES], anchor: ["What is set", ANCHORS], connector: ["What is set", CONNECTORS] };
const SNAPS = [[0.05, "5 cm"], [0.1, "10 cm"], [0.5, "50 cm"], [1, "1 m"], [0, "Off"]];

/** The tools, one pressed; on a phone the bar comes back to that one. `shown`: the bar is not behind a form. */
export function Toolbar({ shown }) {
  const now = useCell(tool);
  const bar = useRef(null);
  useLayoutEffect(() => bar.current.querySelector("[aria-pressed=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [now, shown]);
  const press = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
  };
  return html`<div ref=${bar} class="plan-tools" role="toolbar" aria-label="Tools" onKeyDown=${press}>
    ${TOOLS.map(([name, words]) => html`<button type="button" key=${name} class="plan-tool" aria-pressed=${name === now} tabindex=${name === now ? 0 : -1} onClick=${() => (tool.value = name)}>
      <${PlanIcon} name=${name} /><span>${words}</span></button>`)}
  </div>`;
}

/** What to do with the tool in hand, and what it makes; nothing while one selects. */
export function ToolHint() {
  const now = useCell(tool);
  const kinds = useCell(made);
  const snap = useCell(snapStep);
  const [, , words] = TOOLS.find(([name]) => name === now) || TOOLS[0];
  const [label, options] = KINDS[now] || [];
  return html`<div class="plan-hint" role="status">${words && html`<p>${words}</p>
    ${options && html`<label><span class="hidden">${label}</span><select class="field" value=${kinds[now]} onChange=${(event) => (made.value = { ...kinds, [now]: event.target.value })}>
      ${Object.entries(options).map(([value, name]) => html`<option value=${value} selected=${value === kinds[now]}>${name}</option>`)}</select></label>`}
    <label><span class="hidden">Snap to</span><select class="field" value=${snap} onChange=${(event) => (snapStep.value = Number(event.target.value))}>
      ${SNAPS.map(([value, name]) => html`<option value=${value} selected=${value === snap}>Snap: ${name}</option>`)}</select></label>
    ${now !== "marquee" && html`<button type="button" class="button button-small" onClick=${() => drawing.middle()}>Put one in the middle</button>`}`}</div>`;
}
