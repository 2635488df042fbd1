"""The plan as files: out for the wall, in as a change that is looked at first and can be taken back."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from floorassist.floor import actions as floor
from floorassist.floor.parse import parse
from tests.floor import plans
from tests.stories import shop
from tests.stories.conftest import Store
from tests.stories.gates import Gates, watched

LIST = b"Aisle #,Description,Bays\n1,Nails,\nB1,Screws,4\n"

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def choose(page: Page, name: str, content: bytes) -> None:
    file: Any = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    page.locator("input[type=file]").set_input_files(files=[file])


def test_a_plan_goes_to_the_wall_and_a_list_comes_into_the_draft_and_is_taken_back(store: Store) -> None:
    with store.world.writing() as session:
        floor.publish_plan(session, parse(plans.document()), by=None, now=store.world.clock())
    gates = Gates()
    page = watched(store, "Sue").open("/desk/plan/files")
    with page.expect_download() as taken:
        page.get_by_role("button", name="PDF for the wall").click()
    assert taken.value.suggested_filename == "corner-store.pdf"
    expect(page.get_by_text("corner-store.pdf is among your downloads")).to_be_visible()
    page.get_by_role("button", name="IMDF").click()
    expect(page.get_by_role("alert")).to_contain_text("latitude and longitude")
    gates.check(page, "plan-files")

    choose(page, "plan.svg", b"<svg><script>alert(1)</script></svg>")
    expect(page.get_by_role("alert").last).to_contain_text("is a picture")
    choose(page, "aisles.csv", LIST)
    expect(page.get_by_text("1 thing new, 2 changed")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="Aisles")).to_contain_text("10 now, 11 then")
    expect(page.get_by_text("to the right of the plan")).to_be_visible()
    gates.check(page, "plan-files-looked-at")
    page.get_by_role("button", name="Put it into the draft").click()
    expect(page.get_by_role("link", name="Open the editor")).to_be_visible()
    assert codes(page)[-1] == "B1"
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("button", name="Take it back")).to_have_count(0)
    assert "B1" not in codes(page)
    broken = json.dumps({**plans.document(), "walls": [{}, {}]}).encode()
    choose(page, "plan.json", broken)
    expect(page.get_by_role("listitem").filter(has_text="walls[1]").first).to_be_visible()
    gates.check(page, "plan-files-refused")
    assert gates.wrong == []


def test_a_plan_begins_from_the_catalog_and_a_list_and_goes_out_tonight(store: Store) -> None:
    world = store.world
    shop.add(world, shop.ITEMS)
    world.tick(9 * 3600 + 50 * 60)  # ten minutes before 22:00
    gates = Gates()
    page = watched(store, "Sue").open("/desk/plan")
    page.get_by_role("button", name="Start the plan").click()
    page.get_by_role("button", name="From the catalog").click()
    page.get_by_role("button", name="Lay them").wait_for()
    gates.check(page, "plan-from-catalog")
    page.get_by_role("button", name="Lay them").click()
    expect(page.locator("text.plan-code")).to_have_text(["A9", "A19", "A28"])
    page.get_by_label("More", exact=True).click()
    page.get_by_role("button", name=re.compile("^Lay aisles")).click()
    page.get_by_role("button", name="From a list").click()
    choose(page, "aisles.csv", LIST)
    expect(page.locator("text.plan-code").get_by_text("B1", exact=True)).to_be_visible()

    # Nobody measured where the list's aisles stand: beyond the walls nobody can walk to them.
    page.get_by_role("button", name="Publish").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("In the way")
    expect(sheet.get_by_role("button", name="Publish now")).to_be_disabled()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Undo: ").click()
    expect(page.locator("text.plan-code").get_by_text("B1", exact=True)).to_have_count(0)

    page.get_by_role("button", name="Publish").click()
    sheet.get_by_role("radio", name="Tonight at 22:00, when the shelves are moved").check()
    gates.check(page, "plan-tonight")
    sheet.get_by_role("button", name="Publish at 22:00").click()
    expect(sheet).to_contain_text("It goes out at 22:00. Until then phones keep the plan they have.")
    sheet.get_by_role("button", name="Go on editing").click()
    expect(page.get_by_text("Goes out 22:00")).to_be_visible()
    gates.check(page, "plan-goes-out")
    # What is changed since waits for the next time.
    page.get_by_role("button", name="Redo: ").click()
    expect(page.locator("text.plan-code").get_by_text("B1", exact=True)).to_be_visible()
    page.get_by_role("status").get_by_text("Saved", exact=True).wait_for()

    world.tick(11 * 60)
    ada = store.phone("Ada").open("/plan")
    expect(ada.locator(".plan-aisle-name text")).to_have_text(["A9", "A19", "A28"])
    expect(page.get_by_text("Goes out 22:00")).to_be_hidden()
    assert gates.wrong == []


def codes(page: Page) -> list[str]:
    document = page.request.get("/api/plan/draft").json()["document"]
    return [aisle["code"] for aisle in document["aisles"]]
