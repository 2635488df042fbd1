/** All hands under Me: whether I may be called; for a supervisor also the call itself. */

import { html, useState } from "preact";
import { tr } from "../core/translation.js";
import { agree, callHands, surges } from "../device/surges.js";
import { me } from "../device/store.js";
import { useAction, useCell } from "./hooks.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";
import { SurgeForm } from "./surge-form.js";

const LEADS = ["supervisor", "owner"];

/** A panel with the switch. */
export function SurgePanel() {
  const { agrees } = useCell(surges);
  const [busy, error, run] = useAction();
  return html`<section class="panel"><h2>${tr("All hands")}</h2>
    <label class="check"><input type="checkbox" checked=${agrees === true} disabled=${busy || agrees === undefined} onChange=${(event) => run(() => agree(event.target.checked))} />
      <span>${tr("Call me when the store needs all hands")}</span></label>
    <p class="hint">${tr("Only on shift, never on a break. “Not now” is always fine, and nobody sees who said it.")}</p>
    <${Trouble} error=${error} />
    <${CallButton} />
  </section>`;
}

/** The button that calls, for supervisors; nothing for others. */
export function CallButton() {
  const who = useCell(me);
  const [open, setOpen] = useState(false);
  if (!LEADS.includes(who?.person.role)) return null;
  const called = (surge) => {
    setOpen(false);
    go(`/surges/${surge.id}`);
  };
  return html`<button type="button" class="button" onClick=${() => setOpen(true)}>${tr("Call all hands")}</button>
    ${open && html`<${SurgeForm} send=${callHands} called=${called} onClose=${() => setOpen(false)} />`}`;
}
