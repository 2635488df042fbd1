"""Where an item stands, said and looked up on the plan."""

import pytest

from floorassist.catalog.placement import say
from floorassist.catalog.rows import Place
from floorassist.catalog.where import PlanPlaces
from floorassist.floor.plan import TEMPLATE, Aisle, Anchor, Bay, Level, Plan
from floorassist.floor.spots import Spots


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (Place("12", "4", "L", "knee height"), "Aisle 12, bay 4, left side, knee height"),
        (Place("A12", "4", "R", "2"), "Aisle A12, bay 4, right side, shelf 2"),
        (Place("garden", shelf="3"), "Garden, shelf 3"),
        (Place("12", role="endcap"), "End cap of aisle 12"),
        (Place("Garden", role="endcap"), "Garden, end cap"),
        (Place("12", "4", role="topstock"), "Aisle 12, bay 4, top stock"),
        (Place("B3", role="backroom"), "Backroom, aisle B3"),
        (Place("Backroom", role="backroom"), "Backroom"),
    ],
)
def test_a_place_is_a_sentence(place: Place, sentence: str) -> None:
    assert say(place) == sentence


def aisle(code: str, *bays: Bay) -> Aisle:
    return Aisle(f"aisle-{code}", "g", code, "", "", (0, 5), (9, 5), 2.4, bays)


DESK = Anchor("desk-1", "g", "desk", "FRONT-DESK", "Front desk", (5, 5))
SPOTS = Spots(
    Plan(
        "Store",
        False,
        TEMPLATE,
        (Level("g", "Ground", 0, 20, 20),),
        aisles=(
            aisle("A9", Bay("l4", "04", "L", 1, 1), Bay("r4", "04", "R", 1, 1), Bay("l5", "05", "L", 2, 1)),
            aisle("Garden"),
        ),
        anchors=(DESK,),
    )
)


@pytest.mark.parametrize(
    ("place", "spot_id"),
    [
        (Place("A9", "4", "R"), "r4"),
        (Place("A9", "04", "L"), "l4"),
        (Place("9", "5"), "l5"),
        (Place("09", "4"), "l4"),
        (Place("a9-4R"), "r4"),
        (Place("A9", "5", "R"), "aisle-A9"),
        (Place("A9", "77"), "aisle-A9"),
        (Place("A9", "top"), "aisle-A9"),
        (Place("garden"), "aisle-Garden"),
        (Place("front-desk"), "desk-1"),
        (Place("B2", "1", "L"), None),
        (Place(""), None),
    ],
)
def test_a_place_is_found_on_the_plan_however_it_is_written(place: Place, spot_id: str | None) -> None:
    spot = PlanPlaces(SPOTS).of(place)
    assert (spot and spot.id) == spot_id


def test_without_a_plan_every_place_is_nowhere() -> None:
    assert PlanPlaces(None).of(Place("A9", "4", "L")) is None
