"""What a phone keeps of what somebody typed or saw: every word of every record."""

from playwright.sync_api import Page

KEPT = """async () => {
  const opened = (asking) => new Promise((resolve) => {
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => resolve(null);
    // One that is gone by now is not made anew by looking at it: the phone would find it without its shelves.
    asking.onupgradeneeded = () => asking.transaction.abort();
  });
  const found = [JSON.stringify(localStorage), location.href];
  for (const { name } of await indexedDB.databases()) {
    const database = await opened(indexedDB.open(name));
    if (!database) continue;
    for (const shelf of database.objectStoreNames)
      found.push(JSON.stringify(await opened(database.transaction(shelf).objectStore(shelf).getAll())));
    database.close();
  }
  return found.join(" ");
}"""
# A browser that is clearing may never answer one look, or cut it off; the next look tells.
LOOK = f"Promise.race([({KEPT})().catch(() => null), new Promise((give) => setTimeout(give, 2000, null))])"


def is_kept(page: Page, words: str) -> bool:
    """Whether the phone keeps this."""
    return words in page.evaluate(KEPT)


def comes_to_be_kept(page: Page, words: str) -> None:
    """Wait until the phone keeps this."""
    page.wait_for_function(f"async words => (await {LOOK})?.includes(words)", arg=words)


def comes_to_be_forgotten(page: Page, words: str) -> None:
    """Wait until the phone does not keep this any more."""
    page.wait_for_function(f"async words => (await {LOOK})?.includes(words) === false", arg=words)
