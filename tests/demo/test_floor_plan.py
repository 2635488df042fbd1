"""The plan of the demo store: publishable, walkable to every place."""

import pytest

from floorassist.demo.families import departments
from floorassist.demo.floor_plan import RACKS, floor_plan
from floorassist.floor import exchange
from floorassist.floor.check import faults
from floorassist.floor.nearest import nearest
from floorassist.floor.raster import COARSE, FINE, raster
from floorassist.floor.route import shortest_walk
from floorassist.floor.spots import Spots


@pytest.fixture(scope="module")
def spots() -> Spots:
    return Spots(floor_plan())


def test_nothing_keeps_it_from_being_published() -> None:
    assert faults(floor_plan()) == []


def test_it_is_as_large_as_a_superstore() -> None:
    plan = floor_plan()
    assert (plan.levels[0].width, plan.levels[0].depth) == (100, 60)
    assert len(plan.aisles) >= 28
    assert sum(1 for _ in plan.bays()) >= 400


def test_it_survives_being_written_and_read() -> None:
    assert exchange.load(exchange.dump(floor_plan())) == floor_plan()


def test_every_department_of_the_lists_has_aisles_and_a_zone() -> None:
    names = {department.name for department in departments()}
    assert {aisle.department for aisle in floor_plan().aisles} == names
    assert names < {zone.department for zone in floor_plan().zones}


def test_every_place_can_be_reached_on_foot_from_the_entrance(spots: Spots) -> None:
    coarse, fine = (raster(floor_plan(), "ground", cell) for cell in (COARSE, FINE))
    places = list(spots.by_id.values())
    entrance = spots.read("ENTRANCE")[0].place
    reached = {
        near.index for near in nearest(coarse, fine, entrance, [one.place for one in places], len(places))
    }
    assert [one.code for index, one in enumerate(places) if index not in reached] == []


def test_the_garden_is_reached_through_its_door_and_the_backroom_only_by_staff(spots: Spots) -> None:
    entrance, garden = spots.read("ENTRANCE")[0].place, spots.read("A36-12R")[0].place
    backroom = spots.read(RACKS[0])[0].place
    staff = raster(floor_plan(), "ground", FINE)
    customers = raster(floor_plan(), "ground", FINE, staff=False)
    assert shortest_walk(customers, entrance, garden)
    assert shortest_walk(staff, entrance, backroom)
    assert shortest_walk(customers, entrance, backroom) is None


def test_every_endcap_has_a_code_and_is_looked_at_from_the_walkway(spots: Spots) -> None:
    ends = [one for one in spots.by_id.values() if one.code.endswith(("-END", "-FRONT"))]
    assert len(ends) == 45
    for end in ends:
        assert 29 <= end.y <= 33 or 49 <= end.y <= 50, end.code
