/** On what: the sheet, the label to start at, and how this printer is put right. Kept on this computer. */

import { html } from "preact";
import { tr } from "../core/translation.js";

const NAME = "floorassist-labels";
const NONE = { x: 0, y: 0 };

/** The setting that was used last here: `{preset, start, offset, offsets, host}`; each sheet has its own offset. */
export function keptSetting(presets) {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(NAME) || "{}");
  } catch {
    // Nothing is kept here: as on the first day.
  }
  const offsets = kept.offsets || {};
  const preset = presets.some(({ id }) => id === kept.preset) ? kept.preset : presets[0].id;
  return { preset, start: kept.start || 1, offsets, offset: offsets[preset] || NONE, host: kept.host || "" };
}

/** Keeps it for the next time. */
export function keepSetting({ preset, start, offsets, host }) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ preset, start, offsets, host }));
  } catch {
    // A browser that keeps nothing: it is asked again.
  }
}

/** `setting` and `set(setting)`; `host` is the address this page has, `trouble` what is wrong with the numbers. */
export function SheetForm({ setting, set, presets, host, trouble }) {
  const preset = presets.find(({ id }) => id === setting.preset);
  const choose = (id) => set({ ...setting, preset: id, start: 1, offset: setting.offsets[id] || NONE });
  const shift = (side, value) => {
    const offset = { ...setting.offset, [side]: value };
    set({ ...setting, offset, offsets: { ...setting.offsets, [setting.preset]: offset } });
  };
  const millimetres = (side, words) => html`<label class="stack-tight">${words}
    <input class="field field-number" type="number" inputmode="decimal" step="0.1" min="-20" max="20" required value=${setting.offset[side]} onInput=${(event) => shift(side, event.target.valueAsNumber)} /></label>`;
  const page = new URLSearchParams({ preset: setting.preset, offset_x: setting.offset.x, offset_y: setting.offset.y });
  return html`
    <div class="labels-sheet">
      <label class="stack-tight">${tr("Sheet")}
        <select class="field" value=${setting.preset} onChange=${(event) => choose(event.target.value)}>
          ${presets.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}</select></label>
      ${preset.labels > 1 && html`<label class="stack-tight">${tr("Start at label")}
        <input class="field field-number" type="number" inputmode="numeric" required min="1" max=${preset.labels} value=${setting.start} onInput=${(event) => set({ ...setting, start: Number(event.target.value) })} /></label>`}
    </div>
    ${trouble && html`<p class="field-wrong" role="alert">${trouble}</p>`}
    <details class="labels-printer"><summary>${tr("Fit your printer")}</summary>
      <div class="stack">
        <p>${tr("Print a calibration page at 100 % on plain paper and hold it with a sheet of labels against the light. Where the frames lie beside the labels, move them.")}</p>
        <div class="labels-pair">${millimetres("x", tr("To the right, mm"))}${millimetres("y", tr("Down, mm"))}</div>
        ${!trouble && html`<a class="button" target="_blank" rel="noopener" href=${`/api/labels/calibration?${page}`}>${tr("Open the calibration page")}</a>`}
        <label class="stack-tight">${tr("Address in the codes")}
          <input class="field" type="url" dir="ltr" autocomplete="off" inputmode="url" placeholder=${host} maxlength="100" pattern="https?://[^/?# ]+" value=${setting.host} onInput=${(event) => set({ ...setting, host: event.target.value.trim().replace(/\/+$/, "") })} />
          <span class="hint">${tr("Customers' phones open it. Leave it empty for {host}. Our own app reads labels whatever their address is.", { host })}</span></label>
      </div></details>`;
}
