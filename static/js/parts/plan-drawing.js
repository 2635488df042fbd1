/** The still part of the plan picture: floor, departments, shelves, walls. Drawn once for a plan and level. */

import { html, useMemo } from "preact";
import { boxOf, doorGap, middleOf, pathOfPoints, shelfPath, walkwayPath } from "./plan-lines.js";

/** Everything of one level that never moves. `lit` is the department to bring forward. */
export function PlanDrawing({ plan, level, lit }) {
  return useMemo(() => drawing(plan, level, lit), [plan, level, lit]);
}

function drawing(plan, level, lit) {
  const on = (things) => things.filter((thing) => thing.level === level);
  const floor = plan.levels.find((one) => one.id === level);
  const zones = on(plan.zones);
  return html`<g>
    <rect class="plan-floor" x="0" y="0" width=${floor.width} height=${floor.depth} />
    ${zones.map((zone) => html`<path class=${zone.department === lit ? "plan-zone plan-zone-lit" : "plan-zone"} d=${pathOfPoints(zone.polygon)} />`)}
    ${on(plan.fixtures).map((thing) => html`<path class=${`plan-fixture plan-${thing.kind}`} d=${pathOfPoints(thing.polygon)} />`)}
    ${on(plan.aisles).map((aisle) => html`<g id=${`aisle-${aisle.id}`}>
      <path class=${lit && aisle.department === lit ? "plan-walkway plan-walkway-lit" : "plan-walkway"} d=${walkwayPath(aisle)} />
      <path class="plan-shelf" d=${shelfPath(aisle)} />
    </g>`)}
    ${on(plan.walls).map((wall) => html`<path class="plan-wall" d=${pathOfPoints(wall.line, false)} stroke-width=${wall.thickness} />`)}
    ${on(plan.doors).map((door) => html`<path class="plan-door" d=${pathOfPoints(doorGap(plan, door), false)} />`)}
  </g>`;
}

/** The words on the plan; their size follows the zoom, they thin out where they would touch; `lit` always shows. */
export function PlanNames({ plan, level, perPixel, lit, target, seen }) {
  const aisles = plan.aisles.filter((aisle) => aisle.level === level);
  const [spacing, longest] = useMemo(() => [pitchOf(aisles), Math.max(1, ...aisles.map(({ code }) => code.length))], [plan, level]);
  const size = 13 * perPixel;
  const every = Math.max(1, Math.ceil((widthOf(size, longest) + size * 0.15) / spacing));
  const named = aisles.find((aisle) => aisle.code === lit);
  const anchors = plan.anchors.filter((one) => one.level === level);
  const zones = plan.zones.filter((zone) => zone.level === level && !anchors.some((one) => isIn(one.at, zone)));
  return html`<g class="plan-names">
    ${zones.map((zone) => zoneName(zone, perPixel))}
    ${aisles.map((aisle, at) => at % every === 0 && !hides(named, aisle, widthOf(size, longest)) && aisleName(aisle, size))}
    ${anchors.map((one) => anchorName(one, perPixel))}
    ${named && html`<g class="plan-aisle-lit">${aisleName(named, size * 1.15, clearOf(named, target, seen, perPixel))}</g>`}
  </g>`;
}

function zoneName(zone, perPixel) {
  const box = boxOf(zone.polygon);
  const size = 11 * perPixel;
  if (zone.department.length * size * 0.55 > box.width) return null;
  return html`<text class="plan-zone-name" x=${box.x + box.width / 2} y=${box.y + size * 1.3} font-size=${size}>${zone.department}</text>`;
}

/** A point on the aisle's line where its name shows and the pin does not cover it. */
function clearOf({ from, to }, target, seen, perPixel) {
  const along = (part) => [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
  const shows = ([x, y]) => x > seen.x && x < seen.x + seen.width && y > seen.y && y < seen.y + seen.height;
  // The pin stands on its point: it covers what lies above, not what lies below.
  const covered = (dx, dy) => Math.abs(dx) < 36 && dy > -46 && dy < 18;
  const free = ([x, y]) => !target || !covered((x - target.x) / perPixel, (y - target.y) / perPixel);
  return [0.5, 0.3, 0.7, 0.1, 0.9].map(along).find((point) => shows(point) && free(point)) || along(0.5);
}

function aisleName(aisle, size, [x, y] = middleOf([aisle.from, aisle.to])) {
  const width = widthOf(size, aisle.code.length);
  return html`<g class="plan-aisle-name">
    <rect x=${x - width / 2} y=${y - size * 0.75} width=${width} height=${size * 1.5} rx=${size * 0.3} />
    <text x=${x} y=${y + size * 0.36} font-size=${size}>${aisle.code}</text>
  </g>`;
}

const widthOf = (size, letters) => size * (0.7 + 0.62 * letters);

function anchorName(anchor, perPixel) {
  const size = 11 * perPixel;
  return html`<g class="plan-anchor">
    <circle cx=${anchor.at[0]} cy=${anchor.at[1]} r=${4 * perPixel} />
    <text x=${anchor.at[0]} y=${anchor.at[1] - size * 0.8} font-size=${size}>${anchor.name}</text>
  </g>`;
}

/** True when a point lies in the box of a zone: an anchor's name goes before the zone's. */
function isIn([x, y], zone) {
  const box = boxOf(zone.polygon);
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** True when the name of `aisle` would lie under the one that is lit. */
function hides(named, aisle, width) {
  if (!named) return false;
  const [[ax, ay], [bx, by]] = [named, aisle].map((one) => middleOf([one.from, one.to]));
  return Math.abs(ax - bx) < width * 1.1 && Math.abs(ay - by) < width;
}

/** How far apart aisles stand, in metres: the smallest distance between the middles of two neighbours. */
function pitchOf(aisles) {
  const middles = aisles.map((aisle) => middleOf([aisle.from, aisle.to]));
  let least = 50;
  for (let at = 1; at < middles.length; at += 1) {
    const away = Math.hypot(middles[at][0] - middles[at - 1][0], middles[at][1] - middles[at - 1][1]);
    if (away > 0.5) least = Math.min(least, away);
  }
  return least;
}
