/** What was found, as the list of the search field: the best as a sign, the others as rows, other aisles below. */

import { html, useEffect, useState } from "preact";
import { keyOf } from "../core/merge.js";
import { tr, trMany } from "../core/translation.js";
import { AnswerCard, MiniSign } from "./answer-card.js";
import { Icon } from "./icons.js";
import { ResultLine } from "./result-list.js";

/** So long must the words rest before a screen reader hears what was found. */
const REST_MS = 700;

/** `settled`: nothing more is coming. `touch()` is called when a hand is on the list, `leave()` when another aisle is tried. */
export function FoundList({ found, settled, active, open, leave, touch }) {
  const { results, decision, aisles } = found;
  const sure = decision !== "ask" && results[0] && (results[0].aisle || results[0].say);
  return html`<div class="found" onPointerDown=${touch} onTouchMove=${touch} onWheel=${touch}>
    <${Told} found=${settled ? found : null} />
    ${results.length > 0 && decision === "ask" && html`<p class="found-head">${tr("Not sure. The closest:")}</p>`}
    ${results.length > 0 && html`<ul id="found" role="listbox" aria-label=${tr("Found")}>
      ${results.map((result, at) => {
        const shown = { id: `found-${at}`, role: "option", "aria-selected": String(at === active), onClick: () => open(result) };
        const best = at === 0 && sure;
        return html`<li key=${keyOf(result)} class=${best ? "found-best" : "row"} ...${shown}>
          ${best ? html`<${Best} result=${result} />` : html`<${ResultLine} result=${result} />`}
        </li>`;
      })}
    </ul>`}
    ${decision === "also" && html`<${AlsoTry} aisles=${aisles} first=${results[0]} leave=${leave} />`}
  </div>`;
}

/** One sentence for screen readers, and only when the typing has come to rest. */
function Told({ found }) {
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!found) return undefined;
    const [best] = found.results;
    const sentence = best ? foundWords(found.results.length, best) : tr("Nothing found");
    const timer = setTimeout(() => setWords(sentence), REST_MS);
    return () => clearTimeout(timer);
  }, [found]);
  return html`<p class="hidden" role="status">${words}</p>`;
}

const foundWords = (n, { title, say }) => trMany("{n} found. {title}: {place}", "{n} found. {title}: {place}", n, { title, place: say || tr("place unknown") });

/** The first result when it is good enough to say aloud. */
function Best({ result }) {
  const taught = result.kind === "answer";
  return html`<span class="best-head">
      <span class="best-title">${result.title}</span>
      ${taught && html`<span class="best-words">${taughtWords(result)}</span>`}
      <${Icon} name="next" />
    </span>
    <${AnswerCard} place=${result} compact heading="span" />`;
}

function taughtWords({ taught_by: by, words }) {
  const name = by || tr("A colleague");
  return words ? tr("{name} answered “{words}”", { name, words }) : tr("{name} answered this", { name });
}

function AlsoTry({ aisles, first, leave }) {
  const others = aisles.filter(({ aisle }) => aisle && aisle !== first?.aisle).slice(0, 3);
  if (!others.length) return null;
  return html`<div class="also">
    <p>${tr("Also try")}</p>
    ${others.map(({ aisle }) => html`<a class="chip" onClick=${leave} href=${`/plan?at=${encodeURIComponent(aisle)}`}><${MiniSign} place=${{ aisle }} /><span class="hidden">${tr("Aisle {code}", { code: aisle })}</span></a>`)}
  </div>`;
}
