/** Leaving nothing behind: the traces of the last person on a shared phone, or everything on one that was shut out. */

/** What lies beside the shelves that sign-out clears; the plan's draft belongs to whoever drew it. */
const DRAFT = "floorassist-draft";
const DATABASES = ["floorassist", "floorassist-outbox", "floorassist-pack", DRAFT];

/** What the last person saw or typed is in no notification, no draft and no address any more. */
export async function forgetTraces() {
  await Promise.all([dropDatabase(DRAFT), dropEditor(), closeNotifications()]);
}

/** The plan's editor, kept for whoever opened it last. */
async function dropEditor() {
  const names = globalThis.caches ? await caches.keys() : [];
  await Promise.allSettled(names.filter((name) => name.startsWith("desk-")).map((name) => caches.delete(name)));
}

/**
 * Nothing of the store stays on this phone: databases, files, notes, and the way to wake it. A service worker that is on
 * its way out may still keep a file: then the page is loaded without it, is told once more, and erases that, too.
 */
export async function eraseAll() {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    /* A private window keeps neither. */
  }
  await closeNotifications().catch(() => {});
  await letGo().catch(() => {});
  const found = (await indexedDB.databases?.().catch(() => [])) ?? [];
  const names = new Set([...DATABASES, ...found.map(({ name }) => name)]);
  const files = globalThis.caches ? await caches.keys() : [];
  await Promise.allSettled([...[...names].map(dropDatabase), ...files.map((name) => caches.delete(name))]);
  if (navigator.serviceWorker?.controller) location.replace("/");
}

/** Also while another page still holds it: then it goes when that page lets go. */
function dropDatabase(name) {
  return new Promise((resolve) => {
    try {
      const going = indexedDB.deleteDatabase(name);
      going.onsuccess = going.onerror = going.onblocked = resolve;
    } catch {
      resolve();
    }
  });
}

const registrations = async () => (await navigator.serviceWorker?.getRegistrations()) ?? [];

async function closeNotifications() {
  for (const registration of await registrations()) for (const note of await registration.getNotifications()) note.close();
}

async function letGo() {
  for (const registration of await registrations()) {
    const subscription = await registration.pushManager?.getSubscription();
    await subscription?.unsubscribe();
    await registration.unregister();
  }
}
