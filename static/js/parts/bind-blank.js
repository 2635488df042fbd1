/** "What does it stand for?": a label that was printed blank is bound to an item or a place, by two taps. */

import { html, useEffect, useState } from "preact";
import { tr, trParts } from "../core/translation.js";
import { bindBlank, bindBlankLater, unbindCode } from "../device/codes.js";
import { looked, readLooked } from "../device/looked.js";
import { me, plan, say } from "../device/store.js";
import { useFinding } from "./finding.js";
import { useAction, useCell } from "./hooks.js";
import { ResultList } from "./result-list.js";
import { Sheet } from "./sheet.js";
import { spotOf, whereWords } from "./spots.js";
import { Loading, Trouble } from "./status.js";

const KINDS = ["item", "aisle", "spot"];

/** `code` is an answer of `/api/codes` with `blank`; `onBound(answer)` is told what it stands for then. */
export function BindBlank({ code, onBound, onClose }) {
  const [words, setWords] = useState("");
  const [busy, error, run] = useAction();
  const [wanted, setWanted] = useState(null);
  const take = (result, move = false) => {
    setWanted(result);
    run(async () => {
      const bound = await bindBlank(code.text, whatOf(result), move).catch((problem) => later(problem, code.text, result));
      const name = bound.item?.name || bound.spot.code;
      if (bound.kept) {
        say(tr("{code} is kept on this phone as {name}, and bound once there is a network.", { code: code.text, name }), "good");
        return onBound(bound);
      }
      // What a supervisor changed has no simple way back: what it stood for before is told in the conflict.
      say(tr("{code} is {name} from now on, on every phone.", { code: code.text, name }), "good", move ? null : undoing(code.text));
      return onBound(bound);
    });
  };
  return html`<${Sheet} title=${tr("What does it stand for?")} onClose=${onClose}>
    <p>${trParts("Stick {code} where it belongs, and choose the item or the place. From then on a scan of it leads there.", { code: html`<strong class="code-digits">${code.text}</strong>` })}</p>
    <label class="stack-tight">${tr("Item or place")}
      <input class="field" type="search" autocomplete="off" placeholder=${tr("Name, article number or A12 4 left")} value=${words} onInput=${(event) => setWords(event.target.value)} /></label>
    ${busy ? html`<${Loading} what=${tr("Binding the label…")} />` : html`<${Trouble} error=${error} />`}
    ${error?.body?.may_move && !busy && html`<button type="button" class="button button-main" onClick=${() => take(wanted, true)}>${tr("Change it to {name}", { name: wanted.title })}</button>`}
    ${!busy && (words.trim() ? html`<${Found} words=${words} onPick=${(result) => take(result)} />` : html`<${Near} onPick=${(result) => take(result)} />`)}
  <//>`;
}

const whatOf = (result) => (result.kind === "item" ? { item_id: result.item_id || result.id } : { spot: result.spot || result.code || result.aisle });

/** What cannot reach the server now is kept, if this phone knows what is meant; any other problem is thrown again. */
async function later(problem, text, result) {
  if (problem.name !== "Unreachable") throw problem;
  const what = whatOf(result);
  const { item_id: id, title: name, placements = [] } = { ...result, ...what };
  const meant = id ? { item: { id, name, placements } } : { spot: await spotOf(what.spot) };
  return { ...(await bindBlankLater(text, what, meant)), kept: true };
}

const undoing = (text) => ({
  label: tr("Undo"),
  work: () => unbindCode(text, "").then(
    () => say(tr("Undone. The label stands for nothing again.")),
    (error) => say(error.message, "bad"),
  ),
});

/** Where I stand, and what I looked at last: the label most likely belongs to one of these. */
function Near({ onPick }) {
  const items = useCell(looked);
  const here = useCell(me)?.sighting;
  const loaded = useCell(plan);
  useEffect(() => void readLooked(), []);
  const rows = [
    ...(here?.spot ? [{ kind: "spot", spot: here.spot, title: tr("Where I am"), code: "", say: whereWords(here, loaded) }] : []),
    ...(items || []).map((item) => ({ ...item, kind: "item" })),
  ];
  if (!rows.length) return html`<p class="quiet">${tr("Type a few letters of the item's name, or the place as its sign tells it.")}</p>`;
  return html`<h3 class="list-title">${tr("Near at hand")}</h3><${ResultList} results=${rows} onPick=${onPick} />`;
}

function Found({ words, onPick }) {
  const { found, error, busy, again } = useFinding(words);
  const results = (found?.results || []).filter(({ kind }) => KINDS.includes(kind));
  if (error) return html`<${Trouble} error=${error} again=${again} />`;
  if (!results.length) return busy || !found ? html`<${Loading} what=${tr("Looking…")} />` : html`<p class="quiet">${tr("Nothing found. Try fewer or other words.")}</p>`;
  return html`<${ResultList} results=${results} onPick=${onPick} />`;
}
