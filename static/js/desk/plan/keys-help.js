/** The keys and gestures of the editor, on one page. */

import { html } from "preact";
import { Sheet } from "../../parts/sheet.js";
import { KEYS } from "./commands.js";

const FINGERS = [
  ["One finger", "selects, and drags what is selected"],
  ["Two fingers", "move the plan and zoom"],
  ["Two taps", "open the form; on an aisle, come close to its bays"],
];

/** A sheet with both lists. */
export function KeysHelp({ onClose }) {
  return html`<${Sheet} title="Keys and fingers" onClose=${onClose}>
    <p>Everything that a gesture does has a field in the form as well. The keys work once the plan has the focus.</p>
    <dl class="plan-keys">${KEYS.map(({ keys, words }) => html`<div key=${keys}><dt>${[keys].flat().map((one) => html`<kbd>${one}</kbd> `)}</dt><dd>${words}</dd></div>`)}</dl>
    <dl class="plan-keys">${FINGERS.map(([how, what]) => html`<div key=${how}><dt>${how}</dt><dd>${what}</dd></div>`)}</dl>
  <//>`;
}
