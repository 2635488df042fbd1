/** One plan on the product's canvas, on Leaflet's and on Konva's; how long until it shows, and every frame of a gesture. */

import { html, render } from "preact";
import { axes, bayCorners } from "/static/js/core/shapes.js";
import { PlanCanvas } from "/static/js/desk/plan/canvas.js";
import { draft } from "/static/js/desk/plan/draft-store.js";
import { select } from "/static/js/desk/plan/selection.js";
import { size, viewport } from "/static/js/desk/plan/view.js";

const place = document.getElementById("place");
const shelf = { color: "#8d9b94", fillColor: "#b9c5bf", fillOpacity: 1, weight: 1 };
const wall = { color: "#4a5851", weight: 2, fill: false };

const ways = {
  ours(plan) {
    draft.value = { ...draft.value, document: plan };
    render(html`<${PlanCanvas} label="The plan" />`, place);
    return (times) => (viewport.value = { ...viewport.value, scale: viewport.value.scale * times });
  },
  leaflet: (plan) => leaflet(plan, false),
  "leaflet on canvas": (plan) => leaflet(plan, true),
  konva,
};

/** Every bay a polygon that can be selected; aisles' codes as markers. */
function leaflet(plan, preferCanvas) {
  const [level] = plan.levels;
  const at = ([x, y]) => [-y, x];
  const map = L.map(place, { crs: L.CRS.Simple, preferCanvas, zoomSnap: 0, minZoom: -5, maxZoom: 8, zoomAnimation: false, fadeAnimation: false, wheelDebounceTime: 10, inertia: false });
  map.fitBounds([[-level.depth, 0], [0, level.width]]);
  for (const { line } of plan.walls) L.polyline(line.map(at), wall).addTo(map);
  for (const { polygon } of plan.fixtures) L.polygon(polygon.map(at), shelf).addTo(map);
  for (const aisle of plan.aisles) {
    for (const bay of aisle.bays) L.polygon(bayCorners(aisle, bay).map(at), shelf).addTo(map);
    const middle = [(aisle.from[0] + aisle.to[0]) / 2, (aisle.from[1] + aisle.to[1]) / 2];
    L.marker(at(middle), { interactive: false, icon: L.divIcon({ html: aisle.code, className: "", iconSize: [30, 16] }) }).addTo(map);
  }
  return (times) => map.setZoom(map.getZoom() + Math.log2(times), { animate: false });
}

/** Every bay a shape that can be selected, in a group for each aisle. */
function konva(plan) {
  const [level] = plan.levels;
  const stage = new Konva.Stage({ container: place, width: innerWidth, height: innerHeight, draggable: true });
  const layer = new Konva.Layer();
  const scale = Math.min(innerWidth / level.width, innerHeight / level.depth);
  stage.scale({ x: scale, y: scale });
  for (const { line } of plan.walls) layer.add(new Konva.Line({ points: line.flat(), stroke: wall.color, strokeWidth: 0.2 }));
  for (const { polygon } of plan.fixtures) layer.add(new Konva.Line({ points: polygon.flat(), closed: true, fill: shelf.fillColor, stroke: shelf.color, strokeWidth: 0.06 }));
  for (const aisle of plan.aisles) {
    const group = new Konva.Group({ draggable: true });
    for (const bay of aisle.bays) group.add(new Konva.Line({ points: bayCorners(aisle, bay).flat(), closed: true, fill: shelf.fillColor, stroke: shelf.color, strokeWidth: 0.05 }));
    group.add(new Konva.Text({ x: (aisle.from[0] + aisle.to[0]) / 2 - 1, y: (aisle.from[1] + aisle.to[1]) / 2, text: aisle.code, fontSize: 1.5 }));
    layer.add(group);
  }
  stage.add(layer);
  const zoom = (times, at) => {
    const before = stage.scaleX();
    const [x, y] = [(at.x - stage.x()) / before, (at.y - stage.y()) / before];
    stage.scale({ x: before * times, y: before * times });
    stage.position({ x: at.x - x * before * times, y: at.y - y * before * times });
  };
  stage.on("wheel", ({ evt }) => {
    evt.preventDefault();
    zoom(Math.exp(-evt.deltaY * 0.0022), stage.getPointerPosition());
  });
  return (times) => zoom(times, { x: innerWidth / 2, y: innerHeight / 2 });
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const painted = async () => {
  await nextFrame();
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
};

let zoom = null;
let frames = [];
let running = false;

/** Draws the plan in one of the ways: ms until it was painted, and with its words; and the nodes that it took. */
globalThis.show = async (way, plan) => {
  await document.fonts.ready;
  await nextFrame();
  const begun = performance.now();
  zoom = ways[way](plan);
  await painted();
  const ms = performance.now() - begun;
  while (way === "ours" && !place.querySelector(".plan-code")) await painted();
  if (way === "ours") await painted();
  return { ms, whole: performance.now() - begun, nodes: place.querySelectorAll("*").length };
};

/** Comes nearer by a factor, without a gesture. */
globalThis.nearer = async (times) => {
  zoom(times);
  await painted();
};

/** Selects an aisle on our canvas and tells where its middle is, in pixels. */
globalThis.take = (plan, id) => {
  const aisle = plan.aisles.find((one) => one.id === id);
  select(["aisles", id]);
  const { x, y, scale } = viewport.value;
  const { along, length } = axes(aisle);
  // Beside its middle, where its handles are.
  const at = [aisle.from[0] + along[0] * length * 0.3, aisle.from[1] + along[1] * length * 0.3];
  return [(at[0] - x) * scale + size.value.width / 2, (at[1] - y) * scale + size.value.height / 2];
};

/** From now on every frame is noted. */
globalThis.watch = () => {
  frames = [];
  running = true;
  const note = (now) => {
    frames.push(now);
    if (running) requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
};

/** The lengths of the frames since `watch`, in ms. */
globalThis.frames = () => {
  running = false;
  return frames.slice(1).map((now, n) => now - frames[n]);
};
globalThis.ready = true;
