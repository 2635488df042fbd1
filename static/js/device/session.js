/** Who uses this phone: starting, signing in and out, and the news that keeps everything shown true. */

import { NOTHING, afterChange, afterEvent, afterReading } from "../core/news.js";
import { tr } from "../core/translation.js";
import { get, post, remove, whenRefused } from "./api.js";
import { finder } from "./finder.js";
import { follow, inTheMiddle } from "./language.js";
import { startLive } from "./live.js";
import { flush, forgetOutbox, startOutbox } from "./outbox.js";
import { askNews, asks, connection, forget, keep, kept, me, news, notice, plan, say, session, whenStoreLost } from "./store.js";
import { askForUpdate } from "./update.js";

/** How often it is kept when the server was last heard, so that a start without network can tell how old things are. */
const NOTED_EVERY_MS = 30_000;

let live = null;
/** True while signing out, so that a refusal met on the way does not start it again. */
let leaving = false;
/** For each reading of the lists that is on its way: the news that came in since it began. */
const readings = new Set();
/** Readings that failed; they are tried again when the server greets next. */
const owed = new Set();

/** Shows what was kept at once, then asks the server who this is. */
export async function start() {
  whenRefused(signedOut);
  finder.whenPlanWanted(() => surely(refreshPlan));
  const [knownMe, knownAsks, knownPlan, heardAt] = await Promise.all(["me", "asks", "plan", "heard"].map((name) => kept(name)));
  if (knownPlan) plan.value = knownPlan;
  if (knownMe) {
    me.value = knownMe;
    if (knownAsks) asks.value = { ...NOTHING, ...knownAsks };
    if (heardAt) connection.value = { ...connection.value, at: heardAt };
    session.value = { ...session.value, state: "in", store: knownMe.store, device: knownMe.device };
    finder.start();
  }
  asks.listen((value) => keep("asks", value));
  me.listen((value) => value && keep("me", value));
  whenStoreLost(keepAgain);
  noteWhenHeard();
  await lookWho();
}

/** The browser cleared what was kept: what this page still knows is kept anew, the items are loaded again. */
function keepAgain() {
  if (!me.value) return;
  for (const [name, { value }] of [["me", me], ["asks", asks], ["plan", plan]]) if (value) keep(name, value);
  finder.load();
}

function noteWhenHeard() {
  let noted = 0;
  connection.listen(({ online, at }) => {
    if (!online || !me.value || at - noted < NOTED_EVERY_MS) return;
    noted = at;
    keep("heard", at);
  });
}

/** Asks the server what this phone is, and moves to joining, signing in or working. */
export async function lookWho() {
  try {
    const device = await get("/api/device");
    const state = device.signed_in ? "in" : device.waiting ? "waiting" : device.enrolled ? "out" : "joining";
    // Revoked or run out while the app was closed: nothing of the person stays, also not for a start without network.
    if (state !== "in") await forgetPerson();
    if (device.shut_out) await import("./erase.js").then(({ eraseAll }) => eraseAll());
    const { people, store, waiting, shut_out: shutOut } = device;
    session.value = { state, device: device.device, people, store, waiting, shutOut };
    if (state === "in") await begin(await get("/api/me"));
  } catch (error) {
    if (me.value) return begin(me.value, { kept: true });
    const lost = error.status === 401 ? "out" : "away";
    session.value = { ...session.value, state: ["unknown", "in"].includes(session.value.state) ? lost : session.value.state };
  }
}

/** Starts working as `who` (the answer of `/api/me`, `kept` an old one): lists, plan and the socket, in their language. */
export async function begin(who, { kept: old = false } = {}) {
  if (!old && (await follow(who.language))) return;
  me.value = who;
  session.value = { ...session.value, state: "in", store: who.store, device: who.device };
  finder.start();
  live?.stop();
  live = startLive(who.cursor, {
    onEvent: hear,
    onAnew: () => {
      [refreshMe, refreshAsks, refreshPlan].forEach(surely);
      news.value = { kind: "anew", body: {} };
      finder.refresh();
    },
    onSignedOut: signedOut,
    onUpdateNeeded: askForUpdate,
    onHello: (hello) => {
      if (hello.version !== who.version) askForUpdate();
      for (const reading of owed) surely(reading);
      flush();
      finder.refresh();
    },
  });
  startOutbox();
  keepSafe();
  await Promise.all([refreshAsks, refreshPlan].map(surely));
}

/** Asks the browser not to clear what is kept here, where that asks nobody: Firefox would put a question. */
function keepSafe() {
  if (!/Firefox/.test(globalThis.navigator?.userAgent)) globalThis.navigator?.storage?.persist?.().catch(() => {});
}

