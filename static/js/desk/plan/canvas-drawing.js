/** What stands still on the canvas: a few paths for all of it, each made anew only when something of it was changed. */

import { html, useEffect, useMemo, useState } from "preact";
import { boxAround } from "../../core/shapes.js";
import { TOGETHER, clockwise, pieces, shelvesOf } from "../../parts/plan-groups.js";
import { doorGap, pathOfPoints, walkwayPath } from "../../parts/plan-lines.js";
import { viewport } from "./view.js";

/** Below so many pixels a metre single bays are not told apart: the shelves of a side are one box. */
const BAYS_FROM = 7;
/** Sizes of names follow the zoom in steps of this factor, so that few are drawn anew. */
const STEP = 1.18;

/** A value of the view's scale, drawn again when the value changes, not with every scale. */
export function useScale(make) {
  const [value, setValue] = useState(() => make(viewport.value.scale));
  useEffect(() => {
    setValue(make(viewport.value.scale));
    return viewport.listen(({ scale }) => setValue(make(scale)));
  }, []);
  return value;
}

const stepped = (scale) => STEP ** Math.round(Math.log(scale) / Math.log(STEP));
const isClose = (scale) => scale >= BAYS_FROM;

/** The floor, backdrops, departments, fixtures, aisles, walls, doors, blocks of a level. */
export function Drawing({ document, level, backdrops }) {
  const close = useScale(isClose);
  const on = (kind) => (document[kind] || []).filter((thing) => thing.level === level.id);
  const zones = useMemo(() => on("zones").map(zoneDrawing), [document.zones, level.id]);
  const things = useMemo(() => fixturesDrawing(on("fixtures")), [document.fixtures, level.id]);
  const aisles = useMemo(() => shelvesDrawing(on("aisles"), close), [document.aisles, level.id, close]);
  const [open, closed] = useMemo(() => [false, true].map((is) => walkwaysPath(on("aisles").filter((aisle) => Boolean(aisle.closed_until) === is))), [document.aisles, level.id]);
  const walls = useMemo(() => on("walls").map(wallDrawing), [document.walls, level.id]);
  const doors = useMemo(() => on("doors").map((door) => doorDrawing(document, door)), [document.doors, document.walls, level.id]);
  const blocks = useMemo(() => on("blocks").map(blockDrawing), [document.blocks, level.id]);
  return html`<g class="plan-still">
    <rect class="plan-floor" x="0" y="0" width=${level.width} height=${level.depth} />
    ${backdrops.filter((one) => one.level === level.id && one.placed).map(backdropDrawing)}
    <g>${zones}</g><g>${things}</g><path class="plan-walkway" d=${open} /><path class="plan-walkway plan-walkway-closed" d=${closed} /><g>${aisles}</g><g>${walls}</g><g>${doors}</g><g>${blocks}</g>
  </g>`;
}

const drawings = new WeakMap();

/** What was drawn for this very object (in this way) is handed out again: nothing compares it then. */
function once(object, way, draw) {
  const known = drawings.get(object);
  if (known?.way === way) return known.drawing;
  const drawing = draw();
  drawings.set(object, { way, drawing });
  return drawing;
}

const paths = new WeakMap();

/** The path of this very object (drawn in this way) is made once. */
function pathOf(object, way, make) {
  const known = paths.get(object);
  if (known?.way === way) return known.d;
  const d = make(object, way);
  paths.set(object, { way, d });
  return d;
}

const joined = (things, way, make) => things.map((thing) => pathOf(thing, way, make)).join("");

const shelvesDrawing = (aisles, close) =>
  pieces(aisles, TOGETHER).map((some, n) => html`<path key=${n} class="plan-shelf" d=${joined(some, close, shelvesOf)} />`);

const walkways = new WeakMap();

/** The walkways of aisles as one path. */
function walkwaysPath(aisles) {
  return aisles.map((aisle) => {
    if (!walkways.has(aisle)) walkways.set(aisle, walkwayPath(aisle));
    return walkways.get(aisle);
  }).join("");
}

/** Fixtures of a kind look alike: they are one path. */
function fixturesDrawing(fixtures) {
  const kinds = new Map();
  for (const thing of fixtures) {
    if (!kinds.has(thing.kind)) kinds.set(thing.kind, []);
    kinds.get(thing.kind).push(thing);
  }
  return [...kinds].map(([kind, some]) =>
    html`<path key=${kind} class=${`plan-fixture plan-${kind} plan-drawn-${kind}`} d=${joined(some, 0, ({ polygon }) => clockwise(polygon))} />`);
}

