"""What goes wrong on a floor: no network, late answers, a phone that was shut out, codes read twice."""

import pytest
from playwright.sync_api import expect

from tests.stories import shop
from tests.stories.kept import comes_to_be_forgotten, comes_to_be_kept
from tests.stories.shop import AS_A_SCANNER_TYPES

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

# The server's next greeting may bring it, too, and takes the button away.
TRY_AGAIN = """() => {
  [...document.querySelectorAll("button")].find(one => one.textContent === "Try again")?.click();
  return document.querySelector("[role=application]");
}"""
BOX = "What are they looking for?"


def test_a_phone_that_was_shut_out_while_the_app_was_closed_keeps_nothing_of_its_person(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    page = phone.open("/")
    expect(page.get_by_role("combobox", name=BOX)).to_be_visible()
    comes_to_be_kept(page, '"Ada"')
    page.goto("about:blank")
    store.world.revoke_phone("Ada")
    page = phone.open("/")
    expect(page.get_by_role("heading", name="This phone was shut out")).to_be_visible()
    comes_to_be_forgotten(page, '"Ada"')


def test_enter_before_the_answer_opens_what_was_typed_and_not_what_was_found_before(store):
    shop.stock(store.world)
    page = store.phone("Ada").open("/")
    box = page.get_by_role("combobox")
    box.fill("bird seed")
    expect(page.get_by_role("option").first).to_contain_text("Bird seed")
    box.fill("")
    box.press_sequentially(shop.PLUGS)
    box.press("Enter")
    expect(page.get_by_role("heading", name="Wall plugs nylon 8 mm")).to_be_visible()


def test_without_a_pack_what_was_found_for_other_words_does_not_stay_when_the_network_goes(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    phone.context.route("**/api/pack*", lambda route: route.abort())
    page = phone.open("/")
    page.get_by_role("combobox").fill("bird seed")
    expect(page.get_by_role("option").first).to_contain_text("Bird seed")
    phone.context.set_offline(True)
    page.get_by_role("combobox").fill("wall plugs")
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    expect(page.get_by_role("option")).to_have_count(0)


def test_find_in_the_dock_starts_a_new_search(store):
    shop.stock(store.world)
    page = store.phone("Ada").open("/")
    page.get_by_role("combobox").fill("bird seed")
    expect(page.get_by_role("option").first).to_contain_text("Bird seed")
    page.get_by_role("link", name="Find").click()
    expect(page.get_by_role("combobox")).to_have_value("")


def test_after_a_typed_scan_another_one_of_the_same_code_is_read_too(store):
    shop.stock(store.world)
    page = store.phone("Ada").open("/")
    expect(page.get_by_role("combobox")).to_be_visible()
    page.evaluate(AS_A_SCANNER_TYPES, "4000417025005")
    heading = page.get_by_role("heading", name="This store does not know the code")
    expect(heading).to_be_visible()
    page.get_by_role("button", name="Scan again").click()
    expect(heading).to_be_hidden()
    page.evaluate(AS_A_SCANNER_TYPES, "4000417025005")
    expect(heading).to_be_visible()


def test_the_plan_says_that_it_cannot_be_loaded_and_comes_when_asked_again(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    phone.context.route("**/api/plan", lambda route: route.abort())
    page = phone.open("/plan")
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    phone.context.unroute("**/api/plan")
    page.wait_for_function(TRY_AGAIN)
    expect(page.get_by_role("application")).to_be_visible()


def test_lists_that_could_not_be_read_come_with_the_next_greeting_of_the_server(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada")
    phone = store.phone("Ada")
    ask = {"key": "k" * 32, "words": "the blue thing"}
    made = phone.context.request.post("/api/asks", data=ask, headers={"Sec-Fetch-Site": "same-origin"})
    assert made.status == 201, made.text()
    phone.context.route("**/api/asks", lambda route: route.abort())
    page = phone.open("/")
    expect(page.get_by_role("combobox")).to_be_visible()
    phone.context.unroute("**/api/asks")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_text("the blue thing")).to_be_visible()


def test_a_screen_that_could_not_be_fetched_comes_when_asked_again(store):
    shop.stock(store.world)
    phone = store.phone("Ada")
    phone.context.route("**/screens/me.js", lambda route: route.abort())
    page = phone.open("/me")
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    phone.context.unroute("**/screens/me.js")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Ada")).to_be_visible()


def test_a_part_that_the_browser_will_not_fetch_again_comes_with_a_new_page(store):
    shop.stock(store.world)
    store.world.on_the_floor("Ada")
    phone = store.phone("Ada")
    phone.context.route("**/parts/ask-form.js", lambda route: route.abort())
    page = phone.open("/")
    ask = page.get_by_role("button", name="Ask the nearest colleague")
    ask.click()
    expect(page.get_by_role("alert")).to_contain_text("No connection")
    # As it is where the browser remembers that the module failed: the server answers, the module never comes.
    with page.expect_navigation():
        page.get_by_role("button", name="Try again").click()
    phone.context.unroute("**/parts/ask-form.js")
    ask.click()
    expect(page.get_by_role("dialog").get_by_label("What does the customer want?")).to_be_visible()
