"""A place is trusted as far as somebody saw it: a doubt reaches everybody, a supervisor puts it right."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.stories import shop

DESK = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}
DOUBTED = re.compile(r"A colleague did not find it there at \d\d:\d\d: check first")


def plugs(page: Page) -> Page:
    """Open the wall plugs and wait for their place."""
    page.goto("/items/1")
    page.get_by_role("heading", name="Wall plugs nylon 8 mm").wait_for()
    page.get_by_role("button", name="It's here").wait_for()
    return page


@pytest.mark.both_databases
def test_a_doubt_shows_on_every_phone_and_the_desk_puts_it_right(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada", "Ben")
    ben = store.phone("Ben").open("/?q=wall plugs")
    ben.get_by_role("option", name=re.compile("Nobody has confirmed this place yet")).wait_for()
    ada = plugs(store.phone("Ada").page)
    expect(ada.locator("main")).to_contain_text("Nobody has confirmed this place yet")
    ada.get_by_role("button", name="I'm here and it isn't").click()
    expect(ada.get_by_role("status").filter(has_text="Everybody is warned")).to_be_visible()
    expect(ben.get_by_role("option").first).to_contain_text(DOUBTED)
    ben.get_by_role("option").first.click()
    ben.get_by_role("button", name="It's here").wait_for()
    expect(ben.locator("main")).to_contain_text(DOUBTED)
    desk = store.phone("Sue", **DESK).open("/desk/fixes")
    expect(desk.get_by_role("link", name="Fixes 1 waiting")).to_be_visible()
    place = desk.get_by_label("It stands at")
    place.fill("Q99")
    desk.get_by_role("button", name="Move it").click()
    expect(desk.get_by_role("alert")).to_contain_text("No place “Q99” is on the plan")
    place.fill("a19 2 left")
    desk.get_by_role("button", name="Move it").click()
    expect(desk.get_by_role("status")).to_contain_text("it stands at a19 2 left now")
    expect(desk.get_by_role("link", name="Fixes", exact=True)).to_be_visible()
    expect(ada.locator("main")).to_contain_text("Bay 2")
    expect(ben.locator("main")).to_contain_text("Bay 2")
    expect(ada.locator("main")).to_contain_text("Seen there today")
    desk.get_by_role("button", name="Undo").click()
    expect(ada.locator("main")).to_contain_text(DOUBTED)
    desk.get_by_role("button", name="It is there").click()
    expect(ada.locator("main")).to_contain_text("Seen there today")
    expect(desk.get_by_text("Every place is good as far as anybody knows")).to_be_visible()


def test_a_tap_is_undone_in_the_notice(store):
    shop.stock(store.world)
    page = plugs(store.phone("Ada").page)
    page.get_by_role("button", name="I'm here and it isn't").click()
    expect(page.locator("main")).to_contain_text(DOUBTED)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="I'm here and it isn't")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("did not find it there")


def test_where_it_is_not_at_one_place_the_other_one_comes_forward(store):
    shop.stock(store.world)
    page = plugs(store.phone("Ada").page)
    expect(page.locator(".sign")).to_contain_text("A19")
    with store.world.writing() as session:
        shop.also_at(session, 1, "A9", "2", "L", now=store.world.clock())
    page.get_by_role("button", name=re.compile("Aisle A9")).wait_for()
    page.get_by_role("button", name="I'm here and it isn't").click()
    expect(page.get_by_role("heading", name=re.compile("Aisle A9, bay 2"))).to_be_attached()
    expect(page.get_by_role("button", name=re.compile("Aisle A19"))).to_contain_text("did not find it there")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_network_the_tap_waits_on_the_phone_and_goes_out_later(store):
    shop.stock(store.world)
    ben, phone = plugs(store.phone("Ben").page), store.phone("Ada")
    page = plugs(phone.page)
    phone.context.set_offline(True)
    page.get_by_role("button", name="It's here").click()
    expect(page.get_by_role("status").filter(has_text="Kept on this phone")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Seen there today")
    expect(ben.locator("main")).to_contain_text("Nobody has confirmed this place yet")
    phone.context.set_offline(False)
    expect(ben.locator("main")).to_contain_text("Seen there today")
