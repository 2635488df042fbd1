"""The plan at the desk and in the aisle: drawn, published to phones, restored, and two who edit at once."""

import io
import re

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.stories import shop
from tests.stories.gates import Gates, settle, watched

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
DESK = {"viewport": {"width": 1280, "height": 800}, "has_touch": False, "is_mobile": False}


def test_a_supervisor_publishes_from_the_aisle_phones_show_it_and_the_old_plan_is_restored(store):
    shop.stock(store.world)
    gates = Gates()
    ada = store.phone("Ada").open("/plan")
    first_aisle = ada.locator(".plan-aisle-name text").first
    expect(first_aisle).to_have_text("A1")
    sue = watched(store, "Sue").open("/plan")
    sue.get_by_role("link", name="Change the plan").click()
    sue.get_by_role("button", name="List").click()
    sue.get_by_label("Find on the plan").fill("a1")
    gates.check(sue, "plan-list")
    sue.get_by_role("button", name=re.compile("^Aisle A1 ")).click()
    sue.get_by_role("button", name="Edit").click()
    sue.get_by_text("Bays (").click()
    gates.check(sue, "plan-aisle")
    typed(sue, "Code", "Q7")
    expect(sue.get_by_role("heading", name="Aisle Q7")).to_be_visible()
    sue.get_by_role("button", name="Publish").click()
    sheet = sue.get_by_role("dialog")
    expect(sheet).to_contain_text("What changes: 1 renamed")
    gates.check(sue, "plan-publish")
    sheet.get_by_role("button", name="Publish now").click()
    expect(sheet).to_contain_text("Revision 2 is published")
    expect(first_aisle).to_have_text("Q7")

    sheet.get_by_role("link", name="All revisions").click()
    sue.get_by_role("button", name="What it changed: revision 2").click()
    expect(sue.get_by_role("region", name="From revision 1 to revision 2")).to_contain_text("Aisle Q7")
    gates.check(sue, "plan-revisions")
    sue.get_by_role("button", name="Restore revision 1").click()
    expect(sheet).to_contain_text("It becomes revision 3")
    sheet.get_by_role("button", name="Restore revision 1").click()
    expect(sue.get_by_text("Revision 3 is published: it is as revision 1 was.")).to_be_visible()
    expect(first_aisle).to_have_text("A1")
    sue.get_by_role("navigation", name="Plan").get_by_role("link", name="Files").click()
    sue.get_by_role("heading", name="Bring a plan in").wait_for()
    gates.check(sue, "plan-files")
    assert gates.wrong == []


def test_two_supervisors_start_a_plan_over_a_picture_and_settle_what_both_changed(store):
    store.world.hire("Ana", role="supervisor")
    gates = Gates()
    phone = watched(store, "Sue")
    sue = phone.open("/desk/plan")
    sue.get_by_role("button", name="Start the plan").click()
    gates.check(sue, "plan-start")
    sue.get_by_role("button", name=re.compile("Over a floor-plan picture")).click()
    lay_a_picture(sue)
    gates.check(sue, "plan-picture")
    sue.get_by_role("button", name="Place it by two points").click()
    pixels = place_by_two_points(sue)
    [picture] = store.world.phone("Sue").get("/api/plan/draft").json["backdrops"]
    assert picture["placed"]["metres_per_pixel"] == pytest.approx(10 / pixels, rel=0.02)

    sue.get_by_label("More", exact=True).click()
    menu = sue.locator(".plan-menu > ul").bounding_box()
    assert menu
    assert menu["x"] >= 0
    sue.get_by_role("button", name=re.compile("^Lay aisles")).click()
    sue.get_by_role("button", name=re.compile("^By a pattern")).click()
    typed(sue, "Codes", "A{1-6}")
    expect(sue.get_by_text("6 aisles, 144 bays")).to_be_visible()
    gates.check(sue, "plan-pattern")
    sue.get_by_role("button", name="Lay 6 aisles").click()
    ana = store.phone("Ana", **DESK).open("/desk/plan")
    for page in (sue, ana):
        if page is sue:
            page.get_by_role("button", name="List").click()
        page.get_by_role("button", name="Aisle A1", exact=True).click()
    sue.get_by_role("button", name="Edit").click()
    expect(sue.get_by_role("button", name="Show where Ana is at Aisle A1")).to_be_visible()

    phone.context.set_offline(True)
    typed(ana, "Code", "A9")
    expect(ana.get_by_role("heading", name="Aisle A9")).to_be_visible()
    expect(ana.get_by_text("Saved", exact=True)).to_be_visible()
    typed(sue, "Walkway width", "2,6")
    expect(sue.get_by_text("Offline: 1 change kept here")).to_be_visible()
    phone.context.set_offline(False)
    conflict = sue.get_by_role("alert", name="Two changes of one thing")
    expect(conflict).to_contain_text("Ana renamed aisle A1 meanwhile; you resized it.")
    gates.check(sue, "plan-conflict")
    conflict.get_by_role("button", name="Keep both").click()
    expect(conflict).to_be_hidden()
    expect(sue.get_by_role("heading", name="Aisle A9")).to_be_visible()
    expect(ana.get_by_label("Walkway width")).to_have_value("2.6")
    assert gates.wrong == []


def typed(page: Page, label: str, text: str) -> None:
    """Write into a field of a form and be done with it."""
    field = page.get_by_role("textbox", name=re.compile(f"^{re.escape(label)}( \\(|$)"))
    field.fill(text)
    field.press("Enter")


def lay_a_picture(page: Page) -> None:
    """Send a floor plan of 400 × 300 pixels."""
    picture = Image.new("RGB", (400, 300), "white")
    ImageDraw.Draw(picture).rectangle((20, 20, 380, 280), outline="black", width=4)
    file = io.BytesIO()
    picture.save(file, "PNG")
    sent = {"name": "floor.png", "mimeType": "image/png", "buffer": file.getvalue()}
    page.get_by_label("Choose a picture").set_input_files(sent)  # type: ignore[arg-type]
    page.get_by_role("button", name="Place it by two points").wait_for()


def place_by_two_points(page: Page) -> float:
    """Tap two points that are 10 m apart in truth; how many of the picture's 400 pixels are between them."""
    page.get_by_text("Tap the first of two points").wait_for()
    settle(page)
    canvas = page.locator(".plan-canvas").bounding_box()
    picture = page.locator(".plan-backdrop").bounding_box()
    assert canvas
    assert picture
    x, y = canvas["x"] + canvas["width"] / 2, canvas["y"] + canvas["height"] / 2
    page.mouse.click(x - 40, y)
    page.get_by_text("Tap the second point").wait_for()
    page.mouse.click(x + 40, y)
    typed(page, "Real distance", "10")
    page.get_by_text("From 1 to 2 goes").wait_for(state="hidden")
    return 80 / picture["width"] * 400
