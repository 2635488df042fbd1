"""A customer asks: scan or search, then the sentence and the walk."""

import re

import pytest
from playwright.sync_api import Route, expect

from floorassist.floor import queries
from tests.stories import film, shop
from tests.stories.conftest import until
from tests.stories.shop import AS_A_SCANNER_TYPES

# What stood over the app before it had started.
AT_ONCE = """new MutationObserver(() => {
  const texts = [...document.querySelectorAll("#at-once :is(.item-name, .item-kind, .sign-plate span)")];
  if (texts.length) window.atOnce ??= texts.map((one) => one.textContent).join(" ");
}).observe(document, { childList: true, subtree: true })"""


@pytest.mark.both_databases
def test_searching_in_the_customers_words_tells_the_place_and_the_walk(store):
    shop.stock(store.world)
    page = store.phone("Ada").open("/")
    page.get_by_role("combobox", name="What are they looking for?").fill("where can I find rawl plugs")
    page.get_by_role("option", name=re.compile("Wall plugs")).first.click()
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()
    expect(page.locator("main")).to_contain_text("A19")
    expect(page.locator("main")).to_contain_text("bay 6, right side, knee height")
    expect(page.locator("main")).to_contain_text(re.compile(r"Straight on past Pantry to aisle A19"))
    expect(page.locator("main")).to_contain_text(re.compile(r"\d+ m\b.*from the entrance", re.DOTALL))


def test_the_place_behind_a_link_shows_before_the_app_has_come(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    held: list[Route] = []
    phone.context.route("**/js/app.js", lambda route: held.append(route))
    page = phone.page
    page.goto(f"/items/{shop.id_of(store.world, 'P8')}", wait_until="commit")
    expect(page.locator("#at-once")).to_contain_text("Wall plugs nylon 8 mm")
    expect(page.locator(".sign-code")).to_have_text("A19")
    expect(page.locator(".sign-lines")).to_have_text("Bay 6right sideknee height")
    until(page, lambda: bool(held))
    held[0].continue_()
    expect(page.get_by_role("button", name="Show the customer")).to_be_visible()
    expect(page.locator("#at-once")).to_have_count(0)
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_focused()


def test_what_a_phone_showed_last_shows_at_once_without_network_and_not_where_it_was_missed(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    path = f"/items/{shop.id_of(store.world, 'P8')}"
    page = phone.open(path)
    page.get_by_role("button", name="It's here").wait_for()
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.add_init_script(AT_ONCE)
    phone.context.set_offline(True)
    page.goto(path)
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()
    assert page.evaluate("window.atOnce") == "Wall plugs nylon 8 mm Tarvick · Screws & fixings Aisle A19"
    page.get_by_role("button", name="I'm here and it isn't").click()
    page.wait_for_function("() => localStorage.getItem('last-shown') === '[]'")


def test_a_typo_and_an_aisle_number_find_as_well(store):
    shop.stock(store.world)
    page = store.phone("Ada").open("/")
    box = page.get_by_role("combobox")
    box.fill("walll plgs")
    expect(page.get_by_role("option").first).to_contain_text("Wall plugs")
    box.fill("aisle 9")
    expect(page.get_by_role("option").first).to_contain_text("A9")
    box.fill(shop.PLUGS[-5:])
    expect(page.get_by_role("option").first).to_contain_text("Wall plugs")


def test_nothing_found_leads_to_a_colleague_in_one_press(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada", "Ben")
    page = store.phone("Ada").open("/")
    page.get_by_role("combobox").fill("zzyzx qwrtp")
    page.get_by_role("button", name=re.compile("Ask")).first.click()
    expect(page.locator("main")).to_contain_text("“zzyzx qwrtp”")
    expect(page.get_by_role("heading", name="Asking Ben")).to_be_visible()


def test_a_scanned_bay_label_is_where_i_am_and_walks_start_there(store, filming, tmp_path):
    shop.stock(store.world)
    store.world.on_the_floor("Ada")
    with store.world.reading() as session:
        bay = queries.spot_of(session, "A28-4L")
    label = film.qr(f"https://store.example/l/{bay.id}")
    page = store.phone("Ada", filming(film.of_label(tmp_path / "bay.mjpeg", label))).open("/scan")
    expect(page.get_by_role("heading", name="You are here")).to_be_visible()
    page.get_by_role("link", name="Find something from here").click()
    page.get_by_role("combobox").fill("wall plugs")
    page.get_by_role("option").first.click()
    expect(page.locator("main")).to_contain_text("from where you are")


def test_a_scanner_that_types_works_on_every_screen(store):
    shop.stock(store.world)
    page = store.phone("Ada").open("/plan")
    page.get_by_role("button", name="Closer").click()
    page.evaluate(AS_A_SCANNER_TYPES, shop.PLUGS)
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()


def test_a_customers_phone_sees_a_courteous_page_and_nothing_else(store):
    shop.stock(store.world)
    phone = store.phone(None)
    page = phone.open(f"/01/0{shop.PLUGS}")
    expect(page.locator("body")).to_contain_text("Wall plugs nylon 8 mm")
    expect(page.locator("body")).to_contain_text("A19")
    assert phone.context.request.get("/api/find?q=plugs").status == 401


def test_without_network_the_app_opens_and_says_so(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    page = phone.open("/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    phone.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("combobox", name="What are they looking for?")).to_be_visible()
    expect(page.locator("body")).to_contain_text(re.compile("[Oo]ffline|[Nn]o network"))
