/** The plan to draw on: what the draft has on the level that shows, what is selected, and the gestures on it. */

import { html } from "preact";

/**
 * `label` names the picture for who does not see it; `onPoint([x, y])` gets the point that is tapped while the tool is
 * `point`; `over` is drawn on top, in metres; `onOpen([kind, id, bay])` is called at a double tap.
 */
export function PlanCanvas({ label, over, onPoint, onOpen }) {
  return html`<svg class="plan plan-canvas" aria-label=${label} data-way=${Boolean(onPoint || onOpen)}>${over}</svg>`;
}
