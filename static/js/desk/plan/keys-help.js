/** The keys and gestures of the editor, on one page. */

import { html } from "preact";
import { mark, tr } from "../../core/translation.js";
import { Sheet } from "../../parts/sheet.js";
import { KEYS } from "./commands.js";

const FINGERS = [
  [mark("One finger"), mark("selects, and drags what is selected")],
  [mark("Two fingers"), mark("move the plan and zoom")],
  [mark("Two taps"), mark("open the form; on an aisle, come close to its bays")],
];

/** A sheet with both lists. */
export function KeysHelp({ onClose }) {
  return html`<${Sheet} title=${tr("Keys and fingers")} onClose=${onClose}>
    <p>${tr("Everything that a gesture does has a field in the form as well. The keys work once the plan has the focus.")}</p>
    <dl class="plan-keys">${KEYS.map(({ keys, words }) => html`<div key=${keys}><dt>${[keys].flat().map((one) => html`<kbd>${tr(one)}</kbd> `)}</dt><dd>${tr(words)}</dd></div>`)}</dl>
    <dl class="plan-keys">${FINGERS.map(([how, what]) => html`<div key=${how}><dt>${tr(how)}</dt><dd>${tr(what)}</dd></div>`)}</dl>
  <//>`;
}
