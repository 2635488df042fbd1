/** The first screen: search, scan (in the dock), ask, and what is asked of me. */

import { html, useEffect, useRef, useState } from "preact";
import { get, wasCancelled } from "../device/api.js";
import { me } from "../device/store.js";
import { AnswerCard, MiniSign } from "../parts/answer-card.js";
import { AskButton } from "../parts/ask-sheet.js";
import { AskedOfMe } from "../parts/asked-of-me.js";
import { useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { pathOf } from "../parts/paths.js";
import { ResultLine } from "../parts/result-list.js";
import { go, remember, route } from "../parts/router.js";
import { Loading, Trouble } from "../parts/status.js";

const DEBOUNCE_MS = 120;

/** Search on top of what is asked of me; results take the room as soon as there are words. */
export function Find() {
  const { query } = useCell(route);
  const [words, setWords] = useState(query.q || "");
  const { found, error, busy, again } = useFinding(words);
  const typing = words.trim() !== "";
  return html`<main class=${`screen find${typing ? " find-typing" : ""}`}>
    <h1 class=${typing ? "hidden" : "find-title"} tabindex="-1">What are they looking for?</h1>
    <${SearchBox} words=${words} setWords=${setWords} found=${typing ? found : null} busy=${busy} />
    ${typing
      ? html`<${Trouble} error=${error} again=${again} /><${Outcome} words=${words.trim()} found=${found} error=${error} />`
      : html`<${AskButton} main=${false} label="Ask the nearest colleague" /><${AskedOfMe} />`}
  </main>`;
}

/** The answer to the words as they are typed; the last good one stays until the next is there. */
function useFinding(words) {
  const [state, setState] = useState({ found: null, error: null, busy: false });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const q = words.trim();
    remember({ q });
    if (!q) return setState({ found: null, error: null, busy: false });
    const limit = new AbortController();
    setState((last) => ({ ...last, busy: true }));
    const timer = setTimeout(async () => {
      try {
        const found = await get(`/api/find?${queryOf(q)}`, { signal: limit.signal });
        setState({ found, error: null, busy: false });
      } catch (error) {
        if (!wasCancelled(error)) setState((last) => ({ ...last, error, busy: false }));
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      limit.abort();
    };
  }, [words, turn]);
  return { ...state, again: () => setTurn((last) => last + 1) };
}

function queryOf(q) {
  const at = me.value?.sighting;
  const query = new URLSearchParams({ q, limit: "10" });
  if (at) for (const name of ["x", "y", "level"]) query.set(name, at[name]);
  return query;
}

/** The field and its list as one combobox: arrows move, Enter opens, Escape clears. */
function SearchBox({ words, setWords, found, busy }) {
  const field = useRef(null);
  const [active, setActive] = useState(-1);
  const results = found?.results || [];
  useEffect(() => setActive(-1), [found]);
  const open = (result) => result && pathOf(result) && go(pathOf(result));
  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      event.preventDefault();
      setActive((last) => (last + step + results.length) % results.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      open(results[Math.max(0, active)]);
    } else if (event.key === "Escape") setWords("");
  };
  const clear = () => {
    setWords("");
    field.current.focus();
  };
  return html`<search class="search">
      <div class="search-box">
        <${Icon} name="search" />
        <input ref=${field} type="search" role="combobox" aria-label="What are they looking for?" aria-autocomplete="list"
          aria-expanded=${String(results.length > 0)} aria-controls="found"
          aria-activedescendant=${active >= 0 ? `found-${active}` : undefined}
          placeholder="Item, words, aisle or code" autocomplete="off" autocapitalize="none" spellcheck=${false} enterkeyhint="search"
          value=${words} onInput=${(event) => setWords(event.target.value)} onKeyDown=${key} />
        ${busy && html`<span class="dots" aria-hidden="true"></span>`}
        ${words && html`<button type="button" class="round round-plain" aria-label="Clear" onClick=${clear}><${Icon} name="close" /></button>`}
      </div>
    </search>
    ${found && html`<${Listbox} found=${found} active=${active} open=${open} />`}`;
}

function Listbox({ found: { results, decision, probability, aisles }, active, open }) {
  const sure = decision !== "ask" && results[0] && (results[0].aisle || results[0].say);
  return html`<div class="found">
    <p class="hidden" role="status">${results.length ? `${results.length} found. ${results[0].title}: ${results[0].say || "place unknown"}` : "Nothing found"}</p>
    ${results.length > 0 && decision === "ask" && html`<p class="found-head">Not sure. The closest:</p>`}
    <ul id="found" role="listbox" aria-label="Found">
      ${results.map((result, at) => {
        const shown = { id: `found-${at}`, role: "option", "aria-selected": String(at === active), onClick: () => open(result) };
        if (at === 0 && sure) return html`<li class="found-best" ...${shown}><${Best} result=${result} /></li>`;
        return html`<li class="row" ...${shown}><${ResultLine} result=${result} /></li>`;
      })}
    </ul>
    ${decision === "also" && html`<${AlsoTry} aisles=${aisles} first=${results[0]} probability=${probability} />`}
  </div>`;
}

/** The first result when it is good enough to say aloud. */
function Best({ result }) {
  return html`<span class="best-title">${result.title}</span>
    ${result.words && result.kind === "answer" && html`<span class="best-words">“${result.words}”</span>`}
    <${AnswerCard} place=${result} compact heading="span" />
    <span class="best-more">${result.kind === "answer" && result.taught_by ? `${result.taught_by} answered this. ` : ""}Map and walk <${Icon} name="next" size="20" /></span>`;
}

function AlsoTry({ aisles, first }) {
  const others = aisles.filter(({ aisle }) => aisle && aisle !== first?.aisle).slice(0, 3);
  if (!others.length) return null;
  return html`<div class="also">
    <p>Also try</p>
    ${others.map(({ aisle }) => html`<a class="chip" href=${`/plan?at=${encodeURIComponent(aisle)}`}><${MiniSign} place=${{ aisle }} /><span class="hidden">Aisle ${aisle}</span></a>`)}
  </div>`;
}

/** What stands below the list: the way on when the answer is not there or not sure. */
function Outcome({ words, found, error }) {
  if (!found) return error ? html`<${FootAsk} words=${words} main />` : html`<${Loading} what="Looking…" />`;
  if (!found.results.length) {
    return html`<div class="nothing">
      <h2>Nothing found for “${words}”</h2>
      <p>Somebody here knows. One press asks the nearest colleague with these words.</p>
      <${FootAsk} words=${words} main />
    </div>`;
  }
  return html`<${FootAsk} words=${words} main=${found.decision === "ask"} />`;
}

const FootAsk = ({ words, main }) => html`<div class="foot"><${AskButton} question=${{ words }} main=${main} /></div>`;
