/** Questions on this phone: how each ended is told to the store without a name; the last ones are kept here to ask again. */

import { isQuestion } from "../core/outcome.js";
import { withAsked, without } from "../core/recent.js";
import { get } from "./api.js";
import { finder } from "./finder.js";
import { send } from "./outbox.js";
import { cell, keep, kept, me } from "./store.js";

/** What was asked last on this phone by whoever is signed in; null until it was read. */
export const recent = cell(null);

const NAME = "recent";
/** Going back to the same words is not asking again: within this time they count once. */
const AGAIN_MS = 5 * 60_000;

let last = { words: "", at: -Infinity };

me.listen((who) => {
  if (!who) {
    recent.value = null;
    last = { words: "", at: -Infinity };
  }
});

/** Reads what was kept, once. */
export async function readRecent() {
  if (recent.value) return;
  const known = await kept(NAME, []);
  recent.value ??= known;
}

/** Notes how the search for these words ended; `outcome` null only remembers them (an ask is counted by the server). */
export async function ended(words, outcome, ledTo = "") {
  // Signed out meanwhile: nobody is here to tell it.
  if (!me.value) return;
  await remember((list) => withAsked(list, words));
  if (!outcome || !isQuestion(words)) return;
  const now = Date.now();
  if (words === last.words && now - last.at < AGAIN_MS) return;
  last = { words, at: now };
  const question = { words: words.slice(0, 300), outcome, led_to: ledTo, language: language() };
  await send("/api/questions", question, { quiet: true }).catch(() => {});
}

/** Forgets one of them, or all. */
export const forgetRecent = (words) => remember((list) => (words === undefined ? [] : without(list, words)));

/** What customers ask often here, `[{words}]`: the server's, else the pack's. */
export async function popular(signal) {
  try {
    return (await get("/api/questions/popular", { signal, patience: 2000 })).questions;
  } catch {
    return (await finder.popular()) || [];
  }
}

/** The phone's language, where it is written as languages are. */
const language = () => (/^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(navigator.language) ? navigator.language : "");

async function remember(change) {
  await readRecent();
  if (!me.value) return;
  recent.value = change(recent.value);
  await keep(NAME, recent.value);
}
