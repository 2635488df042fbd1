/** The ways to a code that always work: a photo (the phone's own camera app needs no https) and typing it. */

import { html, useState } from "preact";
import { tr } from "../core/translation.js";
import { readPhoto } from "../device/camera.js";
import { blip } from "../device/sound.js";
import { Icon } from "./icons.js";

/** `onCode({text, symbology})`; `reader` gives the reader of codes, made when it is first needed. */
export function OtherWays({ reader, onCode }) {
  const [typed, setTyped] = useState("");
  const [word, setWord] = useState(null);
  const photo = async (change) => {
    const [file] = change.target.files;
    change.target.value = "";
    if (!file) return;
    setWord(tr("Reading the photo…"));
    try {
      const [code] = await readPhoto(file, reader());
      if (!code) return setWord(tr("No code found on the photo. Go closer, hold still, or type the last 5 digits."));
      setWord(null);
      blip();
      onCode(code);
    } catch {
      setWord(tr("This photo could not be read. Try another one, or type the last 5 digits."));
    }
  };
  const send = (submit) => {
    submit.preventDefault();
    if (!typed.trim()) return;
    onCode({ text: typed.trim(), symbology: "" });
    setTyped("");
  };
  return html`<div class="scanner-ways">
    ${word && html`<p role="status" class="scanner-word">${word}</p>`}
    <form class="field-row" onSubmit=${send}>
      <label class="hidden" for="typed-code">${tr("Type the code")}</label>
      <input id="typed-code" class="field" inputmode="text" autocomplete="off" autocapitalize="characters" enterkeyhint="go"
        placeholder=${tr("Code or last 5 digits")} value=${typed} onInput=${(event) => setTyped(event.target.value)} />
      <button class="button button-main" disabled=${!typed.trim()}>${tr("Look up")}</button>
    </form>
    <label class="button photo-button"><${Icon} name="photo" /> ${tr("Take a photo")}
      <input class="hidden" type="file" accept="image/*" capture="environment" onChange=${photo} />
    </label>
  </div>`;
}
