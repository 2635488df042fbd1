// What things snap to while they are dragged: lines that others of the level stand on, else the grid. Metres; pure.

import { aisleCorners, pointsOf } from "./shapes.js";
import { millimetres } from "./pattern.js";

const KINDS = ["aisles", "fixtures", "walls", "zones", "doors", "anchors", "blocks", "connectors"];

/** `{xs, ys}`: the lines of what stands on a level, sorted, without the objects in `moving` (a Set of "kind id"). */
export function linesOf(plan, level, moving = new Set()) {
  const [xs, ys] = [new Map(), new Map()];
  const note = ([x, y]) => {
    if (!xs.has(x)) xs.set(x, [x, y]);
    if (!ys.has(y)) ys.set(y, [x, y]);
  };
  for (const kind of KINDS) {
    for (const object of plan[kind] || []) {
      if (moving.has(`${kind} ${object.id}`) || (kind !== "connectors" && object.level !== level)) continue;
      pointsOf(kind, object, level).forEach(note);
      if (kind === "aisles") aisleCorners(object).map(([x, y]) => [millimetres(x), millimetres(y)]).forEach(note);
    }
  }
  const sorted = (map) => [...map].sort(([a], [b]) => a - b);
  return { xs: sorted(xs), ys: sorted(ys) };
}

/**
 * How a drag by `[dx, dy]` of `points` is to be put right: `{delta, guides}`. Of each direction the nearest line
 * within `reach` wins, else the first point goes to the grid of `step` (0: no grid). A guide is `[[x, y], [x, y]]`.
 */
export function snapped(points, [dx, dy], lines, { step, reach }) {
  const guides = [];
  const across = nearest(points.map(([x]) => x + dx), lines.xs, reach);
  const down = nearest(points.map(([, y]) => y + dy), lines.ys, reach);
  const [px, py] = points[0];
  const fx = across ? dx + across.by : onGrid(px + dx, step) - px;
  const fy = down ? dy + down.by : onGrid(py + dy, step) - py;
  if (across) guides.push(guide(across, points, 0, [fx, fy]));
  if (down) guides.push(guide(down, points, 1, [fx, fy]));
  return { delta: [millimetres(fx), millimetres(fy)], guides };
}

/** A single point put right the same way: `{point, guides}`. */
export function snappedPoint(point, lines, options) {
  const { delta, guides } = snapped([point], [0, 0], lines, options);
  return { point: [millimetres(point[0] + delta[0]), millimetres(point[1] + delta[1])], guides };
}

/** An end dragged around another point: upright, lying or at 45° when it nearly is; else as it was. */
export function straightened([ax, ay], [x, y], slack = 0.05) {
  const [dx, dy] = [x - ax, y - ay];
  const length = Math.hypot(dx, dy);
  if (Math.abs(dx) < length * slack) return [ax, y];
  if (Math.abs(dy) < length * slack) return [x, ay];
  if (Math.abs(Math.abs(dx) - Math.abs(dy)) < length * slack) {
    const side = (Math.abs(dx) + Math.abs(dy)) / 2;
    return [millimetres(ax + Math.sign(dx) * side), millimetres(ay + Math.sign(dy) * side)];
  }
  return [x, y];
}

const onGrid = (value, step) => (step ? Math.round(value / step) * step : value);

/** `{by, line, n}` of the line that one of `values` is nearest to, or null beyond `reach`. */
function nearest(values, lines, reach) {
  let best = null;
  values.forEach((value, n) => {
    for (let at = firstFrom(lines, value - reach); at < lines.length && lines[at][0] <= value + reach; at += 1) {
      const by = lines[at][0] - value;
      if (!best || Math.abs(by) < Math.abs(best.by)) best = { by, line: lines[at], n };
    }
  });
  return best;
}

function firstFrom(lines, value) {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle][0] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The line from what is snapped to, to the point that snaps. */
function guide({ line: [value, anchor], n }, points, way, [fx, fy]) {
  const [x, y] = [points[n][0] + fx, points[n][1] + fy];
  return way === 0 ? [[value, anchor[1]], [value, y]] : [[anchor[0], value], [x, value]];
}
