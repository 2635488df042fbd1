/** Floor-plan pictures under the plan: sent, placed by two points and the distance between them, as faint as one likes. */

import { html, useRef, useState } from "preact";
import { fittingIn, placedBy } from "../../core/backdrop.js";
import { headings } from "../../core/field-values.js";
import { tr, trAs } from "../../core/translation.js";
import { put, remove } from "../../device/api.js";
import { cell } from "../../device/store.js";
import { useAction, useCell } from "../../parts/hooks.js";
import { Sheet } from "../../parts/sheet.js";
import { Trouble } from "../../parts/status.js";
import { sendFile } from "../send-file.js";
import { derived } from "./canvas.js";
import { draft, reload } from "./draft-store.js";
import { ChoiceField, NumberField } from "./fields.js";
import { showLevel, shownLevel, tool, viewport } from "./view.js";

const SCALE = derived(viewport, ({ scale }) => scale);
/** The picture that is being placed, `{id, points}`; null while none is. */
export const wanted = cell(null);

/** The canvas hands over the point that was tapped. */
export function takePoint(point) {
  const { id, points } = wanted.value;
  if (points.length < 2) wanted.value = { id, points: [...points, point] };
  if (wanted.value.points.length === 2) tool.value = "select";
}

const begin = (id) => {
  wanted.value = { id, points: [] };
  tool.value = "point";
};
const end = () => {
  wanted.value = null;
  tool.value = "select";
};

/** The two points that were tapped. */
export function BackdropMarks() {
  const scale = useCell(SCALE);
  const placing = useCell(wanted);
  return (placing?.points || []).map(([x, y], n) => html`<g class="plan-known" key=${n}><circle cx=${x} cy=${y} r=${9 / scale} /><text x=${x} y=${y - 13 / scale} font-size=${15 / scale}>${n + 1}</text></g>`);
}

const placingOf = (one, level) => one.placed || fittingIn(one, level);

/** The sheet of pictures: of the level that shows, and how to send one. */
export function Backdrops({ now, onClose }) {
  const { document, backdrops } = now;
  const level = shownLevel(document);
  const here = (backdrops || []).filter((one) => one.level === level.id);
  const [busy, error, run] = useAction();
  const send = (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) run(async () => {
      const one = await sendFile("/api/plan/backdrops", file, { level: level.id });
      await put(`/api/plan/backdrops/${one.id}`, { placed: fittingIn(one, level), opacity: one.opacity });
      await reload();
    });
  };
  return html`<${Sheet} title=${tr("Picture under {level}", { level: level.name })} onClose=${onClose}>
    <p>${tr("Photograph or export the floor plan that hangs somewhere in the office, lay it under the plan, and draw the aisles over it. Phones never show it.")}</p>
    ${here.map((one) => html`<${Picture} key=${one.id} one=${one} level=${level} onClose=${onClose} />`)}
    <label class=${here.length ? "button" : "button button-main"} aria-disabled=${busy}>${busy ? tr("Sending …") : here.length ? tr("Another picture") : tr("Choose a picture")}
      <input class="hidden" type="file" accept="image/png,image/jpeg,image/webp" disabled=${busy} onChange=${send} /></label>
    <p class="hint">${tr("PNG, JPEG or WebP, up to 10 MB.")}</p>
    <${Trouble} error=${error} />
  <//>`;
}

function Picture({ one, level, onClose }) {
  const [busy, error, run] = useAction();
  const [shown, setShown] = useState(one.opacity);
  const save = (changes) => run(async () => {
    await put(`/api/plan/backdrops/${one.id}`, { placed: placingOf(one, level), opacity: one.opacity, ...changes });
    await reload();
  });
  const place = () => {
    showLevel(level.id);
    begin(one.id);
    onClose();
  };
  return html`<section class="panel plan-picture">
    <img src=${one.url} alt=${tr("The floor plan that was sent")} loading="lazy" />
    <div class="stack-tight">
      <label class="plan-field"><span class="plan-label">${tr("How strong it shows: {percent} %", { percent: Math.round(shown * 100) })}</span>
        <input type="range" min="0" max="1" step="0.05" value=${shown} onInput=${(event) => setShown(Number(event.target.value))} onChange=${(event) => save({ opacity: Number(event.target.value) })} /></label>
      <div class="desk-actions">
        <button type="button" class="button button-small" disabled=${busy} onClick=${place}>${tr("Place it by two points")}</button>
        <button type="button" class="button button-small plan-remove" disabled=${busy} onClick=${() => run(async () => {
          await remove(`/api/plan/backdrops/${one.id}`);
          await reload();
        })}>${tr("Take it away")}</button>
      </div>
      <${Trouble} error=${error} />
    </div>
  </section>`;
}

/** While a picture is being placed: which point to tap, then what is known of the two. */
export function PlacingBar({ document }) {
  const placing = useCell(wanted);
  const [known, setShown] = useState({ distance: null, turn: "" });
  // Enter in the field says the distance and sends the form in one go.
  const newest = useRef(known);
  const setKnown = (changes) => setShown((newest.current = { ...newest.current, ...changes }));
  const [busy, error, run] = useAction();
  if (!placing) return null;
  const { id, points } = placing;
  const one = draft.value.backdrops.find((picture) => picture.id === id);
  if (points.length < 2 || !one) return html`<div class="plan-hint" role="status"><p>${points.length ? tr("Tap the second point.") : tr("Tap the first of two points in the picture whose distance you know: two corners, two columns.")}</p>
    <button type="button" class="button button-small" onClick=${end}>${tr("Cancel")}</button></div>`;
  const save = () => run(async () => {
    const { distance, turn: way } = newest.current;
    if (!distance) throw new Error(tr("Write how many metres are between the two points."));
    const turn = way === "" ? null : Number(way);
    const level = document.levels.find((floor) => floor.id === one.level);
    const placed = placedBy(placingOf(one, level), points, { distance, turn });
    if (!placed) throw new Error(tr("The two points are one and the same. Tap again, farther apart."));
    await put(`/api/plan/backdrops/${id}`, { placed, opacity: one.opacity });
    end();
    await reload();
  });
  return html`<form class="plan-hint plan-placing" onSubmit=${(event) => (event.preventDefault(), save())}>
    <${NumberField} label=${tr("Real distance")} min=${0.1} max=${1000} value=${known.distance} set=${(distance) => setKnown({ distance })} />
    <${ChoiceField} label=${tr("From 1 to 2 goes")} wide=${false} value=${known.turn} options=${[["", tr("As it is")], ...headings()]} set=${(turn) => setKnown({ turn })} />
    <button class="button button-main" disabled=${busy}>${trAs("picture", "Place it")}</button>
    <button type="button" class="button" onClick=${() => begin(id)}>${tr("Tap again")}</button>
    <button type="button" class="button" onClick=${end}>${tr("Cancel")}</button>
    <${Trouble} error=${error} />
  </form>`;
}
