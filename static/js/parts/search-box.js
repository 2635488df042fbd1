/** The search field: a combobox that owns the list of what was found, with the microphone and a way to empty it. */

import { html, useEffect, useRef } from "preact";
import { keyOf } from "../core/merge.js";
import { isCode } from "../core/outcome.js";
import { tr, trAs } from "../core/translation.js";
import { enterAsked } from "./asked-before.js";
import { useCombobox } from "./combobox.js";
import { FoundList } from "./found-list.js";
import { Icon } from "./icons.js";
import { later } from "./later.js";
import { go } from "./router.js";

/** Nothing stands for it until it is there. */
const VoiceButton = later(() => import("./voice-button.js").then(({ VoiceButton: Found }) => Found));

/**
 * `finding` is what `useFinding` gives; `open(result)` opens one, `leave()` notes that another aisle is tried
 * instead. At rest (`up` false) the box waits low on the screen; the focus brings it up, an Escape in the empty field
 * takes it down again. `listening` while the microphone is on.
 */
export function SearchBox({ words, setWords, finding, open, leave, up, setUp, field, listening, setListening }) {
  const { found, fits, busy, touch, hold } = finding;
  const results = (words.trim() && found?.results) || [];
  const wanted = useRef(null);
  const openBest = () => {
    wanted.current = null;
    if (found?.results.length) open(found.results[0]);
    // A scanner typed it: what find does not know, the screen for codes can tell.
    else if (found && isCode(words.trim())) go(`/scan?text=${encodeURIComponent(words.trim())}`);
  };
  // Enter came before its answer did (a scanner types faster than any server answers): the answer opens then.
  useEffect(() => {
    if (wanted.current !== words) wanted.current = null;
    else if (fits && found && !(busy && !results.length)) openBest();
  }, [found, fits, busy]);
  const onEnter = (at) => {
    if (at >= 0) open(results[at]);
    else if (fits && results.length) openBest();
    else if (words.trim()) {
      wanted.current = words;
      if (fits && found && !busy) openBest();
    }
  };
  const clear = () => {
    if (!words) setUp(false);
    setWords("");
    field.current[words ? "focus" : "blur"]();
  };
  const box = useCombobox({ id: "found", keys: results.map(keyOf), words, onChosen: hold, onEnter, onEscape: clear, onDown: enterAsked });
  const onListening = (yes) => {
    setListening(yes);
    if (!yes) return;
    setWords("");
    setUp(true);
  };
  return html`<search class="search">
      <div class="search-box">
        <${Icon} name="search" />
        <input ref=${field} type="search" role="combobox" aria-label=${tr("What are they looking for?")} aria-autocomplete="list" aria-haspopup="listbox"
          aria-expanded=${String(results.length > 0)} aria-controls=${results.length ? "found" : undefined}
          aria-activedescendant=${box.active >= 0 ? `found-${box.active}` : undefined}
          placeholder=${listening ? tr("Listening…") : tr("Item, aisle or code")} autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck=${false} enterkeyhint="search" inputmode="search"
          value=${words} onInput=${(event) => setWords(event.target.value)} onKeyDown=${box.onKeyDown} onFocus=${() => setUp(true)} />
        ${busy && !fits && html`<span class="dots" aria-hidden="true"></span>`}
        <${VoiceButton} onListening=${onListening} onWords=${setWords} />
        ${(words || up) && html`<button type="button" class="round round-plain" aria-label=${words ? trAs("verb", "Clear") : tr("Close search")} onClick=${clear}><${Icon} name="close" /></button>`}
      </div>
    </search>
    ${words.trim() && found && html`<${FoundList} found=${found} settled=${fits && !busy} active=${box.active}
      open=${open} leave=${leave} touch=${touch} />`}`;
}
