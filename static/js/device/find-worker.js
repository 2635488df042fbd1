/**
 * Finds on the phone, away from the screen's thread: keeps the pack, builds the index, takes changes in, answers.
 * In: `{id, ask, ...}` (see ASKS). Out: `{id, value}`, and `{stats}` whenever what it carries is another.
 */

import { Finder } from "../core/find/finder.js";
import { decode } from "../core/find/pack.js";
import { speak } from "../core/translation.js";
import { keepChanges, keepPack, keptPack } from "./pack-shelf.js";

const PACK_PATIENCE_MS = 90_000;
const CHANGES_PATIENCE_MS = 15_000;

/** The record of the pack without its bytes, what finds in it, the plan as the screen has it, and how the last try went. */
const held = { record: null, finder: null, plan: null, store: 0, at: 0, builtMs: 0, loading: false, behind: false };
/** Loading and taking in come one after the other. */
let turn = Promise.resolve();
/** Until what is kept was looked at, a question waits. */
let opened = null;

const ASKS = {
  open: ({ store, plan, words }) => {
    speak(words);
    [held.store, held.plan] = [store, plan];
    opened = inTurn(openKept);
    return opened;
  },
  plan: ({ plan }) =>
    inTurn(() => {
      held.plan = plan;
      if (held.finder && held.finder.revision !== (plan ? plan.revision : 0)) timed(() => held.finder.takePlan(held.plan));
    }),
  refresh: () => inTurn(refresh),
  load: () => inTurn(load),
  find: ({ q, options }) => held.finder?.find(q, options),
  code: ({ text, symbology, country }) => held.finder?.code(text, symbology, country),
  item: ({ item }) => held.finder?.item(item),
  popular: () => held.finder?.carried.popular.map((words) => ({ words })),
};

onmessage = async ({ data: { id, ask, ...about } }) => {
  let value = null;
  try {
    if (opened) await opened;
    value = (await ASKS[ask](about)) ?? null;
  } catch (error) {
    // An answer that cannot be made here is looked for in the network.
    console.error(error);
  }
  postMessage({ id, value });
};

function inTurn(work) {
  turn = turn.then(work).catch(() => {}).then(tell);
  return turn;
}

function tell() {
  const { record, finder, at, builtMs, loading, behind } = held;
  if (!finder) return postMessage({ stats: { state: loading ? "loading" : "none" } });
  const { cursor, plan, size: items, of } = finder.carried;
  const stats = { state: behind ? "old" : "ready", cursor, plan, at, bytes: record.wire, items, of, builtMs, loading };
  return postMessage({ stats });
}

/** Takes what is kept, if it is this store's and whole; everything else is as nothing. */
async function openKept() {
  const kept = await keptPack();
  if (kept?.pack.store !== held.store) return;
  const {
    pack: { bytes, ...pack },
    changes,
  } = kept;
  const fits = changes && changes.etag === pack.etag;
  take(pack, bytes, fits ? changes.saved : null, fits ? changes.at : pack.at);
}

/** Builds from a record; one of another store or format throws and changes nothing. */
function take(record, bytes, saved, at) {
  const pack = decode(new Uint8Array(bytes));
  if (pack.head.store !== held.store) throw new Error("another store's");
  const finder = timed(() => new Finder(pack, saved, held.plan));
  Object.assign(held, { record, finder, at, behind: false });
}

function timed(work) {
  const start = performance.now();
  const made = work();
  held.builtMs = Math.round(performance.now() - start);
  return made;
}

/** What changed since, row by row; a new pack where that is simpler. */
async function refresh() {
  if (!held.finder) return load();
  const told = await changes();
  if (told === "fresh" || held.finder.carried.isWorn) return load();
  return undefined;
}

/** A new pack, then what changed since it was built. */
async function load() {
  held.loading = true;
  tell();
  try {
    const answer = await fetched("/api/pack", PACK_PATIENCE_MS);
    const bytes = await answer.arrayBuffer();
    const wire = Number(answer.headers.get("content-length")) || bytes.byteLength;
    const record = { store: held.store, etag: answer.headers.get("etag"), wire, at: Date.now() };
    take(record, bytes, null, record.at);
    await keepPack({ ...record, bytes });
  } catch (error) {
    held.behind = true;
    throw error;
  } finally {
    held.loading = false;
  }
  await changes();
}

/** Asks for changes and takes them in; "fresh" where they cannot be told. */
async function changes() {
  const { finder, record } = held;
  let told;
  try {
    const answer = await fetched(`/api/pack/changes?after=${finder.carried.cursor}`, CHANGES_PATIENCE_MS);
    told = await answer.json();
    if (told.fresh) return "fresh";
    finder.take(told);
  } catch (error) {
    held.behind = true;
    throw error;
  }
  Object.assign(held, { at: Date.now(), behind: false });
  await keepChanges({ etag: record.etag, at: held.at, saved: finder.carried.saved() });
  return "";
}

async function fetched(path, patience) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), patience);
  try {
    const answer = await fetch(path, { signal: limit.signal, credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) throw new Error(`refused with ${answer.status}`);
    // The body belongs to the wait as well.
    return new Response(await answer.arrayBuffer(), { headers: answer.headers });
  } finally {
    clearTimeout(timer);
  }
}
