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
  const here = useCell(route);
  const { query } = here;
  const [words, setWords] = useState(query.q || "");
  const [up, setUp] = useState(Boolean(query.q));
  // "Find" in the dock, or a step back, while this screen shows: its address says what to look for.
  useEffect(() => {
    setWords(query.q || "");
    setUp(Boolean(query.q));
  }, [here]);
  const { found, fits, error, busy, again } = useFinding(words);
  const typing = words.trim() !== "";
  return html`<main class=${`screen find${up || typing ? " find-up" : " find-idle"}`}>
    <div class="find-bar">
      <h1 class="find-title" tabindex="-1">What are they looking for?</h1>
      <${SearchBox} words=${words} setWords=${setWords} found=${typing ? found : null} fits=${fits} busy=${busy} up=${up} setUp=${setUp} />
      ${!typing && html`<${AskButton} main=${false} label="Ask the nearest colleague" />`}
    </div>
    ${typing
      ? html`<${Trouble} error=${error} again=${again} /><${Outcome} words=${words.trim()} found=${found} error=${error} />`
      : html`<${AskedOfMe} />`}
  </main>`;
}

/** The answer to the words as they are typed; the last good one stays until the next is there. `fits`: it is to these words. */
function useFinding(words) {
  const [state, setState] = useState(NOTHING_YET);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const q = words.trim();
    remember({ q });
    if (!q) return setState(NOTHING_YET);
    const limit = new AbortController();
    setState((last) => ({ ...last, busy: true }));
    const timer = setTimeout(async () => {
      try {
        const found = await get(`/api/find?${queryOf(q)}`, { signal: limit.signal });
        setState({ found, of: q, error: null, busy: false });
      } catch (error) {
        // What was found for other words is no answer to these.
        if (!wasCancelled(error)) setState((last) => ({ ...(last.of === q ? last : NOTHING_YET), error, busy: false }));
      }
    }, DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      limit.abort();
    };
  }, [words, turn]);
  return { ...state, fits: state.of === words.trim(), again: () => setTurn((last) => last + 1) };
}

const NOTHING_YET = { found: null, of: null, error: null, busy: false };

function queryOf(q) {
  const at = me.value?.sighting;
  const query = new URLSearchParams({ q, limit: "10" });
  if (at) for (const name of ["x", "y", "level"]) query.set(name, at[name]);
  return query;
}

/** The field and its list as one combobox: arrows move, Enter opens, Escape clears. */
function SearchBox({ words, setWords, found, fits, busy, up, setUp }) {
  const field = useRef(null);
  const [active, setActive] = useState(-1);
  const results = found?.results || [];
  const wanted = useRef(null);
  useEffect(() => setActive(-1), [found]);
  const open = (result) => result && pathOf(result) && go(pathOf(result));
  // Enter came before its answer did (a scanner types faster than any server answers): the answer opens then.
  useEffect(() => {
    if (fits && wanted.current === words) open(results[0]);
    if (fits || wanted.current !== words) wanted.current = null;
  }, [found, fits]);
  const key = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && results.length) {
      event.preventDefault();
      setActive((last) => (last + step + results.length) % results.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active >= 0 || fits) open(results[Math.max(0, active)]);
      else wanted.current = words;
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
