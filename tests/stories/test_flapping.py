"""Wi-Fi that comes and goes."""

import pytest
from playwright.sync_api import expect

from tests.stories import shop
from tests.stories.conftest import until
from tests.stories.test_questions import ALL_GONE

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

BOX = "What are they looking for?"


def test_where_the_network_comes_and_goes_the_app_answers_and_sends_what_was_done_once(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    page = phone.open("/")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    taken = []
    page.on("response", lambda answer: answer.ok and "/confirm" in answer.url and taken.append(answer.url))
    row = page.locator("p", has_text="On this phone:")
    page.goto("/me")
    expect(row).to_contain_text("items")
    page.goto("/")
    for words, gone in (("wall plugs", True), ("white paint", False), ("wall plugs", True)):
        phone.context.set_offline(gone)
        page.get_by_role("combobox", name=BOX).fill(words)
        page.get_by_role("option").first.click()
        page.get_by_role("button", name="It's here").click()
        expect(page.get_by_text("Kept on this phone" if gone else "It counts as seen today")).to_be_visible()
        phone.context.set_offline(not gone)
        page.get_by_role("link", name="Find").click()
        page.get_by_role("combobox", name=BOX).wait_for()
    phone.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.evaluate(ALL_GONE)
    until(page, lambda: len(taken) >= 3)
    assert len(taken) == 3
