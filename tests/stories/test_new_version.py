"""A new version is put on the server while phones are at work."""

from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from floorassist.web import assets, security
from tests.stories import shop
from tests.stories.conftest import PATIENCE_MS

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# Every file of the app is fetched and kept before a version is there, twice.
INSTALLED_MS = 3 * PATIENCE_MS
BOX = "What are they looking for?"
BUILD = "() => document.querySelector('meta[name=build]').content"
# A look that a busy browser never ends must not end the suite: it is let go, and another begins.
LOOK = "() => void navigator.serviceWorker.ready.then((one) => one.update()).catch(() => {})"
LOOKS = 3


def deploy(store, monkeypatch, build):
    """The same server with other files."""
    monkeypatch.setattr(assets, "build", lambda: build)
    monkeypatch.setitem(store.world.app.jinja_env.globals, "build", lambda: build)
    security.content_policy.cache_clear()


def look_for_it(page):
    """Ask for the new version until it is offered."""
    offer = page.get_by_text("A new version is ready.")
    for _ in range(LOOKS):
        page.evaluate(LOOK)
        with suppress(Error):
            return offer.wait_for()
    raise AssertionError("no version was offered")


@pytest.mark.whole_app
def test_a_phone_goes_on_with_last_months_version_and_is_offered_the_new_one(store, monkeypatch):
    shop.stock(store.world)
    phone = store.phone("Ada")
    page = phone.open("/")
    page.wait_for_function("() => navigator.serviceWorker.controller", timeout=INSTALLED_MS)
    old = page.evaluate(BUILD)
    deploy(store, monkeypatch, "new0000build")
    try:
        look_for_it(page)
        page.get_by_role("combobox", name=BOX).fill("wall plugs")
        page.get_by_role("option").first.click()
        expect(page.get_by_role("button", name="It's here")).to_be_visible()
        page.goto("/promises")
        expect(page.get_by_role("heading", name="Promises", level=1)).to_be_visible()
        assert page.evaluate(BUILD) == old
        expect(page.get_by_role("button", name="Update now")).to_be_visible()
    finally:
        monkeypatch.undo()
        security.content_policy.cache_clear()