/** Reads now; what cannot be read is owed until the server greets next. */
async function surely(reading) {
  owed.delete(reading);
  try {
    await reading();
  } catch {
    owed.add(reading);
  }
}

/** Reads the three lists of asks anew. */
export async function refreshAsks() {
  const [meanwhile, mine] = [[], live];
  readings.add(meanwhile);
  try {
    const lists = await get("/api/asks");
    if (live === mine) asks.value = afterReading({ ...NOTHING, ...lists }, meanwhile);
  } finally {
    readings.delete(meanwhile);
  }
}

/** Reads the published plan; a store without one is `false`. */
export async function refreshPlan() {
  const mine = live;
  try {
    const published = await get("/api/plan");
    if (live !== mine) return;
    plan.value = published;
    keep("plan", published);
  } catch (error) {
    if (error.status !== 404) throw error;
    plan.value = false;
  }
}

/** Takes over what the server answered to something I did with an ask. */
export function tookPart(ask) {
  note({ kind: "ask.changed", body: ask });
  asks.value = afterChange(asks.value, ask);
  askNews.value = ask;
  return ask;
}

/** Tells the server that this ask shows and rings on this phone. */
export const rings = (ask) => live?.received(ask.id);

/** Tells the server that somebody has this ask before their eyes. */
export const sees = (ask) => live?.seen(ask.id);

/** It holds for two minutes; told again within this it would tell nothing new. */
const FINDING_AGAIN_MS = 30_000;
let found = -Infinity;

/** Somebody looks something up here, most likely with a customer in front of them: others are asked first meanwhile. */
export function finds() {
  if (performance.now() - found < FINDING_AGAIN_MS) return;
  found = performance.now();
  live?.finding();
}

/** Puts me at a place, `{spot}` or `{x, y, level}`, and says so in the `words` that people use for it. */
export async function standAt(place, words) {
  const sighting = await post("/api/sightings", place);
  if (me.value) me.value = { ...me.value, sighting };
  say(tr("You are at {place}. Walks now start here.", { place: words }), "good");
  return sighting;
}

/** Ends the session on the server, then here. */
export async function signOut() {
  await flush();
  await post("/api/sign-out");
  await signedOut();
}

/** Deletes what the server knows about me, then what this phone knows. */
export async function forgetMe() {
  await remove("/api/me");
  await signedOut();
}

const note = (event) => readings.forEach((meanwhile) => meanwhile.push(event));

function hear(event) {
  note(event);
  finder.onEvent(event);
  news.value = event;
  asks.value = afterEvent(asks.value, event);
  if (["ask.offered", "ask.changed", "ask.nudged"].includes(event.kind)) askNews.value = event.body;
  if (event.kind === "ask.withdrawn") askNews.value = { ...event.body, role: "withdrawn" };
  const reading = { "plan.published": refreshPlan, "person.changed": refreshMe, anew: refreshAsks }[event.kind];
  if (reading) surely(reading);
  if (event.kind === "sign-out") signedOut();
}

/** Reads anew who I am: role, shift, where I am. What I did meanwhile is newer than the answer: then it is read again. */
async function refreshMe() {
  const mine = live;
  let before;
  let now;
  do {
    before = me.value;
    now = await get("/api/me");
    if (live !== mine) return;
  } while (me.value !== before);
  me.value = now;
  // Their language changed on another phone: where something is open or typed here, this one goes over at the next news.
  if (!inTheMiddle()) await follow(now.language);
}

async function signedOut() {
  if (leaving) return;
  leaving = true;
  live?.stop();
  live = null;
  try {
    await forgetPerson();
    // What was looked at is in the address; whoever is next begins at the first screen.
    history.replaceState(null, "", "/");
    dispatchEvent(new PopStateEvent("popstate"));
    if (session.value.state === "in") session.value = { ...session.value, state: "unknown" };
    await lookWho();
  } finally {
    leaving = false;
  }
}

/** What was shown and kept for the person is gone; the phone stays enrolled. */
async function forgetPerson() {
  const had = me.value;
  me.value = null;
  asks.value = NOTHING;
  askNews.value = {};
  news.value = { kind: "left", body: {} };
  notice.value = null;
  owed.clear();
  found = -Infinity;
  await Promise.all([forget(), forgetOutbox(), finder.forget(), ...(had ? [import("./erase.js").then(({ forgetTraces }) => forgetTraces())] : [])]).catch(() => {});
}
