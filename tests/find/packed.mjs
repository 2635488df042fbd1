// Reads packs for the tests in Python: a JSON line in, a JSON line out.
import { createInterface } from "node:readline";
import { Finder } from "../../static/js/core/find/finder.js";
import { BrokenPack, decode } from "../../static/js/core/find/pack.js";

const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
let finder = null;

const ASKS = {
  rows: ({ pack }) => {
    const found = decode(bytes(pack));
    return { head: found.head, rows: Array.from({ length: found.size }, (_, n) => found.row(n)) };
  },
  refused: ({ pack }) => {
    try {
      const found = decode(bytes(pack));
      for (let n = 0; n < found.size; n += 1) found.row(n);
      return false;
    } catch (error) {
      if (error instanceof BrokenPack) return true;
      throw error;
    }
  },
  open: ({ pack, saved, plan }) => {
    finder = new Finder(decode(bytes(pack)), saved ?? null, plan ?? null);
    return null;
  },
  take: ({ changes }) => {
    finder.take(changes);
    return null;
  },
  carried: () => {
    const items = [...finder.carried.items()].sort((a, b) => a.id - b.id);
    const answers = [...finder.carried.answers.values()].sort((a, b) => a.id - b.id);
    const { size, people, of, plan, limited } = finder.carried;
    const blanks = Object.fromEntries([...finder.carried.blanks].sort());
    return { items, answers, blanks, size, people, of, plan, limited };
  },
  saved: () => finder.carried.saved(),
  find: ({ q, options }) => finder.find(q, options),
  item: ({ id }) => finder.item(id),
  code: ({ text, symbology }) => finder.code(text, symbology),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { ask, ...about } = JSON.parse(line);
  console.log(JSON.stringify({ value: ASKS[ask](about) }));
}
