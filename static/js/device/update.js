/** The service worker: registered where the browser allows it, a waiting version offered and never forced. */

import { cell, waitingVersion } from "./store.js";

let registration = null;
/** The browser's own offer to install, as a function to be called in a tap; null where it makes none. */
export const installOffer = cell(null);
globalThis.addEventListener?.("beforeinstallprompt", (event) => {
  event.preventDefault();
  installOffer.value = () => event.prompt().then(({ outcome }) => outcome === "accepted" && (installOffer.value = null));
});

const TWICE_A_DAY_MS = 12 * 3600_000;

/** The build this page came with, from the shell's `<meta name="build">`. */
export const build = () => document.querySelector('meta[name="build"]')?.content || "unknown";

/** Trusted Types: only our own worker and service worker may be turned into code. */
export function allowOwnWorkers() {
  const allowed = (url) => {
    const { origin, pathname } = new URL(url, location.href);
    const ours = origin === location.origin;
    if (ours && (pathname === "/sw.js" || /^\/static\/.*\/js\/device\/(camera|find)-worker\.js$/.test(pathname))) return url;
    throw new TypeError(`No worker may come from ${url}`);
  };
  window.trustedTypes?.createPolicy("default", { createScriptURL: allowed });
}

/** Registers `/sw.js` and watches for a version that waits. Without HTTPS there is none, and that is fine. */
export async function registerWorker() {
  if (!("serviceWorker" in navigator)) return;
  try {
    registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  } catch {
    return;
  }
  // An installed app may look now and then whether the phone was shut out; elsewhere this is refused.
  registration.periodicSync?.register("erase", { minInterval: TWICE_A_DAY_MS }).catch(() => {});
  if (registration.waiting && navigator.serviceWorker.controller) offer();
  // The browser may have found one before anybody listened.
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
}

const READER = ["share.js", "reader/index.js", "reader/zxing_reader.wasm"];

/** Fetches the reader of codes while the phone is idle, so that the first scan is quick and works offline. */
export async function fetchReaderAhead() {
  if (navigator.connection?.saveData) return;
  for (const file of READER) await readWhole(new URL(`../../vendor/zxing-wasm/${file}`, import.meta.url)).catch(() => {});
}

/** A file that is not read to its end is not kept, and holds one of the few connections to the server. */
async function readWhole(address) {
  await (await fetch(address)).arrayBuffer();
}

/** The server is newer than this page: look for the new worker, or offer a plain reload where there is none. */
export function askForUpdate() {
  if (registration) registration.update().catch(() => {});
  else waitingVersion.value = () => location.reload();
}

function watch(worker) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer();
  });
}

function offer() {
  waitingVersion.value = () => {
    // Another window may have switched it on already, or a still newer one may have come.
    const { waiting } = registration;
    if (!waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage({ type: "take-over" });
  };
}
