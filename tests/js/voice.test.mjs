import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { speak } from "../../static/js/core/translation.js";
import { canListen, language, likeliest, listen } from "../../static/js/device/voice.js";
import { connection } from "../../static/js/device/store.js";

/** A recognition that does what the test says. */
class Speech {
  static last = null;
  constructor() {
    Speech.last = this;
  }
  start() {}
  abort() {
    this.onend();
  }
  say(...alternatives) {
    this.onresult({ results: [alternatives.map((transcript) => ({ transcript }))] });
  }
}

const notes = new Map();
let told;
const ears = Object.fromEntries(["onBegin", "onWords", "onHeard", "onTrouble", "onStop"].map((name) => [name, (what) => told.push([name, what])]));

beforeEach(() => {
  told = [];
  notes.clear();
  globalThis.SpeechRecognition = Speech;
  globalThis.localStorage = { getItem: (name) => notes.get(name) ?? null, setItem: (name, word) => notes.set(name, word) };
});

afterEach(() => {
  delete globalThis.SpeechRecognition;
  connection.value = { ...connection.value, online: true };
});

test("without a recognition there is nothing to press", () => {
  delete globalThis.SpeechRecognition;
  assert.equal(canListen(), false);
});

test("what comes in is told as it comes, and every reading of it at the end", () => {
  listen(ears);
  Speech.last.onstart();
  Speech.last.say("wall");
  Speech.last.say("wool plugs", "wall  plugs", "wool plugs");
  Speech.last.onend();
  assert.deepEqual(told, [["onBegin", undefined], ["onWords", "wall"], ["onWords", "wool plugs"], ["onHeard", ["wool plugs", "wall plugs"]]]);
  assert.equal(canListen(), true);
});

test("nothing heard is told, and can be tried again", () => {
  listen(ears);
  Speech.last.onstart();
  Speech.last.onend();
  assert.match(told.at(-1)[1], /Nothing was heard/);
  assert.equal(canListen(), true);
});

for (const reason of ["not-allowed", "service-not-allowed", "network", "audio-capture", "language-not-supported", "something new"]) {
  test(`after "${reason}" there is no button on this phone, and words that say what works`, () => {
    listen(ears);
    Speech.last.onerror({ error: reason });
    Speech.last.onend();
    assert.equal(told.length, 1);
    assert.match(told[0][1], /keyboard/);
    assert.equal(canListen(), false);
  });
}

test("without a network it is not given up for good", () => {
  connection.value = { ...connection.value, online: false };
  listen(ears);
  Speech.last.onerror({ error: "network" });
  assert.match(told[0][1], /needs the internet/);
  assert.equal(canListen(), true);
});

test("a recognition that throws at its start is given up", () => {
  globalThis.SpeechRecognition = class extends Speech {
    start() {
      throw new Error("no");
    }
  };
  listen(ears);
  assert.match(told[0][1], /does not start/);
  assert.equal(canListen(), false);
});

test("after a stop nothing more is told", () => {
  const stop = listen(ears);
  Speech.last.onstart();
  Speech.last.say("wall");
  stop();
  Speech.last.say("wall plugs");
  assert.deepEqual(told.map(([name]) => name), ["onBegin", "onWords", "onStop"]);
});

test("the reading that the store has the likeliest answer to wins, and the first where none has one", async () => {
  const worth = { "wall plugs": 0.9, "war plugs": 0.4 };
  const answer = async (words) => (worth[words] ? { results: [{}], probability: worth[words] } : { results: [], probability: 0 });
  assert.equal(await likeliest(["wool slugs", "war plugs", "wall plugs"], answer), "wall plugs");
  assert.equal(await likeliest(["one", "two"], answer), "one");
  assert.equal(await likeliest(["one", "two"], () => Promise.reject(new Error("no network"))), "one");
});

test("it listens in the browser's language, and in the page's where another was chosen", (t) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  t.after(() => (before ? Object.defineProperty(globalThis, "navigator", before) : delete globalThis.navigator, speak({})));
  const languages = [["en", "English"], ["es", "Español"]];
  for (const [browser, page, heard] of [
    [["es-MX", "en"], "es", "es-MX"],
    [["en-US", "en"], "es", "es"],
    [["es-MX", "en"], "en", "en"],
    [["de-DE", "de"], "en", "de-DE"],
  ]) {
    Object.defineProperty(globalThis, "navigator", { value: { language: browser[0], languages: browser }, configurable: true });
    speak({ language: page, languages });
    assert.equal(language(), heard);
  }
});
