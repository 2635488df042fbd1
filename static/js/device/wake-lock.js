/** The screen stays on while its person is on the floor, where they want that and the browser can. */

import { cell, keep, kept, me } from "./store.js";

/** `{can, wanted, held}` */
export const screenOn = cell({ can: "wakeLock" in navigator, wanted: false, held: false });

const WANTED = "screen-on";
let lock = null;
let taking = null;
let whose = null;

/** Watches the shift and the page from now on. The browser gives the lock up whenever the page is hidden. */
export async function startScreenOn() {
  if (!screenOn.value.can) return;
  document.addEventListener("visibilitychange", match);
  me.listen(look);
  await look(me.value);
}

/** On a shared phone the next one begins without the wish of the one before. */
async function look(who) {
  const now = who?.person.id ?? null;
  if (now !== whose) {
    whose = now;
    const wanted = now !== null && (await kept(WANTED, false));
    if (whose === now) screenOn.value = { ...screenOn.value, wanted };
  }
  await match();
}

/** On or off; remembered until somebody else signs in. */
export async function keepScreenOn(wanted) {
  screenOn.value = { ...screenOn.value, wanted };
  await Promise.all([keep(WANTED, wanted), match()]);
}

const due = () => screenOn.value.wanted && me.value?.shift && !me.value.shift.on_break && document.visibilityState === "visible";

/** Brings what is held to what is wanted; one at a time, and looked at again afterwards. */
function match() {
  taking ??= matched().finally(() => (taking = null));
  return taking;
}

async function matched() {
  for (let tries = 0; tries < 3 && Boolean(due()) !== Boolean(lock); tries += 1) {
    if (due()) await take();
    else await lock.release().catch(() => {});
  }
}

async function take() {
  try {
    const mine = await navigator.wakeLock.request("screen");
    lock = mine;
    screenOn.value = { ...screenOn.value, held: true };
    mine.addEventListener("release", () => {
      if (lock !== mine) return;
      lock = null;
      screenOn.value = { ...screenOn.value, held: false };
    });
  } catch {
    /* A nearly empty battery may refuse; the next look at the page tries again. */
  }
}
