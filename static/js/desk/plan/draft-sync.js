/** Keeping the draft in step with the server: what waits here goes there, what others did comes, whatever the network does. */

import { applied } from "../../core/draft.js";
import { tr } from "../../core/translation.js";
import { Problem, Unreachable, get, post, remove } from "../../device/api.js";
import { say } from "../../device/store.js";
import { listenAtTheDesk } from "../news.js";
import { englishOf, saidOf } from "./change-labels.js";
import { draft, line, onTopOf, refusals, refuse, tell, tellPast, writePast } from "./draft-local.js";
import { dropChanges, keepRefusals, keepServer, keptDraft } from "./draft-shelf.js";

const PATH = "/api/plan/draft";
const AGAIN_MS = 5000;
const SOON_MS = 250;
/** Changes that go in one call. */
const BATCH = 40;
const PATIENCE = { patience: 20_000 };
/** News that no change of the draft tells: it is read whole. */
const WHOLE = ["plan.published", "plan.scheduled", "draft.backdrops"];
const DOORS = ["online", "focus", "pageshow"];
/** Refusals of a call that pass by themselves. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

let timer = null;
let busy = null;
let again = false;
/** A call got no answer: what it carried may have been taken between what others did, so the draft is read whole once. */
let unsure = false;
let batch = BATCH;

/** Loads the draft and keeps it in step, and lets `hear(kinds)` know of all news; see draft-store.js. */
export function openDraft({ store, person, cursor, hear = () => {} }) {
  Object.assign(line, { store, person, send: () => soon(SOON_MS) });
  const look = () => document.visibilityState === "visible" && sync();
  const stop = listenAtTheDesk(cursor, (kinds) => {
    hear(kinds);
    if (WHOLE.some((kind) => kinds.has(kind))) return reload();
    return kinds.has("draft.changed") && sync({ read: true });
  });
  for (const door of DOORS) addEventListener(door, look);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", writePast);
  const deaf = refusals.listen((list) => keepRefusals(line.store, line.person, list));
  begin();
  return () => {
    stop();
    deaf();
    clearTimeout(timer);
    for (const door of DOORS) removeEventListener(door, look);
    document.removeEventListener("visibilitychange", look);
    removeEventListener("pagehide", writePast);
    writePast();
  };
}

async function begin() {
  const kept = await keptDraft(line.store, line.person);
  line.pending = [...kept.changes, ...line.pending];
  // Of what waits it is not known whether it arrived.
  unsure = kept.changes.length > 0;
  Object.assign(line, { done: kept.past?.done || [], undone: kept.past?.undone || [], order: Date.now() });
  tellPast();
  if (kept.refusals.length) refuse(kept.refusals);
  if (kept.server) onTopOf(kept.server.document, { ...kept.server, state: "loading" });
  await reload();
}

/** Reads the draft whole, then sends what waits. */
export function reload() {
  unsure = true;
  return sync();
}

/** Sends what waits and, with `read`, reads what others did; one at a time. Resolves once that was tried. */
export async function sync({ read = false } = {}) {
  if (busy) {
    again = again || read || "send";
    return busy;
  }
  clearTimeout(timer);
  busy = exchange(read).finally(() => (busy = null));
  await busy;
  const more = again;
  again = false;
  if (more && draft.value.state !== "offline") return sync({ read: more === true });
  return undefined;
}

async function exchange(read) {
  try {
    if (!line.document) await readWhole();
    else if (read && !unsure && !line.pending.length) await take(await get(`${PATH}/changes?after=${draft.value.seq}`, PATIENCE));
    // By its key the server knows what arrived already although its answer was lost.
    while (line.pending.length) await sendSome();
    if (unsure) await readWhole();
    while (line.pending.length) await sendSome();
    tell({ state: "saved", error: null, pending: 0 });
  } catch (error) {
    trouble(error);
  }
}

