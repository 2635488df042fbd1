/**
 * The service worker's third part: a phone that was shut out forgets the store, also while no page is open. The server
 * puts it behind sw-push.js.
 */

const ERASE = "erase";
const OF_THE_STORE = ["floorassist", "floorassist-outbox", "floorassist-pack", "floorassist-draft"];

/** Where the browser lets an installed app look now and then: a phone that no push reaches finds it out so. */
addEventListener("periodicsync", (event) => event.tag === ERASE && event.waitUntil(eraseWhereShutOut()));

/**
 * Asks the server, and erases where it says so. `told`: a sealed push said so already; then a server that does not
 * answer, as a phone far from the store meets it, is no reason to wait. True when everything is gone.
 */
async function eraseWhereShutOut(told = false) {
  const answer = await fetch("/api/device").catch(() => null);
  const device = answer?.ok ? await answer.json().catch(() => null) : null;
  if (device ? !device.shut_out : !told) return false;
  const files = await caches.keys();
  await Promise.allSettled([...OF_THE_STORE.map(dropDatabase), ...files.map((name) => caches.delete(name)), leavePush()]);
  return true;
}

/** Also while a page still holds it: then it goes when that page lets go. */
function dropDatabase(name) {
  return new Promise((resolve) => {
    const going = indexedDB.deleteDatabase(name);
    going.onsuccess = going.onerror = going.onblocked = resolve;
  });
}

async function leavePush() {
  const subscription = await registration.pushManager?.getSubscription();
  await subscription?.unsubscribe();
}
