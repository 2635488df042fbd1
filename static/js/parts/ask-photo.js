/** A picture of what the customer wants: taken here, made small here, sent to the ask. */

import { html, useState } from "preact";
import { tr } from "../core/translation.js";
import { get } from "../device/api.js";
import { sendPhoto } from "../device/photo.js";
import { tookPart } from "../device/session.js";
import { say } from "../device/store.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { Trouble } from "./status.js";

/** Pictures can be sent with an ask. */
export const PHOTOS = true;

/** Adds a picture to an ask of mine that has none. */
export function AddPhoto({ ask }) {
  const [busy, error, run] = useAction();
  if (!PHOTOS || ask.photo !== null) return null;
  const send = (file) =>
    run(async () => {
      await sendPhoto(ask.id, file);
      tookPart(await get(`/api/asks/${ask.id}`));
      say(tr("Your colleague sees the picture."), "good");
    });
  return html`<div class="stack-tight"><${Trouble} error=${error} /><${PhotoField} busy=${busy} onPick=${send} /></div>`;
}

/** The camera, or a picture that is there already; `picked` is the file that was chosen. */
export function PhotoField({ onPick, busy = false, picked = null }) {
  const [key, setKey] = useState(0);
  const take = (event) => {
    const [file] = event.target.files;
    if (file) onPick(file);
    // The same picture again counts as another choice.
    setKey(key + 1);
  };
  return html`<label class=${`button photo-field${busy ? " photo-busy" : ""}`}>
    <${Icon} name="photo" /> ${busy ? tr("Sending the picture…") : picked ? tr("Another picture") : tr("Add a picture")}
    <input key=${key} type="file" class="hidden" accept="image/*" capture="environment" disabled=${busy} onChange=${take} />
  </label>`;
}
