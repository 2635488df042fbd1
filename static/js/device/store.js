/**
 * What this phone knows, in cells that screens watch, and what of it survives a reload.
 *
 * A cell is one value with listeners. What must be there before the network answers (who I am, the plan,
 * the asks) is also kept in IndexedDB, one record a name; a phone without IndexedDB simply starts empty.
 */

import { NOTHING } from "../core/news.js";
import { forgetLastShown, heardOf } from "./last-shown.js";

/** One watched value: read and write `.value`, `listen(ear)` returns the way to stop listening. */
export function cell(first) {
  let value = first;
  const ears = new Set();
  return {
    get value() {
      return value;
    },
    set value(next) {
      if (next === value) return;
      value = next;
      for (const ear of [...ears]) ear(value);
    },
    listen(ear) {
      ears.add(ear);
      return () => ears.delete(ear);
    },
  };
}

/**
 * `unknown` until the server or this phone's memory says more; then `joining`, `waiting` (who joined is `waiting`, and
 * was not let in yet), `out` or `in`. `shutOut`: a supervisor took this phone out of the store.
 */
export const session = cell({ state: "unknown", device: null, people: [], store: null, waiting: null, shutOut: false });
export const me = cell(null);
export const asks = cell(NOTHING);
/** `{revision, published_at, plan}`; null: not loaded yet; false: the store has no plan. */
export const plan = cell(null);
/** `online` is what the last exchange showed; `at` is when the server was last heard, in ms. */
export const connection = cell({ online: true, at: Date.now() });
/** The newest body of an ask that the server sent, whoever watches it. */
export const askNews = cell(null);
/** The newest event of the store's log, `{kind, body}`; `{kind: "anew"}` after a gap in which anything may have happened. */
export const news = cell(null);
news.listen((event) => event && heardOf(event));
/** One short sentence for the foot of the screen: `{text, tone, key, step}`. */
export const notice = cell(null);
/** A newer version that waits to be switched on, as a function, or null. */
export const waitingVersion = cell(null);

/** Shows a short sentence and reads it aloud; `tone` is `good`, `bad` or `plain`; `step` is `{label, work}` of a button in it. */
export function say(text, tone = "plain", step = null) {
  notice.value = { text, tone, step, key: Math.random() };
}

const SHELF = "kept";
/** WebKit may never open a database, or never read it, while another page gives it up: then this page goes on as if nothing was kept. */
const OPENS_WITHIN_MS = 5000;

/** The record kept under this name, or `fallback`. */
export async function kept(name, fallback = null) {
  try {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error("it does not answer")), OPENS_WITHIN_MS));
    const value = await Promise.race([inShelf("readonly", (shelf) => shelf.get(name)), late]);
    return value === undefined ? fallback : value;
  } catch {
    return fallback;
  }
}

/** Keeps a record (anything that can be cloned) until `forget`. Failure only costs the next start some time. */
export async function keep(name, value) {
  try {
    await inShelf("readwrite", (shelf) => shelf.put(value, name));
  } catch {
    /* A private window or a full phone: everything still works from the network. */
  }
}

/** Forgets all that was kept about the person; the phone stays enrolled. */
export async function forget() {
  forgetLastShown();
  try {
    await inShelf("readwrite", (shelf) => shelf.clear());
  } catch {
    /* Nothing was kept, so nothing is left. */
  }
}

let opening = null;
let lost = () => {};

/** Registers what happens when the browser clears the shelf under a running page. */
export function whenStoreLost(ear) {
  lost = ear;
}

function openShelf() {
  opening ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open("floorassist", 1);
    const late = setTimeout(() => ((opening = null), reject(new Error("it does not open"))), OPENS_WITHIN_MS);
    asking.onupgradeneeded = () => asking.result.createObjectStore(SHELF);
    asking.onsuccess = () => {
      clearTimeout(late);
      // Another page erases everything: nobody holds that up.
      asking.result.onversionchange = () => ((opening = null), asking.result.close());
      asking.result.onclose = () => ((opening = null), lost());
      resolve(asking.result);
    };
    asking.onerror = () => (clearTimeout(late), (opening = null), reject(asking.error));
  });
  return opening;
}

async function inShelf(mode, work) {
  const database = await openShelf();
  return new Promise((resolve, reject) => {
    const asking = work(database.transaction(SHELF, mode).objectStore(SHELF));
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
}
