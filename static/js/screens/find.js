/** The first screen: search, scan (in the dock), ask, and what is asked of me. */

import { html, useEffect, useLayoutEffect, useRef, useState } from "preact";
import { locale, mark, tr, trMany } from "../core/translation.js";
import { finder } from "../device/finder.js";
import { finds } from "../device/session.js";
import { AskButton } from "../parts/ask-sheet.js";
import { AskedBefore } from "../parts/asked-before.js";
import { Elsewhere, ElsewhereFold } from "../parts/elsewhere.js";
import { useEnding } from "../parts/ending.js";
import { useFinding } from "../parts/finding.js";
import { useCell } from "../parts/hooks.js";
import { Icon } from "../parts/icons.js";
import { later } from "../parts/later.js";
import { pathOf } from "../parts/paths.js";
import { asOf } from "../parts/phrases.js";
import { PromiseFor } from "../parts/promise-for.js";
import { go, remember, route } from "../parts/router.js";
import { SearchBox } from "../parts/search-box.js";
import { Loading, Trouble } from "../parts/status.js";

/** An answer needs none of it, so it comes a moment after the search box. */
const AskedOfMe = later(() => import("../parts/asked-of-me.js").then(({ AskedOfMe: Found }) => Found), mark("Looking what is asked of you…"));
/** What a phone carries is told to be old from this age on. */
const OLD_MS = 10 * 60_000;

/**
 * At rest the search box waits low, under the thumb, with what is asked of me above it; once it is touched it goes
 * up, because the keyboard takes the lower half.
 */
export function Find() {
  const here = useCell(route);
  const { query } = here;
  const [words, setWords] = useState(query.q || "");
  const [up, setUp] = useState(Boolean(query.q));
  const [listening, setListening] = useState(false);
  const field = useRef(null);
  // "Find" in the dock, or a step back, while this screen shows: its address says what to look for.
  useLayoutEffect(() => {
    setWords(query.q || "");
    setUp(Boolean(query.q));
  }, [here]);
  useEffect(() => remember({ q: words.trim() }), [words]);
  // Whoever types looks at the best answer, wherever the last list was read.
  const type = (next) => {
    if (next.trim()) finds();
    setWords(next);
    scrollTo(0, 0);
  };
  const finding = useFinding(words);
  const { opened } = useEnding(words, finding);
  const open = (result) => {
    opened(result);
    if (pathOf(result)) go(pathOf(result));
  };
  const typing = words.trim() !== "";
  const back = () => field.current.focus();
  // A finger wants to see what was found: in the field, the keyboard would cover it.
  const ask = (again, byKeys) => {
    type(again);
    if (byKeys) back();
  };
  return html`<main class=${`screen find${up || typing ? " find-up" : " find-idle"}`}>
    <div class="find-bar">
      <h1 class="find-title" tabindex="-1">${tr("What are they looking for?")}</h1>
      <${SearchBox} words=${words} setWords=${type} finding=${finding} open=${open} leave=${() => opened(null)}
        up=${up} setUp=${setUp} field=${field} listening=${listening} setListening=${setListening} />
      ${!typing && html`<${AskButton} main=${false} label=${tr("Ask the nearest colleague")} opened=${query.ask === "1"} />`}
    </div>
    ${typing
      ? html`<${Trouble} error=${finding.error} again=${finding.again} /><${Outcome} words=${words.trim()} finding=${finding} listening=${listening} />`
      : html`${up && html`<${AskedBefore} ask=${ask} leave=${back} />`}<${AskedOfMe} />`}
  </main>`;
}

/**
 * What stands below the list: how far it can be trusted, and the way on when the answer is not there or not sure. Asking
 * stays the same element through all of it: a form that was opened meanwhile, and what is in it, outlives a late answer.
 */
function Outcome({ words, finding, listening }) {
  const { found, fits, busy, error } = finding;
  const some = Boolean(found?.results.length);
  const settled = Boolean(found) && !busy && fits;
  const asks = found ? some || !listening : Boolean(error);
  const main = some ? found.decision === "ask" : settled || !found;
  return html`<${Found} words=${words} finding=${finding} listening=${listening} />${asks && html`<${FootAsk} words=${words} main=${main} />`}`;
}

function Found({ words, finding: { found, fits, away, busy, error }, listening }) {
  if (!found) return !error && html`<${Loading} what=${tr("Looking…")} />`;
  if (found.results.length)
    return html`${away && html`<${FromPhone} />`}${found.decision === "ask" && fits && html`<${ElsewhereFold} question=${words} key=${words} />`}`;
  if (listening) return html`<${Loading} what=${tr("Listening…")} />`;
  if (busy || !fits) return html`<${Loading} what=${tr("Looking…")} />`;
  return html`<div class="nothing">
    <h2>${tr("Nothing found for “{words}”", { words })}</h2>
    <p>${tr("Somebody here knows. One press asks the nearest colleague with these words.")}</p>
    ${away && html`<${FromPhone} />`}
    <${Elsewhere} question=${words} />
    <${PromiseFor} words=${words} />
  </div>`;
}

/** The server could not be asked: how old the phone's answer is, and what it cannot know. */
function FromPhone() {
  const stats = useCell(finder.stats);
  const old = stats?.at && Date.now() - new Date(stats.at).getTime() > OLD_MS;
  const part = stats?.of > stats?.items;
  if (!old && !part) return null;
  return html`<p class="quiet from-phone"><${Icon} name="offline" size="20" /><span>${old && `${tr("Offline, as of {when}.", { when: asOf(stats.at) })} `}
    ${part && trMany("This phone carries {carried} of {n} item. The rest needs the network.", "This phone carries {carried} of {n} items. The rest needs the network.", stats.of, { carried: stats.items.toLocaleString(locale()) })}</span></p>`;
}

const FootAsk = ({ words, main }) => html`<div class="foot"><${AskButton} question=${{ words }} main=${main} /></div>`;
