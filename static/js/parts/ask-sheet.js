/** Asking the nearest colleague: one press where the question is known, a short sheet where it is not. */

import { html, useRef, useState } from "preact";
import { freshKey, post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { go } from "./router.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

/** Sends the question and shows how it goes. The same `key` again is the same ask. */
export async function askNearest(question, key = freshKey()) {
  const ask = tookPart(await post("/api/asks", { key, ...question }));
  go(`/asks/${ask.id}`);
  return ask;
}

/** The button that asks at once with `question` = `{words, item_id?, spot?}`; without words it opens the sheet. */
export function AskButton({ question, main = true, label = "Ask nearest" }) {
  const [open, setOpen] = useState(false);
  const [busy, error, run] = useAction();
  const key = useRef({ words: null, key: null });
  const press = () => {
    if (!question?.words) return setOpen(true);
    // A second press after a failure must not become a second ask.
    if (key.current.words !== question.words) key.current = { words: question.words, key: freshKey() };
    run(() => askNearest(question, key.current.key));
  };
  return html`<div class="ask-button">
    <${Trouble} error=${error} again=${press} />
    <button type="button" class=${`button button-ask${main ? " button-main" : ""}`} disabled=${busy} onClick=${press}>
      <${Icon} name="hail" /> ${busy ? "Asking…" : label}
    </button>
    ${open && html`<${AskSheet} onClose=${() => setOpen(false)} />`}
  </div>`;
}

/** Words, and whether somebody must come. */
export function AskSheet({ onClose, words: first = "" }) {
  const [words, setWords] = useState(first);
  const [person, setPerson] = useState(false);
  const [busy, error, run] = useAction();
  const key = useRef(freshKey());
  const send = (submit) => {
    submit.preventDefault();
    if (words.trim()) run(() => askNearest({ words: words.trim(), needs_person: person }, key.current));
  };
  return html`<${Sheet} title="Ask the nearest colleague" onClose=${onClose}>
    <form class="stack" onSubmit=${send}>
      <label class="stack-tight">What does the customer want?
        <textarea class="field" rows="3" maxlength="300" autofocus placeholder="In their own words: “the hooks that don't need a drill”"
          value=${words} onInput=${(event) => setWords(event.target.value)}></textarea>
      </label>
      <label class="check"><input type="checkbox" checked=${person} onChange=${(event) => setPerson(event.target.checked)} />
        <span>A colleague should come here</span></label>
      <${Trouble} error=${error} />
      <button class="button button-main button-ask" disabled=${busy || !words.trim()}><${Icon} name="hail" /> ${busy ? "Asking…" : "Ask nearest"}</button>
    </form>
  <//>`;
}
