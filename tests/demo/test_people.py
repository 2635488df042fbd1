"""The cast of the demo store."""

from collections import Counter

from floorassist.demo.floor_plan import BACKROOM, FRONT_END, floor_plan
from floorassist.demo.people import CREW


def test_there_are_sixteen_with_two_supervisors_three_of_the_backroom_and_a_front_end() -> None:
    assert len({one.name for one in CREW}) == 16
    assert Counter(one.role for one in CREW) == {"supervisor": 2, "worker": 14}
    homes = Counter(one.home for one in CREW)
    assert homes[BACKROOM] == 3
    assert homes[FRONT_END] >= 1


def test_what_they_know_are_departments_of_the_plan() -> None:
    zones = {zone.department for zone in floor_plan().zones}
    for one in CREW:
        assert {one.home, *one.knows} <= zones, one.name
        assert one.home not in one.knows, one.name


def test_somebody_knows_every_department() -> None:
    known = {department for one in CREW for department in (one.home, *one.knows)}
    assert {aisle.department for aisle in floor_plan().aisles} <= known
