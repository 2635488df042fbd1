/**
 * Speaking instead of typing, where the browser's recognition really starts. Where it turns out not to, that is
 * remembered on this phone and the button goes; the keyboard's own microphone works everywhere.
 */

import { catalogue, mark, language as spoken, tr } from "../core/translation.js";
import { connection } from "./store.js";

const NOTE = "floorassist-voice";
const MOST = 5;
/** A recognition that has not begun after this never does (some phones offer one that is not there). */
const START_MS = 5000;

/** What to tell when it does not work, and whether it never will on this phone. */
const TROUBLE = {
  "not-allowed": [mark("The microphone is not allowed here. Use the microphone on the phone's keyboard instead."), true],
  "service-not-allowed": [mark("This phone does not let the app listen. Use the microphone on the phone's keyboard instead."), true],
  "audio-capture": [mark("No microphone was found. Use the microphone on the phone's keyboard instead."), true],
  "language-not-supported": [mark("This phone does not understand its language here. Use the microphone on the phone's keyboard instead."), true],
  network: [mark("Listening does not work in this browser. Use the microphone on the phone's keyboard instead."), true],
  "never-began": [mark("Listening does not start in this browser. Use the microphone on the phone's keyboard instead."), true],
  offline: [mark("Listening needs the internet. Use the microphone on the phone's keyboard instead."), false],
  "no-speech": [mark("Nothing was heard. Press and speak again."), false],
};

const Recognition = () => globalThis.SpeechRecognition || globalThis.webkitSpeechRecognition;

/** True where a press may start to listen: the browser offers it and it never failed for good on this phone. */
export const canListen = () => Boolean(Recognition()) && globalThis.isSecureContext !== false && noted() !== "no";

/** The language to listen in: the browser's, with its country, unless another was chosen for the page. */
export function language() {
  const own = globalThis.navigator?.language || "en";
  const there = catalogue().languages.map(([tag]) => base(tag));
  const unchosen = (globalThis.navigator?.languages ?? [own]).map(base).find((one) => there.includes(one)) ?? "en";
  return base(spoken()) === unchosen ? own : spoken();
}

const base = (tag) => tag.split("-")[0];

/**
 * Listens once. `ears`: `onBegin()`, `onWords(text)` while words come in, then `onHeard(alternatives)` with what it may
 * have been (the likeliest first) or `onTrouble(sentence)`; neither after a stop. Returns the way to stop.
 */
export function listen(ears) {
  const recognition = new (Recognition())();
  Object.assign(recognition, { lang: language(), interimResults: true, maxAlternatives: MOST, continuous: false });
  let over = false;
  let heard = [];
  const end = (tell) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    tell?.();
  };
  const fail = (reason) => end(() => ears.onTrouble(troubleWords(reason)));
  const timer = setTimeout(() => {
    fail("never-began");
    recognition.abort();
  }, START_MS);
  recognition.onstart = () => {
    clearTimeout(timer);
    note("yes");
    if (!over) ears.onBegin();
  };
  recognition.onresult = (event) => {
    heard = alternativesOf(event.results);
    if (!over && heard.length) ears.onWords(heard[0]);
  };
  recognition.onerror = ({ error }) => (error === "aborted" ? end(ears.onStop) : fail(error));
  recognition.onend = () => (heard.length ? end(() => ears.onHeard(heard)) : fail("no-speech"));
  try {
    recognition.start();
  } catch {
    fail("never-began");
  }
  return () => {
    end(ears.onStop);
    recognition.abort();
  };
}

/**
 * The alternative that the store has the likeliest answer to; the first where none has more. `answer(words)` gives
 * what find found, or null.
 */
export async function likeliest(alternatives, answer) {
  const found = await Promise.all(alternatives.map((words) => answer(words).catch(() => null)));
  const worth = found.map((one) => (one?.results.length ? one.probability : 0));
  return alternatives[worth.indexOf(Math.max(...worth))];
}

/** What was said, in its possible readings: the parts before the last as they were understood best. */
function alternativesOf(results) {
  const parts = [...results];
  const before = parts.slice(0, -1).map((part) => part[0].transcript);
  const last = parts.length ? [...parts.at(-1)] : [];
  const whole = last.map(({ transcript }) => [...before, transcript].join(" ").replace(/\s+/g, " ").trim());
  return [...new Set(whole.filter(Boolean))];
}

function troubleWords(reason) {
  const known = reason === "network" && !connection.value.online ? "offline" : reason in TROUBLE ? reason : "never-began";
  const [words, forGood] = TROUBLE[known];
  if (forGood) note("no");
  return tr(words);
}

function noted() {
  try {
    return localStorage.getItem(NOTE);
  } catch {
    return null;
  }
}

function note(word) {
  try {
    localStorage.setItem(NOTE, word);
  } catch {
    /* It is found out again next time. */
  }
}
