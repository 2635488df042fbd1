/** The plan to draw on: what the draft has on the level that shows, what is selected, and the gestures on it. */

import { html, useEffect, useLayoutEffect, useRef, useState } from "preact";
import { nameOf, objectOf } from "../../core/plan-words.js";
import { tr } from "../../core/translation.js";
import { useCell } from "../../parts/hooks.js";
import { keysOf } from "./canvas-keys.js";
import { Chosen, Handles } from "./canvas-chosen.js";
import { Drawing, Names } from "./canvas-drawing.js";
import { chosenWords } from "./commands.js";
import { Ghost } from "./canvas-ghost.js";
import { draft } from "./draft-store.js";
import { gesturesOf } from "./gestures.js";
import { selected } from "./selection.js";
import { fit, shownLevel, size, tool, viewport } from "./view.js";

/**
 * `label` names the picture for who does not see it; `onPoint([x, y])` gets the point that is tapped while the tool is
 * `point`; `over` is drawn on top, in metres; `onOpen([kind, id, bay])` is called at a double tap and at Enter.
 */
export function PlanCanvas({ label, over, onPoint, onOpen }) {
  const svg = useRef(null);
  const { document, backdrops } = useCell(draft);
  const shown = useShownLevel();
  const level = document && (document.levels.find(({ id }) => id === shown) || shownLevel(document));
  const calls = useRef({});
  calls.current = { onPoint, onOpen };
  useSize(svg);
  const ready = useFirstFit(Boolean(level));
  useViewBox(svg);
  useEffect(() => {
    const stops = [gesturesOf(svg.current, calls), keysOf(svg.current, calls)];
    return () => stops.forEach((stop) => stop());
  }, []);
  return html`<div class="plan-canvas-frame">
    <svg ref=${svg} class=${`plan plan-canvas plan-canvas-${useCell(tool)}`} tabindex="0" role="application" aria-roledescription=${tr("plan editor")} aria-label=${label}>
      ${level && ready && html`<${Drawing} ...${{ document, level, backdrops }} /><${Chosen} ...${{ document, level }} />
        <${Names} ...${{ document, level }} /><${Handles} ...${{ document, level }} /><${Ghost} ...${{ document, level }} />`}
      <g class="plan-over">${over}</g>
    </svg>
    <p class="hidden" role="status"><${Said} document=${document} /></p>
  </div>`;
}

/** What is selected, in words, for who does not see it. */
function Said({ document }) {
  const chosen = useCell(selected);
  if (!document || !chosen.length) return null;
  const [kind, id, bayId] = chosen[0];
  const object = objectOf(document, kind, id);
  const bay = bayId && object?.bays?.find((one) => one.id === bayId);
  if (chosen.length > 1 || !object) return tr("{what} selected", { what: chosenWords() });
  return tr("{what} selected", { what: bay ? tr("Bay {bay} of aisle {code}", { bay: bay.code + bay.side, code: object.code }) : nameOf(kind, object) });
}

/** The level that is chosen; drawn again only when that changes, not with every step of the view. */
function useShownLevel() {
  const only = useRef(null);
  only.current ??= derived(viewport, ({ level }) => level);
  return useCell(only.current);
}

/** A watched value made of a cell's. */
export function derived(from, make) {
  return {
    get value() {
      return make(from.value);
    },
    listen(ear) {
      let last = make(from.value);
      return from.listen((next) => {
        const now = make(next);
        if (now !== last) ear((last = now));
      });
    },
  };
}

function useSize(svg) {
  useLayoutEffect(() => {
    const measure = () => {
      const { width, height } = svg.current.getBoundingClientRect();
      if (width && height) size.value = { width, height };
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(svg.current);
    return () => watcher.disconnect();
  }, []);
}

/** The first time that there is a level it shows whole, unless something was shown already; true from then on. */
function useFirstFit(there) {
  const [done, setDone] = useState(false);
  useLayoutEffect(() => {
    if (!there || done) return;
    if (!viewport.value.level) fit();
    setDone(true);
  }, [there]);
  return done;
}

/** The view box follows the view without drawing anything anew, once a frame. */
function useViewBox(svg) {
  useLayoutEffect(() => {
    let frame = 0;
    const put = () => {
      frame = 0;
      const { x, y, scale } = viewport.value;
      const [width, height] = [size.value.width / scale, size.value.height / scale];
      svg.current?.setAttribute("viewBox", `${x - width / 2} ${y - height / 2} ${width} ${height}`);
    };
    const later = () => (frame ||= requestAnimationFrame(put));
    put();
    const stops = [viewport.listen(later), size.listen(put)];
    return () => {
      stops.forEach((stop) => stop());
      cancelAnimationFrame(frame);
    };
  }, []);
}
