/** Who uses this phone: starting, signing in and out, and the news that keeps everything shown true. */

import { afterChange, afterEvent, afterReading } from "../core/news.js";
import { get, post, remove, whenRefused } from "./api.js";
import { startLive } from "./live.js";
import { askNews, asks, forget, keep, kept, me, plan, say, session } from "./store.js";
import { askForUpdate } from "./update.js";

let live = null;
/** True while signing out, so that a refusal met on the way does not start it again. */
let leaving = false;
/** For each reading of the lists that is on its way: the news that came in since it began. */
const readings = new Set();

/** Shows what was kept at once, then asks the server who this is. */
export async function start() {
  whenRefused(signedOut);
  const [knownMe, knownAsks, knownPlan] = await Promise.all([kept("me"), kept("asks"), kept("plan")]);
  if (knownPlan) plan.value = knownPlan;
  if (knownMe) {
    me.value = knownMe;
    if (knownAsks) asks.value = knownAsks;
    session.value = { ...session.value, state: "in", store: knownMe.store, device: knownMe.device };
  }
  asks.listen((value) => keep("asks", value));
  me.listen((value) => value && keep("me", value));
  await lookWho();
}

/** Asks the server what this phone is, and moves to joining, signing in or working. */
export async function lookWho() {
  try {
    const device = await get("/api/device");
    const state = device.signed_in ? "in" : device.enrolled ? "out" : "joining";
    session.value = { state, device: device.device, people: device.people, store: device.store };
    if (state === "in") await begin(await get("/api/me"));
  } catch (error) {
    if (me.value) return begin(me.value);
    const lost = error.status === 401 ? "out" : "away";
    session.value = { ...session.value, state: ["unknown", "in"].includes(session.value.state) ? lost : session.value.state };
  }
}

/** Starts working as `who` (the answer of `/api/me`): lists, plan and the socket. */
export async function begin(who) {
  me.value = who;
  session.value = { ...session.value, state: "in", store: who.store, device: who.device };
  live?.stop();
  live = startLive(who.cursor, {
    onEvent: hear,
    onAnew: () => Promise.allSettled([refreshMe(), refreshAsks(), refreshPlan()]),
    onSignedOut: signedOut,
    onUpdateNeeded: askForUpdate,
    onHello: (hello) => hello.version !== who.version && askForUpdate(),
  });
  await Promise.allSettled([refreshAsks(), refreshPlan()]);
}

/** Reads the three lists of asks anew. */
export async function refreshAsks() {
  const meanwhile = [];
  readings.add(meanwhile);
  try {
    const lists = await get("/api/asks");
    asks.value = afterReading(lists, meanwhile);
  } finally {
    readings.delete(meanwhile);
  }
}

/** Reads the published plan; a store without one is `false`. */
export async function refreshPlan() {
  try {
    plan.value = await get("/api/plan");
    keep("plan", plan.value);
  } catch (error) {
    if (error.status === 404) plan.value = false;
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

/** Puts me at a place, `{spot}` or `{x, y, level}`, and says so in the `words` that people use for it. */
export async function standAt(place, words) {
  const sighting = await post("/api/sightings", place);
  if (me.value) me.value = { ...me.value, sighting };
  say(`You are at ${words}. Walks now start here.`, "good");
  return sighting;
}

/** Ends the session on the server, then here. */
export async function signOut() {
  await post("/api/sign-out");
  await signedOut();
}

/** Deletes what the server knows about me, then what this phone knows. */
export async function forgetMe() {
  await remove("/api/me");
  await signedOut();
}

function note(event) {
  for (const meanwhile of readings) meanwhile.push(event);
}

function hear(event) {
  note(event);
  asks.value = afterEvent(asks.value, event);
  if (event.kind === "ask.offered" || event.kind === "ask.changed") askNews.value = event.body;
  if (event.kind === "ask.withdrawn") askNews.value = { ...event.body, role: "withdrawn" };
  if (event.kind === "plan.published") refreshPlan();
  if (event.kind === "person.changed") refreshMe();
  if (event.kind === "sign-out") signedOut();
}

/** Reads anew who I am: role, shift, where I am. */
export async function refreshMe() {
  try {
    me.value = await get("/api/me");
  } catch {
    /* What is shown stays; the next news tries again. */
  }
}

async function signedOut() {
  if (leaving) return;
  leaving = true;
  live?.stop();
  live = null;
  me.value = null;
  asks.value = { asked: [], pings: [], holding: [] };
  await forget();
  if (session.value.state === "in") session.value = { ...session.value, state: "unknown" };
  await lookWho();
  leaving = false;
}
