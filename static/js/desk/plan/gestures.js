/**
 * Fingers, mouse and pen on the canvas. One pointer selects and drags what is selected; two move the plan and zoom;
 * on the open floor one finger moves the plan as well. While a tool is in hand one pointer draws.
 */

import { pickAt, within } from "../../core/picking.js";
import { HANDLE, handlesFor, openAisle } from "./canvas-chosen.js";
import { draft } from "./draft-store.js";
import { drawing } from "./draw-tools.js";
import { dragOf, pullOf, takeCorner } from "./drags.js";
import { ghost } from "./ghost.js";
import { clear, isSelected, select, selected, toggle } from "./selection.js";
import { panBy, frame, shownLevel, size, tool, viewport, zoomBy } from "./view.js";
import { boxesOf } from "../../core/shapes.js";

/** How far a pointer may wander and still tap, how far beside something it still means it: pixels, by kind of pointer. */
const REACH = { touch: { tap: 10, pick: 18, handle: 26 }, mouse: { tap: 3, pick: 8, handle: 12 } };
const LONG_MS = 550;
const TWICE_MS = 380;
const WHEEL = 0.0022;
/** Things snap to lines no farther than this, in metres, however small the plan is drawn. */
const MOST_SNAP = 0.5;

/** Listens to an svg; `calls.current` is `{onPoint, onOpen}`. Returns the way to stop. */
export function gesturesOf(svg, calls) {
  const board = new Board(svg, calls);
  const ears = { pointerdown: (event) => board.down(event), pointermove: (event) => board.move(event), pointerup: (event) => board.up(event), pointercancel: (event) => board.cancel(event), wheel: (event) => board.wheel(event), contextmenu: (event) => event.preventDefault() };
  for (const [name, ear] of Object.entries(ears)) svg.addEventListener(name, ear, { passive: false });
  const stop = tool.listen(() => drawing.stop());
  return () => {
    for (const [name, ear] of Object.entries(ears)) svg.removeEventListener(name, ear);
    stop();
    board.end();
  };
}

class Board {
  constructor(svg, calls) {
    this.svg = svg;
    this.calls = calls;
    this.pointers = new Map();
    this.gesture = null;
    this.last = null;
    this.frame = 0;
  }

  /** A pointer's place: pixels in the canvas, and metres. */
  place({ clientX, clientY }) {
    const px = { x: clientX - this.box.left, y: clientY - this.box.top };
    const { x, y, scale } = viewport.value;
    return { px, at: [x + (px.x - size.value.width / 2) / scale, y + (px.y - size.value.height / 2) / scale] };
  }

  down(event) {
    if (!draft.value.document) return;
    this.box = this.svg.getBoundingClientRect();
    // A pointer that is gone already cannot be held; its gesture ends all the same.
    try {
      this.svg.setPointerCapture(event.pointerId);
    } catch { /* nothing to hold */ }
    const place = this.place(event);
    this.pointers.set(event.pointerId, place.px);
    this.reach = event.pointerType === "mouse" ? REACH.mouse : REACH.touch;
    if (this.pointers.size > 1) return this.pinch();
    if (event.button > 0) return this.start({ kind: "pan", from: place });
    return this.press(event, place);
  }

  press(event, place) {
    const { scale } = viewport.value;
    const plan = draft.value.document;
    const level = shownLevel(plan).id;
    const press = { kind: "press", from: place, add: event.shiftKey || event.ctrlKey || event.metaKey, mouse: event.pointerType === "mouse" };
    if (tool.value !== "select" && tool.value !== "marquee") {
      drawing.down(place.at, { free: event.altKey });
      return this.start({ ...press, kind: "draw" });
    }
    const hit = pickAt(plan, level, place.at, this.reach.pick / scale, openAisle(scale));
    // On the thing itself only the handle that is seen counts; beside it, whatever a finger may mean.
    const reach = hit && isSelected(hit) ? HANDLE + 4 : this.reach.handle + HANDLE;
    const handle = handlesFor(plan, tool.value === "select" ? selected.value : [], level, scale)
      .map((one) => ({ ...one, away: Math.hypot(one.at[0] - place.at[0], one.at[1] - place.at[1]) * scale }))
      .filter(({ away }) => away < reach)
      .sort((a, b) => a.away - b.away || Number(a.round) - Number(b.round))[0];
    this.start({ ...press, handle, hit });
    if (!press.mouse && hit && !handle) this.long = setTimeout(() => this.held(hit), LONG_MS);
    return undefined;
  }

  /** A finger that rests adds to what is selected. */
  held(hit) {
    if (this.gesture?.kind !== "press") return;
    toggle(hit);
    navigator.vibrate?.(15);
    this.start({ kind: "none" });
  }

  start(gesture) {
    clearTimeout(this.long);
    this.gesture = gesture;
  }

  pinch() {
    drawing.pause();
    ghost.value = null;
    this.start({ kind: "pinch", ...this.spread() });
  }

