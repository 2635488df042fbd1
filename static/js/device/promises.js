/** What was promised to customers, as this phone knows it: the board, what waits to be sent, and the news of it. */

import { byWords } from "../core/promise.js";
import { tr } from "../core/translation.js";
import { freshKey, get, post } from "./api.js";
import { send, waiting } from "./outbox.js";
import { letters } from "./outbox-shelf.js";
import { blip } from "./sound.js";
import { cell, connection, keep, kept, me, news, say } from "./store.js";

const NONE = { promises: [], settled: [], colleagues: [] };
const PATH = "/api/promises";

/** `{promises, settled, colleagues}` as the server last told; what is promised is kept for a start without network. */
export const promises = cell(NONE);
/** Promises and answers that were made here and have not reached the server: `{key, id, body}`; `id` null for a new one. */
export const unsent = cell([]);

/** What I do right now needs no notice. */
const acting = new Set();

let whose = null;
/** The board could not be read; it is read as soon as the server is heard again. */
let owed = false;

/** Reads the board anew. */
export async function refreshPromises() {
  const mine = me.value?.person.id;
  const board = await get(PATH);
  if (me.value?.person.id !== mine) return;
  promises.value = board;
  keep("promises", board);
}

/** The promise of this id, open or lately ended; null where this phone does not know it. */
export const promiseKnown = (id) => [...promises.value.promises, ...promises.value.settled].find((one) => one.id === id) || null;

/** Promises a customer to get back, now or when there is a network: the promise, or null while it waits. */
export async function promiseTo(told) {
  const { answer } = await send(PATH, told, { key: freshKey() });
  return answer && took(answer);
}

/** The customer has the answer `said` = `{words, spot, item_id, for_all}`: the promise, or null while that waits. */
export async function keepPromise(promise, said) {
  return doing(promise.id, async () => (await send(`${PATH}/${promise.id}/keeping`, said, { key: freshKey() })).answer);
}

/** Any other step (`hand-over`, `taking`, `due`, `withdrawal`), which needs the server's word at once. */
export async function stepOf(promise, verb, body) {
  return doing(promise.id, () => post(`${PATH}/${promise.id}/${verb}`, body));
}

/** Takes in one event of the store's log; `refresh` reads the board and may fail. */
export async function hearPromise({ kind, body }, refresh) {
  if (!kind.startsWith("promise.") || kind === "promise.moved") return; // a board that shows reads itself again
  const before = promiseKnown(body.id);
  if (kind === "promise.due") tellAloud(dueNotice(body), body.state === "overdue" ? "bad" : "plain");
  if (kind === "promise.overdue" && body.owner?.id !== me.value?.person.id) tellAloud(tr("Overdue, {name} has it: {what}", { name: body.owner?.name, what: body.what }), "bad");
  await refresh();
  const after = promiseKnown(body.id);
  if (kind === "promise.changed" && after && !acting.has(body.id)) tell(before, after);
}

function tell(before, after) {
  if (after.mine && !before?.mine && !after.made_by_me && !after.ended_at) tellAloud(tr("A promise is yours now: {what}, by {moment}", { what: after.what, moment: byWords(after.due_at, Date.now()) }));
  if (after.state === "kept" && before?.state !== "kept" && !after.mine) say(tr("{name} kept the promise: {what}", { name: after.owner?.name, what: after.what }), "good");
}

/** For a phone that lies in a pocket or on a shelf: a short sound goes with the words. */
function tellAloud(words, tone) {
  say(words, tone);
  blip();
}

const dueNotice = (promise) =>
  promise.state === "overdue"
    ? tr("Your promise is overdue: {what}", { what: promise.what })
    : tr("Promised for {moment}: {what}", { moment: byWords(promise.due_at, Date.now()), what: promise.what });

async function doing(id, work) {
  acting.add(id);
  try {
    const answer = await work();
    return answer && took(answer);
  } finally {
    acting.delete(id);
  }
}

/** Takes over what the server answered to something I did. */
function took(promise) {
  const { promises: open, settled } = promises.value;
  const others = (list) => list.filter(({ id }) => id !== promise.id);
  const ended = promise.ended_at !== null;
  promises.value = {
    ...promises.value,
    promises: ended ? others(open) : [promise, ...others(open)],
    settled: ended ? [promise, ...others(settled)] : others(settled),
  };
  return promise;
}

async function noteUnsent() {
  const mine = me.value?.person.id;
  const found = (await letters()).filter(({ path, by }) => by === mine && path.startsWith(PATH));
  unsent.value = found.map(({ key, path, body }) => ({ key, body, id: Number(path.slice(PATH.length + 1).split("/")[0]) || null }));
}

/** Shows what was kept on this phone, then what the server knows. */
async function recall() {
  const mine = whose;
  const board = await kept("promises", NONE);
  if (whose !== mine) return;
  promises.value = { ...NONE, ...board };
  await Promise.all([noteUnsent(), surelyRead()]);
}

async function surelyRead() {
  owed = false;
  try {
    await refreshPromises();
  } catch {
    owed = true;
  }
}

/** Somebody else, or nobody: what was known here was another's. */
function look(who) {
  const now = who?.person.id ?? null;
  if (now === whose) return;
  whose = now;
  promises.value = NONE;
  unsent.value = [];
  if (now) recall();
}

waiting.listen(noteUnsent);
news.listen((event) => event && whose && (event.kind === "anew" ? surelyRead() : hearPromise(event, surelyRead)));
connection.listen(({ online }) => online && owed && whose && surelyRead());
me.listen(look);
look(me.value);
