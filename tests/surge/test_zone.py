"""Where a zone is on the plan, and who is there."""

import pytest

from floorassist.demo.floor_plan import floor_plan
from floorassist.floor.spots import Spots
from floorassist.surge.models import ZONE
from floorassist.surge.zone import Shown, area_of, is_there, zone_key, zones_of

SPOTS = Spots(floor_plan())


def shown(code: str) -> Shown:
    spot = SPOTS.read(code)[0]
    return Shown(spot.id, spot.x, spot.y, spot.level)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tills", "the  tills"), ("checkout", "Tills"), ("Café", "cafe"), ("PAINT", "paint")],
)
def test_zones_are_compared_without_case_accents_and_the(one: str, other: str) -> None:
    assert zone_key(one) == zone_key(other)


@pytest.mark.parametrize("words", ["한" * 60, "ß" * 60, "ﷺ" * 60])
def test_a_zone_of_any_script_is_compared_by_no_more_than_there_is_room_for(words: str) -> None:
    assert len(zone_key(words)) <= ZONE


def test_a_department_is_all_its_aisles_and_one_walks_to_the_middle_of_it():
    area = area_of(SPOTS, "paint")
    assert area is not None
    assert {spot.department for spot in area.spots} == {"Paint"}
    assert area.place.kind == "aisle"
    assert is_there(area, shown("A28-4L"))
    assert not is_there(area, shown("A9-3R"))


def test_the_tills_are_the_point_of_that_name_and_every_till():
    area = area_of(SPOTS, "tills")
    assert area is not None
    assert area.place.code == "TILLS"
    assert is_there(area, shown("T8"))
    assert not is_there(area, shown("A28-4L"))


def test_a_tap_on_the_plan_near_a_shelf_of_the_zone_is_there():
    area, bay = area_of(SPOTS, "Paint"), shown("A28-4L")
    assert is_there(area, Shown(None, bay.x + 1, bay.y, bay.level))
    assert not is_there(area, Shown(None, bay.x, bay.y, "another level"))


def test_a_place_is_its_whole_aisle_and_a_desk_what_is_near_it():
    aisle = area_of(SPOTS, "anything", SPOTS.read("A9-3R")[0])
    assert aisle is not None
    assert aisle.place.code == "A9-3R"
    assert is_there(aisle, shown("A9-1L"))
    desk = area_of(SPOTS, "Service desk")
    assert desk is not None
    assert desk.place.code == "DESK"


def test_words_that_the_plan_does_not_know_are_nowhere_and_nobody_is_there():
    assert area_of(SPOTS, "unloading the lorry") is None
    assert area_of(None, "tills") is None
    assert not is_there(None, shown("A9-3R"))


def test_a_supervisor_is_offered_the_tills_first_then_the_departments():
    zones = zones_of(SPOTS, {"Backroom"})
    assert zones[0] == "Tills"
    assert {"Paint", "Backroom", "Service desk"} <= set(zones)
    assert zones_of(None, {"B", "a"}) == ("a", "B")
