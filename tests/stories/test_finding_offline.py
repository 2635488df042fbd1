"""Finding with the radio off: the phone answers from what it carries as the store's server would."""

from typing import Any

from playwright.sync_api import Page, expect

from tests.catalog.stock import HEADER, SMALL, imported, publish
from tests.stories.conftest import Phone, Store

FINDER = """
const app = document.querySelector('script[src$="/js/app.js"]').src;
const { finder } = await import(app.replace(/app\\.js$/, 'device/finder.js'));
"""


def on_the_phone(page: Page, work: str, *given: Any) -> Any:
    """What the phone's finder says; `work` is the body of a function with `finder` and `given`."""
    return page.evaluate(f"async (given) => {{ {FINDER} {work} }}", list(given))


def becomes(page: Page, true: str, *given: Any) -> None:
    """Waits until this is true on the phone, ten seconds at most."""
    look = f"if ({true}) return true; await new Promise((go) => setTimeout(go, 50));"
    assert on_the_phone(page, f"for (let n = 0; n < 200; n += 1) {{ {look} }} return false;", *given), true


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


def test_the_phone_says_offline_what_the_server_says(store: Store) -> None:
    publish(store.world)
    imported(store.world, SMALL)
    phone, page = opened(store, "Ada", 3)
    phone.context.set_offline(True)
    for q in ("nails", "a9 4 left", "pikture hangers", "33931", "hardware"):
        local = on_the_phone(page, "return await finder.find(given[0]);", q)
        told = store.world.phone("Ada").get("/api/find", query_string={"q": q}).json
        assert local.pop("local") is True
        assert local == told
