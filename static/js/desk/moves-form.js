/** All of a bay, or of an aisle, moved to another: a look at what would happen, then the move, with its way back. */

import { html, useState } from "preact";
import { moment } from "../core/trust.js";
import { get, post } from "../device/api.js";
import { useAction } from "../parts/hooks.js";
import { onMyClock } from "../parts/phrases.js";
import { Trouble } from "../parts/status.js";

const items = (count) => (count === 1 ? "1 item" : `${count} items`);

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
    return stay ? `Undone, but for ${items(stay)} that somebody has changed since.` : "Undone.";
  };
  const preview = (submit) => {
    submit.preventDefault();
    run(async () => setLook(await get(`/api/moves/preview?${new URLSearchParams({ source: wish.source.trim(), target: wish.target.trim() })}`)));
  };
  const move = () => run(async () => {
    const next = await post("/api/moves", { source: look.source, target: look.target });
    took(next);
    const [mine] = next.moves;
    did(`${items(mine.moved)} moved from ${mine.source} to ${mine.target}.`, undo(mine.id));
    setLook(null);
    setWish({ source: "", target: "" });
  });
  const field = (name, words, example) => html`<label>${words}
    <input class="field" value=${wish[name]} maxlength="60" autocomplete="off" autocapitalize="characters" placeholder=${example}
      aria-invalid=${wrong(name) ? "true" : undefined} aria-describedby=${wrong(name) ? `wrong-${name}` : undefined} onInput=${change(name)} />
    ${wrong(name) && html`<span class="field-wrong" id=${`wrong-${name}`} role="alert">${wrong(name).detail}</span>`}</label>`;
  return html`<section class="stack" aria-labelledby="bulk">
    <h2 id="bulk">Move everything</h2>
    <p>All that stands in a bay to another bay, or a whole aisle to another aisle.</p>
    <form class="desk-bar" onSubmit=${preview}>
      ${field("source", "From", "A12 4 left, or A12")} ${field("target", "To", "A14 2 right, or A14")}
      <button class="button" disabled=${busy || !wish.source.trim() || !wish.target.trim()}>Look first</button>
    </form>
    ${!wrong("source") && !wrong("target") && html`<${Trouble} error=${error} />`}
    ${look && html`<${Look} look=${look} busy=${busy} move=${move} />`}
    <${Last} moves=${found.moves} undo=${undo} did=${did} />
  </section>`;
}

function Look({ look, busy, move }) {
  return html`<div class="panel" role="group" aria-label="What would happen">
    <p role="status"><strong>${look.moves ? `${items(look.moves)} would go from ${look.source} to ${look.target}.` : `Nothing stands in ${look.source} that could go to ${look.target}.`}</strong>
      ${look.stays ? ` ${items(look.stays)} would stay: there is no such bay.` : ""}</p>
    ${look.pairs.length > 0 && html`<ul class="moves-list">${look.pairs.map((pair) => html`<li>
      <strong>${pair.source}</strong> ${pair.target ? html`→ <strong>${pair.target}</strong>` : html`<span class="tag tag-doubt">stays</span>`}
      <span class="row-say">${items(pair.items)}: ${pair.names.join(", ")}${pair.items > pair.names.length ? " …" : ""}</span></li>`)}</ul>`}
    ${look.moves > 0 && html`<div><button type="button" class="button button-main" disabled=${busy} onClick=${move}>Move ${items(look.moves)}</button></div>`}
  </div>`;
}

function Last({ moves, undo, did }) {
  const [busy, error, run] = useAction();
  if (!moves.length) return null;
  const back = (one) => () => run(async () => did(await undo(one.id)()));
  return html`<h3>Moved last</h3><${Trouble} error=${error} />
    <ul class="moves-list panel">${moves.map((one) => html`<li key=${one.id}>
      <span><strong>${one.source} → ${one.target}</strong> <span class="row-say">${items(one.moved)}, ${moment(one.at, ...onMyClock())}${one.by ? `, by ${one.by}` : ""}</span></span>
      ${one.undone ? html`<span class="tag">Undone</span>` : one.can_undo && html`<button type="button" class="button button-small" aria-label=${`Undo: ${one.source} to ${one.target}`} disabled=${busy} onClick=${back(one)}>Undo</button>`}</li>`)}</ul>`;
}
