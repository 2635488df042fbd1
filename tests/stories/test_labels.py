"""Labels from the desk to the shelf: bays are printed and scanned, a blank code is bound where it hangs."""

import re

import pytest
from playwright.sync_api import expect

from tests.labels.printed import read
from tests.stories import shop
from tests.stories.gates import Gates, watched

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def sheets(page, file):
    """Have the sheets of what is chosen made; what stands in the codes."""
    page.get_by_role("button", name="Make the sheets").click()
    expect(page.get_by_role("heading", name="The sheets are ready")).to_be_visible()
    path = page.get_by_role("link", name="Open the PDF").get_attribute("href")
    file.write_bytes(page.context.request.get(path).body())
    return read(file, 150)


def path_of(code):
    """What an address leads to, on whichever host."""
    return re.sub("^https?://[^/]*", "", code, flags=re.IGNORECASE)


def test_bays_are_printed_and_scanned_and_a_blank_code_is_bound_where_it_hangs(store, tmp_path):
    world = store.world
    shop.stock(world)
    world.on_the_floor("Ada", "Ben")
    desk, floor = Gates(thumbs=False), Gates()
    sue = watched(store, "Sue").open("/desk/labels?what=bay")
    sue.get_by_role("combobox", name="Aisle").select_option("A28")
    expect(sue.get_by_text(re.compile("of them new or changed"))).to_be_visible()
    codes = sheets(sue, tmp_path / "bays.pdf")
    desk.check(sue, "desk-labels-made")
    ada = watched(store, "Ada").open(path_of(codes[0]))
    expect(ada.get_by_text("You are here. Walks start at this place.")).to_be_visible()

    sue.get_by_role("checkbox", name=re.compile("Only what is new or changed")).check()
    expect(sue.get_by_text("Nothing changed since it was last printed.")).to_be_visible()
    sue.get_by_role("region", name="The sheets are ready").get_by_role(
        "button", name="They didn't come out"
    ).click()
    expect(sue.get_by_role("heading", name="They count as never printed")).to_be_visible()
    expect(sue.locator(".labels-amount")).to_contain_text(f"{len(codes)} labels on")

    sue.get_by_role("radio", name=re.compile("Blank codes")).check()
    sue.get_by_label("How many").fill("2")
    expect(sue.get_by_text("2 labels on 1 sheet.")).to_be_visible()
    blank = sheets(sue, tmp_path / "blank.pdf")[0]
    ada.goto(path_of(blank))
    ada.get_by_role("heading", name="This is a blank label").wait_for()
    floor.check(ada, "code-blank")
    ada.get_by_role("button", name="Say what it stands for").click()
    ada.get_by_role("button", name="Where I am").wait_for()
    floor.check(ada, "bind-blank")
    ada.get_by_role("button", name="Where I am").click()
    expect(ada.get_by_text(re.compile("from now on, on every phone"))).to_be_visible()
    ben = store.phone("Ben").open(f"/scan?text={blank}")
    expect(ben.get_by_role("heading", name="You are here")).to_be_visible()
    expect(ben.get_by_role("main")).to_contain_text("A28")
    sue.reload()
    sue.get_by_text("The first sheet.").wait_for()
    desk.check(sue, "desk-labels")
    assert desk.wrong + floor.wrong == []
