/** The desk's plan editor: the plan to draw on, the tools, the form of what is selected, and what became of it. */

import { html, render, useEffect, useLayoutEffect, useState } from "preact";
import { tr, trAs } from "../../core/translation.js";
import { whenRefused } from "../../device/api.js";
import { useCell } from "../../parts/hooks.js";
import { Icon } from "../../parts/icons.js";
import { Notices } from "../../parts/status.js";
import { Backdrops, BackdropMarks, PlacingBar, takePoint, wanted } from "./backdrop.js";
import { PlanCanvas, derived } from "./canvas.js";
import { Conflicts } from "./conflicts.js";
import { draft, openDraft } from "./draft-store.js";
import { EditorTop } from "./editor-top.js";
import { KeysHelp } from "./keys-help.js";
import { Panel, panelTitle } from "./panel.js";
import { PlanIcon } from "./plan-icons.js";
import { OthersMarks, openPresence } from "./presence.js";
import { Publish } from "./publish.js";
import { clear, selected } from "./selection.js";
import { Start, isBare } from "./start.js";
import { ToolHint, Toolbar } from "./toolbar.js";
import { fit, show, showLevel, shownLevel, viewport, zoomBy } from "./view.js";

/** Watched apart: what stands around the canvas is not drawn again with every step of the view. */
const LEVEL = derived(viewport, ({ level }) => level);
/** From this width on the panel stands beside the plan and is always open. */
const WIDE = matchMedia("(min-width: 62rem)");

function Editor({ me, departments }) {
  const now = useCell(draft);
  const chosen = useCell(selected);
  const wide = useMedia(WIDE);
  const [open, setOpen] = useState(false);
  const [sheet, setSheet] = useState(null);
  useEffect(() => {
    const presence = openPresence();
    const shut = openDraft({ ...me, hear: presence.hear });
    return () => (shut(), presence.stop());
  }, []);
  // A bay is tapped to be changed; everything else is mostly tapped to be moved, and the form waits at the foot.
  useLayoutEffect(() => setOpen(chosen.length === 1 && Boolean(chosen[0][2])), [JSON.stringify(chosen)]);
  const { document } = now;
  useAsked(Boolean(document));
  const key = (event) => event.key === "?" && !event.target.closest("input, select, textarea, dialog") && setSheet("keys");
  if (!document) return html`<${Waiting} now=${now} />`;
  const shows = wide || open;
  return html`<div class=${shows ? "plan-editor plan-editor-open" : "plan-editor"} onKeyDown=${key}>
    <${EditorTop} now=${now} open=${setSheet} />
    <${Conflicts} />
    <${Toolbar} shown=${wide || !open} />
    <div class="plan-stage">
      <${Stage} now=${now} onOpen=${() => setOpen(true)} />
      ${isBare(document) && !now.backdrops.length && sheet !== "start" && html`<div class="plan-bare"><p><strong>${tr("No aisles yet.")}</strong> ${tr("Lay many of them at once, then put them right.")}</p>
        <button type="button" class="button button-main" onClick=${() => setSheet("start")}>${tr("Start the plan")}</button></div>`}
    </div>
    <aside class="plan-panel" aria-label=${tr("What is selected")}>
      <div class="plan-panel-head">
        <h2>${panelTitle(document, chosen)}</h2>
        ${chosen.length > 0 && (wide || !open) && html`<button type="button" class="round round-plain" aria-label=${tr("Select nothing")} onClick=${clear}><${Icon} name="close" /></button>`}
        ${!wide && html`<button type="button" class="button button-small" aria-expanded=${open} onClick=${() => setOpen(!open)}>${open ? trAs("verb", "Close") : chosen.length ? trAs("verb", "Edit") : trAs("noun", "List")}</button>`}
      </div>
      ${shows && html`<div class="plan-panel-body"><${Panel} document=${document} departments=${departments} /></div>`}
    </aside>
    <${Notices} />
    ${sheet === "start" && html`<${Start} document=${document} openBackdrops=${() => setSheet("backdrops")} onClose=${() => setSheet(null)} />`}
    ${sheet === "publish" && html`<${Publish} onClose=${() => setSheet(null)} />`}
    ${sheet === "backdrops" && html`<${Backdrops} now=${now} onClose=${() => setSheet(null)} />`}
    ${sheet === "keys" && html`<${KeysHelp} onClose=${() => setSheet(null)} />`}
  </div>`;
}

/** What the address asks for, `?aisle=ID&bay=ID`, is shown once the plan is there. */
function useAsked(there) {
  useEffect(() => {
    const asked = new URLSearchParams(location.search);
    if (there && asked.get("aisle")) requestAnimationFrame(() => show("aisles", asked.get("aisle"), asked.get("bay") || undefined));
  }, [there]);
}

/** The canvas with what lies over it, the levels, and the buttons to come closer. */
function Stage({ now, onOpen }) {
  const { document, editors } = now;
  useCell(LEVEL);
  const placing = useCell(wanted);
  const level = shownLevel(document);
  const over = html`<${OthersMarks} ...${{ editors, document }} level=${level?.id} /><${BackdropMarks} />`;
  return html`
    <${PlanCanvas} label=${tr("The plan, {level}. Arrow keys move what is selected; question mark shows all keys.", { level: level?.name })} over=${over} onPoint=${placing ? takePoint : undefined} onOpen=${onOpen} />
    ${placing ? html`<${PlacingBar} document=${document} />` : html`<${ToolHint} />`}
    ${document.levels.length > 1 && html`<label class="plan-levels"><span class="hidden">${tr("Level")}</span><select class="field" value=${level?.id} onChange=${(event) => (clear(), showLevel(event.target.value))}>
      ${[...document.levels].sort((a, b) => b.ordinal - a.ordinal).map(({ id, name }) => html`<option value=${id} selected=${id === level?.id}>${name}</option>`)}</select></label>`}
    <div class="plan-zoom">
      <button type="button" class="round" aria-label=${trAs("zoom", "Closer")} onClick=${() => zoomBy(1.5)}><${Icon} name="plus" /></button>
      <button type="button" class="round" aria-label=${trAs("zoom", "Farther")} onClick=${() => zoomBy(1 / 1.5)}><${Icon} name="minus" /></button>
      <button type="button" class="round" aria-label=${tr("Whole level")} onClick=${fit}><${Icon} name="fit" /></button>
    </div>`;
}

function Waiting({ now: { state, error } }) {
  if (state === "loading") return html`<p class="loading" role="status"><span class="dots" aria-hidden="true"></span>${tr("Loading the plan …")}</p>`;
  return html`<div class="trouble" role="alert"><${PlanIcon} name="levels" /><p>${error || tr("The plan cannot be loaded without network, and this device has not kept it yet. It is loaded as soon as the network is back.")}</p>
    <button type="button" class="button" onClick=${() => location.reload()}>${tr("Try again")}</button></div>`;
}

function useMedia(media) {
  const [on, setOn] = useState(media.matches);
  useEffect(() => {
    const hear = () => setOn(media.matches);
    media.addEventListener("change", hear);
    return () => media.removeEventListener("change", hear);
  }, []);
  return on;
}

const told = (id) => JSON.parse(document.getElementById(id).textContent);
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
render(html`<${Editor} me=${told("me-now")} departments=${told("departments-now")} />`, document.getElementById("plan-editor"));
