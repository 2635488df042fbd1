/** What stands beside the plan: the form of what is selected, or a list of all there is on the level. */

import { html, useState } from "preact";
import { countOf, countThings, nameOf, objectOf, thingsOn } from "../../core/plan-words.js";
import { language, tr, trMany } from "../../core/translation.js";
import { useCell } from "../../parts/hooks.js";
import { Icon } from "../../parts/icons.js";
import { listed } from "../figures.js";
import { removeSelected, setFields } from "./commands.js";
import { AisleForm, BayForm } from "./form-aisle.js";
import { Commands } from "./form-many.js";
import { LevelForm, PlanForm } from "./form-plan.js";
import { AnchorForm, BlockForm, ConnectorForm, DoorForm, FixtureForm, WallForm, ZoneForm } from "./form-things.js";
import { derived } from "./canvas.js";
import { clear, selected } from "./selection.js";
import { show, shownLevel, viewport } from "./view.js";

const FORMS = { aisles: AisleForm, walls: WallForm, doors: DoorForm, fixtures: FixtureForm, zones: ZoneForm, anchors: AnchorForm, connectors: ConnectorForm, blocks: BlockForm, levels: LevelForm };
const LEVEL = derived(viewport, ({ level }) => level);
/** More rows than this are not drawn: who looks for one of them types some letters. */
const ROWS = 60;

/** What the panel is about, in a few words. */
export function panelTitle(document, chosen) {
  if (!chosen.length) return shownLevel(document)?.name || tr("The plan");
  if (chosen.length > 1) return countThings(chosen.length);
  const [[kind, id, bayId]] = chosen;
  const object = objectOf(document, kind, id);
  const bay = bayId && object?.bays?.find((one) => one.id === bayId);
  return bay ? tr("Bay {bay} of aisle {code}", { bay: bay.code + bay.side, code: object.code }) : nameOf(kind, object);
}

/** The panel's content; `departments` are those of the catalog. */
export function Panel({ document, departments }) {
  const chosen = useCell(selected);
  if (!chosen.length) return html`<${Overview} document=${document} />`;
  if (chosen.length > 1) return html`<${Many} document=${document} chosen=${chosen} />`;
  const [[kind, id, bayId]] = chosen;
  const object = objectOf(document, kind, id);
  if (!object) return html`<p class="quiet">${tr("It is not on the plan any more.")}</p>`;
  const bay = bayId && object.bays?.find((one) => one.id === bayId);
  const set = (fields, label) => setFields(kind, id, fields, label);
  if (bay) return html`<div class="stack"><${BayForm} key=${bayId} aisle=${object} bay=${bay} set=${set} document=${document} /></div>`;
  const Form = FORMS[kind];
  return html`<div class="stack" key=${id}>
    <${Form} ...${{ object, set, document, departments: known(document, departments) }} takeAway=${() => (removeSelected(), clear())} />
    ${kind !== "levels" && html`<${Commands} many=${false} />`}
  </div>`;
}

/** The departments that one may mean: of the catalog and of the plan. */
function known(document, departments) {
  const here = [...document.zones, ...document.aisles].map((one) => one.department).filter(Boolean);
  return [...new Set([...departments, ...here])].sort((a, b) => a.localeCompare(b, language()));
}

function Many({ document, chosen }) {
  const counts = new Map();
  for (const [kind] of chosen) counts.set(kind, (counts.get(kind) || 0) + 1);
  const words = [...counts].map(([kind, count]) => countOf(kind, count));
  const names = chosen.map(([kind, id]) => nameOf(kind, objectOf(document, kind, id)));
  return html`<div class="stack">
    <p>${listed(words)}</p>
    <p class="hint">${listed(names.slice(0, 12))}${names.length > 12 ? " …" : ""}</p>
    <${Commands} many />
  </div>`;
}

function Overview({ document }) {
  useCell(LEVEL);
  const [words, setWords] = useState("");
  const level = shownLevel(document);
  const all = level ? thingsOn(document, level.id) : [];
  const wanted = words.trim().toLowerCase();
  const found = wanted ? all.filter(({ name, also }) => `${name} ${also}`.toLowerCase().includes(wanted)) : all;
  return html`<div class="stack">
    <details class="plan-more plan-more-first"><summary>${tr("Plan and levels")}</summary><${PlanForm} document=${document} /></details>
    <label class="plan-field"><span class="plan-label">${document.levels.length > 1 ? tr("Find on this level") : tr("Find on the plan")}</span>
      <input class="field" type="search" autocomplete="off" placeholder=${tr("Aisle, till, department")} value=${words} onInput=${(event) => setWords(event.target.value)} /></label>
    ${all.length === 0 ? html`<p class="quiet">${tr("Nothing stands on this level yet. Draw with the tools, or let a pattern start it.")}</p>`
      : found.length === 0 ? html`<p class="quiet" role="status">${tr("Nothing on this level is called that.")}</p>`
      : html`<ul class="plan-things">${found.slice(0, ROWS).map(({ kind, id, name, also }) => html`<li key=${`${kind} ${id}`}><button type="button" class="plan-thing" onClick=${() => show(kind, id)}>
        <span>${name}</span>${also && html`<span class="hint">${also}</span>`}<${Icon} name="next" size="18" /></button></li>`)}</ul>
        ${found.length > ROWS && html`<p class="hint">${trMany("And {n} more: type some letters of it.", "And {n} more: type some letters of it.", found.length - ROWS)}</p>`}`}
  </div>`;
}
