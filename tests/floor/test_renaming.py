"""What a place was called before still finds it, for 90 days, and says what it is called now."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.find.queries import store_index
from floorassist.find.search import answer
from floorassist.floor import queries
from floorassist.floor.address import Address, format_address
from floorassist.floor.former import Former, carried, renamed
from floorassist.floor.parse import parse
from floorassist.floor.spots import Spots
from tests.floor import plans, renaming
from tests.profiles import depth
from tests.world import World

BEFORE = parse(plans.document())


def changed(**codes: str) -> plans.Document:
    """The small store with other codes for these aisles (`aisle_1`)."""
    plan = copy.deepcopy(plans.document())
    for aisle in plan["aisles"]:
        aisle["code"] = codes.get(aisle["id"].replace("-", "_"), aisle["code"])
    return plan


def published(world: World, plan: plans.Document) -> None:
    assert world.phone("Sue").put("/api/plan", json=plan).status_code == 201


def spot(world: World, text: str) -> Any:
    answer = world.phone("Ada").get(f"/api/spots/{text}").json
    return (answer["id"], answer["renamed_from"]) if "id" in answer else answer["status"]


def test_both_sides_read_old_addresses_alike() -> None:
    assert json.loads(renaming.FILE.read_text("utf-8")) == json.loads(json.dumps(renaming.cases()))


@settings(max_examples=depth(40), deadline=None)
@given(
    st.permutations([aisle.code for aisle in BEFORE.aisles]),
    st.lists(st.integers(10, 99), min_size=9, max_size=9, unique=True),
)
def test_every_old_address_leads_to_its_place_however_everything_is_renumbered(
    codes: list[str], numbers: list[int]
) -> None:
    plan = copy.deepcopy(plans.document())
    for aisle, code in zip(plan["aisles"], codes, strict=True):
        aisle["code"] = f"N{code}" if code.isdecimal() else code
        for bay, number in zip(aisle["bays"], numbers, strict=False):
            bay["code"] = str(number)
    after = parse(plan)
    spots = Spots(after, renamed(BEFORE, after))
    for aisle, bay in BEFORE.bays():
        code = format_address(BEFORE.template, Address(aisle.code, bay.code, bay.side))
        assert bay.id in [found.id for found in spots.read(code)], code


def test_a_bay_that_went_to_another_aisle_is_found_by_the_old_one() -> None:
    plan = plans.document()
    plan["aisles"][0]["bays"], moved = plan["aisles"][0]["bays"][1:], plan["aisles"][0]["bays"][0]
    plan["aisles"][1]["bays"].append(moved | {"code": "9", "at": 4.8, "side": "R"})
    assert renamed(BEFORE, parse(plan)) == [Former(Address("1", "1", "L"), "aisle-1-L1")]


def test_an_aisle_that_was_merged_is_found_in_the_one_that_has_its_bays() -> None:
    plan = plans.document()
    gone = plan["aisles"].pop(0)
    moved = [bay | {"code": f"1{bay['code']}"} for bay in gone["bays"]]
    plan["aisles"][0]["bays"] += moved
    spots = Spots(parse(plan), renamed(BEFORE, parse(plan)))
    assert [(found.id, found.was) for found in spots.read("aisle 1")] == [("aisle-2", "1")]
    assert [found.id for found in spots.read("1-3L")] == ["aisle-1-L3"]


def test_a_second_renaming_leads_on_from_the_first_name() -> None:
    middle, after = changed(aisle_1="B1"), changed(aisle_1="B1")
    for bay in after["aisles"][0]["bays"]:
        bay["code"] = f"2{bay['code']}"
    first = renamed(BEFORE, parse(middle))
    second = renamed(parse(middle), parse(after))
    spots = Spots(parse(after), [*first, *second, *carried(first, parse(middle), second)])
    assert [spots.read(text)[0].code for text in ("1-3L", "B1-3L", "B1-23L")] == ["B1-23L"] * 3


def test_a_phone_is_told_what_was_renamed_and_a_spot_says_so(world: World) -> None:
    published(world, plans.document())
    assert world.phone("Ada").get("/api/plan").json["renamed"] == []
    published(world, renaming.after())
    told = world.phone("Ada").get("/api/plan").json["renamed"]
    assert [one["code"] for one in told] == ["1", "2", "A10-1L", "A10-2L", "A12", "FRONT-DESK"]
    assert {one["until"] for one in told} == {"2026-06-05T12:00:00Z"}
    assert spot(world, "A12 4 left") == ("aisle-a12-L4", "A12-4L")
    assert spot(world, "aisle-a12-L4") == ("aisle-a12-L4", None), "a printed label holds the id"
    assert spot(world, "1") == ("aisle-2", None), "what has the address now comes first"


def test_an_old_address_sets_where_one_stands(world: World) -> None:
    published(world, plans.document())
    published(world, renaming.after())
    seen = world.phone("Ada").post("/api/sightings", json={"spot": "A12-4L"})
    assert seen.json["spot"] == "aisle-a12-L4"


def test_an_old_address_is_forgotten_after_90_days(world: World) -> None:
    published(world, plans.document())
    published(world, renaming.after())
    for seconds, found in ((90 * 86_400 - 1, ["A12"]), (1, [])):
        world.tick(seconds)
        with world.reading() as session:
            spots = queries.spots(session)
            assert spots
            assert [one.was for one in spots.read("A12")] == found
            places = [one.place for one in answer(store_index(session), "A12", 5).results if one.place]
            assert [one.was for one in places if one.was] == found, "the index of a process that runs on"
            assert [one.code for one in queries.renamed_places(session) if one.spot == "aisle-a12"] == found


@pytest.mark.parametrize("again", [1, 2])
def test_a_name_that_comes_back_is_an_old_one_no_more(world: World, again: int) -> None:
    for _ in range(again):
        published(world, plans.document())
        published(world, changed(aisle_a12="A14"))
    published(world, plans.document())
    with world.reading() as session:
        assert queries.former(session) == [Former(Address("A14"), "aisle-a12")]


def test_of_two_that_had_a_name_the_later_is_found_by_it(world: World) -> None:
    published(world, plans.document())
    published(world, changed(aisle_a12="A14"))
    published(world, changed(aisle_a12="A14", aisle_a11="A12"))
    published(world, changed(aisle_a12="A14", aisle_a11="A15"))
    assert spot(world, "A12") == ("aisle-a11", "A12")


def test_another_stores_old_addresses_find_nothing_here(world: World) -> None:
    published(world, plans.document())
    eve = world.elsewhere.phone("Eve")
    for plan in (plans.document(), renaming.after()):
        assert eve.put("/api/plan", json=plan).status_code == 201
    assert spot(world, "FRONT-DESK") == ("desk", None)
    assert world.phone("Ada").get("/api/plan").json["renamed"] == []
