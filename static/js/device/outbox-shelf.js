/**
 * Where letters wait: a database of their own on this phone, shared by its tabs. Where the browser keeps nothing
 * (a private window, a full phone) they live as long as the page.
 */

const LETTERS = "letters";
const LEASE = "lease";
const loose = new Map();
/** Letters that this page put on the shelf: where the browser clears it, they are put there again. */
const shelved = new Map();
/** Letters that went while the shelf did not open: they may still lie there. */
const gone = new Set();
/** WebKit may never open a database while another page gives it up: what is done meanwhile lives as long as the page. */
const OPENS_WITHIN_MS = 5000;
/** What a connection says that the browser has closed under the page. */
const GONE = new Set(["InvalidStateError", "AbortError", "UnknownError"]);
/** How soon the shelf that the browser cleared is looked for again while it does not open: then less and less often. */
const AGAIN_MS = 1000;
const MOST_MS = 30_000;
let puttingBack = false;
let numbered = 0;
let opening = null;

/** Every letter, the oldest first. */
export async function letters() {
  const before = [...shelved.keys()];
  try {
    const all = await inShelf(LETTERS, "readonly", (shelf) => shelf.getAll());
    // Another tab may have sent some of them.
    const there = new Set(all.map(({ id }) => id));
    for (const id of before) if (!there.has(id)) shelved.delete(id);
    // A full phone reads on, but takes no more letters.
    const kept = all.filter(({ id }) => !gone.has(id));
    if (gone.size) await sweep();
    return [...kept, ...[...loose.values()].filter(({ id }) => !there.has(id))];
  } catch {
    // What was said to wait waits, and goes, also while the shelf does not open.
    return [...shelved.values(), ...loose.values()];
  }
}

/** Adds a letter and gives its id; one with the same key that waits already is not added again. */
export async function add(letter) {
  try {
    const id = await inShelf(LETTERS, "readwrite", (shelf) => (letter.key ? addOnce(shelf, letter) : shelf.add(letter)));
    shelved.set(id, { ...letter, id });
    gone.delete(id); // a shelf that was made anew counts from one again
    return id;
  } catch {
    const same = letter.key && [...loose.values()].find(({ key }) => key === letter.key);
    if (same) return same.id;
    numbered += 1;
    loose.set(`page ${numbered}`, { ...letter, id: `page ${numbered}` });
    return `page ${numbered}`;
  }
}

/** Writes a letter anew. */
export async function put(letter) {
  if (shelved.has(letter.id)) shelved.set(letter.id, letter);
  if (loose.has(letter.id)) loose.set(letter.id, letter);
  else await inShelf(LETTERS, "readwrite", (shelf) => shelf.put(letter)).catch(() => {});
}

/** Takes a letter out; all of them when no id is given. */
export async function drop(id) {
  if (id === undefined) [loose, shelved].forEach((memory) => memory.clear());
  shelved.delete(id);
  if (loose.delete(id) && typeof id === "string") return;
  try {
    await inShelf(LETTERS, "readwrite", (shelf) => (id === undefined ? shelf.clear() : shelf.delete(id)));
  } catch {
    if (id !== undefined) gone.add(id);
  }
}

/** Takes out what went while the shelf did not open. */
async function sweep() {
  const ids = [...gone];
  const swept = inShelf(LETTERS, "readwrite", (shelf) => ids.map((id) => shelf.delete(id)).at(-1));
  await swept.then(() => ids.forEach((id) => gone.delete(id)), () => {});
}

/** Takes or renews the right to send for `ms`; false while another tab has it. */
export async function lease(holder, now, ms) {
  const answer = { result: true };
  try {
    return await inShelf(LEASE, "readwrite", (shelf) => {
      const looking = shelf.get(LEASE);
      looking.onsuccess = () => {
        const held = looking.result;
        answer.result = !held || held.until <= now || held.holder === holder;
        if (answer.result) shelf.put({ holder, until: now + ms }, LEASE);
      };
      return answer;
    });
  } catch {
    return true;
  }
}

/** `{result}`: the id of the letter with this key, which is added where there is none. */
function addOnce(shelf, letter) {
  const answer = { result: undefined };
  const looking = shelf.index("key").getKey(letter.key);
  looking.onsuccess = () => {
    answer.result = looking.result;
    if (looking.result === undefined) shelf.add(letter).onsuccess = (event) => (answer.result = event.target.result);
  };
  return answer;
}

function openShelf() {
  opening ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open("floorassist-outbox", 1);
    let isLate = false;
    const late = setTimeout(() => ((isLate = true), (opening = null), reject(new Error("it does not open"))), OPENS_WITHIN_MS);
    asking.onupgradeneeded = () => {
      asking.result.createObjectStore(LETTERS, { keyPath: "id", autoIncrement: true }).createIndex("key", "key");
      asking.result.createObjectStore(LEASE);
    };
    asking.onsuccess = () => {
      if (isLate) return asking.result.close();
      clearTimeout(late);
      asking.result.onversionchange = () => ((opening = null), asking.result.close());
      asking.result.onclose = () => ((opening = null), putBack());
      refilled(asking.result).then(resolve, (error) => ((opening = null), reject(error)));
    };
    asking.onerror = () => (clearTimeout(late), (opening = null), reject(asking.error));
  });
  return opening;
}

/**
 * The browser cleared the shelf: what was said to be kept is put back at once, not when it is next looked for. A browser
 * that is clearing may leave the question whether it opens without any answer: it is asked until it does.
 */
async function putBack() {
  if (puttingBack) return;
  puttingBack = true;
  for (let wait = AGAIN_MS; shelved.size; wait = Math.min(2 * wait, MOST_MS)) {
    if (await openShelf().then(() => true, () => false)) break;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
  puttingBack = false;
}

/** The browser may have cleared it under this page: what was said to be kept is put back first. */
async function refilled(database) {
  if (!shelved.size) return database;
  return new Promise((resolve, reject) => {
    const turn = database.transaction(LETTERS, "readwrite");
    for (const letter of shelved.values()) turn.objectStore(LETTERS).put(letter);
    turn.oncomplete = () => resolve(database);
    turn.onabort = () => {
      // Cleared again in the middle: there is nothing to read.
      if (!turn.error || turn.error.name === "AbortError") return reject(takenAway());
      // A phone that is full reads on; what it does not take again lives as long as the page.
      for (const [id, letter] of shelved) loose.set(id, letter);
      shelved.clear();
      resolve(database);
    };
  });
}

/** Works on a shelf; where the browser takes it away meanwhile, once more on the one that is made anew. */
async function inShelf(name, mode, work) {
  try {
    return await worked(name, mode, work);
  } catch (error) {
    if (!GONE.has(error?.name)) throw error;
    opening = null;
    return worked(name, mode, work);
  }
}

async function worked(name, mode, work) {
  const database = await openShelf();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const asking = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(asking.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? takenAway());
  });
}

const takenAway = () => new DOMException("taken away", "AbortError");
