/**
 * Where a phone keeps the pack: one record for the pack, one for the changes since, in a database of their own.
 * Without IndexedDB (a private window, a full phone) nothing is kept, and the pack comes from the network each time.
 */

const NAME = "floorassist-pack";
const SHELF = "pack";

/** What is kept: `{pack: {store, etag, wire, at, bytes}, changes: {...} | undefined}`, or null. */
export async function keptPack() {
  try {
    const [pack, changes] = await inShelf("readonly", (shelf) => [shelf.get("pack"), shelf.get("changes")]);
    return pack ? { pack, changes } : null;
  } catch {
    return null;
  }
}

/** Keeps a pack in place of what was there. */
export function keepPack(record) {
  return quietly("readwrite", (shelf) => [shelf.put(record, "pack"), shelf.delete("changes")]);
}

/** Keeps what changed since the pack. */
export function keepChanges(record) {
  return quietly("readwrite", (shelf) => [shelf.put(record, "changes")]);
}

/** Forgets everything; also while a Worker that was ended just now still holds it. */
export function forgetPack() {
  return new Promise((resolve) => {
    try {
      const going = indexedDB.deleteDatabase(NAME);
      going.onsuccess = going.onerror = going.onblocked = () => resolve();
    } catch {
      resolve();
    }
  });
}

async function quietly(mode, work) {
  try {
    await inShelf(mode, work);
  } catch {
    /* The next start takes the network. */
  }
}

function openShelf() {
  return new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore(SHELF);
    asking.onsuccess = () => {
      // Somebody signs out in another window: its forgetting must not wait for this one.
      asking.result.onversionchange = () => asking.result.close();
      resolve(asking.result);
    };
    asking.onerror = () => reject(asking.error);
  });
}

/** Opened each time: a shelf that was forgotten meanwhile is a new one. */
async function inShelf(mode, work) {
  const database = await openShelf();
  try {
    return await new Promise((resolve, reject) => {
      const turn = database.transaction(SHELF, mode);
      const asked = work(turn.objectStore(SHELF));
      turn.oncomplete = () => resolve(asked.map((each) => each.result));
      turn.onerror = turn.onabort = () => reject(turn.error);
    });
  } finally {
    database.close();
  }
}