const zoneDrawing = (zone) => once(zone, 0, () => html`<path key=${zone.id} class="plan-zone" d=${pathOfPoints(zone.polygon)} />`);
const wallDrawing = (wall) =>
  once(wall, 0, () => html`<path key=${wall.id} class="plan-wall" d=${pathOfPoints(wall.line, false)} stroke-width=${wall.thickness} />`);
const blockDrawing = (block) => once(block, 0, () => html`<path key=${block.id} class="plan-block" d=${pathOfPoints(block.polygon)} />`);

function doorDrawing(plan, door) {
  const kind = door.staff_only ? " plan-door-staff" : door.one_way ? " plan-door-one-way" : "";
  const [[ax, ay], [bx, by]] = doorGap({ walls: plan.walls || [] }, door);
  return html`<g key=${door.id} class=${`plan-gap${kind}`}><path class="plan-door" d=${`M${ax} ${ay}L${bx} ${by}`} /><path class="plan-leaf" d=${`M${ax} ${ay}L${bx} ${by}`} />
    ${door.one_way && door.heading !== undefined && html`<path class="plan-arrow" d="M-0.5 -0.4L0.5 0L-0.5 0.4Z" transform=${`translate(${door.at[0]} ${door.at[1]}) rotate(${door.heading})`} />`}</g>`;
}

function backdropDrawing({ id, url, width, height, placed, opacity }) {
  const { x, y, metres_per_pixel: each, angle } = placed;
  return html`<image key=${`backdrop ${id}`} class="plan-backdrop" href=${url} width=${width * each} height=${height * each} opacity=${opacity}
    preserveAspectRatio="none" transform=${`translate(${x} ${y}) rotate(${angle})`} />`;
}

/** The words on the plan; they thin out where they would touch. A frame after the plan itself, which shows the sooner. */
export function Names({ document, level }) {
  const scale = useScale(stepped);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setDrawn(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return useMemo(() => drawn && names(document, level, 1 / scale), [document, level, scale, drawn]);
}

function names(plan, level, perPixel) {
  const on = (kind) => (plan[kind] || []).filter((thing) => thing.level === level.id);
  const free = freePlaces();
  const stops = (plan.connectors || []).flatMap((one) => one.stops.filter((stop) => stop.level === level.id).map((stop) => ({ id: one.id, name: one.name, at: stop.at })));
  return html`<g class="plan-names">
    ${[...on("anchors"), ...stops].map((one) => pointName(one, perPixel, free))}
    ${on("aisles").map((aisle) => aisleName(aisle, perPixel, free))}
    ${on("blocks").map((block) => areaName(block, block.why, "plan-thing-name", perPixel, free))}
    ${on("zones").map((zone) => areaName(zone, zone.department, "plan-zone-name", perPixel, free))}
    ${on("fixtures").map((thing) => areaName(thing, thing.code || thing.name || "", "plan-thing-name", perPixel, free))}
  </g>`;
}

function pointName({ id, name, at: [x, y] }, perPixel, free) {
  const size = 12 * perPixel;
  const shows = free(x, y - size, widthOf(name, size), size * 2.4);
  return html`<g key=${id} class="plan-anchor"><circle cx=${x} cy=${y} r=${5 * perPixel} />${shows && html`<text x=${x} y=${y - size * 0.8} font-size=${size}>${name}</text>`}</g>`;
}

function aisleName(aisle, perPixel, free) {
  const size = 13 * perPixel;
  const [x, y] = [(aisle.from[0] + aisle.to[0]) / 2, (aisle.from[1] + aisle.to[1]) / 2];
  if (!free(x, y, widthOf(aisle.code, size), size * 1.4)) return null;
  return html`<text key=${aisle.id} class="plan-code" x=${x} y=${y + size * 0.36} font-size=${size}>${aisle.code}</text>`;
}

function areaName(thing, words, kind, perPixel, free) {
  const box = boxAround(thing.polygon);
  const size = 11 * perPixel;
  const [x, y] = kind === "plan-zone-name" ? [box.x + box.width / 2, box.y + size * 1.3] : [box.x + box.width / 2, box.y + box.height / 2 + size * 0.35];
  if (!words || widthOf(words, size) > Math.max(box.width, size * 4) || box.height < size || !free(x, y - size * 0.35, widthOf(words, size), size * 1.3)) return null;
  return html`<text key=${thing.id} class=${kind} x=${x} y=${y} font-size=${size}>${words}</text>`;
}

const widthOf = (words, size) => size * (0.5 + 0.6 * words.length);

/** Takes a box of the plan for a name; false where another name has it. */
function freePlaces() {
  const taken = [];
  return (x, y, width, height) => {
    const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    if (taken.some(([left, top, right, bottom]) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top)) return false;
    taken.push(box);
    return true;
  };
}
