/** What a gesture would do if it ended now: drawn over everything, while the plan below stays as it is. */

import { html, useMemo } from "preact";
import { aisleCorners, boxesOf } from "../../core/shapes.js";
import { language } from "../../core/translation.js";
import { pathOfPoints, shelfPath } from "../../parts/plan-lines.js";
import { useCell } from "../../parts/hooks.js";
import { boxPath } from "./canvas-chosen.js";
import { useScale } from "./canvas-drawing.js";
import { ghost } from "./ghost.js";
import { selected } from "./selection.js";

export function Ghost({ document, level }) {
  const now = useCell(ghost);
  const scale = useScale((each) => each);
  if (!now) return null;
  const { shift, edits, points, closed, box, guides = [] } = now;
  return html`<g class="plan-ghost">
    ${shift && html`<${Shifted} document=${document} shift=${shift} level=${level.id} />`}
    ${edits?.map(({ kind, id, after }) => after && html`<path key=${id} class="plan-ghost-thing" d=${shapeOf(kind, after, level.id)} />`)}
    ${points && html`<path class=${closed ? "plan-ghost-line plan-ghost-area" : "plan-ghost-line"} d=${pathOfPoints(points, Boolean(closed))} />${points.map(([x, y], n) => html`<circle key=${n} class="plan-ghost-point" cx=${x} cy=${y} r=${5 / scale} />`)}`}
    ${points?.length > 1 && html`<${Length} points=${points} scale=${scale} />`}
    ${box && html`<path class="plan-ghost-box" d=${boxPath(box)} />`}
    ${guides.map((line, n) => html`<path key=${n} class="plan-guide" d=${pathOfPoints(line, false)} />`)}
  </g>`;
}

/** All that is selected, moved as one picture. */
function Shifted({ document, shift: [dx, dy], level }) {
  const chosen = selected.value;
  const d = useMemo(() => chosen.map(([kind, id]) => {
    const object = (document[kind] || []).find((one) => one.id === id);
    return object ? shapeOf(kind, object, level) : "";
  }).join(""), [document, chosen]);
  return html`<path class="plan-ghost-thing" d=${d} transform=${`translate(${dx} ${dy})`} />`;
}

/** How long the last piece of a line is, beside its end. */
function Length({ points, scale }) {
  const [[ax, ay], [x, y]] = points.slice(-2);
  const metres = Math.hypot(x - ax, y - ay);
  return html`<text class="plan-ghost-words" x=${x + 10 / scale} y=${y - 10 / scale} font-size=${14 / scale}>${metres.toLocaleString(language(), { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false })} m</text>`;
}

function shapeOf(kind, object, level) {
  if (kind === "aisles") return pathOfPoints(aisleCorners(object)) + shelfPath(object);
  if (kind === "walls") return pathOfPoints(object.line, false);
  if (object.polygon) return pathOfPoints(object.polygon);
  return boxesOf(kind, object).filter(([on]) => on === level).map(([, box]) => boxPath(box)).join("");
}
