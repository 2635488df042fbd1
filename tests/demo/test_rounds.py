"""Where ghosts walk."""

import pytest

from floorassist.demo.floor_plan import BACKROOM, FRONT_END, floor_plan
from floorassist.demo.ghosts import dice_for
from floorassist.demo.people import CREW
from floorassist.demo.rounds import next_spot, places_of
from floorassist.floor.plan import TEMPLATE, Level, Plan
from floorassist.floor.spots import Spots


@pytest.fixture(scope="module")
def spots() -> Spots:
    return Spots(floor_plan())


def test_everybody_of_the_crew_has_places_to_work_at(spots: Spots) -> None:
    assert all(len(places_of(spots, one.home)) >= 8 for one in CREW)


def test_most_of_the_time_is_spent_at_home_and_the_rest_where_one_knows_the_way(spots: Spots) -> None:
    went = [next_spot(spots, "Paint", ("Paint", "Lighting"), dice_for(1, number)) for number in range(500)]
    homes = sum(spot is not None and spot.department == "Paint" for spot in went) / len(went)
    assert 0.72 <= homes <= 0.88
    assert {spot.department for spot in went if spot} == {"Paint", "Lighting"}


def test_the_backroom_and_the_front_end_work_at_racks_and_tills(spots: Spots) -> None:
    assert {one.label for one in places_of(spots, FRONT_END)} == {f"Till {number}" for number in range(1, 9)}
    assert len(places_of(spots, BACKROOM)) == 8


def test_who_has_no_department_works_anywhere(spots: Spots) -> None:
    spot = next_spot(spots, None, (), dice_for(1))
    assert spot is not None
    assert spot.kind == "bay"


def test_a_plan_without_places_keeps_everybody_where_they_are() -> None:
    empty = Spots(Plan("Empty", False, TEMPLATE, (Level("ground", "Ground", 0, 10, 10),)))
    assert next_spot(empty, "Paint", ("Paint",), dice_for(1)) is None
