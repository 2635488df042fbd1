/** What else stands on the plan picture: closed aisles, blocks, the way of one-way doors, stairs and lifts. */

import { html } from "preact";
import { closedAisles, standingBlocks } from "../core/closing.js";
import { boxOf, pathOfPoints, walkwayPath, wayArrow } from "./plan-lines.js";

/** Strokes on a 24 grid. */
const GLYPHS = {
  stairs: "M4 19.500h4v-5h4v-5h4v-5h4",
  escalator: "M3 18.500h4.500L16 6.500h5M13.500 16.500l4-5.500M17.700 14.500v-3.700h-3.600",
  lift: "M7 10l5-5 5 5M7 14l5 5 5-5",
  ramp: "M3.500 18.500L20.500 8v10.500Z",
};

/** What is closed on a level at `now` (ms), and the arrows of one-way doors; drawn in metres. */
export function PlanClosed({ plan, level, now }) {
  const oneWay = plan.doors.filter((door) => door.level === level && door.one_way && Number.isFinite(door.heading));
  return html`<g>
    ${closedAisles(plan, level, now).map((aisle) => html`<path class="plan-closed" d=${walkwayPath(aisle)} />`)}
    ${standingBlocks(plan, level, now).map((block) => html`<path class="plan-block" d=${pathOfPoints(block.polygon)} />`)}
    ${oneWay.map((door) => html`<path class="plan-way" d=${wayArrow(door)} />`)}
  </g>`;
}

/** Stairs and lifts as signs of the same size at every zoom, and why a block is in the way where there is room to say it. */
export function PlanMarks({ plan, level, now, perPixel }) {
  const stops = (plan.connectors ?? []).flatMap((one) => one.stops.filter((stop) => stop.level === level).map(({ at }) => [one, at]));
  return html`<g class="plan-marks">
    ${standingBlocks(plan, level, now).map((block) => reason(block, 11 * perPixel))}
    ${stops.map(([one, at]) => stopSign(one, at, perPixel))}
  </g>`;
}

function reason({ why, polygon }, size) {
  const box = boxOf(polygon);
  if (!why || why.length * size * 0.55 > box.width * 1.6) return null;
  return html`<text class="plan-why" x=${box.x + box.width / 2} y=${box.y + box.height / 2 + size * 0.35} font-size=${size}>${why}</text>`;
}

function stopSign({ kind, name }, [x, y], perPixel) {
  return html`<g class="plan-stop" transform=${`translate(${x} ${y}) scale(${perPixel})`}>
    <rect x="-13" y="-13" width="26" height="26" rx="7" />
    <path d=${GLYPHS[kind]} transform="translate(-9 -9) scale(0.75)" />
    <text y="29" font-size="11">${name}</text>
  </g>`;
}
