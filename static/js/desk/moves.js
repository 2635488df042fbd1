/** The desk's moves and resets: what staff say of where things are, aisles being reset, whole places moved at once. */

import { html, render, useEffect, useState } from "preact";
import { tr } from "../core/translation.js";
import { get, whenRefused } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { Trouble } from "../parts/status.js";
import { showCount } from "./badge.js";
import { BulkMoves } from "./moves-form.js";
import { listenAtTheDesk } from "./news.js";
import { Proposals } from "./proposals.js";
import { Resets } from "./resets.js";
import { DoneLine } from "./undo.js";

/** Which news make which part of the page another one. */
const MATTERS = {
  proposals: ["proposals.changed", "plan.published", "items.changed"],
  resets: ["reset.changed", "plan.published"],
  moves: ["moves.changed"],
};

function Moves({ first, cursor }) {
  const [found, setFound] = useState(first);
  const [done, setDone] = useState(null);
  const [busy, error, run] = useAction();
  const took = (part) => (value) => setFound((last) => ({ ...last, [part]: value }));
  useEffect(() => listenAtTheDesk(cursor, (kinds) => {
    const parts = Object.keys(MATTERS).filter((part) => MATTERS[part].some((kind) => kinds.has(kind)));
    return Promise.all(parts.map(async (part) => took(part)(await get(`/api/${part}`))));
  }), []);
  useEffect(() => showCount("proposals-count", found.proposals.total), [found.proposals.total]);
  /** What was done, in words; `back` is the way back, which may tell its own words. */
  const did = (text, back = null) => setDone({ text, back: back && (() => run(async () => setDone({ text: (await back()) || tr("Undone."), back: null }))) });
  const about = { did };
  return html`
    <${DoneLine} done=${done} busy=${busy} />
    <${Trouble} error=${error} />
    <${Proposals} found=${found.proposals} took=${took("proposals")} ...${about} />
    <${Resets} found=${found.resets} took=${took("resets")} ...${about} />
    <${BulkMoves} found=${found.moves} took=${took("moves")} ...${about} />`;
}

const place = document.getElementById("moves");
whenRefused(() => location.assign(`/me?next=${encodeURIComponent(location.pathname)}`));
document.getElementById("proposals-count")?.replaceChildren();
render(html`<${Moves} first=${JSON.parse(document.getElementById("moves-now").textContent)} cursor=${Number(place.dataset.cursor)} />`, place);
