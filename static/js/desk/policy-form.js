/** The numbers of asking as a form: the waves as rows, every other one with its reason and its default beside it. */

import { html } from "preact";
import { inUnits, nextWave } from "../core/policy.js";
import { language, tr, trMany, trParts } from "../core/translation.js";
import { Icon } from "../parts/icons.js";
import { facts } from "./figures.js";

const MOST_WAVES = 8;

/** Who is asked when: the first row starts at once. */
export function Waves({ draft, setDraft, told, complaints }) {
  const { waves } = draft;
  const usual = told.defaults.waves;
  const wrong = complaints.filter(({ field }) => field === "waves");
  const put = (next) => setDraft({ ...draft, waves: next });
  const change = (at, changes) => put(waves.map((wave, index) => (index === at ? { ...wave, ...changes } : wave)));
  const restore = () => put(usual.map(({ after_seconds: after, people }) => ({ after: String(after), people: people === null ? null : String(people) })));
  const same = waves.length === usual.length && usual.every(({ after_seconds: after, people }, at) => Number(waves[at].after) === after && (people === null ? waves[at].people === null : Number(waves[at].people) === people && waves[at].people !== null));
  return html`<fieldset class="panel"><legend class="policy-title">${tr("Who is asked when")}</legend>
    <p class="hint">${told.waves_why}</p>
    <ol class="waves">${waves.map((wave, at) => html`<${Wave} key=${at} wave=${wave} at=${at} wrong=${wrong.find(({ row }) => row === at)}
      change=${(changes) => change(at, changes)} takeOut=${waves.length > 1 && at > 0 ? () => put(waves.filter((_, index) => index !== at)) : null} />`)}</ol>
    ${wrong.filter(({ row }) => row === null).map(({ detail }) => html`<p class="field-wrong" role="alert">${detail}</p>`)}
    <div class="desk-actions">
      ${waves.length < MOST_WAVES && html`<button type="button" class="button button-small" onClick=${() => put([...waves, nextWave(waves)])}>${tr("Add a step")}</button>`}
      ${!same && html`<button type="button" class="button button-small" onClick=${restore}>${tr("Restore the default: {waves}", { waves: facts(usual.map(waveWords)) })}</button>`}
    </div>
  </fieldset>`;
}

const waveWords = ({ after_seconds: seconds, people }) => (people === null ? tr("everybody at {seconds} s", { seconds }) : trMany("{n} at {seconds} s", "{n} at {seconds} s", people, { seconds }));

function Wave({ wave, at, change, takeOut, wrong }) {
  const everybody = wave.people === null;
  const step = at + 1;
  const seconds = html`<input class="field field-number" type="number" inputmode="numeric" min="1" required aria-label=${tr("Step {step}: after how many seconds", { step })} value=${wave.after} onInput=${(event) => change({ after: event.target.value })} />`;
  const count = html`<input class="field field-number" type="number" inputmode="numeric" min="1" aria-label=${tr("Step {step}: how many people", { step })} disabled=${everybody} value=${everybody ? "" : wave.people} onInput=${(event) => change({ people: event.target.value })} />`;
  return html`<li class="wave">
    ${at === 0
      ? html`<span class="wave-when">${tr("At once")}</span>`
      : html`<label class="wave-when">${trParts("After {seconds} s", { seconds })}</label>`}
    <span class="wave-who">${at === 0 ? trParts("ask {count} people", { count }) : trParts("ask {count} more", { count })}</span>
    <label class="check"><input type="checkbox" checked=${everybody} onChange=${(event) => change({ people: event.target.checked ? null : "3" })} aria-label=${tr("Step {step}: everybody on shift", { step })} /><span>${tr("everybody on shift")}</span></label>
    ${takeOut && html`<button type="button" class="round round-plain" aria-label=${tr("Remove step {step}", { step })} onClick=${takeOut}><${Icon} name="close" /></button>`}
    ${wrong && html`<p class="field-wrong" role="alert">${wrong.detail}</p>`}
  </li>`;
}

/** Every other number, by what it is about. */
export function Fields({ draft, setDraft, told, complaints }) {
  const groups = [...new Set(told.fields.map(({ group }) => group))];
  const set = (name, value) => setDraft({ ...draft, numbers: { ...draft.numbers, [name]: value } });
  return groups.map((group) => html`<fieldset class="panel" key=${group}><legend class="policy-title">${group}</legend>
    ${told.fields.filter((one) => one.group === group).map((one) => html`<${Field} key=${one.name} field=${one} value=${draft.numbers[one.name]}
      set=${(value) => set(one.name, value)} wrong=${complaints.find(({ field }) => field === one.name)} />`)}
  </fieldset>`);
}

function Field({ field, value, set, wrong }) {
  const usual = inUnits(field.default, field.scale);
  const number = Number(usual).toLocaleString(language(), { useGrouping: false });
  const id = `field-${field.name}`;
  return html`<div class="policy-field">
    <label for=${id}>${field.label}</label>
    <span class="policy-number"><input class="field field-number" id=${id} type="number" inputmode="decimal" step="any" required value=${value} aria-invalid=${wrong ? "true" : undefined}
      aria-describedby=${`${id}-why`} onInput=${(event) => set(event.target.value)} /> ${field.unit}</span>
    <div class="policy-why">
      ${wrong && html`<p class="field-wrong" role="alert">${wrong.detail}</p>`}
      <p class="hint" id=${`${id}-why`}>${field.why} ${tr("Default: {number} {unit}.", { number, unit: field.unit })}</p>
      ${Number(value) !== Number(usual) && html`<button type="button" class="button button-small" aria-label=${tr("Restore {number} for: {field}", { number, field: field.label })} onClick=${() => set(usual)}>${tr("Restore {number}", { number })}</button>`}
    </div>
  </div>`;
}
