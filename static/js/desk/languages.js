/** At the foot of every page of the desk: its language, each by its own name. */

import { html, render } from "preact";
import { tr } from "../core/translation.js";
import { LanguageChoice, severalLanguages } from "../parts/language-choice.js";

if (severalLanguages()) {
  render(html`<h2>${tr("Language")}</h2><${LanguageChoice} />`, document.getElementById("languages"));
}
