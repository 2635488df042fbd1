"""A plan ready to walk on: ways, seconds, sentences, and the bays that nobody can get to."""

from dataclasses import dataclass

from floorassist.floor.ground import Ground
from floorassist.floor.parse import parse
from tests.floor import plans

GROUND = Ground(parse(plans.document()))
SPOTS = GROUND.spots.by_id


@dataclass(frozen=True)
class Here:
    x: float
    y: float
    level: str = "ground"


def test_a_walk_leads_from_any_point_to_a_spot() -> None:
    walk = GROUND.walk(Here(22, 29.2), SPOTS["aisle-1-L3"])
    assert walk
    assert walk.points[-1] == SPOTS["aisle-1-L3"].place
    assert 20 < walk.metres < 30


def test_walks_do_not_climb_stairs_but_say_where_to_go() -> None:
    assert GROUND.walk(Here(3, 5, "up"), SPOTS["aisle-1-L3"]) is None
    assert GROUND.walk(Here(3, 5, "cellar"), SPOTS["aisle-1-L3"]) is None
    assert (
        GROUND.say(Here(3, 5, "up"), SPOTS["aisle-1-L3"])
        == "Go to the ground floor first; it is at 1-3L there."
    )


def test_no_way_is_said_as_it_is() -> None:
    assert GROUND.say(Here(-50, 0), SPOTS["aisle-1-L3"]) == "It is at 1-3L; the plan shows no way there."


def test_left_and_right_are_told_only_to_somebody_who_stands_at_a_spot() -> None:
    bay = SPOTS["aisle-2-L3"]
    assert GROUND.say(bay, SPOTS["door"]).startswith("Left")
    assert GROUND.say(Here(bay.x, bay.y), SPOTS["door"]).startswith("Go ")


def test_seconds_are_told_nearest_first_and_only_on_the_same_level() -> None:
    people = {"far": Here(3, 15), "near": Here(20, 28), "above": Here(3, 5, "up"), "nowhere": Here(-40, 0)}
    found = GROUND.seconds_to(Here(22, 29.2), people)
    assert list(found) == ["near", "far"]
    assert found["near"] < 5 < found["far"]
    assert list(GROUND.seconds_to(Here(22, 29.2), people, k=1)) == ["near"]
    assert GROUND.seconds_to(Here(1, 1, "cellar"), people) == {}


def test_a_bay_that_is_walled_in_is_told() -> None:
    document = plans.document()
    document["walls"].append(
        {
            "id": "cage",
            "level": "ground",
            "line": [[1.6, 9], [4.4, 9], [4.4, 17], [1.6, 17], [1.6, 9]],
            "thickness": 0.1,
        }
    )
    told = Ground(parse(document)).unreached()
    assert told[0].field == "aisles[0] 1 bays[0]"
    assert told[0].detail == "Bay 1L of aisle 1 cannot be reached: no walkable floor lies within 1 m of it."
    assert GROUND.unreached() == []
