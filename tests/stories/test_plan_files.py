"""The plan as files: out for the wall, in as a change that is looked at first and can be taken back."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from floorassist.floor import actions as floor
from floorassist.floor.parse import parse
from tests.floor import plans
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


def codes(page: Page) -> list[str]:
    document = page.request.get("/api/plan/draft").json()["document"]
    return [aisle["code"] for aisle in document["aisles"]]