  spread() {
    const [a, b] = [...this.pointers.values()];
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, wide: Math.hypot(a.x - b.x, a.y - b.y) };
  }

  /** Pointers tell faster than pictures are drawn: the newest place counts, once a frame. */
  move(event) {
    if (!this.pointers.has(event.pointerId)) {
      if (tool.value !== "select") this.hover(event);
      return;
    }
    const place = this.place(event);
    this.pointers.set(event.pointerId, place.px);
    this.last = { place, free: event.altKey };
    this.frame ||= requestAnimationFrame(() => this.follow());
  }

  hover(event) {
    this.box = this.svg.getBoundingClientRect();
    drawing.hover(this.place(event).at, { free: event.altKey });
  }

  follow() {
    this.frame = 0;
    const now = this.gesture;
    if (!now || !this.last) return;
    const { place, free } = this.last;
    if (now.kind === "press") this.unpress(now, place);
    if (this.gesture.kind === "pan") {
      panBy(place.px.x - this.gesture.from.px.x, place.px.y - this.gesture.from.px.y);
      this.gesture.from = { px: place.px };
    } else if (this.gesture.kind === "pinch" && this.pointers.size === 2) this.stretch();
    else if (this.gesture.kind === "draw") drawing.drag(place.at, { free });
    else if (this.gesture.drag) ghost.value = this.gesture.drag.to(place.at, { free, reach: Math.min(MOST_SNAP, this.reach.pick / viewport.value.scale) });
    else if (this.gesture.kind === "marquee") ghost.value = { box: boxOf(this.gesture.from.at, place.at) };
  }

  /** A press that wanders becomes a gesture. */
  unpress(press, { px }) {
    if (Math.hypot(px.x - press.from.px.x, px.y - press.from.px.y) < this.reach.tap) return;
    const { hit, handle, from, mouse, add } = press;
    if (handle) this.start({ kind: "pull", from, drag: pullOf(handle.name, from.at) });
    else if (tool.value === "marquee" || (add && !(hit && isSelected(hit)))) this.start({ kind: "marquee", from, add });
    else if (hit && this.drags(hit, mouse)) this.start({ kind: "move", from, drag: dragOf(from.at) });
    else this.start({ kind: "pan", from });
  }

  /** True when what was hit moves along: it is selected, or a mouse took hold of it (never of a whole department). */
  drags(hit, mouse) {
    const [kind, id] = hit;
    if (isSelected(hit) || (hit[2] && isSelected([kind, id]))) return true;
    if (!mouse || kind === "zones") return false;
    select(hit);
    return true;
  }

  stretch() {
    const before = this.gesture;
    const { middle, wide } = this.spread();
    panBy(middle.x - before.middle.x, middle.y - before.middle.y);
    if (before.wide > 0 && wide > 0) zoomBy(wide / before.wide, middle);
    this.gesture = { kind: "pinch", middle, wide };
  }

  up(event) {
    if (!this.pointers.has(event.pointerId)) return;
    if (this.frame) {
      cancelAnimationFrame(this.frame);
      this.follow();
    }
    this.pointers.delete(event.pointerId);
    const now = this.gesture;
    if (this.pointers.size) return this.start({ kind: "none" });
    this.start(null);
    this.last = null;
    if (now?.kind === "press") this.tap(now);
    else if (now?.kind === "draw") drawing.up(this.place(event).at, { free: event.altKey, onPoint: this.calls.current.onPoint });
    else if (now?.kind === "marquee") this.gather(now);
    else if (now?.drag) now.drag.end();
    ghost.value = tool.value === "select" || tool.value === "marquee" ? null : ghost.value;
    return undefined;
  }

  gather({ add }) {
    const { box } = ghost.value || {};
    const plan = draft.value.document;
    const found = box ? within(plan, shownLevel(plan).id, box) : [];
    if (!add) select(...found);
    else select(...selected.value, ...found.filter((one) => !isSelected(one)));
    if (tool.value === "marquee" && found.length) tool.value = "select";
  }

  tap({ from, hit, handle, add }) {
    const twice = this.tapped && from.px && performance.now() - this.tapped.when < TWICE_MS && Math.hypot(from.px.x - this.tapped.x, from.px.y - this.tapped.y) < 24;
    this.tapped = twice ? null : { when: performance.now(), ...from.px };
    if (handle?.name.startsWith("corner") && twice) takeCorner(handle.name);
    else if (handle && handle.name !== "turn" && !hit) return;
    else if (twice && hit) this.open(hit);
    else if (!hit) clear();
    else if (add || tool.value === "marquee") toggle(hit);
    else select(hit);
  }

  /** Two taps: an aisle comes near enough for its bays, and the form opens. */
  open(hit) {
    const [kind, id, bay] = hit;
    const aisle = kind === "aisles" && !bay && draft.value.document.aisles.find((one) => one.id === id);
    select(hit);
    if (aisle && openAisle(viewport.value.scale) !== id) {
      const [[level, box]] = boxesOf("aisles", aisle);
      frame(box, level);
      if (openAisle(viewport.value.scale) !== id) viewport.value = { ...viewport.value, scale: 20 };
    }
    this.calls.current.onOpen?.(hit);
  }

  cancel(event) {
    this.pointers.delete(event.pointerId);
    ghost.value = null;
    drawing.pause();
    this.start(null);
  }

  wheel(event) {
    event.preventDefault();
    this.box = this.svg.getBoundingClientRect();
    const { px } = this.place(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    if (event.shiftKey) panBy(-(event.deltaX || event.deltaY) * lines, 0);
    else zoomBy(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 4 : 1) * WHEEL), px);
  }

  end() {
    clearTimeout(this.long);
    cancelAnimationFrame(this.frame);
  }
}

function boxOf([ax, ay], [bx, by]) {
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.abs(ay - by) };
}
