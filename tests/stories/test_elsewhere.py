"""Out of stock or not sold here: what will do instead, three other places, a card for the customer."""

import re
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from floorassist.catalog import actions as catalog
from floorassist.refer import actions as refer
from tests.stories import shop
from tests.stories.gates import Gates, keep_picture, watched

STOCK = b"""sku,name,department,aisle,bay,side,quantity
P8,Wall plugs nylon 8 mm,Screws & fixings,,,,0
P10,Wall plugs nylon 10 mm,Screws & fixings,A19,7,R,9
"""
DESK = {"width": 1280, "height": 800}


def note(store: Any, name: str, days_ago: int = 0, **more: Any) -> None:
    """Sue knows another place."""
    world = store.world
    now = world.clock() - timedelta(days=days_ago)
    told = {"kind": "place", "name": name, "where": f"{len(name)} Mill Street", **more}
    with world.writing() as session:
        refer.note_referral(session, told, world.ids["Sue"], now=now)


def stocked(store: Any) -> None:
    """The wall plugs are sold out; larger ones are there."""
    world = store.world
    shop.stock(world)
    catalog.import_items(world.database, world.store_id, STOCK, "more.csv", clock=world.clock)


def test_sold_out_leads_to_what_will_do_to_three_places_and_to_a_card(store):
    stocked(store)
    note(store, "Our Riverside store", kind="branch")
    note(store, "Miller's Hardware", phone="555-0120")
    note(store, "Saturday market")
    page = store.phone("Ada").open("/items/1")
    expect(page.locator("main")).to_contain_text("Out of stock")
    elsewhere = page.get_by_role("region", name="Elsewhere")
    expect(elsewhere.get_by_role("link", name=re.compile("Wall plugs nylon 10 mm"))).to_contain_text("A19")
    expect(elsewhere.get_by_role("button", name=re.compile("Show the customer"))).to_have_count(3)
    expect(elsewhere).to_contain_text("Checked today by Sue")
    elsewhere.get_by_role("button", name="Show the customer: Miller's Hardware").click()
    card = page.get_by_role("dialog", name="For the customer")
    expect(card).to_contain_text("We'd rather you leave with it.")
    expect(card.get_by_role("heading", name="Miller's Hardware")).to_be_visible()
    card.get_by_role("button", name="Turn it round").click()
    expect(card.get_by_role("button", name="Turn it round")).to_have_attribute("aria-pressed", "true")
    page.go_back()
    expect(card).to_be_hidden()
    expect(elsewhere).to_be_visible()
    elsewhere.get_by_role("button", name="Show the customer: Saturday market").click()
    card.get_by_role("button", name="Done").click()
    expect(card).to_be_hidden()
    assert page.url.endswith("/items/1")
    page.get_by_role("button", name="Show the customer", exact=True).click()
    expect(card).to_be_visible()
    desk = store.world.phone("Sue")
    for place in desk.get("/api/items/1").json["placements"]:
        assert desk.delete(f"/api/placements/{place['id']}").status_code == 200
    expect(page.get_by_role("heading", name="Nobody has said yet where this stands")).to_be_visible()


def test_what_one_colleague_notes_for_words_everybody_finds_at_once(store):
    shop.stock(store.world)
    ben = store.phone("Ben").open("/?q=zzyzx qwrtp")
    ben.get_by_text("Nobody has noted a place yet").wait_for()
    ada = store.phone("Ada").open("/?q=zzyzx qwrtp")
    ada.get_by_role("button", name="Note another place").click()
    ada.get_by_label("Name", exact=True).fill("The odd shop")
    ada.get_by_label("Where", exact=True).fill("Quay Road 2")
    ada.get_by_role("button", name="Note it").click()
    expect(ben.get_by_role("region", name="Elsewhere")).to_contain_text("The odd shop")
    expect(ben.get_by_role("region", name="Elsewhere")).to_contain_text("Checked today by Ada")
    ada.get_by_role("button", name="Undo").click()
    ben.get_by_text("Nobody has noted a place yet").wait_for()


