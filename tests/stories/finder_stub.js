/** Stands in for the phone's finder: `window.phoneAnswers(q)` is what the pack would say, at once; null for no pack. */

import { cell } from "./store.js";

const known = {
  stats: cell(window.phoneStats ?? null),
  find: async (q) => window.phoneAnswers?.(q) ?? null,
  popular: async () => [],
};

export const finder = new Proxy(known, { get: (target, name) => target[name] ?? (async () => null) });
