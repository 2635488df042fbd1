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
/** A worker may first have to be started, on a phone that does much else; and every browser changes over after half a minute. */
const COMES_WITHIN_MS = 40_000;
/** Most browsers change over at once; then the page need not be handed over. */
const CHANGES_WITHIN_MS = 1500;
/** A version that is being switched on. */
let taking = null;

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
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
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
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
  });
}

async function offer(worker) {
  // A page that the new version handed over: it waits for nothing but the browser.
  if ((await told(worker, "which", COMES_WITHIN_MS)) === build()) return;
  waitingVersion.value = () => (taking ??= take().finally(() => (taking = null)));
}

/** Begins again in the version that waits; false where it does not come. */
async function take() {
  // Another window may have switched it on already, or a still newer one may have come.
  const { waiting } = registration;
  if (waiting && !(await tookOver(waiting))) return false;
  location.reload();
  await wait(COMES_WITHIN_MS);
  return true;
}

/** Whether the page would now come from `worker`: it is in charge, or it handed its page to the one that still is. */
async function tookOver(worker) {
  const inCharge = new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", () => resolve(true), { once: true }));
  const handed = told(worker, "take-over", COMES_WITHIN_MS).then(async (yes) => (yes && (await wait(CHANGES_WITHIN_MS)), yes));
  return Boolean(await Promise.race([inCharge, handed]));
}

/** What a worker answers; null where it does not, as one of last month that does not know the question. */
function told(worker, type, patience) {
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data)));
  worker.postMessage({ type }, [port2]);
  return Promise.race([answer, wait(patience).then(() => null)]).finally(() => port1.close());
}

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
