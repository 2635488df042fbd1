/** A question for the nearest colleague, with what helps whoever comes; fetched when it is wanted. */

import { html, useRef, useState } from "preact";
import { tr, trParts } from "../core/translation.js";
import { freshKey } from "../device/api.js";
import { sendPhoto } from "../device/photo.js";
import { me, plan, say } from "../device/store.js";
import { LANGUAGES, languageTitle } from "./ask-context.js";
import { PHOTOS, PhotoField } from "./ask-photo.js";
import { useAction, useCell } from "./hooks.js";
import { Icon } from "./icons.js";
import { PlacePicker } from "./place-picker.js";
import { Sheet } from "./sheet.js";
import { whereWords } from "./spots.js";
import { Trouble } from "./status.js";

/** `ask(question, key)` sends it. Words, and what helps whoever comes: the customer's language, a picture, where they stand, whether to come. */
export function AskForm({ ask: askNearest, onClose, question = {} }) {
  const [words, setWords] = useState(question?.words || "");
  const [more, setMore] = useState({ needs_person: false, language: "" });
  const [place, setPlace] = useState(null);
  const [photo, setPhoto] = useState(null);
  const [busy, error, run] = useAction();
  const key = useRef(freshKey());
  const send = (submit) => {
    submit.preventDefault();
    if (!words.trim()) return;
    const stands = place ? { spot: place.spot || place.aisle } : {};
    run(async () => {
      const ask = await askNearest({ ...question, words: words.trim(), ...more, ...stands }, key.current);
      if (photo) await sendPhoto(ask.id, photo).catch(() => say(tr("The question is on its way, the picture is not. Add it again there."), "bad"));
    });
  };
  const known = Boolean(question?.words);
  return html`<${Sheet} title=${tr("Ask the nearest colleague")} onClose=${onClose}>
    <form class="stack" onSubmit=${send}>
      <label class="stack-tight">${tr("What does the customer want?")}
        <textarea class="field" rows=${known ? 2 : 3} maxlength="300" autofocus=${!known} placeholder=${tr("In their own words: “the hooks that don't need a drill”")}
          value=${words} onInput=${(event) => setWords(event.target.value)}></textarea>
      </label>
      <label class="check"><input type="checkbox" checked=${more.needs_person} onChange=${(event) => setMore({ ...more, needs_person: event.target.checked })} />
        <span>${tr("A colleague should come here")}</span></label>
      <div class="ask-extras">
        <label class="stack-tight">${tr("They speak")}
          <select class="field" value=${more.language} onChange=${(event) => setMore({ ...more, language: event.target.value })}>
            <option value="">${tr("Our language")}</option>${LANGUAGES.map((code) => html`<option key=${code} value=${code}>${languageTitle(code)}</option>`)}
          </select></label>
        ${PHOTOS && html`<${PhotoField} picked=${photo} onPick=${setPhoto} />`}
      </div>
      <${Standing} place=${place} setPlace=${setPlace} />
      <${Trouble} error=${error} />
      <div class="sheet-foot"><button class="button button-main button-ask" disabled=${busy || !words.trim()}><${Icon} name="hail" /> ${busy ? tr("Asking…") : tr("Ask nearest")}</button></div>
    </form>
  <//>`;
}

/** Where the customer stands: where I am, unless they are somewhere else. */
function Standing({ place, setPlace }) {
  const [elsewhere, setElsewhere] = useState(false);
  const loaded = useCell(plan);
  const seen = useCell(me)?.sighting;
  const here = seen ? whereWords(seen, loaded) : null;
  if (elsewhere || place) return html`<fieldset><legend>${tr("Where they stand")}</legend><${PlacePicker} value=${place} onChange=${setPlace} /></fieldset>`;
  return html`<p class="ask-stands"><${Icon} name="pin" size="20" /> <span>${here ? trParts("They are with you, at {place}", { place: html`<strong>${here}</strong>` }) : tr("Nobody knows where you are yet")}</span>
    <button type="button" class="button button-small" onClick=${() => setElsewhere(true)}>${here ? tr("Elsewhere") : tr("Say where")}</button></p>`;
}
