/** One tab at a time: by the browser's locks, or by a lease in the phone's memory where there are none (plain http). */

import { freshKey } from "./api.js";
import { lease } from "./outbox-shelf.js";

/** Longer than any call takes; a tab that died gives its turn up after this. */
const LEASE_MS = 15_000;

const holder = freshKey();
let last = Promise.resolve();

/**
 * Runs `work(still)` while no other tab runs it, one after another in this tab. `await still()` renews the turn, and
 * is false once it is lost. Where another tab holds a lease nothing runs.
 */
export function inTurn(name, work) {
  if (globalThis.navigator?.locks) return navigator.locks.request(name, () => work(async () => true));
  const still = () => lease(holder, Date.now(), LEASE_MS);
  const mine = last.then(async () => {
    if (!(await still())) return;
    try {
      await work(still);
    } finally {
      await lease(holder, Date.now(), 0);
    }
  });
  last = mine.catch(() => {});
  return mine;
}
