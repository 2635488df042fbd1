/** Who else edits the plan now, and where. */

import { html } from "preact";
import { boxesOf } from "../../core/shapes.js";
import { nameOf, objectOf } from "../../core/plan-words.js";
import { initials, namesOf } from "../../parts/phrases.js";
import { show, showLevel } from "./view.js";

/** A round badge for each of them; pressing one shows where they are. */
export function Editors({ editors, document }) {
  if (!editors.length) return null;
  return html`<div class="plan-editors" role="group" aria-label="Who else edits now">
    <span class="hidden" role="status">${namesOf(editors.map(({ person }) => person.name))} ${editors.length === 1 ? "edits" : "edit"} too</span>
    ${editors.map((one) => html`<button type="button" class="plan-editor-badge" key=${one.person.id} title=${whereWords(one, document)} onClick=${() => goTo(one, document)}>
      <span aria-hidden="true">${initials(one.person.name)}</span><span class="hidden">Show where ${whereWords(one, document)}</span></button>`)}
  </div>`;
}

/** "Ana is at aisle A4". */
export function whereWords({ person, level, selection }, document) {
  const found = document && firstOf(selection, document);
  const floor = document?.levels.find(({ id }) => id === level)?.name;
  return `${person.name} is ${found ? `at ${nameOf(...found)}` : floor ? `on ${floor}` : "here"}`;
}

function firstOf(selection, document) {
  for (const [kind, id] of selection || []) {
    const object = objectOf(document, kind, id);
    if (object && kind !== "plan") return [kind, object];
  }
  return null;
}

function goTo({ level, selection }, document) {
  const found = firstOf(selection, document);
  if (found) show(found[0], found[1].id);
  else if (level) showLevel(level);
}

/** What the others have selected, drawn over the plan with their names. */
export function OthersMarks({ editors, document, level, scale }) {
  return editors.flatMap(({ person, selection }) => (selection || []).slice(0, 20).flatMap(([kind, id], n) => {
    const object = objectOf(document, kind, id);
    if (!object || kind === "plan" || kind === "levels") return [];
    return boxesOf(kind, object).filter(([on]) => on === level).map(([, { x, y, width, height }]) => html`<g class="plan-other" key=${`${person.id} ${id}`}>
      <rect x=${x} y=${y} width=${width} height=${height} />
      ${n === 0 && html`<text x=${x} y=${y - 4 / scale} font-size=${13 / scale}>${person.name}</text>`}</g>`);
  }));
}
