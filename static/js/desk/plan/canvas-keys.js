/** The canvas by keys: whatever a finger does on it. What they are is told by KEYS in commands.js. */

import { inReadingOrder } from "../../core/picking.js";
import { chosenObjects } from "../../core/arrange.js";
import { tr } from "../../core/translation.js";
import { copySelected, nudge, paste, removeSelected, turnSelected } from "./commands.js";
import { draft, redo, undo } from "./draft-store.js";
import { drawing } from "./draw-tools.js";
import { clear, isSelected, select, selected } from "./selection.js";
import { fit, panBy, show, shownLevel, snapStep, tool, viewport, zoomBy } from "./view.js";
import { say } from "../../device/store.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const PAN_PX = 80;
/** What an arrow moves by while the grid is off, in metres. */
const STEP = 0.1;

/** Listens to an svg while it has the focus; `calls.current` is `{onOpen}`. Returns the way to stop. */
export function keysOf(svg, calls) {
  const press = (event) => {
    if (!draft.value.document || event.isComposing) return;
    const done = event.ctrlKey || event.metaKey ? withControl(event) : plain(event, calls.current);
    if (done !== false) event.preventDefault();
  };
  svg.addEventListener("keydown", press);
  return () => svg.removeEventListener("keydown", press);
}

function withControl(event) {
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? doneAgain() : undone();
  if (key === "y") return doneAgain();
  if (key === "c") return copySelected();
  if (key === "v") return paste();
  if (key === "d") return copySelected() && paste();
  if (key === "a") return select(...inReadingOrder(draft.value.document, shownLevel(draft.value.document).id));
  return false;
}

function undone() {
  const label = undo();
  if (label) say(tr("Undone: {label}", { label }));
}

function doneAgain() {
  const label = redo();
  if (label) say(tr("Done again: {label}", { label }));
}

function plain(event, { onOpen }) {
  const { key } = event;
  if (ARROWS[key]) return arrow(ARROWS[key], event.shiftKey ? 10 : 1);
  if (key === "Delete" || key === "Backspace") return drawing.back() || removeSelected();
  if (key === "Escape") return escape();
  if (key === "Enter") return enter(onOpen);
  if (key === "+" || key === "=") return zoomBy(1.4);
  if (key === "-") return zoomBy(1 / 1.4);
  if (key === "0") return fit();
  if (key === "." || key === ",") return step(key === "." ? 1 : -1);
  if (key === ">" || key === "<") return more(key === ">" ? 1 : -1);
  if (key === "r" || key === "R") return turnSelected(event.shiftKey ? 5 : 90);
  return false;
}

function arrow([x, y], times) {
  if (!selected.value.length) return panBy(-x * PAN_PX * Math.min(times, 3), -y * PAN_PX * Math.min(times, 3));
  const by = (snapStep.value || STEP) * times;
  nudge(x * by, y * by);
  return true;
}

function escape() {
  if (drawing.stop()) return true;
  if (tool.value !== "select") tool.value = "select";
  else if (selected.value.length === 1 && selected.value[0][2]) select(selected.value[0].slice(0, 2));
  else if (selected.value.length) clear();
  // Nothing to let go of: the page may want the key.
  else return false;
  return true;
}

function enter(onOpen) {
  if (drawing.finish() || drawing.middle()) return true;
  const [only, ...more] = selected.value;
  if (!only || more.length) return false;
  const [{ kind, object }] = chosenObjects(draft.value.document, [only]);
  if (kind === "aisles" && !only[2] && object.bays.length) show("aisles", object.id, inOrder(object)[0].id);
  else onOpen?.(only);
  return true;
}

const inOrder = (aisle) => [...aisle.bays].sort((a, b) => a.side.localeCompare(b.side) || a.at - b.at);

/** The next thing that is not selected yet is selected as well, seen from the one that was selected last. */
function more(by) {
  const was = selected.value;
  const [kind, id, bay] = was.at(-1) || [];
  if (bay) return false;
  const order = inReadingOrder(draft.value.document, shownLevel(draft.value.document).id);
  const at = order.findIndex(([otherKind, other]) => otherKind === kind && other === id);
  const next = (by > 0 ? order.slice(at + 1) : order.slice(0, Math.max(at, 0)).reverse()).find((one) => !isSelected(one));
  if (next) select(...was, next);
  return true;
}

/** Selects the next thing, or the next bay of the aisle, and brings it into view. */
function step(by) {
  const plan = draft.value.document;
  const [first] = selected.value;
  if (first?.[2]) {
    const aisle = plan.aisles.find(({ id }) => id === first[1]);
    const bays = inOrder(aisle);
    const next = bays[(bays.findIndex(({ id }) => id === first[2]) + by + bays.length) % bays.length];
    return show("aisles", aisle.id, next.id);
  }
  const order = inReadingOrder(plan, shownLevel(plan).id);
  if (!order.length) return false;
  const at = first ? order.findIndex(([kind, id]) => kind === first[0] && id === first[1]) : -1;
  const next = order.at(at < 0 && by < 0 ? -1 : (at + by) % order.length);
  const { scale } = viewport.value;
  show(...next);
  // Coming nearer with every step would be giddy: the zoom stays, unless the thing does not fit.
  if (viewport.value.scale > scale) viewport.value = { ...viewport.value, scale };
  return true;
}
