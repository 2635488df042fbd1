/** The live picture that reads codes, with a photo and typing as the ways that always work. */

import { html, useEffect, useRef, useState } from "preact";
import { cameraTrouble, closeCamera, lampOf, openCamera, openReader, readPhoto, troubleOf, watch } from "../device/camera.js";
import { blip } from "../device/sound.js";
import { Icon } from "./icons.js";

const TROUBLES = {
  insecure: "The live camera needs a secure connection (https), and this page came without one. Take a photo of the code or type it.",
  absent: "This device has no camera the app can use. Choose a photo or type the code.",
  denied: "The camera is switched off for this page. Allow it in the browser's settings for this site, or take a photo instead.",
  busy: "The camera did not start. Another app may be using it. Take a photo of the code or type it.",
  broken: "The code reader did not load. Check the connection, or type the code.",
};

/**
 * Calls `onText(text)` once for each code read or typed; the camera then rests until "Scan again", so that a code
 * nobody knows is not read over and over. `hint` says what to point the camera at.
 */
export function Scanner({ onText, hint, paused = false }) {
  const video = useRef(null);
  const [trouble, setTrouble] = useState(cameraTrouble());
  const [lamp, setLamp] = useState(null);
  const [lit, setLit] = useState(false);
  const [resting, setResting] = useState(false);
  const reader = useReader();
  const take = useRef(onText);
  take.current = (text) => {
    setResting(true);
    onText(text);
  };

  useLiveCamera({ video, reader, paused: paused || resting, trouble, setTrouble, setLamp, take });

  const toggle = () => {
    lamp(!lit);
    setLit(!lit);
  };
  return html`<div class=${`scanner${trouble ? " scanner-blind" : ""}`}>
    ${trouble
      ? html`<div class="scanner-trouble" role="alert"><${Icon} name="photo" size="40" /><p>${TROUBLES[trouble]}</p></div>`
      : html`<div class="scanner-view">
          <video ref=${video} playsinline muted autoplay aria-label="Camera picture"></video>
          <div class="reticle" aria-hidden="true"></div>
          ${resting
            ? html`<button type="button" class="button scanner-again" onClick=${() => setResting(false)}><${Icon} name="scan" /> Scan again</button>`
            : html`<p class="scanner-hint">${hint}</p>`}
          ${lamp && html`<button type="button" class="round lamp" aria-pressed=${String(lit)} aria-label="Lamp" onClick=${toggle}><${Icon} name="lamp" /></button>`}
        </div>`}
    <${OtherWays} reader=${reader} onText=${onText} />
  </div>`;
}

/** One reader for as long as the scanner shows; made when first needed. */
function useReader() {
  const held = useRef(null);
  useEffect(() => () => held.current?.close(), []);
  return () => (held.current ??= openReader());
}

/** Runs the camera while the page shows: stopped on hide, started again on return. */
function useLiveCamera({ video, reader, paused, trouble, setTrouble, setLamp, take }) {
  useEffect(() => {
    if (paused || trouble) return undefined;
    let stream = null;
    let limit = new AbortController();
    const begin = async () => {
      limit = new AbortController();
      const { signal } = limit;
      try {
        const opened = await openCamera(video.current);
        if (signal.aborted) return closeCamera(null, opened);
        stream = opened;
        setLamp(() => lampOf(opened));
      } catch (error) {
        return signal.aborted ? undefined : setTrouble(troubleOf(error));
      }
      watch(video.current, reader(), (text) => found(text, end, take), signal).catch(() => setTrouble("broken"));
    };
    const end = () => {
      limit.abort();
      closeCamera(video.current, stream);
      stream = null;
    };
    const turn = () => (document.visibilityState === "hidden" ? end() : stream || begin());
    begin();
    document.addEventListener("visibilitychange", turn);
    return () => {
      document.removeEventListener("visibilitychange", turn);
      end();
    };
  }, [paused, trouble]);
}

function found(text, end, take) {
  blip();
  end();
  take.current(text);
}

/** A photo (the phone's own camera app works without https) and a field for the code. */
function OtherWays({ reader, onText }) {
  const [typed, setTyped] = useState("");
  const [word, setWord] = useState(null);
  const photo = async (change) => {
    const [file] = change.target.files;
    change.target.value = "";
    if (!file) return;
    setWord("Reading the photo…");
    try {
      const [text] = await readPhoto(file, reader());
      if (!text) return setWord("No code found on the photo. Go closer, hold still, or type the last 5 digits.");
      setWord(null);
      found(text, () => {}, { current: onText });
    } catch {
      setWord("This photo could not be read. Try another one, or type the last 5 digits.");
    }
  };
  const send = (submit) => {
    submit.preventDefault();
    if (typed.trim()) onText(typed.trim());
  };
  return html`<div class="scanner-ways">
    ${word && html`<p role="status" class="scanner-word">${word}</p>`}
    <form class="field-row" onSubmit=${send}>
      <label class="hidden" for="typed-code">Type the code</label>
      <input id="typed-code" class="field" inputmode="text" autocomplete="off" autocapitalize="characters" enterkeyhint="go"
        placeholder="Code or last 5 digits" value=${typed} onInput=${(event) => setTyped(event.target.value)} />
      <button class="button button-main" disabled=${!typed.trim()}>Look up</button>
    </form>
    <label class="button photo-button"><${Icon} name="photo" /> Take a photo
      <input class="hidden" type="file" accept="image/*" capture="environment" onChange=${photo} />
    </label>
  </div>`;
}
