"""Where things stand is put right by those who stand there: by scanning, by saying so, after a reset."""

import re

import pytest
from playwright.sync_api import expect

from floorassist.catalog import queries
from floorassist.floor import queries as floor
from floorassist.labels.print_models import BlankCode
from tests.stories import film, shop
from tests.stories.shop import AS_A_SCANNER_TYPES
from tests.stories.test_scanning import UNKNOWN

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
DESK = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}
SEED = "4011200296908"
MORE = f"""sku,name,department,gtin,aisle,bay,side
B1,Bird seed 2 kg,Pets,{SEED},A9,3,R
"""
RESET = "being reset"


def stands(store, sku):
    """Where an item is listed."""
    with store.world.reading() as session:
        found = queries.placements_of(session, [queries.id_of_sku(session, sku)])
    return [place.code for places in found.values() for place in places]


def a_blank_label(store, token):
    """A label that was printed before anybody knew for what."""
    with store.world.writing() as session:
        session.add(BlankCode(token=token, made_at=store.world.clock()))


def spot_id(store, code):
    with store.world.reading() as session:
        return floor.spot_of(session, code).id


def test_a_bay_and_what_is_in_it_are_scanned_and_the_network_may_go_in_the_middle(store, filming, tmp_path):
    shop.stock(store.world)
    shop.add(store.world, MORE)
    labels = [
        film.qr(f"https://store.example/l/{spot_id(store, 'A19-5R')}"),
        film.ean(shop.PLUGS),
        film.ean(UNKNOWN),
    ]
    phone = store.phone("Sue", filming(film.of_labels(tmp_path / "bay.mjpeg", labels)))
    page = phone.open("/me")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    expect(page.locator("main")).to_contain_text("items,")
    page.get_by_role("link", name="Place items").click()
    rows = page.get_by_role("region", name="Scanned here")
    patient = {"timeout": 60_000}
    expect(rows.get_by_role("listitem").filter(has_text="Wall plugs")).to_contain_text(
        "Moved here from A19-6R", **patient
    )
    unknown = rows.get_by_role("button", name=re.compile("Do you know what it is"))
    expect(unknown).to_be_visible(**patient)
    phone.context.set_offline(True)
    page.evaluate(AS_A_SCANNER_TYPES, SEED)
    seed = rows.get_by_role("listitem").filter(has_text="Bird seed")
    expect(seed).to_contain_text("Kept on this phone until there is a network")
    unknown.click()
    page.get_by_role("dialog").get_by_label("Item").fill("ceiling paint")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("Ceiling paint")).click()
    paint = rows.get_by_role("listitem").filter(has_text="Ceiling paint")
    expect(paint).to_contain_text("Kept on this phone until there is a network")
    expect(rows.get_by_role("status")).to_contain_text("3 scanned at A19-5R · 2 waiting to be sent")
    assert stands(store, "B1") == ["A9-3R"]
    phone.context.set_offline(False)
    expect(seed).to_contain_text("Moved here from A9-3R")
    expect(paint).to_contain_text("Moved here from A28-4L")
    assert [stands(store, sku) for sku in ("P8", "B1", "C25")] == [["A19-5R"]] * 3
    with store.world.reading() as session:
        assert queries.id_of_gtin(session, f"0{UNKNOWN}") == queries.id_of_sku(session, "C25")
    page.get_by_role("button", name="Undo: Bird seed 2 kg").click()
    expect(seed).to_contain_text("Undone")
    expect(page.get_by_role("button", name="Undo: Bird seed 2 kg")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("region", name="The place that is being filled")).to_contain_text("A19-5R")
    expect(paint).to_contain_text("Moved here from A28-4L")
    expect(seed).to_contain_text("Undone")
    other = store.phone("Ben").open("/items/3")
    expect(other.get_by_role("heading", name=re.compile("Aisle A9, bay 3"))).to_be_attached()


def test_an_aisle_is_reset_while_its_labels_stay_good_and_staff_say_what_they_find_elsewhere(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada")
    desk = store.phone("Sue", **DESK).open("/desk/moves")
    phone = store.phone("Ada")
    ada = phone.open("/?q=wall plugs")
    ada.get_by_role("option", name=re.compile("Wall plugs")).wait_for()
    desk.get_by_label("Aisle", exact=True).fill("Q9")
    desk.get_by_role("button", name="Begin a reset").click()
    expect(desk.get_by_role("alert")).to_contain_text("No aisle “Q9” is on the plan")
    desk.get_by_label("Aisle", exact=True).fill("a19")
    desk.get_by_role("button", name="Begin a reset").click()
    expect(desk.get_by_role("heading", name="A19 is being reset: 0 of 1 checked")).to_be_visible()
    expect(ada.get_by_role("option").first).to_contain_text(RESET)
    ada.goto(f"/l/{spot_id(store, 'A19-2L')}")
    expect(ada.get_by_role("region", name="Reset")).to_contain_text("0 of 1 checked")
    ada.goto("/items/1")
    expect(ada.locator("main")).to_contain_text(re.compile(r"being reset since \d\d:\d\d: check first"))
    stranger = store.phone().open("/i/1")
    expect(stranger.locator("body")).to_contain_text("please ask any of us first")
    ada.goto(f"/l/{spot_id(store, 'A19-2L')}")
    ada.get_by_role("link", name="Place items here").click()
    expect(ada.get_by_role("region", name="Reset")).to_be_visible()
    ada.evaluate(AS_A_SCANNER_TYPES, shop.PLUGS)
    rows = ada.get_by_role("region", name="Scanned here")
    expect(rows).to_contain_text("A19-2L. Moved here from A19-6R")
    expect(ada.get_by_role("region", name="Reset")).to_have_count(0)
    expect(desk.get_by_text("No aisle is being reset.")).to_be_visible()
    a_blank_label(store, "B2345678")
    ada.evaluate(AS_A_SCANNER_TYPES, "https://store.example/l/B2345678")
    rows.get_by_role("button", name=re.compile("Do you know what it is")).click()
    ada.get_by_role("dialog").get_by_label("Item or place").fill("bird seed")
    ada.get_by_role("dialog").get_by_role("button", name=re.compile("Bird seed")).click()
    expect(rows).to_contain_text(re.compile("Bird seed.*Told to the supervisors"))
    ada.get_by_role("button", name="Undo: Bird seed 2 kg").click()
    ada.evaluate(AS_A_SCANNER_TYPES, shop.PAINT)
    expect(rows).to_contain_text("A19-2L. Told to the supervisors, who decide")
    desk.get_by_role("button", name="It is there: Ceiling paint").click()
    expect(desk.get_by_role("status").filter(has_text="it stands at A19-2L now")).to_be_visible()
    assert stands(store, "C25") == ["A19-2L"]
    desk.get_by_label("From").fill("A19")
    desk.get_by_label("To", exact=True).fill("A20")
    desk.get_by_role("button", name="Look first").click()
    expect(desk.get_by_role("group", name="What would happen")).to_contain_text("2 items would go")
    desk.get_by_role("button", name="Move 2 items").click()
    expect(desk.get_by_role("status").filter(has_text="2 items moved from A19 to A20")).to_be_visible()
    assert [stands(store, sku) for sku in ("P8", "C25")] == [["A20-2L"]] * 2
    desk.get_by_role("status").filter(has_text="2 items moved").get_by_role("button", name="Undo").click()
    expect(desk.get_by_role("status").filter(has_text="Undone.")).to_be_visible()
    assert stands(store, "P8") == ["A19-2L"]
