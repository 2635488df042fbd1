"""Nobody knows yet: a promise to the customer outlives the shift of the one who made it."""

import re

from playwright.sync_api import expect

from tests.stories import shop
from tests.stories.gates import Gates, watched

WHAT = "Do the brass hinges come in 5 cm?"


def later(store, minutes):
    """Move every clock there is, and do what is due."""
    store.world.tick(minutes * 60)
    for phone in store.phones:
        phone.context.clock.set_fixed_time(store.world.clock())


def promise(page, customer="Ann", number="0170 1234567"):
    page.get_by_role("button", name="Promise to get back").click()
    sheet = page.get_by_role("dialog", name="Promise to get back")
    sheet.get_by_label("What do they want to know?").fill(WHAT)
    sheet.get_by_label("Who is the customer?").fill(customer)
    sheet.get_by_text("They want a call").click()
    sheet.get_by_label("Their number").fill(number)
    sheet.get_by_role("button", name="Promise it").click()


def test_a_promise_outlives_the_shift_of_the_one_who_made_it(store):
    world = store.world
    shop.stock(world)
    world.hire("Cat")
    world.on_the_floor("Ada", "Ben", "Cat", "Sue")
    gates = Gates()
    phone = watched(store, "Ada")
    ada = phone.open("/promises")
    ben = watched(store, "Ben").open("/promises")
    desk = store.phone("Sue").open("/desk/promises")
    later(store, 0)

    # Made with the radio off, it waits; with the radio on it goes, once.
    expect(ada.get_by_text("No customer waits for us")).to_be_visible()
    phone.context.set_offline(True)
    promise(ada)
    expect(ada.get_by_role("heading", name="Waits to be sent")).to_be_visible()
    expect(ada.get_by_role("dialog")).to_be_hidden()  # it has given up to send it now
    phone.context.set_offline(False)
    ada.evaluate("dispatchEvent(new Event('online'))")
    row = ada.get_by_role("link", name=re.compile(re.escape(WHAT)))
    expect(row).to_contain_text("by 12:30")
    expect(ada.get_by_role("heading", name="Waits to be sent")).to_be_hidden()
    expect(desk.get_by_role("row", name=re.compile(re.escape(WHAT)))).to_contain_text("0170 1234567")

    # Half of the time is over: its owner is reminded.
    later(store, 15)
    expect(ada.get_by_text(f"Promised for 12:30: {WHAT}")).to_be_visible()
    row.click()
    expect(ada.get_by_role("link", name="Call 0170 1234567")).to_be_visible()
    gates.check(ada, "promise")
    ada.get_by_role("button", name="Show the customer").click()
    card = ada.get_by_role("dialog", name="For the customer")
    expect(card).to_contain_text("12:30")
    card.get_by_label("Language of the card").select_option(label="Español")
    expect(card).to_contain_text("Todos vemos esta promesa.")
    ada.get_by_role("button", name="Done").click()

    # The shift ends: a lead is suggested, Ada chooses Ben.
    ada.get_by_role("link", name="Ada").click()
    ada.get_by_role("button", name="End shift").click()
    leaving = ada.get_by_role("dialog", name="Customers wait for you")
    expect(leaving).to_contain_text(WHAT)
    expect(leaving.get_by_role("combobox").locator("option:checked")).to_have_text(
        "Sue, supervisor, on shift"
    )
    gates.check(ada, "leaving")
    leaving.get_by_role("combobox").select_option(label="Ben, on shift")
    leaving.get_by_role("button", name="Hand over and end shift").click()
    expect(ada.get_by_text("You are off shift.").first).to_be_visible()
    expect(ben.get_by_text(f"A promise is yours now: {WHAT}, by 12:30")).to_be_visible()

    # Nobody kept it in time: it is overdue at the desk, and Ben still has it.
    later(store, 16)
    late = desk.get_by_role("row", name=re.compile(re.escape(WHAT)))
    expect(late.get_by_role("combobox")).to_have_value(str(world.ids["Ben"]))
    expect(ben.get_by_text(f"Your promise is overdue: {WHAT}")).to_be_visible()
    expect(ben.get_by_role("heading", name="Overdue")).to_be_visible()
    gates.check(ben, "promises-overdue")

    # Cat takes it over and keeps it; Ada reads it at home, the desk sees it, and everybody finds the answer.
    cat = watched(store, "Cat").open("/promises")
    cat.get_by_role("link", name=re.compile(re.escape(WHAT))).click()
    cat.get_by_role("button", name="Take it over").click()
    cat.get_by_role("button", name="I told them").click()
    cat.get_by_label("In words").fill("They do, behind the counter")
    cat.get_by_label("Let every colleague find this answer").check()
    cat.get_by_role("button", name="The customer knows it").click()
    expect(cat.get_by_role("heading", name="You kept it")).to_be_visible()
    expect(ben.get_by_role("heading", name="Overdue")).to_be_hidden()
    expect(ada.get_by_text(f"Cat kept the promise: {WHAT}")).to_be_visible()
    ada.goto("/promises/1")
    expect(ada.get_by_role("heading", name="Cat kept it")).to_be_visible()
    expect(ada.locator("main")).to_contain_text("They do, behind the counter")
    expect(desk.get_by_role("heading", name="Kept")).to_be_visible()
    expect(desk.get_by_text("They do, behind the counter")).to_be_visible()
    assert gates.wrong == []
