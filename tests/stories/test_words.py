"""What customers call things: a supervisor teaches it at the desk, and other phones find it."""

import re

import pytest
from playwright.sync_api import expect

from tests.stories import shop
from tests.stories.gates import Gates, keep_picture, watched

DESK = {"width": 1280, "height": 800}


def missed(store, *asked: str) -> None:
    """Customers used these words in vain."""
    for words in asked:
        store.world.phone("Ada").post("/api/questions", json={"words": words, "outcome": "miss"})


def test_words_that_found_nothing_are_taught_with_one_press_and_another_phone_finds_them(store):
    shop.stock(store.world)
    missed(store, "whirlygigs", "whirlygigs")
    page = store.phone("Sue").open("/desk/words")
    page.get_by_role("button", name="Teach whirlygigs").click()
    page.get_by_label("Search for it").fill("wall plugs")
    page.get_by_role("button", name=re.compile("Wall plugs nylon 8 mm")).click()
    page.get_by_role("button", name="Teach it").click()
    expect(page.get_by_role("status").first).to_contain_text("“whirlygigs” means Wall plugs nylon 8 mm")
    expect(page.get_by_role("button", name="Teach whirlygigs")).to_have_count(0)
    ada = store.phone("Ada").open("/?q=where are the whirlygigs")
    expect(ada.get_by_role("option").first).to_contain_text("A19")
    page.get_by_role("button", name="Take back whirlygigs").click()
    page.get_by_role("button", name="Teach whirlygigs").wait_for()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Take back whirlygigs").wait_for()


def test_an_answer_that_was_kept_is_found_by_its_words_on_another_phone(store):
    world = store.world
    shop.stock(world)
    world.on_the_floor("Ada", "Ben")
    ben = store.phone("Ben").open("/?q=doohickey for sash cords")
    told = world.phone("Ada").post("/api/asks", json={"key": "k1", "words": "doohickey for sash cords"})
    world.phone("Ben").post(f"/api/asks/{told.json['id']}/answer", json={"words": "Behind the service desk"})
    assert world.phone("Ada").post("/api/answers", json={"ask_id": told.json["id"]}).status_code == 201
    ben.goto("/?q=doohickey sash cord")
    expect(ben.get_by_role("option").first).to_contain_text("Behind the service desk")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_desk_page_of_words_keeps_the_gates(store):
    world = store.world
    shop.stock(world)
    gates = Gates(thumbs=False)
    page = watched(store, "Sue").open("/desk/words")
    page.get_by_text("Nothing yet.").wait_for()
    gates.check(page, "desk-words-none")
    missed(store, *["whirlygigs", "something to stop the door banging at night"] * 2)
    sue = world.phone("Sue")
    for body in (
        {"words": "pinturas de techo", "item_id": 2, "language": "es"},
        {"words": "rawl plugs", "means": "wall plugs"},
        {"words": "the hammering place", "place": "A19"},
        {"words": "dog food", "place": "pets"},
    ):
        assert sue.post("/api/aliases", json=body).status_code == 201
    page.reload()
    page.get_by_role("rowheader", name=re.compile("rawl plugs")).wait_for()
    gates.check(page, "desk-words")
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    keep_picture(page, "desk-words-1280")
    page.get_by_label("Search", exact=True).fill("zzz")
    page.get_by_text("None fits.").wait_for()
    page.get_by_label("Search", exact=True).fill("A19 hammering")
    page.get_by_text("1 of 4.").wait_for()
    page.get_by_label("Search", exact=True).fill("")
    page.get_by_text("4 in all.").wait_for()
    page.get_by_role("button", name="Teach whirlygigs").click()
    page.get_by_label("Search for it").fill("paint")
    page.get_by_role("button", name=re.compile("Ceiling paint")).wait_for()
    gates.check(page, "desk-words-teach")
    assert gates.wrong == []
