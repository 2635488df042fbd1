/** Who else edits the plan now, and where. */

import { html } from "preact";
import { nameOf, objectOf } from "../../core/plan-words.js";
import { boxesOf } from "../../core/shapes.js";
import { tr } from "../../core/translation.js";
import { post } from "../../device/api.js";
import { useCell } from "../../parts/hooks.js";
import { initials, namesOf } from "../../parts/phrases.js";
import { derived } from "./canvas.js";
import { draft } from "./draft-store.js";
import { selected } from "./selection.js";
import { show, showLevel, shownLevel, viewport } from "./view.js";

const SCALE = derived(viewport, ({ scale }) => scale);
const PATH = "/api/plan/draft/presence";
const EVERY_MS = 20_000;
/** A selection that is only passed through is not told. */
const CALM_MS = 400;
/** More than so many things that somebody selected are not told one by one. */
const MOST = 40;

/** Tells the others where I am, and hears where they are, until `stop()`; `hear(kinds)` takes the desk's news. */
export function openPresence() {
  let timer = null;
  let last = "";
  const where = () => ({ level: shownLevel(draft.value.document)?.id || "", selection: selected.value.slice(0, MOST).map(([kind, id]) => [kind, id]) });
  const tell = async () => {
    clearTimeout(timer);
    timer = setTimeout(tell, EVERY_MS);
    if (document.visibilityState !== "visible" || !draft.value.document) return;
    const now = where();
    last = JSON.stringify(now);
    try {
      const { editors } = await post(PATH, now);
      if (JSON.stringify(editors) !== JSON.stringify(draft.value.editors)) draft.value = { ...draft.value, editors };
    } catch {
      /* Said again in a while. */
    }
  };
  const soon = () => {
    if (!draft.value.document || JSON.stringify(where()) === last) return;
    clearTimeout(timer);
    timer = setTimeout(tell, CALM_MS);
  };
  const leave = () => fetch(PATH, { method: "DELETE", keepalive: true, credentials: "same-origin" }).catch(() => {});
  const stops = [selected.listen(soon), viewport.listen(soon), draft.listen(soon)];
  addEventListener("pagehide", leave);
  return {
    hear: (kinds) => kinds.has("draft.editors") && tell(),
    stop: () => {
      clearTimeout(timer);
      removeEventListener("pagehide", leave);
      for (const stop of stops) stop();
    },
  };
}

/** A round badge for each of them; pressing one shows where they are. */
export function Editors({ editors, document }) {
  if (!editors.length) return null;
  return html`<div class="plan-editors" role="group" aria-label=${tr("Who else edits now")}>
    <span class="hidden" role="status">${editTooWords(editors)}</span>
    ${editors.map((one) => html`<button type="button" class="plan-editor-badge" key=${one.person.id} title=${whereWords(one, document).is} onClick=${() => goTo(one, document)}>
      <span aria-hidden="true">${initials(one.person.name)}</span><span class="hidden">${whereWords(one, document).show}</span></button>`)}
  </div>`;
}

function editTooWords(editors) {
  const names = namesOf(editors.map(({ person }) => person.name));
  return editors.length === 1 ? tr("{name} edits too", { name: names }) : tr("{names} edit too", { names });
}

/** Where somebody is, `{is, show}`: "Ana is at Aisle A4", and what a press on it does. */
function whereWords({ person: { name }, level, selection }, document) {
  const found = document && firstOf(selection, document);
  const floor = document?.levels.find(({ id }) => id === level)?.name;
  const what = found && nameOf(...found);
  if (found) return { is: tr("{name} is at {what}", { name, what }), show: tr("Show where {name} is at {what}", { name, what }) };
  if (floor) return { is: tr("{name} is on {level}", { name, level: floor }), show: tr("Show where {name} is on {level}", { name, level: floor }) };
  return { is: tr("{name} is here", { name }), show: tr("Show where {name} is here", { name }) };
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
export function OthersMarks({ editors, document, level }) {
  const scale = useCell(SCALE);
  return editors.flatMap(({ person, selection }) => (selection || []).slice(0, 20).flatMap(([kind, id], n) => {
    const object = objectOf(document, kind, id);
    if (!object || kind === "plan" || kind === "levels") return [];
    return boxesOf(kind, object).filter(([on]) => on === level).map(([, { x, y, width, height }]) => html`<g class="plan-other" key=${`${person.id} ${id}`}>
      <rect x=${x} y=${y} width=${width} height=${height} />
      ${n === 0 && html`<text x=${x} y=${y - 4 / scale} font-size=${13 / scale}>${person.name}</text>`}</g>`);
  }));
}
