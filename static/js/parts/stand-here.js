/** "I am here": my own word about where I stand, so that walks start here and near colleagues are asked first. */

import { html } from "preact";
import { tr } from "../core/translation.js";
import { standAt } from "../device/session.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { Trouble } from "./status.js";

/** A button that sets my place to `spot`; `code` is how people call it. */
export function StandHere({ spot, code, main = false }) {
  const [busy, error, run] = useAction();
  return html`<div class="stand">
    <${Trouble} error=${error} />
    <button type="button" class=${`button${main ? " button-main" : ""}`} disabled=${busy} onClick=${() => run(() => standAt({ spot }, code))}>
      <${Icon} name="pin" /> ${tr("I am here")}
    </button>
  </div>`;
}
