/** Starting and ending the shift, and breaks. */

import { html } from "preact";
import { tr, trAs } from "../core/translation.js";
import { post, remove } from "../device/api.js";
import { me, say } from "../device/store.js";
import { useAction, useCell } from "./hooks.js";
import { LeaveButton } from "./leave.js";
import { go } from "./router.js";
import { Trouble } from "./status.js";

/** Whoever begins a shift is told what would keep this phone from ringing; it looks meanwhile and holds nobody up. */
async function lookWhetherItRings() {
  const [{ checkPhone }, { verdict, SILENCING }] = await Promise.all([import("../device/selfcheck.js"), import("../core/selfcheck.js")]);
  const rows = await checkPhone();
  if (rows.some(({ fault }) => SILENCING.has(fault))) say(verdict(rows), "bad", { label: trAs("verb", "See"), work: () => go("/selftest") });
}

/** The next sensible step: start when off; break and end when on. */
export function ShiftSwitch() {
  const who = useCell(me);
  const [busy, error, run] = useAction();
  const change = (work) => () => run(async () => void (me.value = await work()));
  const begin = async () => {
    const after = await post("/api/shift");
    lookWhetherItRings().catch(() => {});
    return after;
  };
  if (!who) return null;
  const { shift } = who;
  return html`<div class="shift">
    <${Trouble} error=${error} />
    ${!shift && html`<button type="button" class="button button-main" disabled=${busy} onClick=${change(begin)}>${tr("Start shift")}</button>`}
    ${shift && !shift.on_break && html`<button type="button" class="button" disabled=${busy} onClick=${change(() => post("/api/break"))}>${tr("Take a break")}</button>`}
    ${shift?.on_break && html`<button type="button" class="button button-main" disabled=${busy} onClick=${change(() => remove("/api/break"))}>${tr("Back from break")}</button>`}
    ${shift && html`<${LeaveButton} label=${tr("End shift")} handing=${tr("Hand over and end shift")} disabled=${busy} work=${async () => void (me.value = await remove("/api/shift"))} />`}
  </div>`;
}
