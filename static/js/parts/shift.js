/** Starting and ending the shift, and breaks. */

import { html } from "preact";
import { post, remove } from "../device/api.js";
import { me } from "../device/store.js";
import { useAction, useCell } from "./hooks.js";
import { LeaveButton } from "./leave.js";
import { Trouble } from "./status.js";

/** The next sensible step: start when off; break and end when on. */
export function ShiftSwitch() {
  const who = useCell(me);
  const [busy, error, run] = useAction();
  const change = (work) => () => run(async () => void (me.value = await work()));
  if (!who) return null;
  const { shift } = who;
  return html`<div class="shift">
    <${Trouble} error=${error} />
    ${!shift && html`<button type="button" class="button button-main" disabled=${busy} onClick=${change(() => post("/api/shift"))}>Start shift</button>`}
    ${shift && !shift.on_break && html`<button type="button" class="button" disabled=${busy} onClick=${change(() => post("/api/break"))}>Take a break</button>`}
    ${shift?.on_break && html`<button type="button" class="button button-main" disabled=${busy} onClick=${change(() => remove("/api/break"))}>Back from break</button>`}
    ${shift && html`<${LeaveButton} label="End shift" disabled=${busy} work=${async () => void (me.value = await remove("/api/shift"))} />`}
  </div>`;
}
