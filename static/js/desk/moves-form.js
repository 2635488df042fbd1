/** All of a bay, or of an aisle, moved to another: a look at what would happen, then the move, with its way back. */

import { html, useState } from "preact";
import { tr, trAs, trMany } from "../core/translation.js";
import { moment } from "../core/trust.js";
import { get, post } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { onMyClock } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";
import { facts } from "./figures.js";

const items = (n) => trMany("{n} item", "{n} items", n);

/** `found` as `/api/moves` tells it; `took(found)` hears the newer one, `did(text, back)` what was done. */
export function BulkMoves({ found, took, did }) {
  const [wish, setWish] = useState({ source: new URLSearchParams(location.search).get("from") || "", target: "" });
  const [look, setLook] = useState(null);
  const [busy, error, run] = useAction();
  const wrong = (field) => error?.errors?.find((each) => each.field === field);
  const change = (field) => (event) => {
    setWish({ ...wish, [field]: event.target.value });
    setLook(null);
  };
  const undo = (id) => async () => {
    const { stay, moves } = await post(`/api/moves/${id}/undo`);
    took(moves);
    return stay ? trMany("Undone, but for {n} item that somebody has changed since.", "Undone, but for {n} items that somebody has changed since.", stay) : tr("Undone.");
  };
  const preview = (submit) => {
    submit.preventDefault();
    run(async () => setLook(await get(`/api/moves/preview?${new URLSearchParams({ source: wish.source.trim(), target: wish.target.trim() })}`)));
  };
  const move = () => run(async () => {
    const next = await post("/api/moves", { source: look.source, target: look.target });
    took(next);
    const [mine] = next.moves;
    did(trMany("{n} item moved from {source} to {target}.", "{n} items moved from {source} to {target}.", mine.moved, mine), undo(mine.id));
    setLook(null);
    setWish({ source: "", target: "" });
  });
  const field = (name, words, example) => html`<label>${words}
    <input class="field" value=${wish[name]} maxlength="60" autocomplete="off" autocapitalize="characters" placeholder=${example}
      aria-invalid=${wrong(name) ? "true" : undefined} aria-describedby=${wrong(name) ? `wrong-${name}` : undefined} onInput=${change(name)} />
    ${wrong(name) && html`<span class="field-wrong" id=${`wrong-${name}`} role="alert">${wrong(name).detail}</span>`}</label>`;
  return html`<section class="stack" aria-labelledby="bulk">
    <h2 id="bulk">${tr("Move everything")}</h2>
    <p>${tr("All that stands in a bay to another bay, or a whole aisle to another aisle.")}</p>
    <form class="desk-bar" onSubmit=${preview}>
      ${field("source", trAs("place", "From"), tr("A12 4 left, or A12"))} ${field("target", trAs("place", "To"), tr("A14 2 right, or A14"))}
      <button class="button" disabled=${busy || !wish.source.trim() || !wish.target.trim()}>${tr("Look first")}</button>
    </form>
    ${!wrong("source") && !wrong("target") && html`<${Trouble} error=${error} />`}
    ${look && html`<${Look} look=${look} busy=${busy} move=${move} />`}
    <${Last} moves=${found.moves} undo=${undo} did=${did} />
  </section>`;
}

function Look({ look, busy, move }) {
  return html`<div class="panel" role="group" aria-label=${tr("What would happen")}>
    <p role="status"><strong>${lookSays(look)}</strong>
      ${look.stays ? ` ${trMany("{n} item would stay: there is no such bay.", "{n} items would stay: there is no such bay.", look.stays)}` : ""}</p>
    ${look.pairs.length > 0 && html`<ul class="moves-list">${look.pairs.map((pair) => html`<li>
      <strong>${pair.source}</strong> ${pair.target ? html`<span class="onward">→</span> <strong>${pair.target}</strong>` : html`<span class="tag tag-doubt">${trAs("where they are", "stays")}</span>`}
      <span class="row-say">${tr("{amount}: {names}", { amount: items(pair.items), names: `${facts(pair.names)}${pair.items > pair.names.length ? " …" : ""}` })}</span></li>`)}</ul>`}
    ${look.moves > 0 && html`<div><button type="button" class="button button-main" disabled=${busy} onClick=${move}>${trMany("Move {n} item", "Move {n} items", look.moves)}</button></div>`}
  </div>`;
}

function lookSays({ moves, source, target }) {
  if (!moves) return tr("Nothing stands in {source} that could go to {target}.", { source, target });
  return trMany("{n} item would go from {source} to {target}.", "{n} items would go from {source} to {target}.", moves, { source, target });
}

function Last({ moves,  undo, did }) {
  const [busy, error, run] = useAction();
  if (!moves.length) return null;
  const back = (one) => () => run(async () => did(await undo(one.id)()));
  return html`<h3>${tr("Moved last")}</h3><${Trouble} error=${error} />
    <ul class="moves-list panel">${moves.map((one) => html`<li key=${one.id}>
      <span><strong>${one.source} <span class="onward">→</span> ${one.target}</strong> <span class="row-say">${facts([items(one.moved), moment(one.at, ...onMyClock()), one.by && trAs("…, by Maria", "by {name}", { name: one.by })])}</span></span>
      ${one.undone ? html`<span class="tag">${tr("Undone")}</span>` : one.can_undo && html`<button type="button" class="button button-small" aria-label=${tr("Undo: {source} to {target}", one)} disabled=${busy} onClick=${back(one)}>${tr("Undo")}</button>`}</li>`)}</ul>`;
}
