/** One button for each level, or step of a walk; the one that shows is pressed. */

import { html } from "preact";

/** `buttons`: `[value, words]`; `chosen`: the value that shows; `words` name the group. */
export function LevelButtons({ words, buttons, chosen, choose }) {
  return html`<div class="levels" role="group" aria-label=${words}>
    ${buttons.map(([value, name]) => html`<button type="button" class="button button-small" key=${value} aria-pressed=${String(value === chosen)} onClick=${() => choose(value)}>${name}</button>`)}
  </div>`;
}
