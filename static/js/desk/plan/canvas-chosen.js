/** What is selected, drawn over the plan: its outline, the bays of the open aisle; and the handles that it is pulled by. */

import { html } from "preact";
import { handlesOf } from "../../core/handles.js";
import { aisleCorners, axes, bayCorners, boxAround, boxesOf, depthOf } from "../../core/shapes.js";
import { pathOfPoints } from "../../parts/plan-lines.js";
import { useCell } from "../../parts/hooks.js";
import { useScale } from "./canvas-drawing.js";
import { isSelected, selected } from "./selection.js";
import { tool } from "./view.js";

/** From so many pixels a metre on the bays of the chosen aisle can be chosen themselves. */
export const BAYS_OPEN_FROM = 14;
/** More things than this show no outlines of their own. */
const MOST_OUTLINES = 400;
/** How far above its box the handle to turn stands, in pixels. */
const TURN_ABOVE = 34;

/** Something shorter than this shows no handles at its ends, in pixels. */
const LEAST_ROOM = 44;

/** Handles are this large, in pixels; what a finger may miss them by is more. */
export const HANDLE = 7;

/** The id of the aisle whose bays are told apart: the one that is chosen, when it is seen from near. */
export function openAisle(scale) {
  const ids = new Set(selected.value.filter(([kind]) => kind === "aisles").map(([, id]) => id));
  return scale >= BAYS_OPEN_FROM && ids.size === 1 && selected.value.every(([kind]) => kind === "aisles") ? [...ids][0] : null;
}

/** The outlines, and the bays. */
export function Chosen({ document, level }) {
  const chosen = useCell(selected);
  const scale = useScale((each) => each);
  const things = chosen.slice(0, MOST_OUTLINES).flatMap(([kind, id, bayId]) => {
    const object = (document[kind] || []).find((one) => one.id === id);
    const here = object && (kind === "connectors" || kind === "levels" || object.level === level.id);
    return here ? [{ kind, id, object, bayId }] : [];
  });
  const open = openAisle(scale);
  const aisle = open && document.aisles.find(({ id, level: on }) => id === open && on === level.id);
  return html`<g class="plan-chosen">
    ${things.map((thing) => html`<path key=${`${thing.id} ${thing.bayId || ""}`} class=${thing.bayId ? "plan-chosen-bay" : "plan-chosen-line"} d=${outline(thing, level.id)} />`)}
    ${aisle && html`<${Bays} aisle=${aisle} scale=${scale} />`}
  </g>`;
}

/** What it is pulled by, over everything else. */
export function Handles({ document, level }) {
  const chosen = useCell(selected);
  const scale = useScale((each) => each);
  if (useCell(tool) !== "select") return null;
  return html`<g class="plan-chosen">${handlesFor(document, chosen, level.id, scale).map(({ name, at: [x, y], round }) =>
    html`<${Handle} key=${name} ...${{ name, x, y, round, size: HANDLE / scale }} />`)}</g>`;
}

function Handle({ name, x, y, round, size }) {
  if (name === "turn") return html`<circle class="plan-handle plan-handle-turn" cx=${x} cy=${y} r=${size * 1.2} />`;
  if (round) return html`<circle class="plan-handle plan-handle-add" cx=${x} cy=${y} r=${size * 0.75} />`;
  return html`<rect class="plan-handle" x=${x - size} y=${y - size} width=${size * 2} height=${size * 2} rx=${size / 2} />`;
}

/** The bays with their numbers, large enough to be met by a finger. */
function Bays({ aisle, scale }) {
  const size = Math.min(13 / scale, 0.5);
  return html`<g class="plan-bays-open">${aisle.bays.map((bay) => {
    const corners = bayCorners(aisle, bay);
    const [x, y] = [(corners[0][0] + corners[2][0]) / 2, (corners[0][1] + corners[2][1]) / 2];
    const mine = isSelected(["aisles", aisle.id, bay.id]);
    return html`<g key=${bay.id}><path class=${mine ? "plan-bay-open plan-bay-chosen" : "plan-bay-open"} d=${pathOfPoints(corners)} />
      ${bay.width * scale > 16 && html`<text class=${mine ? "plan-bay-code plan-bay-code-chosen" : "plan-bay-code"} x=${x} y=${y + size * 0.36} font-size=${size}>${bay.code}</text>`}</g>`;
  })}</g>`;
}

/** The line around something on a level. */
function outline({ kind, object, bayId }, level) {
  if (kind === "walls") return pathOfPoints(object.line, false);
  const bay = bayId && object.bays.find((one) => one.id === bayId);
  if (bay) return pathOfPoints(bayCorners(object, bay));
  if (kind === "aisles") return pathOfPoints(aisleCorners(object));
  if (object.polygon) return pathOfPoints(object.polygon);
  return boxesOf(kind, object).filter(([on]) => on === level).map(([, box]) => boxPath(box)).join("");
}

export const boxPath = ({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}Z`;

/** Handles that would cover what they pull are left out: it is dragged instead, and has its form. */
function roomFor(kind, object, scale) {
  if (kind === "levels") return () => true;
  const long = kind === "aisles" ? axes(object).length : longest(boxesOf(kind, object)[0][1]);
  const wide = kind === "aisles" ? object.width + 2 * depthOf(object) : long;
  return ({ name }) => (name === "left" || name === "right" ? wide : long) * scale >= LEAST_ROOM;
}

const longest = ({ width, height }) => Math.max(width, height);

/** The handles of what is chosen: those of a single object, and one to turn whatever is no point. */
export function handlesFor(document, chosen, level, scale) {
  const whole = chosen.filter(([, , bay]) => !bay).map(([kind, id]) => [kind, (document[kind] || []).find((one) => one.id === id)]).filter(([, object]) => object);
  if (!whole.length || whole.length < chosen.length) return [];
  const own = whole.length === 1 ? handlesOf(...whole[0]).filter(roomFor(...whole[0], scale)) : [];
  const boxes = whole.filter(([kind]) => kind !== "levels" && kind !== "connectors").flatMap(([kind, object]) => boxesOf(kind, object)).filter(([on]) => on === level);
  const turns = whole.length > 1 || ["aisles", "walls", "fixtures", "zones", "blocks"].includes(whole[0][0]);
  if (!turns || !boxes.length) return own;
  const box = boxAround(boxes.flatMap(([, { x, y, width, height }]) => [[x, y], [x + width, y + height]]));
  if (longest(box) * scale < LEAST_ROOM) return own;
  return [...own, { name: "turn", at: [box.x + box.width / 2, box.y - TURN_ABOVE / scale], round: true }];
}
