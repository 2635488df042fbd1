/** The alarm and the small sounds, made of oscillators: nothing to load, and it works offline. */

import { cell } from "./store.js";

/** Whether the alarm can be heard, as far as a page can know: browsers keep sound shut until the first tap. */
export const audible = cell(false);

let context = null;
let ringing = null;

/** Opens the sound at the first tap, and again at the next one after a phone call or a lock took it away. */
export function unlockOnFirstTap() {
  const Context = window.AudioContext || window.webkitAudioContext;
  if (!Context) return;
  const unlock = () => {
    if (!context) {
      context = new Context();
      context.onstatechange = look;
    }
    context.resume().then(look, () => {});
  };
  const look = () => {
    audible.value = canRing();
    for (const kind of TAPS) (canRing() ? removeEventListener : addEventListener)(kind, unlock, { passive: true });
  };
  for (const kind of TAPS) addEventListener(kind, unlock, { passive: true });
}

const TAPS = ["pointerup", "keydown"];

/** True when the alarm can be heard (as far as a page can know). */
export const canRing = () => context?.state === "running";

/** Rings and shakes every 1.6 seconds until `hush`, 30 seconds at most. Returns the way to stop this alarm and no newer one. */
export function ring() {
  hush();
  let left = 18;
  const once = () => {
    chime([784, 988, 784], 0.16, 0.35);
    shake([220, 90, 220]);
    left -= 1;
    if (left <= 0) hush();
  };
  const mine = setInterval(once, 1600);
  ringing = mine;
  once();
  return () => ringing === mine && hush();
}

/** Stops the alarm. */
export function hush() {
  clearInterval(ringing);
  ringing = null;
  shake(0);
}

/** One short sound: something was read or done. */
export function blip() {
  chime([1320], 0.07, 0.18);
  shake(40);
}

/** Phones shake only after a first tap; before it browsers complain. iPhones never do. */
function shake(pattern) {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern);
}

function chime(tones, length, loudness) {
  if (!canRing()) return;
  tones.forEach((tone, index) => {
    const from = context.currentTime + index * (length + 0.03);
    const voice = context.createOscillator();
    const volume = context.createGain();
    voice.type = "triangle";
    voice.frequency.value = tone;
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(loudness, from + 0.015);
    volume.gain.exponentialRampToValueAtTime(0.001, from + length);
    voice.connect(volume).connect(context.destination);
    voice.start(from);
    voice.stop(from + length + 0.02);
  });
}
