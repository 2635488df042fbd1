/** The store plan: seen whole or close, moved by finger, wheel or keys, with marks and a walk on it. */

import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact";
import { tr, trAs } from "../core/translation.js";
import { Icon } from "./icons.js";
import { PlanDrawing, PlanNames } from "./plan-drawing.js";
import { bayCorners, boxOf, departmentPoints, framed, pathOfPoints, tapped } from "./plan-lines.js";
import { PlanClosed, PlanMarks } from "./plan-marks.js";
import { usePanning } from "./plan-panning.js";

/** Room around what is framed, in metres. */
const MARGIN = 1;
/** A close-up shows at least this many metres from side to side. */
const NARROWEST = 14;
/** Pixels kept free around a close-up: for the pin above its point, names at the sides, buttons at the foot. */
const EDGE = { side: 36, top: 48, foot: 60 };

/**
 * `target`: `{x, y, spot}` the place (`via`: only where a step of the walk ends); `you`: `{x, y}`; `walk`: points of the way; `picked`: `{aisle, bay}` drawn
 * as chosen; `onPick({aisle, bay, x, y})` when something is tapped; `label` names the picture; `turn` another one
 * when something that was closed has opened.
 */
export function PlanView({ plan, level, target, you, walk, picked, lit, onPick, label, turn }) {
  const svg = useRef(null);
  const size = useSize(svg);
  const floor = plan.levels.find((one) => one.id === level) || plan.levels[0];
  const ratio = size.width / size.height;
  const whole = useMemo(() => framed({ x: 0, y: 0, width: floor.width, height: floor.depth }, 1, ratio), [floor, ratio]);
  const marked = useMemo(() => (lit ? departmentPoints(plan, floor.id, lit) : []), [plan, floor, lit]);
  const close = useMemo(() => closeUp({ target, you, walk, marked, floor, size }), [target, you, walk, marked, floor, size]);
  const entrance = plan.anchors.find((anchor) => anchor.kind === "entrance" && anchor.level === floor.id);
  const first = useMemo(() => close || opening({ whole, floor, you, entrance, size }), [close, whole, floor, size]);
  const now = useMemo(() => Date.now(), [plan, turn]);
  const [view, setView] = useState(null);
  useLayoutEffect(() => setView(null), [close, floor]);
  const seen = view || first;
  const perPixel = seen.width / size.width;
  const pick = (x, y) => onPick?.({ ...tapped(plan, floor.id, x, y), x, y, level: floor.id });
  const { handlers, zoom } = usePanning({ svg, seen, setView, whole, pick });

  return html`<div class="plan-view">
    <svg ref=${svg} class="plan" viewBox=${`${seen.x} ${seen.y} ${seen.width} ${seen.height}`} tabindex="0" role="application"
      aria-roledescription=${tr("map")} aria-label=${`${label} ${tr("Arrow keys move, plus and minus zoom.")}`} ...${handlers}>
      <${PlanDrawing} plan=${plan} level=${floor.id} lit=${lit} />
      <${PlanClosed} plan=${plan} level=${floor.id} now=${now} />
      ${picked && html`<${Picked} picked=${picked} />`}
      ${target && html`<${TargetBay} plan=${plan} target=${target} />`}
      ${walk?.length > 1 && html`<${Walk} points=${walk} perPixel=${perPixel} />`}
      <${PlanNames} plan=${plan} level=${floor.id} perPixel=${perPixel} lit=${target?.aisle || picked?.aisle?.code} target=${target} seen=${seen} />
      <${PlanMarks} plan=${plan} level=${floor.id} now=${now} perPixel=${perPixel} />
      ${you && html`<${You} at=${you} perPixel=${perPixel} />`}
      ${target && (target.via ? html`<${Via} at=${target} perPixel=${perPixel} />` : html`<${Target} at=${target} perPixel=${perPixel} />`)}
    </svg>
    <div class="plan-buttons">
      <button type="button" class="round" aria-label=${trAs("zoom", "Closer")} onClick=${() => zoom(0.6)}><${Icon} name="plus" /></button>
      <button type="button" class="round" aria-label=${trAs("zoom", "Farther")} onClick=${() => zoom(1.7)}><${Icon} name="minus" /></button>
      <button type="button" class="round" aria-label=${tr("Whole store")} onClick=${() => setView(whole)}><${Icon} name="fit" /></button>
    </div>
  </div>`;
}

