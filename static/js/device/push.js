/**
 * Being woken with the screen off: what this phone can, what its person wants, and what the server is told of it.
 *
 * `waking` is `{state, why, fails}`: `unknown` until it was looked at; `on`; `off`, with `why` "not_asked", "off" or
 * "failed"; `blocked` in the browser's settings; `impossible` here, with `why` "insecure", "home_screen" or
 * "unsupported"; `server`: this store's server sends none.
 */

import { get, post, put } from "./api.js";
import { asks, cell, me } from "./store.js";

const UNKNOWN = { state: "unknown", why: "", fails: false };
export const waking = cell(UNKNOWN);

/** What a browser ended, or a person changed in its settings, is noticed when the app is opened again. */
const LOOK_AGAIN_MS = 10 * 60_000;
const READY_MS = 60_000;
const OFF = "push-off";

/** Why no push can ever come here, or null. */
export function impossible() {
  if (!globalThis.isSecureContext) return "insecure";
  if (navigator.standalone === false && !globalThis.PushManager) return "home_screen";
  if (!globalThis.PushManager || !globalThis.Notification || !("serviceWorker" in navigator)) return "unsupported";
  return null;
}

let turn = Promise.resolve();

/** One after the other: a look that began before a switch was pressed must not end after it. */
const inTurn = (work) => (turn = turn.then(work, work));

/** Looks how it stands, and tells the server where that is news; where it was allowed before, it goes on by itself. */
export const lookAtPush = () => inTurn(looked);

async function looked() {
  if (!me.value) return undefined;
  const known = await get("/api/me/push");
  const why = impossible();
  if (why) return told(known, "impossible", why);
  if (!known.key) return void (waking.value = { state: "server", why: "", fails: false });
  const { permission } = Notification;
  if (permission === "denied") return told(known, "blocked", "blocked");
  if (permission === "default") return told(known, "off", "not_asked");
  if (optedOut()) return told(known, "off", "off");
  return subscribe(known);
}

/** After a tap, never before: asks the person, then switches on. */
export async function switchOn() {
  // Safari wants the question in the very tap, so nothing may be waited for before it.
  const answer = await Notification.requestPermission();
  return inTurn(async () => {
    rememberOff(false);
    const known = await get("/api/me/push");
    if (answer === "denied") return told(known, "blocked", "blocked");
    if (answer !== "granted") return told(known, "off", "not_asked");
    return subscribe(known);
  });
}

/** No pushes any more, until it is switched on again. */
export const switchOff = () =>
  inTurn(async () => {
    rememberOff(true);
    await tell("off", "off");
    const subscription = await (await registered()).pushManager.getSubscription();
    await subscription?.unsubscribe();
  });

/** Asks the server for a push to this phone. */
export const tryPush = () => post("/api/me/push/trial");

/** Closes notifications of pings that are over, and of pings and calls to all hands that this page shows itself. */
export async function closeNotes() {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const rings = new Set(asks.value.pings.map(({ id }) => id));
  const visible = document.visibilityState === "visible";
  for (const note of (await registration?.getNotifications()) || []) {
    const { ask, path } = note.data || {};
    const call = path?.startsWith("/surges/");
    if ((visible && (ask || call)) || (ask && !rings.has(ask))) note.close();
  }
}

/** From now on: `go(path)` where a notification was pressed, and notifications that are over are closed. */
export function listenForNotes(go) {
  navigator.serviceWorker?.addEventListener("message", ({ data }) => data?.type === "open" && go(data.path));
  asks.listen(closeNotes);
  document.addEventListener("visibilitychange", closeNotes);
  let mine = null;
  let at = 0;
  const look = () => {
    const who = me.value?.person.id ?? null;
    if (who !== mine) waking.value = UNKNOWN;
    const stale = document.visibilityState === "visible" && Date.now() - at > LOOK_AGAIN_MS;
    if (who === null || (who === mine && !stale)) return void (mine = who);
    [mine, at] = [who, Date.now()];
    // Without network it is looked at again a moment later.
    lookAtPush().catch(() => (at = 0));
  };
  me.listen(look);
  document.addEventListener("visibilitychange", look);
  look();
}

async function subscribe(known) {
  try {
    const { pushManager } = await registered();
    const key = bytesOf(known.key);
    let subscription = await pushManager.getSubscription();
    if (subscription && !sameBytes(subscription.options?.applicationServerKey, key)) {
      await subscription.unsubscribe();
      subscription = null;
    }
    subscription ||= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = subscription.toJSON();
    const after = await put("/api/me/push", { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } });
    waking.value = { state: "on", why: "", fails: after.fails };
  } catch (error) {
    await told(known, "off", "failed");
    waking.value = { ...waking.value, error };
  }
}

async function told(known, state, why) {
  if (known.on || known.why !== why) await tell(state, why);
  waking.value = { state, why, fails: false };
}

async function tell(state, why) {
  await put("/api/me/push", { why });
  waking.value = { state, why, fails: false };
}

/** The service worker, which is there a moment after the first visit; a browser that refuses it is given up. */
function registered() {
  const late = new Promise((_, refuse) => setTimeout(() => refuse(new Error("no service worker")), READY_MS));
  return Promise.race([navigator.serviceWorker.ready, late]);
}

/** Who switched it off on this phone, by number: it stays off for them after they signed out and in again. */
function optedOut() {
  try {
    return JSON.parse(localStorage.getItem(OFF) || "[]").includes(me.value.person.id);
  } catch {
    return false;
  }
}

function rememberOff(off) {
  try {
    const others = JSON.parse(localStorage.getItem(OFF) || "[]").filter((id) => id !== me.value.person.id);
    localStorage.setItem(OFF, JSON.stringify(off ? [...others, me.value.person.id] : others));
  } catch {
    /* A private window: it is asked again next time. */
  }
}

function bytesOf(text) {
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}

/** A browser that does not tell its key is believed. */
function sameBytes(buffer, bytes) {
  if (!buffer) return true;
  const other = new Uint8Array(buffer);
  return other.length === bytes.length && other.every((byte, at) => byte === bytes[at]);
}
