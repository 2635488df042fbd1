/** Finding with the radio off: asks the Worker that carries the store's pack, and keeps that pack true. */

import { stillRenamed } from "../core/spots.js";
import { catalogue } from "../core/translation.js";
import { forgetPack } from "./pack-shelf.js";
import { cell, connection, me, plan } from "./store.js";

/** News after which the pack is another. */
const NEWS = new Set(["items.changed", "item.changed", "answer.kept", "answer.revoked", "blank.changed", "plan.published"]);
/** A thousand phones hear the same news: each waits its own part of this. */
const SOONEST_MS = 300;
const SPREAD_MS = 700;
/** The first picture comes first. */
const START_MS = 1000;
/** News on news: each refresh soon after another waits twice as long as that one did, from the first to the last of these. */
const PACE_MS = [500, 20_000];
/** Quiet for so long, the pace is the first again. */
const QUIET_MS = 30_000;
/** Since then the pack was not heard to be true. */
const OLD_MS = 12 * 3600_000;

/**
 * What this phone carries: `{state: "none"|"loading"|"ready"|"old", cursor, plan, at, bytes, items, of, builtMs}`;
 * null while it carries nothing at all and cannot (no Worker).
 */
const stats = cell(null);

let line = null;
let pending = null;
let last = { at: 0, pace: 0 };
let wantsPlan = () => {};

export const finder = {
  stats,

  /** Registers how the published plan is read anew, where the pack belongs to another one. */
  whenPlanWanted(ear) {
    wantsPlan = ear;
  },

  /** Opens what is kept for the store that `me` works in; the network follows with `refresh`. */
  start() {
    const store = me.value?.store.id;
    if (!store || line?.store === store) return;
    stop();
    line = begun(store);
    line?.ask("open", { store, plan: asOfNow(plan.value), words: catalogue() });
    soon(START_MS);
  },

  /** Brings the pack up to date, soon; loads it where there is none. */
  refresh: () => soon(0),

  /** Loads the whole pack anew; true when it is there. */
  async load() {
    if (line?.broken) {
      stop();
      this.start();
    }
    await line?.ask("load");
    return stats.value?.state === "ready";
  },

  /** The same as `/api/find` gives, and `local`; null where nothing is carried. */
  find: (q, options = {}) => asked("find", { q, options }),

  /** The same as `/api/codes` gives; null where nothing is carried. */
  code: (text, symbology = "") => asked("code", { text, symbology, country: me.value?.country ?? "" }),

  /** The same as `/api/items/<id>` gives, without the picture; null for one that is not carried. */
  item: (id) => asked("item", { item: Number(id) }),

  /** The words that customers use most: `[{words}]`. */
  popular: async () => (await asked("popular")) ?? [],

  /** News of the store. */
  onEvent(event) {
    if (NEWS.has(event.kind)) soon(SOONEST_MS + SPREAD_MS * Math.random());
  },

  /** Nothing of the store stays on this phone. */
  async forget() {
    stop();
    await forgetPack();
  },
};

async function asked(ask, about = {}) {
  return (await line?.ask(ask, about)) ?? null;
}

/** Refreshes after a while, in a busy hour less and less often; what comes in meanwhile is taken along. */
function soon(wait) {
  if (pending || !line) return;
  const mine = line;
  const rest = Math.min(last.at + last.pace - Date.now(), PACE_MS[1]);
  pending = setTimeout(() => {
    const now = Date.now();
    const busy = now - last.at < QUIET_MS;
    [pending, last] = [null, { at: now, pace: busy ? Math.min(2 * last.pace, PACE_MS[1]) : PACE_MS[0] }];
    mine.ask("refresh");
  }, Math.max(wait, rest));
}

function stop() {
  clearTimeout(pending);
  [pending, last] = [null, { at: 0, pace: 0 }];
  line?.end();
  line = null;
  stats.value = null;
}

/** The plan with those old addresses that still find their place. */
function asOfNow(published) {
  return published && { ...published, renamed: stillRenamed(published, Date.now()) };
}

/** A Worker for one store; null where there are no Workers. */
function begun(store) {
  let worker;
  try {
    worker = new Worker(new URL("./find-worker.js", import.meta.url), { type: "module" });
  } catch {
    return null;
  }
  const waiting = new Map();
  let count = 0;
  const unlisten = plan.listen((value) => mine.ask("plan", { plan: asOfNow(value) }));
  const mine = {
    store,
    broken: false,
    ask(ask, about) {
      if (mine.broken) return Promise.resolve(null);
      count += 1;
      const id = count;
      worker.postMessage({ id, ask, ...about });
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    end() {
      mine.broken = true;
      unlisten();
      worker.terminate();
      for (const resolve of waiting.values()) resolve(null);
      waiting.clear();
    },
  };
  worker.onmessage = ({ data }) => {
    if (data.stats) return heard(data.stats);
    waiting.get(data.id)?.(data.value);
    return waiting.delete(data.id);
  };
  // It could not be loaded, or a phone short of memory ended it: the network answers.
  worker.onerror = () => {
    mine.end();
    stats.value = { state: "none" };
  };
  return mine;
}

function heard(told) {
  const old = told.state === "ready" && Date.now() - told.at > OLD_MS;
  stats.value = old ? { ...told, state: "old" } : told;
  const known = plan.value ? plan.value.revision : 0;
  if (told.plan !== undefined && told.plan !== known && connection.value.online) wantsPlan(told.plan);
}
