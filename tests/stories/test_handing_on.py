"""Who took a question and does not know hands it on; after the second time a supervisor decides."""

import re

import pytest
from playwright.sync_api import expect

from tests.stories import shop

# What shows is the same on either database.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

WORDS = "brass hinge for a doll's house"
TO_TOM, TO_MARIA = "Not mine, try the models", "I have only large ones"


def take(page, note=None):
    """Take the ping that rings; it tells the word of who handed it on."""
    ping = page.get_by_role("alertdialog")
    expect(ping.get_by_role("heading", name=WORDS)).to_be_visible()
    if note:
        expect(ping).to_contain_text(note)
    ping.get_by_role("button", name="I'll take it").click()
    expect(page.get_by_role("heading", name=WORDS, level=1)).to_be_visible()


def hand_on(page, name, note):
    page.get_by_role("button", name="Hand it on").click()
    page.get_by_role("radio", name=name).check()
    page.get_by_label(re.compile("A word with it")).fill(note)
    page.get_by_role("button", name=f"Hand it to {name}").click()
    expect(page.get_by_text(f"{name} is asked now.")).to_be_visible()


def test_handed_on_twice_it_goes_to_the_supervisor_who_answers(store):
    world = store.world
    shop.stock(world)
    world.hire("Maria", department="Screws & fixings", knows=("Screws & fixings",))
    world.hire("Tom", department="Paint")
    world.on_the_floor("Ada", "Maria", "Tom", "Sue")
    shop.stand(world, "Ada", "A28-4L")
    shop.stand(world, "Maria", "A19-2L")
    maria, tom, sue = (store.phone(name).open("/") for name in ("Maria", "Tom", "Sue"))
    ada = store.phone("Ada").open("/")
    ada.get_by_role("combobox", name="What are they looking for?").fill(WORDS)
    ada.get_by_role("button", name="Ask nearest").click()
    expect(ada.get_by_role("heading", name=re.compile("Asking"))).to_be_visible()
    take(maria)
    expect(ada.get_by_role("heading", name="Maria has it")).to_be_visible()
    hand_on(maria, "Tom", TO_TOM)
    expect(ada.get_by_text("Maria handed it to Tom")).to_be_visible()
    take(tom, TO_TOM)
    hand_on(tom, "Maria", TO_MARIA)
    take(maria, TO_MARIA)
    maria.get_by_role("button", name="Hand it on").click()
    maria.get_by_role("dialog").get_by_role("button", name="Give it to the supervisor").click()
    expect(maria.get_by_text("The supervisors have it now.")).to_be_visible()
    expect(ada.get_by_role("heading", name="It waits with the supervisor")).to_be_visible()
    expect(ada.get_by_role("button", name="Promise to get back")).to_be_visible()
    card = sue.get_by_role("article").filter(has_text=WORDS)
    expect(card).to_contain_text("handed on and nobody knew")
    card.get_by_role("button", name="Take it").click()
    expect(ada.get_by_role("heading", name="Sue has it")).to_be_visible()
    sue.get_by_label(re.compile("In words")).fill("We order them, two days")
    sue.get_by_role("button", name="Send the answer").click()
    expect(ada.get_by_role("heading", name="Sue says")).to_be_visible()
    expect(ada.locator("main")).to_contain_text("We order them, two days")
