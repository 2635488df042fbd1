/** Sending the customer of an ask to another place: the list in a sheet, one press on the right one. */

import { html, useState } from "preact";
import { tr } from "../core/translation.js";
import { post } from "../device/api.js";
import { tookPart } from "../device/session.js";
import { say } from "../device/store.js";
import { Elsewhere } from "./elsewhere.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { Sheet } from "./sheet.js";
import { Trouble } from "./status.js";

/** The button and its sheet; `sent` is called with the ask afterwards. */
export function WhereElse({ ask, sent }) {
  const [open, setOpen] = useState(false);
  return html`<button type="button" class="button" onClick=${() => setOpen(true)}><${Icon} name="pin" /> ${tr("Where else to get it")}</button>
    ${open && html`<${WhereElseSheet} ask=${ask} sent=${sent} onClose=${() => setOpen(false)} />`}`;
}

function WhereElseSheet({ ask, sent, onClose }) {
  const [busy, error, run] = useAction();
  const send = (referral) =>
    run(async () => {
      const after = tookPart(await post(`/api/asks/${ask.id}/referral`, { referral_id: referral?.id ?? null }));
      say(referral ? tr("Noted: they get it at {place}.", { place: referral.name }) : tr("Noted: they get it elsewhere."), "good");
      onClose();
      sent?.(after);
    });
  return html`<${Sheet} title=${tr("Where else to get it")} onClose=${onClose}>
    <${Trouble} error=${error} />
    <${Elsewhere} item=${ask.item} question=${ask.words} choose=${busy ? null : send} />
    <button type="button" class="button" disabled=${busy} onClick=${() => send(null)}>${tr("Another place, not in this list")}</button>
  <//>`;
}