function trouble(error) {
  if (error instanceof Unreachable || (error instanceof Problem && PASSING.has(error.status))) {
    tell({ state: "offline", error: null });
    soon(AGAIN_MS);
  } else if (error instanceof Problem) tell({ state: "failed", error: error.message });
  else throw error;
}

function soon(ms) {
  clearTimeout(timer);
  timer = setTimeout(() => sync(), ms);
}

async function readWhole() {
  // Whoever asks for it meanwhile gets it once more.
  unsure = false;
  try {
    const { document: whole, seq, base_revision: base, revision, editors, backdrops, scheduled_at: scheduled, refused } = await get(PATH, PATIENCE);
    const record = { document: whole, seq, base, revision, editors: editors || [], backdrops: backdrops || [], scheduled: scheduled || null, notOut: refused || null };
    onTopOf(whole, record);
    keepServer(line.store, record);
  } catch (error) {
    unsure = true;
    throw error;
  }
}

async function sendSome() {
  const changes = line.pending.slice(0, batch);
  tell({ state: "saving" });
  line.sending = new Set(changes.map(({ key }) => key));
  try {
    const answer = await post(`${PATH}/changes`, { after: draft.value.seq, changes: changes.map((one) => ({ ...one, label: englishOf(one.label) })) }, PATIENCE);
    batch = BATCH;
    await take(answer, changes);
  } catch (error) {
    await refusedWith(error, changes);
  } finally {
    line.sending = new Set();
  }
}

async function refusedWith(error, changes) {
  if (!(error instanceof Problem)) {
    unsure = true;
    throw error;
  }
  if (error.status === 409) return take(error.body, changes);
  if (error.status !== 422 && error.status !== 400 && error.status !== 413) throw error;
  // One of them can't stand in a plan: it is let go, so that the others are not held up.
  const bad = changes.find(({ key }) => key === error.body.refused) || (changes.length === 1 ? changes[0] : null);
  if (!bad) batch = 1;
  else {
    say(tr("“{label}” was not saved: {why}", { label: saidOf(bad.label), why: error.message }), "bad");
    dropChanges([bad.key]);
    line.pending = line.pending.filter(({ key }) => key !== bad.key);
    await readWhole();
  }
  return undefined;
}

/** Takes an answer in: what others did, then what was taken of `sent`. */
async function take({ seq, taken = [], changes = [], conflicts = [], refused = null, fresh = false }, sent = []) {
  const mine = sent.filter(({ key }) => taken.includes(key));
  const theirs = changes.filter(({ key }) => !sent.some((one) => one.key === key));
  // Mine came in after what others did, as long as every answer arrived.
  const grown = !fresh && seq >= draft.value.seq ? played(line.document, [...theirs, ...mine]) : null;
  const by = (kind, id) => nameFor(kind, id, theirs) ?? conflicts.find((one) => one.kind === kind && one.id === id)?.by?.name ?? null;
  const known = line.pending.length;
  if (grown) onTopOf(grown, { seq, taken, by });
  // What was put aside and begun anew, or came in another order, is read whole.
  else {
    line.pending = line.pending.filter(({ key }) => !taken.includes(key));
    dropChanges(taken);
    await readWhole();
  }
  if (refused && line.pending.length === known && line.pending.some(({ key }) => key === refused)) await readWhole();
  const { document: _, ...rest } = draft.value;
  keepServer(line.store, { ...rest, document: line.document });
}

const nameFor = (kind, id, changes) => changes.findLast(({ edits }) => edits.some((edit) => edit.kind === kind && edit.id === id))?.by?.name ?? null;

function played(document, changes) {
  let grown = document;
  for (const one of changes) grown = grown && applied(grown, one).document;
  return grown || null;
}

/** Throws the draft away for everybody. */
export async function throwAway() {
  await remove(PATH);
  dropChanges(line.pending.map(({ key }) => key));
  Object.assign(line, { pending: [], done: [], undone: [] });
  tellPast();
  await reload();
}

/** Brings back what was thrown away. */
export async function bringBack() {
  await post(`${PATH}/return`);
  await reload();
}
