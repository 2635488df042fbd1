"""Aisles are renumbered: phones have the new plan at once, and who asks for A9 is told that it is C1 now."""

from copy import deepcopy
from typing import Any

from playwright.sync_api import Page, expect

from tests.catalog.stock import PLAN, SMALL, imported
from tests.draft.test_publication import edit, publish
from tests.stories.conftest import Store
from tests.stories.test_finding_offline import becomes, opened

SOON = "2026-03-07T12:10:00Z"


def asked(page: Page, words: str) -> None:
    page.get_by_role("combobox").fill(words)


def test_an_aisle_that_was_renumbered_is_found_by_its_old_name_offline_too(store: Store) -> None:
    world = store.world
    assert world.phone("Sue").put("/api/plan", json=PLAN).status_code == 201
    imported(world, SMALL)
    renumbered: dict[str, Any] = deepcopy(dict(PLAN))
    renumbered["aisles"][0]["code"] = "C1"
    edit(world, renumbered)
    assert publish(world, at=SOON).json["scheduled_at"] == SOON
    phone, page = opened(store, "Ada", 3)
    becomes(
        page, "(await finder.find('a9 4 left'))?.results[0]?.title === given[0]", "Aisle A9, bay 4, left side"
    )

    world.tick(600)
    becomes(page, "(await finder.find('a9 4 left'))?.results[0]?.title === given[0]", "A9-4L is now C1-4L")
    asked(page, "a9")
    expect(page.locator(".found-best")).to_contain_text("A9 is now C1")
    phone.context.set_offline(True)
    asked(page, "nails")
    expect(page.locator(".found-best")).to_contain_text("Aisle C1, bay 4")
    asked(page, "a9 4 left")
    expect(page.locator(".found-best")).to_contain_text("A9-4L is now C1-4L")
    phone.context.set_offline(False)
    page.goto("/plan?at=A9-4L")
    expect(page.get_by_text("A9-4L is now C1-4L.")).to_be_visible()
    page.goto("/l/bay-L4")
    expect(page.locator(".sign-code").first).to_have_text("C1")
    expect(page.get_by_text("is now")).to_have_count(0)
