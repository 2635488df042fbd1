/** What the running camera can do besides: lamp, zoom, another camera; and whether its picture still comes. */

import { ailment, looked, started } from "../core/camera-health.js";

const LOOK_MS = 500;
const ZOOMS = [1, 2, 4];

/**
 * What the person can set: `lamp(lit)` (true once it is so) or null, `zooms` (factors, two or more) or null and `zoom(factor)`,
 * `cameras` (ids, two or more) or null.
 */
export async function controlsOf(stream) {
  const [track] = stream.getVideoTracks();
  const can = track?.getCapabilities?.() || {};
  const set = (constraint) => track.applyConstraints({ advanced: [constraint] }).then(() => true, () => false);
  const zooms = can.zoom ? ZOOMS.filter((factor) => factor >= (can.zoom.min ?? 1) && factor <= can.zoom.max) : [];
  const cameras = await camerasHere();
  return {
    lamp: can.torch ? (lit) => set({ torch: lit }) : null,
    zooms: zooms.length > 1 ? zooms : null,
    zoom: (factor) => set({ zoom: factor }),
    cameras: cameras.length > 1 ? cameras : null,
    camera: track?.getSettings?.().deviceId || null,
  };
}

async function camerasHere() {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind, deviceId }) => kind === "videoinput" && deviceId).map(({ deviceId }) => deviceId);
  } catch {
    return [];
  }
}

/** Calls `onStuck(why)` once, `still`, `dark` or `ended`, when no picture comes any more; until `signal` ends it. */
export function watchHealth(video, stream, onStuck, signal) {
  const [track] = stream.getVideoTracks();
  const counted = frameCounter(video, signal);
  let state = started(performance.now());
  const stop = () => {
    clearInterval(timer);
    track.removeEventListener("ended", ended);
  };
  const ended = () => stuck("ended");
  const stuck = (why) => {
    if (signal.aborted) return;
    stop();
    onStuck(why);
  };
  const timer = setInterval(() => {
    const now = performance.now();
    state = looked(state, { frames: counted(), brightest: brightestOf(video), now });
    const why = ailment(state, now);
    if (why) stuck(why);
  }, LOOK_MS);
  track.addEventListener("ended", ended);
  signal.addEventListener("abort", stop, { once: true });
}

/** How many frames came so far; where the browser does not tell, the picture's own time moves with them. */
function frameCounter(video, signal) {
  if (!video.requestVideoFrameCallback) return () => (video.readyState >= 2 ? video.currentTime : 0);
  let frames = 0;
  const count = () => {
    frames += 1;
    if (!signal.aborted) video.requestVideoFrameCallback(count);
  };
  video.requestVideoFrameCallback(count);
  return () => frames;
}

let canvas = null;

function brightestOf(video) {
  if (video.readyState < 2 || !video.videoWidth) return 0;
  canvas ??= document.createElement("canvas");
  canvas.width = canvas.height = 16;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.drawImage(video, 0, 0, 16, 16);
  const pixels = pen.getImageData(0, 0, 16, 16).data;
  return pixels.reduce((most, value, at) => (at % 4 === 3 ? most : Math.max(most, value)), 0);
}