def test_an_old_note_says_check_first_until_somebody_does(store):
    stocked(store)
    note(store, "Corner shop", days_ago=100)
    page = store.phone("Ada").open("/items/1")
    region = page.get_by_role("region", name="Elsewhere")
    expect(region).to_contain_text("call or look first")
    region.get_by_role("button", name="Still right: Corner shop").click()
    expect(region).to_contain_text("Checked today by Ada")
    expect(region).not_to_contain_text("call or look first")


def test_the_desk_keeps_the_list(store):
    stocked(store)
    page = store.phone("Sue").open("/desk/referrals")
    page.get_by_text("No place is noted yet").wait_for()
    page.get_by_role("button", name="Add a place").click()
    page.get_by_label("Name", exact=True).fill("Miller's Hardware")
    page.get_by_label("A department").check()
    page.get_by_label("Department", exact=True).fill("screws & fixings")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("rowheader", name="Miller's Hardware").wait_for()
    ada = store.phone("Ada").open("/items/1")
    ada.get_by_text("Miller's Hardware").first.wait_for()
    page.get_by_role("button", name="Remove Miller's Hardware").click()
    expect(page.get_by_role("status")).to_contain_text("Nobody is sent there any more")
    expect(ada.get_by_role("region", name="Elsewhere")).not_to_contain_text("Miller's Hardware")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("rowheader", name="Miller's Hardware").wait_for()
    ada.get_by_text("Miller's Hardware").first.wait_for()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_doubt_fixes_and_places_elsewhere_keep_the_gates(store):
    stocked(store)
    gates, desk = Gates(), Gates(thumbs=False)
    note(store, "Our Riverside store", kind="branch", phone="555-0110")
    note(store, "Miller's Hardware", note="Cuts keys while you wait", phone="555-0120")
    note(store, "Corner shop", days_ago=100)
    page = watched(store, "Ada").open("/items/1")
    page.get_by_role("region", name="Elsewhere").get_by_text("Corner shop").first.wait_for()
    gates.check(page, "item-sold-out")
    page.get_by_role("button", name="Show the customer: Miller's Hardware").click()
    page.get_by_role("dialog").wait_for()
    gates.check(page, "card")
    page.get_by_role("button", name="Turn it round").click()
    gates.check(page, "card-turned")
    page.get_by_role("button", name="Done").click()
    page.get_by_role("button", name="Note another place").click()
    page.get_by_role("dialog", name="Note another place").wait_for()
    gates.check(page, "note-place")
    page.goto("/items/2")
    page.get_by_role("button", name="Show the customer").click()
    card = page.get_by_role("dialog", name="For the customer")
    expect(card.locator(".sign-word")).to_have_text("Aisle")
    gates.check(page, "card-place")
    card.get_by_label("Language of the card").select_option(label="Español")
    expect(card.locator(".sign-word")).to_have_text("Pasillo")
    card.get_by_label("Language of the card").select_option(label="العربية")
    expect(card.locator(".card-face")).to_have_attribute("dir", "rtl")
    gates.check(page, "card-place-arabic")
    page.go_back()
    expect(card).to_be_hidden()
    page.get_by_role("button", name="I'm here and it isn't").click()
    page.get_by_role("button", name="Undo").wait_for()
    gates.check(page, "item-doubted")
    page.goto("/?q=ceiling paint")
    page.get_by_role("option", name=re.compile("did not find it there")).wait_for()
    gates.check(page, "found-doubted")
    page.goto("/?q=zzyzx qwrtp")
    page.get_by_role("button", name="Note another place").wait_for()
    gates.check(page, "found-nothing-elsewhere")
    page = watched(store, "Sue").open("/desk/fixes")
    for path, name in (("/desk/fixes", "desk-fixes"), ("/desk/referrals", "desk-referrals")):
        page.goto(path)
        page.get_by_role("button", name=re.compile("^(It is there|Edit Miller)")).wait_for()
        desk.check(page, name)
        page.set_viewport_size(DESK)  # type: ignore[arg-type]
        keep_picture(page, f"{name}-1280")
    page.get_by_role("button", name="Edit Miller's Hardware").click()
    page.get_by_role("dialog").wait_for()
    desk.check(page, "desk-referral")
    page.goto("/desk/fixes")
    page.get_by_role("button", name="It is there").click()
    page.get_by_text("Every place is good").wait_for()
    desk.check(page, "desk-fixes-none")
    assert gates.wrong + desk.wrong == []
