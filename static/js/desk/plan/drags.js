/** Dragging what is selected, or one of its handles: `to(point)` is what the canvas draws meanwhile, `end()` does it. */

import { chosenObjects, editsOf, fieldsEdit, middleOf, moved, turned } from "../../core/arrange.js";
import { doorAt, pulled, withoutCorner } from "../../core/handles.js";
import { linesOf, snapped, snappedPoint, straightened } from "../../core/snap.js";
import { aisleCorners, boxAround, pointsOf } from "../../core/shapes.js";
import { tr } from "../../core/translation.js";
import { chosenWords } from "./commands.js";
import { change, draft } from "./draft-store.js";
import { selected } from "./selection.js";
import { shownLevel, snapStep } from "./view.js";

/** More points than this are snapped by the corners of their box. */
const MOST_POINTS = 8;
const QUARTER = 15;

/** Moves all that is selected; `from` is where it was taken hold of. */
export function dragOf(from) {
  const plan = draft.value.document;
  const chosen = selected.value;
  const level = shownLevel(plan).id;
  const parts = chosenObjects(plan, chosen);
  const lines = linesOf(plan, level, new Set(parts.map(({ kind, id }) => `${kind} ${id}`)));
  const points = snapPoints(parts, level);
  const [only] = parts;
  const door = parts.length === 1 && only.kind === "doors" ? only : null;
  const slides = parts.some(({ bays }) => bays);
  let edits = [];
  const edited = (next) => (edits = next);
  return {
    to([x, y], { free, reach }) {
      const by = [x - from[0], y - from[1]];
      if (door) {
        const at = [door.object.at[0] + by[0], door.object.at[1] + by[1]];
        return { edits: edited(editsOf(plan, chosen, () => doorAt(plan, door.object, at))) };
      }
      if (slides) return { edits: edited(moved(plan, chosen, stepped(by, free), level)) };
      const { delta, guides } = free ? { delta: by, guides: [] } : snapped(points, by, lines, { step: snapStep.value, reach });
      edits = () => moved(plan, chosen, delta, level);
      return { shift: delta, guides };
    },
    end: () => change(() => tr("Move {what}", { what: chosenWords() }), typeof edits === "function" ? edits() : edits),
  };
}

const stepped = (by, free) => (free || !snapStep.value ? by : by.map((one) => Math.round(one / snapStep.value) * snapStep.value));

function snapPoints(parts, level) {
  const all = parts.flatMap(({ kind, object }) => [...pointsOf(kind, object, level), ...(kind === "aisles" ? aisleCorners(object) : [])]);
  if (all.length <= MOST_POINTS) return all;
  const { x, y, width, height } = boxAround(all);
  return [[x, y], [x + width, y], [x, y + height], [x + width, y + height]];
}

/** Pulls one handle of what is selected. */
export function pullOf(name, from) {
  const plan = draft.value.document;
  const chosen = selected.value;
  if (name === "turn") return turnOf(plan, chosen, from);
  const [{ kind, object }] = chosenObjects(plan, chosen);
  const level = shownLevel(plan).id;
  const lines = linesOf(plan, level, new Set([`${kind} ${object.id}`]));
  let edits = [];
  return {
    to(point, { free, reach }) {
      const still = kind === "aisles" ? { from: object.to, to: object.from }[name] : null;
      const straight = still && !free ? straightened(still, point) : point;
      const found = free ? { point, guides: [] } : snappedPoint(straight, lines, { step: snapStep.value, reach: still ? Math.min(reach, 0.2) : reach });
      edits = editsOf(plan, chosen, () => pulled(kind, object, name, found.point));
      return { edits, guides: found.guides };
    },
    end: () => change(() => tr("Resize {what}", { what: chosenWords() }), edits),
  };
}

function turnOf(plan, chosen, from) {
  const [cx, cy] = middleOf(plan, chosen);
  const angle = ([x, y]) => (Math.atan2(y - cy, x - cx) * 180) / Math.PI;
  const first = angle(from);
  let edits = [];
  return {
    to(point, { free }) {
      const by = angle(point) - first;
      edits = turned(plan, chosen, free ? by : Math.round(by / QUARTER) * QUARTER, [cx, cy]);
      return { edits };
    },
    end: () => change(() => tr("Turn {what}", { what: chosenWords() }), edits),
  };
}

/** Takes a corner out of the selected wall or area. */
export function takeCorner(name) {
  const plan = draft.value.document;
  const [{ kind, id, object }] = chosenObjects(plan, selected.value);
  const after = withoutCorner(kind, object, name);
  if (after) change(() => tr("Take a corner out of {what}", { what: chosenWords() }), fieldsEdit(plan, kind, id, after));
}
