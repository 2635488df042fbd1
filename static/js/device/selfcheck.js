/** Looking what works on this phone: each check in its own time, none longer than some seconds, and telling the desk. */

import { faultsOf, judged } from "../core/selfcheck.js";
import { get, put } from "./api.js";
import { cameraTrouble, closeCamera, openCamera, troubleOf } from "./camera.js";
import { lookAtPush, waking } from "./push.js";
import { audible, canRing } from "./sound.js";
import { cell, keep, kept, me, waitingVersion } from "./store.js";
import { askForUpdate, build } from "./update.js";
import { screenOn } from "./wake-lock.js";

/** What was seen of each check (see core/selfcheck.js); nothing of those that are still being looked at. */
export const seen = cell({});

/** Whoever begins a shift waits ten seconds at most; a server that is busy may take its time. */
const PATIENCE_MS = 8000;
const CAMERA_MS = 4000;
/** The quickest of some rounds tells most; a slow one is not repeated. */
const ROUNDS = 3;
const QUICK_MS = 500;
const HEARD = "ring-heard";
const PROBE = "self-check";

me.listen((who) => who || (seen.value = {}));
const note = (name, what) => (seen.value = { ...seen.value, [name]: what });

// What a person switches elsewhere shows here as well.
waking.listen((now) => seen.value.push && now.state !== "unknown" && note("push", now));
screenOn.listen((now) => seen.value.screen && note("screen", now));
audible.listen(() => seen.value.sound && look.sound().then(told));
waitingVersion.listen((now) => now && seen.value.version && note("version", { old: true }));

const look = {
  server: async () => {
    const rounds = [await asked()];
    while (rounds.length < ROUNDS && rounds.at(-1).time < QUICK_MS) rounds.push(await asked());
    const { time, ahead, other } = rounds.reduce((best, one) => (one.time < best.time ? one : best));
    note("network", { time });
    note("clock", { ahead });
    if (other) askForUpdate();
    note("version", { old: Boolean(waitingVersion.value) || other });
  },
  line: async () => note("line", { time: await opened() }),
  sound: async () => note("sound", { shut: !canRing(), heard: await kept(HEARD) }),
  vibration: async () => note("vibration", { can: Boolean(navigator.vibrate) }),
  push: async () => {
    await lookAtPush();
    note("push", waking.value);
  },
  screen: async () => note("screen", screenOn.value),
  camera: async () => note("camera", await cameraAsAllowed()),
  storage: async () => note("storage", await storage()),
};

/** What is seen where a look failed or took too long. */
const OTHERWISE = {
  server: () => (note("network", { away: true }), note("clock", { ahead: 0 }), note("version", { old: Boolean(waitingVersion.value) })),
  line: () => note("line", { blocked: true }),
  push: () => note("push", { state: "off", why: "failed" }),
  camera: () => note("camera", { trouble: "busy" }),
  storage: () => note("storage", { works: false }),
};

/** Looks at everything that needs nobody's hand, at once, and tells the desk. Resolves to the rows. */
export async function checkPhone() {
  seen.value = {};
  await Promise.all(Object.entries(look).map(([name, work]) => within(work(), PATIENCE_MS).catch(() => OTHERWISE[name]?.())));
  return told();
}

/** After a tap: opens the camera until it sees something. */
export async function tryCamera() {
  note("camera", await cameraSees().catch((error) => ({ trouble: troubleOf(error) })));
  return told();
}

/** Whether the ring was heard; remembered until somebody else signs in. */
export async function ringWas(heard) {
  await keep(HEARD, heard);
  await look.sound();
  return told();
}

/** After a tap: asks the browser not to clear what is kept. False where it does not promise it. */
export async function keepStorage() {
  const lasting = Boolean(await navigator.storage?.persist?.());
  note("storage", await storage());
  await told();
  return lasting;
}

/** Tells the desk what is wrong here; without network the next check does. */
async function told() {
  const rows = judged(seen.value);
  if (me.value) await put("/api/me/self-check", { faults: faultsOf(rows) }).catch(() => {});
  return rows;
}

async function asked() {
  const [from, at] = [performance.now(), Date.now()];
  const { now, build: theirs } = await get("/api/server", { patience: PATIENCE_MS - 1000 });
  const time = performance.now() - from;
  return { time, ahead: at + time / 2 - new Date(now).getTime(), other: theirs !== build() };
}

/** A second live connection, as far as its greeting: ms. */
function opened() {
  const from = performance.now();
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(`${scheme}//${location.host}/live?after=${me.value.cursor}&v=1`);
  const greeting = new Promise((resolve, reject) => {
    socket.onmessage = () => resolve(performance.now() - from);
    socket.onclose = () => reject(new Error("closed"));
  });
  return within(greeting, PATIENCE_MS - 500).finally(() => socket.close(1000));
}

/** Where it was allowed before, it is opened; where it was not asked for yet, nobody is asked. */
async function cameraAsAllowed() {
  const trouble = cameraTrouble();
  if (trouble) return { trouble };
  const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
  if (!cameras.length) return { trouble: "absent" };
  const permission = await navigator.permissions?.query({ name: "camera" }).catch(() => null);
  if (permission?.state === "denied") return { trouble: "denied" };
  return permission?.state === "granted" ? cameraSees().catch((error) => ({ trouble: troubleOf(error) })) : { trouble: null, tried: false };
}

async function cameraSees() {
  const video = Object.assign(document.createElement("video"), { muted: true, playsInline: true });
  const stream = await openCamera(video);
  try {
    await within(video.videoWidth || new Promise((resolve) => (video.onloadeddata = resolve)), CAMERA_MS);
    return { trouble: null, tried: true };
  } finally {
    closeCamera(video, stream);
  }
}

async function storage() {
  const mark = `${Date.now()}`;
  await keep(PROBE, mark);
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return { works: (await kept(PROBE)) === mark, free: quota === undefined ? null : quota - usage, lasting: Boolean(await navigator.storage?.persisted?.()) };
}

function within(work, patience) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("too long")), patience)));
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
