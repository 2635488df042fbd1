/** Leaving: signing out and ending the shift first hand over by name what a customer waits for. */

import { html, useState } from "preact";
import { mark } from "../core/translation.js";
import { promises, refreshPromises } from "../device/promises.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { later } from "./later.js";
import { Trouble } from "./status.js";

const LeaveSheet = later(() => import("./leave-sheet.js").then(({ LeaveSheet: Found }) => Found), mark("Looking what you hold…"));

/** A button that does `work`; where promises are mine, a sheet comes first. `label` says what it does, `handing` says it with handing over. */
export function LeaveButton({ label, handing, work, icon, disabled = false }) {
  const [open, setOpen] = useState(false);
  const [busy, error, run] = useAction();
  const press = () =>
    run(async () => {
      // Without an answer what this phone knows has to do: the server sees to the rest.
      await refreshPromises().catch(() => {});
      if (promises.value.promises.some(({ mine }) => mine)) setOpen(true);
      else await work();
    });
  return html`<${Trouble} error=${error} />
    <button type="button" class="button" disabled=${busy || disabled} onClick=${press}>${icon && html`<${Icon} name=${icon} />`} ${label}</button>
    ${open && html`<${LeaveSheet} label=${label} handing=${handing} work=${work} onClose=${() => setOpen(false)} />`}`;
}
