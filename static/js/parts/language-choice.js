/** Choosing the language of this phone, each by its own name; nothing where there is one alone. */

import { html } from "preact";
import { catalogue, language, tr } from "../core/translation.js";
import { choose } from "../device/language.js";
import { useAction } from "./hooks.js";
import { Trouble } from "./status.js";

export const severalLanguages = () => catalogue().languages.length > 1;

/** `leaving` is done right before the page begins again in the language that was chosen. */
export function LanguageChoice({ leaving }) {
  const [busy, error, run] = useAction();
  if (!severalLanguages()) return null;
  const pick = (tag) => () => run(() => choose(tag, leaving));
  return html`<div class="languages" role="group" aria-label=${tr("Language")}>
      ${catalogue().languages.map(([tag, name]) => html`<button type="button" class="button" lang=${tag} dir="auto" aria-pressed=${String(tag === language())} disabled=${busy} onClick=${pick(tag)}>${name}</button>`)}
    </div>
    <${Trouble} error=${error && sentence(error)} />`;
}

/** Without network the other language is not on this phone. */
function sentence(error) {
  if (error.name !== "Unreachable") return error;
  return { name: error.name, message: tr("Another language comes from the store's server, which does not answer. Check the Wi-Fi, then try again.") };
}
