/** Asking the nearest colleague: one press where the question is known, a short form where it is not or wants more. */

import { html, useRef, useState } from "preact";
import { mark, tr } from "../core/translation.js";
import { freshKey, post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { later } from "./later.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";

const AskForm = later(() => import("./ask-form.js").then(({ AskForm: Found }) => Found), mark("One moment…"));

/** Sends the question and shows how it goes. The same `key` again is the same ask. */
export async function askNearest(question, key = freshKey()) {
  const ask = tookPart(await post("/api/asks", { key, ...question }));
  go(`/asks/${ask.id}`);
  return ask;
}

/** The button that asks at once with `question` = `{words, item_id?, spot?}`; without words it opens the sheet, `opened` from the start. */
export function AskButton({ question, main = true, label = tr("Ask nearest"), opened = false }) {
  const [open, setOpen] = useState(opened);
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
    <div class="ask-row">
      <button type="button" class=${`button button-ask${main ? " button-main" : ""}`} disabled=${busy} onClick=${press}>
        <${Icon} name="hail" /> ${busy ? tr("Asking…") : label}
      </button>
      ${question?.words && html`<button type="button" class="button ask-more" aria-label=${tr("Tell more first: language, picture, place")} onClick=${() => setOpen(true)}><${Icon} name="plus" /></button>`}
    </div>
    ${open && html`<${AskForm} question=${question} ask=${askNearest} onClose=${() => setOpen(false)} />`}
  </div>`;
}
