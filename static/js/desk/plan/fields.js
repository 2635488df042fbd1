/** Fields of the plan's forms: what is typed counts once it is done with (Enter, or the next field), as one change. */

import { html, useLayoutEffect, useState } from "preact";
import { momentField, momentTyped, nextHour, numberTyped, shownNumber, textTyped } from "../../core/field-values.js";
import { tr } from "../../core/translation.js";
import { Icon } from "../../parts/icons.js";
import { clockTime } from "../../parts/phrases.js";

/**
 * A value that is typed as text: `read` gives `{value}` or `{error}`, `write` is how a value shows, `set` gets the value
 * when it is another one; with `live` while it is typed, for a form that is sent by a button: what grows under a finger
 * would take its tap.
 */
function useTyped(value, { read, write = String, set, live = false }) {
  const shown = write(value);
  const [text, setText] = useState(shown);
  const [error, setError] = useState(null);
  useLayoutEffect(() => {
    if (!live || write(read(text).value) !== shown) setText(shown);
    setError(null);
  }, [shown]);
  const typing = (typed) => {
    setText(typed);
    const { value: now, error: wrong } = live ? read(typed) : { error: true };
    if (!wrong && write(now) !== shown) set(now);
  };
  const done = (typed) => {
    const { value: now, error: wrong } = read(typed);
    setError(wrong || null);
    if (wrong || write(now) === shown) return wrong || setText(shown);
    return set(now);
  };
  return { text, error, handlers: { value: text, onInput: (event) => typing(event.target.value), onChange: (event) => done(event.target.value) } };
}

let made = 0;
/** An id for a field, the same as long as it is shown. */
const useId = () => useState(() => `plan-field-${(made += 1)}`)[0];

/** One labelled field with its unit, hint and complaint; `field(attributes)` draws the control itself. */
function Labelled({ label, unit, hint, error, wide, field }) {
  const id = useId();
  const words = error || hint;
  return html`<div class=${wide ? "plan-field plan-field-wide" : "plan-field"}>
    <label class="plan-label" for=${id}>${label}${unit && html` <span class="hint">(${unit})</span>`}</label>
    ${field({ id, class: "field", "aria-invalid": error ? "true" : undefined, "aria-describedby": words ? `${id}-words` : undefined })}
    ${words && html`<span id=${`${id}-words`} class=${error ? "field-wrong" : "hint"} role=${error ? "alert" : undefined}>${words}</span>`}
  </div>`;
}

/** A number in `unit`; `set(number)`. */
export function NumberField({ label, value, set, unit = "m", min, max, whole, hint, live }) {
  const { error, handlers } = useTyped(value, { read: (text) => numberTyped(text, { min, max, whole }), write: shownNumber, set, live });
  return html`<${Labelled} ...${{ label, unit, hint, error }} field=${(more) => html`<input type="text" inputmode="decimal" autocomplete="off" ...${more} ...${handlers} />`} />`;
}

/** A text; an empty one is "" (or refused where it `must` be there). `list` are words to choose from. */
export function TextField({ label, value, set, limit, must, hint, list, live, wide = true }) {
  const { error, handlers } = useTyped(value ?? "", { read: (text) => textTyped(text, { limit, must }), set, live });
  const own = useId();
  const id = list && `${own}-list`;
  return html`<${Labelled} ...${{ label, hint, error, wide }} field=${(more) => html`<input type="text" autocomplete="off" list=${id} ...${more} ...${handlers} />
    ${list && html`<datalist id=${id}>${list.map((word) => html`<option value=${word}></option>`)}</datalist>`}`} />`;
}

/** One of some words: `options` are `[value, words]`. */
export function ChoiceField({ label, value, set, options, hint, wide = true }) {
  return html`<${Labelled} ...${{ label, hint, wide }} field=${(more) => html`<select ...${more} value=${value} onChange=${(event) => set(event.target.value)}>
      ${options.map(([one, words]) => html`<option value=${one} selected=${one === value}>${words}</option>`)}
    </select>`} />`;
}

/** Yes or no. */
export function CheckField({ label, value, set, hint }) {
  return html`<div class="plan-field-wide"><label class="check"><input type="checkbox" checked=${Boolean(value)} onChange=${(event) => set(event.target.checked)} /><span>${label}</span></label>
    ${hint && html`<p class="hint">${hint}</p>`}</div>`;
}

/** A moment, or none; `tonight` is the hour that one button offers. */
export function MomentField({ label, value, set, hint, tonight = 22, none = tr("Not any more") }) {
  const typed = (text) => {
    const moment = momentTyped(text);
    if (moment) set(moment);
  };
  const night = nextHour(tonight, new Date());
  return html`<div class="plan-field plan-field-wide">
    <${Labelled} ...${{ label, hint }} field=${(more) => html`<input type="datetime-local" ...${more} value=${momentField(value)} onChange=${(event) => typed(event.target.value)} />`} />
    <span class="desk-actions">
      ${!value && html`<button type="button" class="button button-small" onClick=${() => set(momentTyped(momentField(night)))}>${tr("Until {time}", { time: clockTime(night) })}</button>`}
      ${value && html`<button type="button" class="button button-small" onClick=${() => set(null)}>${none}</button>`}
    </span>
  </div>`;
}

/** Points in metres, one a row; `least` of them stay. */
export function PointsField({ label, points, set, least }) {
  const put = (at, point) => set(points.map((old, n) => (n === at ? point : old)));
  const add = () => {
    const [last, first] = [points.at(-1), least > 2 ? points[0] : points.at(-2)];
    const middle = least > 2 ? [(last[0] + first[0]) / 2, (last[1] + first[1]) / 2] : [last[0] * 2 - first[0], last[1] * 2 - first[1]];
    set([...points, middle.map((number) => Math.round(number * 1000) / 1000)]);
  };
  return html`<fieldset class="plan-field-wide plan-points"><legend>${label}</legend>
    ${points.map(([x, y], at) => html`<div class="plan-point" key=${at}>
      <${NumberField} label=${tr("Point {number}: from the left", { number: at + 1 })} value=${x} set=${(value) => put(at, [value, y])} />
      <${NumberField} label=${tr("From the top")} value=${y} set=${(value) => put(at, [x, value])} />
      <button type="button" class="round round-plain" disabled=${points.length <= least} aria-label=${tr("Take point {number} out", { number: at + 1 })} onClick=${() => set(points.filter((_, n) => n !== at))}><${Icon} name="close" size="20" /></button>
    </div>`)}
    <button type="button" class="button button-small" onClick=${add}>${tr("Add a point")}</button>
  </fieldset>`;
}

/** A place: metres from the left and from the top; or that of an aisle's start. */
export function PlaceFields({ at: [x, y], set, start = false }) {
  return html`<${NumberField} label=${start ? tr("Start: From the left") : tr("From the left")} value=${x} set=${(value) => set([value, y])} />
    <${NumberField} label=${start ? tr("Start: From the top") : tr("From the top")} value=${y} set=${(value) => set([x, value])} />`;
}
