"""The desk's people: let in, revoke, another role, a fresh join code; by keyboard, on any width."""

import pytest
from playwright.sync_api import expect

from floorassist.people import actions
from floorassist.people.desk_queries import members
from tests.world import World

NARROW = {"viewport": {"width": 320, "height": 700}}
DESK = {"viewport": {"width": 1280, "height": 800}, "is_mobile": False, "has_touch": False}


def newcomer(world: World, name: str) -> int:
    with world.writing() as session:
        token = actions.new_join_link(session, role="worker", by=None, now=world.clock()).token
        joined = actions.join(
            session, token, name=name, pin_hash="h", device_name="iPhone", now=world.clock()
        )
    return joined.person_id


def state(store, name: str) -> str:
    with store.world.reading() as session:
        return next(one.state for one in members(session, store.world.clock()) if one.name == name)


@pytest.mark.parametrize("size", [NARROW, DESK], ids=["320", "1280"])
def test_a_newcomer_shows_up_by_itself_and_is_let_in_with_one_press(store, size):
    page = store.phone("Sue", **size).open("/desk/people")
    page.get_by_role("heading", name="People", exact=True).wait_for()
    newcomer(store.world, "Zoe")
    page.get_by_role("heading", name="One person waits").wait_for()
    page.get_by_role("button", name="Let Zoe in").click()
    page.get_by_role("button", name="Manage Zoe").wait_for()
    expect(page.get_by_role("heading", name="One person waits")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_join_code_is_shown_with_its_address_and_its_minutes(store):
    page = store.phone("Sue").open("/desk/people")
    page.get_by_role("button", name="New join code").click()
    page.get_by_label("How many people?").fill("3")
    page.get_by_role("button", name="Make the code").click()
    picture = page.get_by_role("img", name="QR code with the join address")
    picture.wait_for()
    assert picture.evaluate("async image => { await image.decode(); return image.naturalWidth > 0; }")
    address = page.get_by_label("Or open this address on the phone").input_value()
    assert address.startswith(f"{store.address}/join#")
    expect(page.get_by_text("Up to 3 workers can join with it.")).to_be_visible()


def test_revoking_takes_two_presses_and_counts_at_once(store):
    ada = store.phone("Ada").open("/me")
    ada.get_by_role("button", name="Start shift").wait_for()
    page = store.phone("Sue").open("/desk/people")
    page.get_by_role("button", name="Manage Ada").click()
    page.get_by_role("button", name="Revoke access").click()
    assert state(store, "Ada") == "active"
    page.get_by_role("button", name="Revoke", exact=True).click()
    page.get_by_role("button", name="Let in again").wait_for()
    assert state(store, "Ada") == "revoked"
    ada.get_by_role("button", name="Start shift").wait_for(state="detached")


def test_everything_is_reached_by_keyboard(store):
    page = store.phone("Sue", **DESK).open("/desk/people")
    page.get_by_role("button", name="Manage Ben").focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="Ben")
    sheet.wait_for()
    sheet.get_by_label("Supervisor").focus()
    page.keyboard.press("Space")
    sheet.get_by_role("button", name="Save the role").press("Enter")
    page.get_by_role("rowheader", name="Ben Supervisor").wait_for()
    page.keyboard.press("Escape")
    sheet.wait_for(state="detached")


def test_resetting_a_pin_shows_a_code_for_that_person_alone(store):
    page = store.phone("Sue").open("/desk/people")
    page.get_by_role("button", name="Manage Ada").click()
    page.get_by_role("button", name="New PIN, or one more phone").click()
    page.get_by_role("button", name="Reset the PIN").click()
    page.get_by_text("Only Ada can use it").wait_for()
    page.get_by_role("img", name="QR code with the join address").wait_for()


def test_a_worker_is_told_who_may_see_the_desk(store):
    page = store.phone("Ada").open("/desk/people")
    expect(page.get_by_text("Only a supervisor can do that")).to_be_visible()
