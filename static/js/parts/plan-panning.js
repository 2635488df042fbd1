/** Moving about the plan: one finger or the mouse drags, two fingers or the wheel zoom, keys do both. */

import { useEffect, useRef } from "preact";

/** A pointer that moved less than this many pixels was a tap. */
const TAP_PIXELS = 8;
const STEP = 0.15;
const CLOSEST_METRES = 4;

/** Handlers for the svg, and `zoom(factor)` for the buttons. `seen` is the view box that shows now. */
export function usePanning({ svg, seen, setView, whole, pick }) {
  const now = useRef({});
  now.current = { seen, whole };
  const pointers = useRef(new Map());
  const gesture = useRef(null);

  const scaled = (factor, fx = 0.5, fy = 0.5) => setView(zoomed(now.current.seen, now.current.whole, factor, fx, fy));
  const shifted = (dx, dy) => {
    const box = now.current.seen;
    setView(held({ ...box, x: box.x + dx, y: box.y + dy }, now.current.whole));
  };

  const down = (event) => {
    svg.current.setPointerCapture(event.pointerId);
    pointers.current.set(event.pointerId, [event.clientX, event.clientY]);
    gesture.current = begun(pointers.current, now.current.seen, gesture.current);
  };
  const move = (event) => {
    if (!pointers.current.has(event.pointerId)) return;
    pointers.current.set(event.pointerId, [event.clientX, event.clientY]);
    const { width, height } = svg.current.getBoundingClientRect();
    const next = dragged(gesture.current, pointers.current, { width, height });
    if (next) setView(held(next, now.current.whole));
  };
  const up = (event) => {
    if (!pointers.current.delete(event.pointerId)) return;
    const { moved, fingers } = gesture.current;
    if (event.type === "pointerup" && !moved && fingers === 1) tap(event, svg.current, now.current.seen, pick);
    gesture.current = pointers.current.size ? begun(pointers.current, now.current.seen, gesture.current) : null;
  };
  const key = (event) => {
    const { width, height } = now.current.seen;
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (steps) shifted(steps[0] * width * STEP, steps[1] * height * STEP);
    else if (event.key === "+" || event.key === "=") scaled(0.7);
    else if (event.key === "-") scaled(1.4);
    else if (event.key === "0") setView(now.current.whole);
    else if (event.key === "Enter") pick(now.current.seen.x + width / 2, now.current.seen.y + height / 2);
    else return;
    event.preventDefault();
  };
  useWheel(svg, scaled);
  return {
    zoom: scaled,
    handlers: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: up, onKeyDown: key },
  };
}

/** A wheel over the plan zooms it only with Ctrl (a pinch on a trackpad), so that the page still scrolls. */
function useWheel(svg, scaled) {
  useEffect(() => {
    const element = svg.current;
    const turn = (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top, width, height } = element.getBoundingClientRect();
      scaled(event.deltaY > 0 ? 1.15 : 0.87, (event.clientX - left) / width, (event.clientY - top) / height);
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, []);
}

function begun(pointers, seen, before) {
  const points = [...pointers.values()];
  return { from: points.map((point) => [...point]), box: seen, moved: before?.moved || false, fingers: Math.max(points.length, before?.fingers || 0) };
}

/** The view box while fingers move: dragged by one, dragged and zoomed by two. Null for less than a tap's wobble. */
function dragged(gesture, pointers, { width, height }) {
  const points = [...pointers.values()];
  if (points.length !== gesture.from.length) return null;
  const [middle, spread] = middleAndSpread(points);
  const [before, spreadBefore] = middleAndSpread(gesture.from);
  const [dx, dy] = [middle[0] - before[0], middle[1] - before[1]];
  if (Math.hypot(dx, dy) > TAP_PIXELS || points.length > 1) gesture.moved = true;
  if (!gesture.moved) return null;
  const factor = points.length > 1 && spread > 0 ? spreadBefore / spread : 1;
  const box = gesture.box;
  const grown = { width: box.width * factor, height: box.height * factor };
  return {
    ...grown,
    x: box.x + (box.width - grown.width) / 2 - (dx / width) * grown.width,
    y: box.y + (box.height - grown.height) / 2 - (dy / height) * grown.height,
  };
}

function middleAndSpread(points) {
  const [a, b = a] = points;
  return [[(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], Math.hypot(a[0] - b[0], a[1] - b[1])];
}

function zoomed(box, whole, factor, fx, fy) {
  const wanted = Math.min(Math.max(box.width * factor, CLOSEST_METRES), whole.width);
  const by = wanted / box.width;
  const [width, height] = [box.width * by, box.height * by];
  return held({ x: box.x + (box.width - width) * fx, y: box.y + (box.height - height) * fy, width, height }, whole);
}

/** Keeps the middle of the view over the store and the zoom between one bay and the whole. */
function held(box, whole) {
  const fitted = box.width > whole.width ? { ...whole } : box;
  const within = (middle, from, length) => Math.min(Math.max(middle, from), from + length);
  const [x, y] = [
    within(fitted.x + fitted.width / 2, whole.x, whole.width),
    within(fitted.y + fitted.height / 2, whole.y, whole.height),
  ];
  return { ...fitted, x: x - fitted.width / 2, y: y - fitted.height / 2 };
}

function tap(event, element, seen, pick) {
  const { left, top, width, height } = element.getBoundingClientRect();
  pick(seen.x + ((event.clientX - left) / width) * seen.width, seen.y + ((event.clientY - top) / height) * seen.height);
}
