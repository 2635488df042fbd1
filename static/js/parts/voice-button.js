/** The microphone in the search box: there only where listening really starts. */

import { html, useEffect, useRef, useState } from "preact";
import { tr } from "../core/translation.js";
import { get } from "../device/api.js";
import { finder } from "../device/finder.js";
import { say } from "../device/store.js";
import { canListen, likeliest, listen } from "../device/voice.js";
import { Icon } from "./icons.js";

/**
 * `onListening(yes)` tells when it begins and ends; `onWords(text)` gets the words while they are spoken and, last,
 * what was most likely meant.
 */
export function VoiceButton({ onListening, onWords }) {
  const [there, setThere] = useState(canListen());
  const [state, setState] = useState("idle");
  const stop = useRef(null);
  useEffect(() => () => stop.current?.(), []);
  if (!there) return null;
  const rest = () => {
    stop.current = null;
    setState("idle");
    onListening(false);
  };
  const press = () => {
    if (stop.current) return stop.current();
    setState("starting");
    onListening(true);
    stop.current = listen({
      onBegin: () => setState("listening"),
      onWords,
      onStop: rest,
      onHeard: async (alternatives) => {
        onWords(await likeliest(alternatives, whatIsFound));
        rest();
      },
      onTrouble: (sentence) => {
        rest();
        setThere(canListen());
        say(sentence);
      },
    });
    return undefined;
  };
  const on = state === "listening";
  return html`<button type="button" class=${`round round-plain voice voice-${state}`} aria-label=${on ? tr("Stop listening") : tr("Speak")} aria-pressed=${String(on)} onClick=${press}>
    <${Icon} name="microphone" />
  </button>
  <span class="hidden" role="status">${on ? tr("Listening") : ""}</span>`;
}

async function whatIsFound(q) {
  const here = await finder.find(q, { limit: 1 });
  return here ?? get(`/api/find?${new URLSearchParams({ q, limit: "1" })}`, { patience: 2000 });
}
