/** The calls to all hands that concern me, read from the server and kept true by news. */

import { NOTHING, afterReading, farewell, withSurge, withoutSurge } from "../core/surges.js";
import { get, post, put } from "./api.js";
import { cell, connection, me, news } from "./store.js";

/** `{agrees, surges}`: what I said to being called, and the calls that are on. */
export const surges = cell(NOTHING);
/** The last call that ended while I had a part in it: `{id, title, words, stays, part}`; null once it was read. */
export const ended = cell(null);

/** A list that could not be read is asked for again after this, or as soon as the server is heard. */
const AGAIN_MS = 5000;

let whose = null;
let owed = false;
/** Grows with everything that I do: a list that was asked for before is older than the answer to it. */
let deeds = 0;
/** Calls that ended while this page was open: a list that was on its way may still tell of them. */
const over = new Set();

/** Reads the list anew; what cannot be read is owed until the server is heard again. */
export async function readSurges() {
  const mine = whose;
  owed = false;
  try {
    let before;
    let told;
    do {
      before = deeds;
      told = await get("/api/surges");
      if (whose !== mine) return;
    } while (deeds !== before);
    // After a long gap the news of an end may be gone: what is not in the list any more has ended.
    for (const known of surges.value.surges) if (!told.surges.some((one) => one.id === known.id)) sayOver(known, known.part, "ended");
    surges.value = afterReading(surges.value, told, over);
  } catch {
    owed = whose === mine;
    if (owed) setTimeout(() => owed && whose === mine && readSurges(), AGAIN_MS);
  }
}

/** Does something in a call (`coming`, `arrival`, `declining`, `stand-down`) and takes over what the server answers. */
export async function takePart(id, deed) {
  const after = await done(post(`/api/surges/${id}/${deed}`));
  const before = surges.value.surges.find((one) => one.id === id);
  if (after.over && before) sayOver(before, deed === "arrival" ? "here" : before.part, after.why);
  surges.value = withSurge(surges.value, after);
  return after;
}

/** Calls all hands; what the server answers shows at once. */
export async function callHands(wanted) {
  const made = await done(post("/api/surges", wanted));
  surges.value = withSurge(surges.value, made);
  return made;
}

/** Says whether I may be called. */
export async function agree(agrees) {
  const told = await done(put("/api/me/surges", { agrees }));
  surges.value = afterReading(surges.value, told, over);
}

async function done(answer) {
  const told = await answer;
  deeds += 1;
  return told;
}

function hear({ kind, body }) {
  if (kind === "surge.called") surges.value = withSurge(surges.value, body);
  if (kind === "surge.changed" || kind === "anew") readSurges();
  if (kind !== "surge.over") return;
  const known = surges.value.surges.find((one) => one.id === body.id);
  // The part that the server knows: what I did a moment ago may not have been answered yet.
  if (known) sayOver(known, body.part ?? known.part, body.why);
  over.add(body.id);
  surges.value = withoutSurge(surges.value, body.id);
}

/** Tells it once, whether the news or the answer to what I did comes first. */
function sayOver({ id, zone }, part, why) {
  if (over.has(id)) return;
  over.add(id);
  const words = farewell({ zone, part, why });
  if (words) ended.value = { id, part, ...words };
}

function look(who) {
  const now = who?.person.id ?? null;
  if (now === whose) return;
  whose = now;
  surges.value = NOTHING;
  ended.value = null;
  if (now) readSurges();
}

news.listen((event) => event && whose && hear(event));
connection.listen(({ online }) => online && owed && whose && readSurges());
me.listen(look);
look(me.value);
