/**
 * What was done here and must reach the server: kept on this phone until it went, sent once however many tabs are open.
 *
 * A letter leaves the phone's memory when the server has taken it, or refused it for good. Without a network it waits
 * for the next sign of one: online, focus, pageshow, the page in sight again, the server's greeting, or half a minute.
 */

import { tr } from "../core/translation.js";
import { Problem, post } from "./api.js";
import { add, drop, letters, put } from "./outbox-shelf.js";
import { cell, me, say } from "./store.js";
import { inTurn } from "./turn.js";

/** How many letters of this person wait on this phone. */
export const waiting = cell(0);
/** The last letter with a key that left the outbox: `{key, answer}` or `{key, problem}`. */
export const delivered = cell(null);

const AGAIN_MS = 30_000;
/** A letter that the server stumbles over so often is given up. */
const MOST_TRIES = 20;
/** Refusals that pass: signed out, too slow, too many. */
const PASSING = new Set([401, 408, 429]);
const DOORS = ["online", "focus", "pageshow"];
const STOP = Symbol("no network or no sign-in: the others need not try");

let started = false;
let timer = null;

/** Sends what waits, now and at every sign of a network. */
export function startOutbox() {
  if (!started) {
    for (const door of DOORS) addEventListener(door, () => flush());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  }
  started = true;
  return flush();
}

/**
 * Sends `body` to `path`, now or later: `{sent: true, answer}`, or `{sent: false}` while it is kept. Throws the
 * Problem of a server that refuses it at once; what is refused later is told in a notice, unless it is `quiet`.
 * With a `key`, which goes along in the body, the same letter is kept once.
 */
export async function send(path, body = {}, { key, quiet = false } = {}) {
  const letter = { path, body: key ? { ...body, key } : body, quiet, by: mine(), tries: 0 };
  const id = await add(key ? { ...letter, key } : letter);
  await count();
  const fate = await flush(id);
  if (fate?.problem) throw fate.problem;
  if (fate) return { sent: true, answer: fate.answer };
  // Another tab may have been quicker.
  return { sent: !(await letters()).some((one) => one.id === id), answer: null };
}

/** Sends what waits, the oldest first, unless another tab is at it. What became of the letter `watched`. */
export async function flush(watched = null) {
  let fate = null;
  await inTurn("floorassist-outbox", async (still) => {
    const tried = new Set();
    // Read anew each time: others join while this one is on its way.
    for (let letter = await next(tried); letter && (await still()); letter = await next(tried)) {
      tried.add(letter.id);
      const came = await deliver(letter, letter.id === watched);
      if (came === STOP) return;
      if (letter.id === watched) fate = came;
    }
  });
  await count();
  clearTimeout(timer);
  if (waiting.value) timer = setTimeout(flush, AGAIN_MS);
  return fate;
}

/** Forgets what waits: the person who did it has signed out. */
export async function forgetOutbox() {
  await drop();
  await count();
}

const mine = () => me.value?.person.id ?? null;

/** The oldest letter of whoever is signed in that was not tried yet; another's is not theirs to send. */
const next = async (tried) => (await letters()).find(({ id, by }) => by === mine() && !tried.has(id));

/** Sends one letter: `{answer}`, `{problem}`, null when it stays for another time, or STOP. */
async function deliver(letter, watched) {
  try {
    const answer = await post(letter.path, letter.body);
    await drop(letter.id);
    if (letter.key) delivered.value = { key: letter.key, answer };
    return { answer };
  } catch (error) {
    if (!(error instanceof Problem) || PASSING.has(error.status)) return STOP;
    if (error.status >= 500 && letter.tries < MOST_TRIES) {
      await put({ ...letter, tries: letter.tries + 1 });
      return null;
    }
    await drop(letter.id);
    if (letter.key) delivered.value = { key: letter.key, problem: error };
    if (!watched && !letter.quiet) say(tr("Could not be sent: {why}", { why: error.message }), "bad");
    return { problem: error };
  }
}

async function count() {
  waiting.value = (await letters()).filter(({ by }) => by === mine()).length;
}
