// The page that phone_find.py measures in: each function is called once on a page of its own.

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const rank = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))];
/** What must not be thrown away before the memory is looked at. */
const held = {};

const loaded = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());

/** Times every keystroke of the questions, once warm. */
function keystrokes(questions, search) {
  const times = [];
  for (const q of questions.slice(0, 50)) search(q);
  for (const q of questions) {
    for (let end = 1; end <= q.length; end += 1) {
      const start = performance.now();
      search(q.slice(0, end));
      times.push(performance.now() - start);
    }
  }
  return { p50: rank(times, 0.5), p95: rank(times, 0.95), p99: rank(times, 0.99), worst: rank(times, 1) };
}

const work = {
  /** Ours: bytes to answers. The last of the builds stays in memory. */
  async ours({ builds, questions, pack: path }) {
    const { Finder } = await import("/js/core/find/finder.js");
    const { decode } = await import("/js/core/find/pack.js");
    const bytes = await loaded(path);
    const times = { decode: [], build: [] };
    for (let n = 0; n < builds; n += 1) {
      held.finder = null;
      const start = performance.now();
      const pack = decode(bytes);
      const decoded = performance.now();
      held.finder = new Finder(pack, null, null);
      times.decode.push(decoded - start);
      times.build.push(performance.now() - decoded);
    }
    const keys = keystrokes(questions, (q) => held.finder.find(q));
    return { decode: median(times.decode), build: median(times.build), keys };
  },

  async peer({ builds, questions }) {
    const { default: MiniSearch } = await import("/minisearch.js");
    const items = await (await fetch("/items.json")).json();
    const times = [];
    for (let n = 0; n < builds; n += 1) {
      held.index = null;
      const start = performance.now();
      held.index = new MiniSearch({ idField: "number", fields: ["name", "about"] });
      held.index.addAll(items);
      times.push(performance.now() - start);
    }
    const last = (word, place, words) => place === words.length - 1 && word.length >= 2;
    const options = { prefix: last, fuzzy: (word) => (word.length > 3 ? 0.2 : false), boost: { name: 2 } };
    const keys = keystrokes(questions, (q) => held.index.search(q, options).slice(0, 10));
    return { build: median(times), keys, serialised: JSON.stringify(held.index) };
  },

  /** The app's own way: a Worker loads, builds and answers while the screen's thread only watches its frames. */
  async worker({ question }) {
    const { finder } = await import("/js/device/finder.js");
    const { me, plan } = await import("/js/device/store.js");
    plan.value = false;
    me.value = { store: { id: 1 } };
    const idle = await longestFrame(new Promise((go) => setTimeout(go, 1000)));
    const start = performance.now();
    finder.start();
    const ready = finder.load().then(() => finder.find(question));
    const block = await longestFrame(ready);
    const found = await ready;
    const first = performance.now() - start;
    const asks = [];
    for (let n = 0; n < 100; n += 1) {
      const asked = performance.now();
      await finder.find(question.slice(0, 1 + (n % question.length)));
      asks.push(performance.now() - asked);
    }
    return { idle, block, first, there: found.results.length > 0, stats: finder.stats.value, asked: rank(asks, 0.95) };
  },
};

/** The longest time that the screen's thread was held by one piece of work, while something else goes on. */
async function longestFrame(going) {
  let [over, longest] = [false, 0];
  going.finally(() => (over = true));
  const turns = new MessageChannel();
  await new Promise((go) => {
    let before = performance.now();
    turns.port1.onmessage = () => {
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
      if (over) return go();
      return turns.port2.postMessage(0);
    };
    turns.port2.postMessage(0);
  });
  return longest;
}

globalThis.measure = (name, given) => work[name](given);
