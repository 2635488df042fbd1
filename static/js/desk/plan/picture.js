/** A still picture of a plan's level with what changed marked on it: for publishing and for comparing revisions. */

import { html, useMemo, useState } from "preact";
import { boxAround, boxesOf } from "../../core/shapes.js";
import { objectOf } from "../../core/plan-words.js";
import { tr, trAs, trMany, trParts } from "../../core/translation.js";
import { PlanDrawing, PlanNames } from "../../parts/plan-drawing.js";
import { useProperties } from "../../parts/hooks.js";
import { listed } from "../figures.js";

const CLOSEST_METRES = 36;
/** A document as it may come, with every list in it. */
const LISTS = ["zones", "aisles", "walls", "doors", "fixtures", "anchors", "connectors", "blocks"];
const filled = (document) => ({ ...Object.fromEntries(LISTS.map((kind) => [kind, []])), ...document });

/** `box` is the part of the level to show (metres), all of it when none is given; `marks` are `{kind, id, aisle}` of what changed; what this document does not have is not marked. */
export function PlanPicture({ document, level, marks, label, box }) {
  const plan = useMemo(() => filled(document), [document]);
  const floor = plan.levels.find(({ id }) => id === level);
  const seen = box || (floor ? { x: -1, y: -1, width: floor.width + 2, height: floor.depth + 2 } : { x: 0, y: 0, width: 4, height: 3 });
  const shape = useProperties({ "aspect-ratio": `${seen.width} / ${seen.height}` });
  if (!floor) return html`<div class="plan-still plan-still-none" ref=${shape}><p class="quiet">${tr("This level is not there.")}</p></div>`;
  const perPixel = seen.width / 560;
  return html`<svg class="plan-still" ref=${shape} viewBox=${`${seen.x} ${seen.y} ${seen.width} ${seen.height}`} role="img" aria-label=${label}>
    <${PlanDrawing} plan=${plan} level=${level} />
    <${PlanNames} plan=${plan} level=${level} perPixel=${perPixel} seen=${seen} />
    ${marks.flatMap((mark) => boxesIn(plan, mark, level)).map(({ x, y, width, height }) => html`<rect class="plan-changed" x=${x - 0.4} y=${y - 0.4} width=${width + 0.8} height=${height + 0.8} rx="0.4" stroke-width=${2.5 * perPixel} />`)}
  </svg>`;
}

/** Where a change shows in a plan: `[[level, box]]`; a bay (kind "bays") is found in its aisle. */
function placesOf(plan, { kind, id, aisle }) {
  if (kind === "plan" || kind === "levels") return [];
  const object = kind === "bays" ? objectOf(plan, "aisles", aisle) : objectOf(plan, kind, id);
  if (!object) return [];
  if (kind !== "bays") return boxesOf(kind, object);
  return boxesOf("aisles", object, id);
}

const boxesIn = (plan, mark, level) => placesOf(plan, mark).filter(([on]) => on === level).map(([, box]) => box);

/** Two documents side by side (one alone, where `before` is null), level by level; `changes` as the server's comparison lists them. */
export function BeforeAndAfter({ before, after, changes, names }) {
  const levels = [...new Map([...(before?.levels || []), ...(after?.levels || [])].map(({ id, name }) => [id, name]))];
  const [level, setLevel] = useState(firstChanged(before, after, changes) || levels[0]?.[0]);
  const [whole, setWhole] = useState(false);
  const close = useMemo(() => closeUp(before, after, changes, level), [before, after, changes, level]);
  return html`<div class="stack-tight">
    ${levels.length > 1 && html`<label class="plan-field"><span class="plan-label">${tr("Level")}</span><select class="field" value=${level} onChange=${(event) => setLevel(event.target.value)}>
      ${levels.map(([id, name]) => html`<option value=${id} selected=${id === level}>${name}</option>`)}</select></label>`}
    <div class="plan-both">
      ${[[before, names[0]], [after, names[1]]].filter(([document]) => document).map(([document, name]) => html`<figure key=${name}><figcaption>${name}</figcaption>
        <${PlanPicture} document=${document} level=${level} marks=${before ? changes : []} label=${before ? tr("{name}: the plan, what changed is framed", { name }) : tr("{name}: the plan", { name })} box=${whole ? null : close} /></figure>`)}
    </div>
    ${close && html`<div><button type="button" class="button button-small" onClick=${() => setWhole(!whole)}>${whole ? tr("Only what changed") : tr("The whole level")}</button></div>`}
  </div>`;
}

