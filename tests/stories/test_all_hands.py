"""A rush at the tills: a supervisor calls, phones ring, people scan in or tap, all are stood down at once."""

import pytest
from playwright.sync_api import expect

from floorassist.demo.floor_plan import floor_plan
from floorassist.floor.actions import publish_plan

WHO = ("Ada", "Ben", "Cat", "Dan")


@pytest.fixture
def floor(store):
    """Sue leads; four are on the floor, Dan on a break. Ada was not asked yet whether she may be called."""
    world = store.world
    with world.writing() as session:
        publish_plan(session, floor_plan(), by=None, now=world.clock())
    for name in ("Cat", "Dan"):
        world.hire(name)
    world.on_the_floor(*WHO, "Sue")
    for name in WHO[1:]:
        assert world.phone(name).put("/api/me/surges", json={"agrees": True}).status_code == 200
    world.phone("Dan").post("/api/break")
    return store


def ringing(page):
    return page.get_by_role("dialog").get_by_role("heading", name="Tills")


def test_all_hands_come_by_scan_and_by_tap_and_are_stood_down_at_once(floor):
    ada = floor.phone("Ada").open("/")
    ada.get_by_role("button", name="Yes, call me").press("Enter")
    expect(ada.get_by_role("heading", name="May the store call you")).to_be_hidden()
    ben = floor.phone("Ben").open("/")
    expect(ben.get_by_text("Nothing right now")).to_be_visible()
    sue = floor.phone("Sue").open("/me")
    sue.get_by_role("button", name="Call all hands").click()
    expect(sue.get_by_role("dialog")).to_contain_text("3 can be called now, of 4 who agreed.")
    sue.get_by_role("dialog").get_by_role("button", name="Tills").click()
    sue.get_by_role("button", name="Call 2 to Tills").click()
    expect(ringing(ada)).to_be_visible()
    expect(ringing(ben)).to_be_visible()
    expect(sue.get_by_role("heading", name="Tills")).to_be_visible()
    assert floor.world.phone("Dan").get("/api/surges").json["surges"] == []

    ada.get_by_role("dialog").get_by_role("button", name="I'm coming").click()
    expect(ada.get_by_role("region", name="The walk")).to_be_visible()
    expect(sue.get_by_role("main")).to_contain_text("0 of 2 there, 1 coming")
    ada.goto("/scan?text=TILLS")
    expect(ada.get_by_role("heading", name="You are here")).to_be_visible()
    expect(sue.get_by_role("main")).to_contain_text("1 of 2 there")
    expect(sue.get_by_role("definition").filter(has_text="Ada")).to_be_visible()

    ben.get_by_role("dialog").get_by_role("button", name="I'm coming").click()
    cat = floor.phone("Cat").open("/inbox")
    cat.get_by_role("dialog").get_by_role("button", name="I'm coming").click()
    expect(cat.get_by_role("button", name="I'm here")).to_be_visible()
    ben.get_by_role("button", name="I'm here").click()
    expect(ben.get_by_role("dialog")).to_contain_text("Thank you for coming")
    expect(ada.get_by_role("dialog")).to_contain_text("Thank you for coming")
    expect(cat.get_by_role("dialog")).to_contain_text("You need not come any more: Tills.")
    expect(sue.get_by_role("heading", name="This call is over")).to_be_visible()
    cat.get_by_role("button", name="OK").click()
    expect(cat.get_by_role("heading", name="This call is over")).to_be_visible()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_customers_question_comes_before_a_call_that_rings(floor):
    world = floor.world
    ben = floor.phone("Ben").open("/")
    expect(ben.get_by_text("Nothing right now")).to_be_visible()
    world.phone("Sue").post("/api/surges", json={"zone": "Tills", "needed": 2})
    expect(ringing(ben)).to_be_visible()
    world.beat("Ben")
    for name in ("Cat", "Sue"):
        world.phone(name).post("/api/break")
    asked = {"key": "a-question-while-it-rings", "words": "left-handed scissors"}
    assert world.phone("Ada").post("/api/asks", json=asked).status_code == 201
    question = ben.get_by_role("alertdialog")
    expect(question).to_be_visible()
    expect(ben.locator("dialog[open]")).to_have_count(1)
    question.get_by_role("button", name="Not now").click()
    expect(ringing(ben)).to_be_visible()
    expect(ben.locator("dialog[open]")).to_have_count(1)
