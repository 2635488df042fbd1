/** "It's here" and "I'm here and it isn't": one tap each, undone in the notice, kept on the phone without network. */

import { html } from "preact";
import { mark, tr } from "../core/translation.js";
import { guessed } from "../core/trust.js";
import { Problem, post } from "../device/api.js";
import { send } from "../device/outbox.js";
import { say } from "../device/store.js";
import { useAction } from "./hooks.js";
import { Icon } from "./icons.js";
import { Trouble } from "./status.js";

const LATER = mark("Kept on this phone until there is a network.");

/** `changed` hears the item as it is after a tap, with all its places. */
export function PlaceTrust({ item, place, changed }) {
  const [busy, error, run] = useAction();
  const tap = (what, words, guess) =>
    run(async () => {
      const answer = await tell(`/api/placements/${place.id}/${what}`);
      changed(answer || guessed(item, place.id, guess));
      say(answer ? words : tr(LATER), "good", { label: tr("Undo"), work: undo });
    });
  // Another place may show by now, and another screen: what came of it is told where notices are.
  const undo = async () => {
    try {
      const answer = await tell(`/api/placements/${place.id}/undo`, false);
      changed(answer || item);
      say(answer ? tr("Undone.") : tr(LATER));
    } catch (problem) {
      say(problem.message, "bad");
    }
  };
  const seen = () => tap("confirmation", tr("Thank you. It counts as seen today."), { confirmed_at: nowText(), doubted_at: null, being_reset: false });
  const missing = () => tap("doubt", doubtWords(item, place), { doubted_at: nowText(), being_reset: false });
  return html`<div class="place-trust">
    <${Trouble} error=${error} />
    <div class="pair">
      <button type="button" class="button" disabled=${busy} onClick=${seen}><${Icon} name="check" /> ${tr("It's here")}</button>
      ${(!place.doubted_at || place.being_reset) && html`<button type="button" class="button" disabled=${busy} onClick=${missing}><${Icon} name="close" /> ${tr("I'm here and it isn't")}</button>`}
    </div>
  </div>`;
}

/** The item as the server has it afterwards, or null where it could not be reached and the tap waits on this phone. */
async function tell(path, dated = true) {
  try {
    return await post(path, {});
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { sent, answer } = await send(path, dated ? { at: nowText() } : {});
    return sent ? answer : null;
  }
}

const doubtWords = (item, place) =>
  item.placements.some((one) => one.id !== place.id && !one.doubted_at)
    ? tr("Everybody is warned. Try the other place.")
    : tr("Everybody is warned; a supervisor puts it right.");

const nowText = () => new Date().toISOString();