/** The part of a level around all that changed, at least so many metres wide; null where that is most of it anyway. */
function closeUp(before, after, changes, level) {
  const plans = [before, after].filter(Boolean);
  if (plans.length < 2 || !changes.length) return null;
  const boxes = plans.flatMap((plan) => changes.flatMap((one) => boxesIn(filled(plan), one, level)));
  if (!boxes.length) return null;
  const box = boxAround(boxes.flatMap(({ x, y, width, height }) => [[x, y], [x + width, y + height]]));
  const width = Math.max(box.width + 8, (box.height + 8) * 1.4, CLOSEST_METRES);
  const height = Math.max(width / 1.4, box.height + 8);
  const floor = after.levels.find(({ id }) => id === level) || before.levels.find(({ id }) => id === level);
  if (!floor || width > floor.width * 0.7 || height > floor.depth * 1.2) return null;
  return { x: box.x + box.width / 2 - width / 2, y: box.y + box.height / 2 - height / 2, width, height };
}

/** The level on which the first change shows. */
function firstChanged(before, after, changes) {
  for (const one of changes) {
    const [level] = [after, before].flatMap((plan) => (plan ? placesOf(filled(plan), one) : []))[0] || [];
    if (level) return level;
  }
  return null;
}

const WHAT = {
  added: () => trAs("what became of a thing", "new"),
  removed: () => trAs("what became of a thing", "taken away"),
  moved: () => trAs("what became of a thing", "moved"),
  renamed: () => trAs("what became of a thing", "renamed"),
  resized: () => trAs("what became of a thing", "resized"),
  changed: () => trAs("what became of a thing", "changed"),
};
/** The same of many things. */
const COUNTED = {
  added: (n) => trMany("{n} new", "{n} new", n),
  removed: (n) => trMany("{n} taken away", "{n} taken away", n),
  moved: (n) => trMany("{n} moved", "{n} moved", n),
  renamed: (n) => trMany("{n} renamed", "{n} renamed", n),
  resized: (n) => trMany("{n} resized", "{n} resized", n),
  changed: (n) => trMany("{n} changed", "{n} changed", n),
};
const SHOWN = 12;

/**
 * What changed as a list, of `all` so many; `plans` are the documents that name
 * the aisle of a bay, `go(change)` leads to its place where it still is.
 */
export function ChangeList({ changes, counts, plans, go }) {
  const [all, setAll] = useState(false);
  if (!changes.length) return html`<p class="quiet">${tr("Nothing differs.")}</p>`;
  return html`<ul class="plan-changes">${(all ? changes : changes.slice(0, SHOWN)).map((one) => html`<li key=${`${one.kind} ${one.id} ${one.what}`}>
      <span class=${`tag ${one.what === "removed" ? "tag-bad" : one.what === "added" ? "tag-good" : "tag-you"}`}>${WHAT[one.what]()}</span>
      <span>${withDetail(one, plans)}</span>
      ${go && one.what !== "removed" && one.kind !== "plan" && html`<button type="button" class="button button-small" onClick=${() => go(one)} aria-label=${trAs("on the plan", "Show {what}", { what: fullName(one, plans) })}>${trAs("on the plan", "Show")}</button>`}
    </li>`)}</ul>
    ${changes.length > SHOWN && !all && html`<button type="button" class="button button-small" onClick=${() => setAll(true)}>${trMany("Show all {n}", "Show all {n}", changes.length)}</button>`}
    ${counts.all > changes.length && all && html`<p class="hint">${trMany("And {n} more.", "And {n} more.", counts.all - changes.length)}</p>`}`;
}

function fullName({ kind, name, aisle }, plans) {
  const found = kind === "bays" && plans.filter(Boolean).map((plan) => objectOf(plan, "aisles", aisle)).find(Boolean);
  return found ? tr("{bay} of aisle {code}", { bay: name, code: found.code }) : name;
}

function withDetail(one, plans) {
  const name = html`<strong>${fullName(one, plans)}</strong>`;
  return one.detail ? trParts("{name}: {detail}", { name, detail: one.detail }) : name;
}

/** "3 new, 1 moved", from the counts of the server's comparison. */
export function countWords({ all, ...counts }) {
  if (!all) return tr("nothing");
  return listed(Object.entries(counts).map(([what, count]) => count && COUNTED[what](count)));
}
