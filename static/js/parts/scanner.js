/** The live picture that reads codes, with a photo and typing as the ways that always work. */

import { html, useEffect, useLayoutEffect, useRef, useState } from "preact";
import { isNewScan } from "../core/cooldown.js";
import { locale, mark, tr } from "../core/translation.js";
import { openReader } from "../device/camera.js";
import { blip } from "../device/sound.js";
import { Icon } from "./icons.js";
import { useLiveCamera } from "./live-camera.js";
import { OtherWays } from "./scanner-ways.js";
import { SecureSteps } from "./secure-steps.js";

const TROUBLES = {
  insecure: mark("The live camera needs a secure connection (https), and this page came without one. Take a photo of the code or type it."),
  absent: mark("This device has no camera the app can use. Choose a photo or type the code."),
  denied: mark("The camera is switched off for this page. Allow it in the browser's settings for this site, or take a photo instead."),
  busy: mark("The camera did not start. Another app may be using it. Close that one and start again, or take a photo."),
  broken: mark("The code reader did not load. Check the connection and start again, or type the code."),
  still: mark("The camera is stuck: no picture comes. Start it again, or take a photo of the code."),
  dark: mark("The camera's picture is all black. Wipe the lens or take the cover off, then start again, or take a photo."),
  ended: mark("The phone took the camera away, perhaps for a call. Start it again, or take a photo of the code."),
};
/** A new start can help with these. */
const PASSING = new Set(["busy", "broken", "still", "dark", "ended"]);

/**
 * Calls `onCode({text, symbology})` for each code read or typed. The camera then rests until "Scan again", so that a
 * code nobody knows is not read over and over; with `many` it goes on, and the same code counts again after 3 s out of
 * sight. `hint` says what to point the camera at; while `paused` nothing is read.
 */
export function Scanner({ onCode, hint, paused = false, many = false, children = null }) {
  const video = useRef(null);
  const [resting, setResting] = useState(false);
  const reader = useReader();
  const seen = useRef(new Map());
  const take = (code) => {
    if (many && !isNewScan(seen.current, code.text, Date.now())) return;
    blip();
    if (!many) setResting(true);
    onCode(code);
  };
  const { trouble, controls, choose, again } = useLiveCamera({ video, reader, paused: paused || resting, onCode: take });
  useLayoutEffect(() => void (many && setResting(false)), [many]);
  return html`<div class=${`scanner${trouble ? " scanner-blind" : ""}${many ? " scanner-many" : ""}`}>
    ${trouble
      ? html`<${Blind} trouble=${trouble} again=${again} />`
      : html`<div class="scanner-view">
          <video ref=${video} playsinline muted autoplay aria-label=${tr("Camera picture")}></video>
          <div class="reticle" aria-hidden="true"></div>
          ${resting
            ? html`<button type="button" class="button scanner-again" onClick=${() => setResting(false)}><${Icon} name="scan" /> ${tr("Scan again")}</button>`
            : html`<p class="scanner-hint">${hint}</p>`}
          ${controls && html`<${Controls} can=${controls} choose=${choose} key=${controls.camera} />`}
        </div>`}
    ${children}
    <${OtherWays} reader=${reader} onCode=${onCode} />
  </div>`;
}

function Blind({ trouble, again }) {
  return html`<div class="scanner-trouble" role="alert"><${Icon} name="photo" size="40" /><p>${tr(TROUBLES[trouble])}</p>
    ${trouble === "insecure" && html`<${SecureSteps} />`}
    ${PASSING.has(trouble) && html`<button type="button" class="button" onClick=${again}><${Icon} name="refresh" /> ${tr("Start again")}</button>`}</div>`;
}

/** Lamp, zoom and the choice of the camera, each only where the phone has it. */
function Controls({ can, choose }) {
  const [lit, setLit] = useState(false);
  const [factor, setFactor] = useState(1);
  const light = async () => {
    if (await can.lamp(!lit)) setLit(!lit);
  };
  const closer = () => {
    const next = can.zooms[(can.zooms.indexOf(factor) + 1) % can.zooms.length];
    can.zoom(next);
    setFactor(next);
  };
  const other = () => choose(can.cameras[(can.cameras.indexOf(can.camera) + 1) % can.cameras.length]);
  return html`<div class="scanner-controls">
    ${can.lamp && html`<button type="button" class="round lamp" aria-pressed=${String(lit)} aria-label=${tr("Lamp")} onClick=${light}><${Icon} name="lamp" /></button>`}
    ${can.zooms && html`<button type="button" class="round zoom" aria-label=${tr("Zoom, now {factor} times", { factor: factor.toLocaleString(locale()) })} onClick=${closer}>${factor}×</button>`}
    ${can.cameras && html`<button type="button" class="round" aria-label=${tr("Another camera")} onClick=${other}><${Icon} name="refresh" /></button>`}
  </div>`;
}

/** One reader for as long as the scanner shows; made when first needed. */
function useReader() {
  const held = useRef(null);
  useEffect(() => () => held.current?.close(), []);
  // One that could not be loaded is given up; a new start makes another.
  return () => (held.current = held.current?.broken() === false ? held.current : openReader());
}