/** What matters, framed: the walk with both its ends, the place alone, or a department. */
function closeUp({ target, you, walk, marked, floor, size: { width, height } }) {
  const points = target ? [...(walk || []), ...[target, you].filter(Boolean).map(({ x, y }) => [x, y])] : marked;
  if (!points.length) return null;
  const [wide, high] = [Math.max(width - 2 * EDGE.side, 80), Math.max(height - EDGE.top - EDGE.foot, 80)];
  const ratio = wide / high;
  let box = framed(boxOf(points), MARGIN, ratio);
  const narrowest = target ? NARROWEST : 2 * NARROWEST;
  if (box.width < narrowest) box = framed(box, (narrowest - box.width) / 2, ratio);
  if (box.width > Math.max(floor.width, floor.depth * ratio) + 2) return null;
  const metre = box.width / wide;
  return { x: box.x - EDGE.side * metre, y: box.y - EDGE.top * metre, width: width * metre, height: height * metre };
}

/** Where the picture starts without a place to show: all of it, or a wide store as high as the screen, at me. */
function opening({ whole, floor, you, entrance, size: { width, height } }) {
  const ratio = width / height;
  if (floor.width / floor.depth < ratio * 1.4) return whole;
  const high = floor.depth * 1.25;
  const middle = you?.x ?? entrance?.at[0] ?? floor.width / 2;
  const wide = high * ratio;
  const x = Math.min(Math.max(middle - wide / 2, -1), floor.width - wide + 1);
  return { x, y: (floor.depth - high) / 2, width: wide, height: high };
}

function TargetBay({ plan, target }) {
  for (const aisle of plan.aisles) {
    const bay = aisle.bays.find((one) => one.id === target.spot);
    if (bay) return html`<path class="plan-target-bay" d=${pathOfPoints(bayCorners(aisle, bay))} />`;
  }
  return null;
}

function Picked({ picked: { aisle, bay } }) {
  if (!aisle) return null;
  if (bay) return html`<path class="plan-picked" d=${pathOfPoints(bayCorners(aisle, bay))} />`;
  return html`<path class="plan-picked-aisle" d=${pathOfPoints([aisle.from, aisle.to], false)} stroke-width=${aisle.width} />`;
}

function Walk({ points, perPixel }) {
  const line = pathOfPoints(points, false);
  return html`<g class="plan-walk">
    <path class="plan-walk-edge" d=${line} stroke-width=${9 * perPixel} />
    <path class="plan-walk-line" d=${line} stroke-width=${5 * perPixel} />
  </g>`;
}

function You({ at, perPixel }) {
  return html`<g class="plan-you">
    <circle class="plan-you-halo" cx=${at.x} cy=${at.y} r=${13 * perPixel} />
    <circle class="plan-you-dot" cx=${at.x} cy=${at.y} r=${7 * perPixel} stroke-width=${2.5 * perPixel} />
  </g>`;
}

function Target({ at, perPixel }) {
  const pin = "M0 0C-5 -8 -11 -13 -11 -21A11 11 0 1 1 11 -21C11 -13 5 -8 0 0Z";
  return html`<g class="plan-target" transform=${`translate(${at.x} ${at.y}) scale(${perPixel})`}>
    <path d=${pin} /><circle cx="0" cy="-21" r="4.500" />
  </g>`;
}

/** Where a step of a walk ends without being there: at stairs, at a lift. */
function Via({ at, perPixel }) {
  const scaled = `translate(${at.x} ${at.y}) scale(${perPixel})`;
  return html`<rect class="plan-via" transform=${scaled} x="-15" y="-15" width="30" height="30" rx="9" stroke-width="4" />`;
}

/** The picture's size on the screen in CSS pixels, followed as it changes. */
function useSize(ref) {
  const [size, setSize] = useState({ width: 360, height: 300 });
  useEffect(() => {
    const watcher = new ResizeObserver(([{ contentRect: { width, height } }]) => width && height && setSize({ width, height }));
    watcher.observe(ref.current);
    return () => watcher.disconnect();
  }, []);
  return size;
}
