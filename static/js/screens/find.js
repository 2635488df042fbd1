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

/**
 * At rest the search box waits low, under the thumb, with what is asked of me above it; once it is touched it goes
 * up, because the keyboard takes the lower half.
 */
export function Find() {
  const { query } = useCell(route);
  const [words, setWords] = useState(query.q || "");
  const [up, setUp] = useState(Boolean(query.q));
  const { found, error, busy, again } = useFinding(words);
  const typing = words.trim() !== "";
  return html`<main class=${`screen find${up || typing ? " find-up" : " find-idle"}`}>
    <div class="find-bar">
      <h1 class="find-title" tabindex="-1">What are they looking for?</h1>
      <${SearchBox} words=${words} setWords=${setWords} found=${typing ? found : null} busy=${busy} up=${up} setUp=${setUp} />
      ${!typing && html`<${AskButton} main=${false} label="Ask the nearest colleague" />`}
    </div>
    ${typing
      ? html`<${Trouble} error=${error} again=${again} /><${Outcome} words=${words.trim()} found=${found} error=${error} />`
      : html`<${AskedOfMe} />`}
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
function SearchBox({ words, setWords, found, busy, up, setUp }) {
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
    } else if (event.key === "Escape") clear();
  };
  /** Empties the field; when it is empty already, puts it back to rest. */
  const clear = () => {
    if (!words) setUp(false);
    setWords("");
    field.current[words ? "focus" : "blur"]();
  };
  return html`<search class="search">
      <div class="search-box">
        <${Icon} name="search" />
        <input ref=${field} type="search" role="combobox" aria-label="What are they looking for?" aria-autocomplete="list"
          aria-expanded=${String(results.length > 0)} aria-controls="found"
          aria-activedescendant=${active >= 0 ? `found-${active}` : undefined}
          placeholder="Item, aisle or code" autocomplete="off" autocapitalize="none" spellcheck=${false} enterkeyhint="search"
          value=${words} onInput=${(event) => setWords(event.target.value)} onKeyDown=${key} onFocus=${() => setUp(true)} />
        ${busy && html`<span class="dots" aria-hidden="true"></span>`}
        ${(words || up) && html`<button type="button" class="round round-plain" aria-label=${words ? "Clear" : "Close search"} onClick=${clear}><${Icon} name="close" /></button>`}
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
  const taught = result.kind === "answer";
  return html`<span class="best-head">
      <span class="best-title">${result.title}</span>
      ${taught && html`<span class="best-words">${result.taught_by || "A colleague"} answered${result.words ? ` “${result.words}”` : " this"}</span>`}
      <${Icon} name="next" />
    </span>
    <${AnswerCard} place=${result} compact heading="span" />`;
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
