"""A place is found by its id, by its code, and by what somebody says; one stands in front of it."""

import pytest

from floorassist.floor.parse import parse
from floorassist.floor.raster import raster
from floorassist.floor.spots import Spots
from tests.floor import plans

PLAN = parse(plans.document())
SPOTS = Spots(PLAN)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("aisle-3-R4", "3-4R"),
        ("3-4R", "3-4R"),
        ("a12 4 left", "A12-4L"),
        ("aisle 3 bay 4", "3-4L"),
        ("aisle 12", "A12"),
        ("front-desk", "FRONT-DESK"),
        (" Entrance ", "ENTRANCE"),
        ("garden", "Garden"),
    ],
)
def test_a_text_leads_to_its_spot(text: str, code: str) -> None:
    assert [spot.code for spot in SPOTS.read(text)][:1] == [code]


@pytest.mark.parametrize("text", ["3-9L", "99", "", "nowhere", "3-5R"])
def test_a_text_that_names_no_place_leads_nowhere(text: str) -> None:
    assert SPOTS.read(text) == []


def test_every_bay_stands_on_walkable_floor_in_front_of_its_shelf() -> None:
    grids = {level.id: raster(PLAN, level.id) for level in PLAN.levels}
    for spot in SPOTS.by_id.values():
        if spot.kind == "bay":
            assert grids[spot.level].free[grids[spot.level].cell_of(spot.place)], spot.code
            assert spot.facing


def test_left_and_right_are_seen_when_walking_from_start_to_end() -> None:
    left, right = SPOTS.by_id["aisle-1-L1"], SPOTS.by_id["aisle-1-R1"]
    assert (left.place, left.facing) == ((2500, 15400), (-1000, 0))
    assert (right.place, right.facing) == ((3500, 15400), (1000, 0))


def test_one_stands_outside_of_a_desk() -> None:
    desk = SPOTS.by_id["desk"]
    assert (desk.place, desk.facing, desk.label) == ((21500, 27500), (0, -1000), "Front desk")


def test_a_bay_without_a_side_is_the_left_one_if_there_is_one() -> None:
    assert [getattr(SPOTS.bay("1", "05"), "code", None), SPOTS.bay("1", "9"), SPOTS.bay("1", "x")] == [
        "1-5L",
        None,
        None,
    ]
