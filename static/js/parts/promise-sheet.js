/** Promising a customer to get back: to whom, what, by when. It works without network, too. */

import { html, useState } from "preact";
import { choices } from "../core/promise.js";
import { tr } from "../core/translation.js";
import { promiseTo } from "../device/promises.js";
import { say } from "../device/store.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { DuePicker } from "./promise-due.js";
import { AT_THE_DESK, toWords } from "./promise-rows.js";
import { go } from "./router.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

const USUAL = "30";

/** For an `ask`, for customers' `words`, for an `item` `{id, name}`, or for nothing known yet. */
export function PromiseSheet({ ask, words = "", item = null, onClose }) {
  const [now] = useState(() => Date.now());
  const [told, setTold] = useState({ to: "", what: words || item?.name || "", phone: "" });
  const [due, setDue] = useState(() => choices(now).find(({ id }) => id === USUAL).at);
  const [busy, error, run] = useAction();
  const field = (name) => ({ value: told[name], onInput: (event) => setTold({ ...told, [name]: event.target.value }) });
  const ready = told.to.trim() && told.what.trim();
  const promise = (submit) => {
    submit.preventDefault();
    run(async () => {
      const about = { ask_id: ask?.id ?? null, item_id: item?.id ?? null, phone: told.phone.trim() || null };
      const made = await promiseTo({ to: told.to.trim(), what: told.what.trim(), due_at: new Date(due).toISOString(), ...about });
      say(made ? tr("Promised. You are reminded in time.") : tr("Promised. It waits on this phone and is sent by itself."), "good");
      onClose();
      go(made ? `/promises/${made.id}` : "/promises");
    });
  };
  return html`<${Sheet} title=${tr("Promise to get back")} onClose=${onClose}>
    <form class="stack" onSubmit=${promise}>
      <label class="stack-tight">${tr("What do they want to know?")}
        <textarea class="field" rows="2" maxlength="300" required autofocus=${!told.what} placeholder=${tr("Do the brass hinges come in 5 cm?")} ...${field("what")}></textarea></label>
      <div class="stack-tight"><label class="stack-tight">${tr("Who is the customer?")}
          <input class="field" autofocus=${Boolean(words || item)} required maxlength="60" autocomplete="off" placeholder=${tr("First name")} ...${field("to")} value=${toWords(told.to)} /></label>
        <button type="button" class="button button-small" aria-pressed=${String(told.to === AT_THE_DESK)} onClick=${() => setTold({ ...told, to: AT_THE_DESK })}>${toWords(AT_THE_DESK)}</button></div>
      <${DuePicker} value=${due} onChange=${setDue} now=${now} />
      <details class="details promise-phone"><summary>${tr("They want a call")}</summary>
        <label class="stack-tight">${tr("Their number")}
          <input class="field" type="tel" maxlength="30" pattern="[0-9 \\(\\)+.\\/*#\\-]*" autocomplete="off" ...${field("phone")} /></label>
        <p class="hint">${tr("Seen by you, whoever has the promise, and supervisors. Erased within 7 days after it is kept.")}</p></details>
      <${Trouble} error=${error} />
      <button class="button button-main" disabled=${busy || !ready}><${Icon} name="check" /> ${busy ? tr("Promising…") : tr("Promise it")}</button>
    </form>
  <//>`;
}
