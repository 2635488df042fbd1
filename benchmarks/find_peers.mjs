// The search engines of the JavaScript world, and our own find as the phone runs it, in one process: a request a line
// on the input, an answer a line on the output, both JSON. `node --expose-gc find_peers.mjs`
//   {"build": NAME, "items": [{name, about, ...}]} → {"ms": time to build, "bytes": memory that the index took}
//   {"ask": NAME, "queries": [TEXT], "top": N}     → {"found": [[number of an item]], "ms": [time of each]}
//   {"size": NAME}                                 → {"bytes": the index as it would travel, by brotli}
//   {"brotli": BASE64}                             → {"bytes": these bytes by brotli}
import { createInterface } from "node:readline";
import { brotliCompressSync, constants } from "node:zlib";

const indexes = new Map();

/** @returns {number} memory in use, after the garbage is gone */
function memory() {
  globalThis.gc?.();
  globalThis.gc?.();
  const used = process.memoryUsage();
  return used.heapUsed + used.arrayBuffers;
}

/** Each engine with what its own pages advise for a search box: prefixes, mistakes, any of the words. */
const engines = {
  async ours(items) {
    const { index } = await import("../static/js/core/find/index.js");
    const { digits } = await import("../static/js/core/find/digits.js");
    const { everyLanguage } = await import("../static/js/core/find/language.js");
    const { places } = await import("../static/js/core/find/places.js");
    const { answer } = await import("../static/js/core/find/search.js");
    const findables = items.map(({ number, about, ...item }) => ({ kind: "item", id: number, ...item }));
    const language = everyLanguage();
    const store = { index: index(findables), digits: digits([]), places: places(null, [], []), language };
    return { search: (text) => answer(store, text, 10).results.map(({ findable }) => findable.id) };
  },
  async MiniSearch(items) {
    const { default: MiniSearch } = await import("minisearch");
    const index = new MiniSearch({ idField: "number", fields: ["name", "about"] });
    index.addAll(items);
    const last = (word, place, words) => place === words.length - 1 && word.length >= 2;
    const fuzzy = (word) => (word.length > 3 ? 0.2 : false);
    const options = { prefix: last, fuzzy, boost: { name: 2 } };
    return {
      search: (text, top) => index.search(text, options).slice(0, top).map((hit) => hit.id),
      serialised: () => JSON.stringify(index),
    };
  },
  async FlexSearch(items) {
    const { default: FlexSearch } = await import("flexsearch");
    const index = new FlexSearch.Index({ tokenize: "forward", encoder: FlexSearch.Charset.LatinBalance });
    for (const item of items) index.add(item.number, `${item.name} ${item.about}`);
    return { search: (text, top) => index.search(text, { limit: top, suggest: true }) };
  },
  async "sqlite-wasm"(items) {
    const { default: start } = await import("@sqlite.org/sqlite-wasm");
    const sqlite = await start({ print: () => {}, printErr: () => {} });
    const database = new sqlite.oo1.DB(":memory:");
    database.exec("CREATE VIRTUAL TABLE entry USING fts5(text, tokenize='porter'); BEGIN");
    const insert = database.prepare("INSERT INTO entry(rowid, text) VALUES (?, ?)");
    for (const item of items) insert.bind([item.number + 1, `${item.name} ${item.about}`]).stepReset();
    insert.finalize();
    database.exec("COMMIT");
    const select = database.prepare("SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rank LIMIT ?");
    return { search: (text, top) => byWords(select, text, top) };
  },
};

/** The best rows by SQLite's BM25 that have one of the words, the last of them also begun. */
function byWords(select, text, top) {
  const words = (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => `"${word}"`);
  if (!words.length) return [];
  const found = [];
  select.bind([[...words, `${words.at(-1)}*`].join(" OR "), top]);
  while (select.step()) found.push(select.get(0) - 1);
  select.reset();
  return found;
}

async function build({ build: name, items }) {
  indexes.delete(name);
  const numbered = items.map((item, number) => ({ number, ...item }));
  await engines[name](numbered.slice(0, 10)); // the library is loaded before the clock starts
  const before = memory();
  const began = performance.now();
  const index = await engines[name](numbered);
  const ms = performance.now() - began;
  indexes.set(name, index);
  return { ms, bytes: memory() - before };
}

function ask({ ask: name, queries, top = 60 }) {
  const { search } = indexes.get(name);
  const found = [];
  const ms = [];
  for (const text of queries) {
    const began = performance.now();
    found.push(search(text, top));
    ms.push(performance.now() - began);
  }
  return { found, ms };
}

function size({ size: name, brotli }) {
  const bytes = brotli ? Buffer.from(brotli, "base64") : Buffer.from(indexes.get(name).serialised());
  return { bytes: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length };
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const answer = request.build ? await build(request) : request.ask ? ask(request) : size(request);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
