"""Finding with the radio off: the phone answers from what it carries as the store's server would."""

from typing import Any

from playwright.sync_api import Page, expect

from floorassist.find.models import Entry
from floorassist.storage import events
from tests.catalog.stock import SMALL, imported, publish
from tests.stories.conftest import Phone, Store

FINDER = """
const app = document.querySelector('script[src$="/js/app.js"]').src;
const { finder } = await import(app.replace(/app\\.js$/, 'device/finder.js'));
"""


def on_the_phone(page: Page, work: str, *given: Any) -> Any:
    """What the phone's finder says; `work` is the body of a function with `finder` and `given`."""
    return page.evaluate(f"async (given) => {{ {FINDER} {work} }}", list(given))


def becomes(page: Page, true: str, *given: Any) -> None:
    """Waits until this is true on the phone, 45 seconds at most."""
    look = f"if ({true}) return true; await new Promise((go) => setTimeout(go, 50));"
    assert on_the_phone(page, f"for (let n = 0; n < 900; n += 1) {{ {look} }} return false;", *given), true


def carries(page: Page, items: int) -> None:
    """Waits until the phone carries so many items."""
    becomes(page, "finder.stats.value?.items === given[0]", items)


def knows(page: Page, words: str) -> None:
    """Waits until the phone by itself finds something for these words."""
    becomes(page, "(await finder.find(given[0]))?.results.length > 0", words)


def opened(store: Store, name: str, items: int) -> tuple[Phone, Page]:
    phone = store.phone(name)
    page = phone.open("/")
    expect(page.get_by_role("combobox")).to_be_visible()
    carries(page, items)
    return phone, page


QUESTIONS = ("nails", "a9 4 left", "pikture hangers", "33931", "hardware", "donde estan las screws", "qwrtz")


def test_the_phone_says_offline_what_the_server_says(store: Store) -> None:
    publish(store.world)
    imported(store.world, SMALL)
    phone, page = opened(store, "Ada", 3)
    ask = (
        "const found = await fetch(`/api/find?q=${encodeURIComponent(given[0])}`); return await found.json();"
    )
    told = {q: on_the_phone(page, ask, q) for q in QUESTIONS}
    phone.context.set_offline(True)
    for q in QUESTIONS:
        assert on_the_phone(page, "return await finder.find(given[0]);", q) == {**told[q], "local": True}


def test_without_network_the_app_opens_with_what_it_carries_and_finds(store: Store) -> None:
    publish(store.world)
    imported(store.world, SMALL)
    phone, page = opened(store, "Ada", 3)
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    phone.context.set_offline(True)
    page.goto("/")
    page.get_by_role("combobox").fill("nials")
    expect(page.locator(".found-best")).to_contain_text("Nails 50 mm")
    expect(page.locator(".found-best")).to_contain_text("Aisle A9")


def test_what_is_answered_is_found_on_another_phone_that_loses_its_network_then(store: Store) -> None:
    publish(store.world)
    imported(store.world, SMALL)
    phone, page = opened(store, "Ben", 3)
    with store.world.writing() as session:
        entry = Entry(
            words="thing for the wobbly door", kind="spot", spot="bay-L3", created_at=store.world.clock()
        )
        session.add(entry)
        session.flush()
        events.record(session, events.STORE, "answer.kept", {"id": entry.id}, now=store.world.clock())
    knows(page, "wobbly door")
    phone.context.set_offline(True)
    page.get_by_role("combobox").fill("wobbly door")
    expect(page.locator(".found-best")).to_contain_text("bay 3")


def test_me_tells_what_is_on_the_phone_and_signing_out_takes_it_off(store: Store) -> None:
    imported(store.world, SMALL)
    page = store.phone("Ada").open("/me")
    row = page.locator("p", has_text="On this phone:")
    expect(row).to_contain_text("3 items, 1 kB, from")
    page.get_by_role("button", name="Load again").click()
    expect(page.get_by_role("button", name="Load again")).to_be_enabled()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Hello, Ada")).to_be_visible()
    assert "floorassist-pack" not in page.evaluate(
        "indexedDB.databases().then((all) => all.map((one) => one.name))"
    )


SPOILT = """
const asked = (asking) => new Promise((go) => (asking.onsuccess = () => go(asking.result)));
const shelf = await asked(indexedDB.open("floorassist-pack"));
const records = shelf.transaction("pack", "readwrite").objectStore("pack");
const record = await asked(records.get("pack"));
SPOIL;
await asked(records.put(record, "pack"));
shelf.close();
"""


def test_a_broken_record_and_one_of_another_store_are_loaded_anew(store: Store) -> None:
    imported(store.world, SMALL)
    _, page = opened(store, "Ada", 3)
    for spoil in ("record.bytes = record.bytes.slice(0, 40)", "record.store = 999"):
        on_the_phone(page, SPOILT.replace("SPOIL", spoil))
        page.reload()
        carries(page, 3)


def test_a_phone_without_workers_or_without_a_memory_still_finds_by_the_network(store: Store) -> None:
    imported(store.world, SMALL)
    for missing in ("Worker", "indexedDB"):
        phone = store.phone("Ada")
        phone.page.add_init_script(f"delete globalThis.{missing}; delete Window.prototype.{missing};")
        page = phone.open("/")
        page.get_by_role("combobox").fill("nails")
        expect(page.locator(".found-best")).to_contain_text("Nails 50 mm")
