/**
 * Where the draft waits on this phone: the server's draft as it was last heard, the changes that did not go yet (a row
 * each, so that two tabs do not write over each other), and what can be undone. Without IndexedDB all live as long as the page.
 */

const NAME = "floorassist-draft";
const KEPT = "kept";
const CHANGES = "changes";

/** `{server, past, refusals, changes}` kept for a person in a store: the records of the functions below, rows in their order. */
export async function keptDraft(store, person) {
  try {
    const names = [`server ${store}`, `past ${store} ${person}`, `refusals ${store} ${person}`];
    const [server, past, refusals] = await inShelf(KEPT, "readonly", (shelf) => names.map((name) => shelf.get(name)));
    const [rows] = await inShelf(CHANGES, "readonly", (shelf) => [shelf.getAll()]);
    const mine = rows.filter((row) => row.store === store && row.person === person).sort((a, b) => a.order - b.order);
    return { server: server || null, past: past || null, refusals: refusals || [], changes: mine.map(({ change }) => change) };
  } catch {
    return { server: null, past: null, refusals: [], changes: [] };
  }
}

/** Keeps the server's draft. */
export const keepServer = (store, record) => quietly(KEPT, (shelf) => [shelf.put(record, `server ${store}`)]);

/** Keeps what can be undone and done again. */
export const keepPast = (store, person, record) => quietly(KEPT, (shelf) => [shelf.put(record, `past ${store} ${person}`)]);

/** Keeps what was refused and is not settled yet. */
export const keepRefusals = (store, person, list) => quietly(KEPT, (shelf) => [shelf.put(list, `refusals ${store} ${person}`)]);

/** Keeps a change until `dropChanges`; once more with the same key writes it anew. */
export function keepChange(store, person, order, change) {
  return quietly(CHANGES, (shelf) => [shelf.put({ store, person, order, change, key: change.key })]);
}

/** Forgets changes by their keys. */
export const dropChanges = (keys) => quietly(CHANGES, (shelf) => keys.map((key) => shelf.delete(key)));

async function quietly(name, work) {
  try {
    await inShelf(name, "readwrite", work);
  } catch {
    /* A private window or a full disk: the page itself still remembers. */
  }
}

let opening = null;

function openShelf() {
  opening ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open(NAME, 1);
    asking.onupgradeneeded = () => {
      asking.result.createObjectStore(KEPT);
      asking.result.createObjectStore(CHANGES, { keyPath: "key" });
    };
    asking.onsuccess = () => {
      // Somebody signs out in another window: nobody's next draft waits for this one.
      asking.result.onversionchange = () => ((opening = null), asking.result.close());
      resolve(asking.result);
    };
    asking.onerror = () => reject(asking.error);
  });
  return opening;
}

async function inShelf(name, mode, work) {
  const database = await openShelf();
  return new Promise((resolve, reject) => {
    const turn = database.transaction(name, mode);
    const asked = work(turn.objectStore(name));
    turn.oncomplete = () => resolve(asked.map((each) => each.result));
    turn.onerror = turn.onabort = () => reject(turn.error);
  });
}
