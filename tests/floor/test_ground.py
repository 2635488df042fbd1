"""A plan ready to walk on: ways, seconds, sentences, and the bays that nobody can get to."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from floorassist.floor.ground import Ground
from floorassist.floor.parse import parse
from tests.floor import plans
from tests.floor.storeys import tall

GROUND = Ground(parse(plans.document()))
SPOTS = GROUND.spots.by_id
NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
TALL = Ground(parse(tall()))


@dataclass(frozen=True)
class Here:
    x: float
    y: float
    level: str = "ground"


def test_a_way_leads_from_any_point_to_a_spot() -> None:
    trip = GROUND.trip(Here(22, 29.2), SPOTS["aisle-1-L3"], NOW)
    assert trip
    assert trip.walks[0][1].points[-1] == SPOTS["aisle-1-L3"].place
    assert 20_000 < trip.length < 30_000


def test_where_nothing_joins_two_levels_it_is_said_where_to_go() -> None:
    assert GROUND.trip(Here(3, 5, "up"), SPOTS["aisle-1-L3"], NOW) is None
    assert GROUND.trip(Here(3, 5, "attic"), SPOTS["aisle-1-L3"], NOW) is None
    said = GROUND.say(Here(3, 5, "up"), SPOTS["aisle-1-L3"], NOW)
    assert said == "Go to the ground floor first; it is at 1-3L there."


def test_no_way_is_said_as_it_is() -> None:
    said = GROUND.say(Here(-50, 0), SPOTS["aisle-1-L3"], NOW)
    assert said == "It is at 1-3L; the plan shows no way there."


def test_left_and_right_are_told_only_to_somebody_who_stands_at_a_spot() -> None:
    bay = SPOTS["aisle-2-L3"]
    assert GROUND.say(bay, SPOTS["door"], NOW).startswith("Left")
    assert GROUND.say(Here(bay.x, bay.y), SPOTS["door"], NOW).startswith("Go ")


def test_seconds_are_told_nearest_first_without_who_has_no_way() -> None:
    people = {"far": Here(3, 15), "near": Here(20, 28), "above": Here(3, 5, "up"), "nowhere": Here(-40, 0)}
    people["gone"] = Here(3, 5, "attic")
    found = GROUND.seconds_to(Here(22, 29.2), people, NOW)
    assert list(found) == ["near", "far"]
    assert found["near"] < 5 < found["far"]
    assert list(GROUND.seconds_to(Here(22, 29.2), people, NOW, k=1)) == ["near"]
    assert GROUND.seconds_to(Here(1, 1, "attic"), people, NOW) == {}


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


def test_a_bay_that_only_a_door_leads_away_from_cannot_be_reached() -> None:
    document = tall()
    document["connectors"][1]["stops"][2]["at"] = [10, 10]
    document["aisles"][10] |= {"from": [14.8, 11], "to": [14.8, 6.5]}
    told = Ground(parse(document)).unreached()
    assert told[0].detail == "Bay 1L of aisle U2 cannot be reached: one-way doors lead away."
    assert len(told) == 6


def test_what_is_closed_for_a_while_keeps_no_plan_from_being_published() -> None:
    assert TALL.plan.aisles[1].closed_until
    assert TALL.unreached() == []


def test_the_floor_is_another_one_when_something_opens_and_the_same_until_then() -> None:
    closed = TALL.grid("ground", now=NOW)
    assert TALL.grid("ground", now=NOW + timedelta(minutes=15) - timedelta(seconds=1)) is closed
    opened = TALL.grid("ground", now=NOW + timedelta(minutes=15))
    assert opened is not closed
    assert sum(opened.free) > sum(closed.free)
    assert sum(TALL.grid("ground").free) > sum(TALL.grid("ground", now=NOW + timedelta(days=1)).free)


def test_a_closed_aisle_is_walked_to_and_said_to_be_closed() -> None:
    spots = TALL.spots.by_id
    assert TALL.say(spots["door"], spots["aisle-2-L3"], NOW).endswith("to aisle 2; it is closed for now.")
    later = NOW + timedelta(hours=1)
    assert TALL.say(spots["door"], spots["aisle-2-L3"], later).endswith("into aisle 2; it is on your left.")


def test_who_works_in_a_closed_aisle_walks_in_it_and_out_of_it() -> None:
    spots = TALL.spots.by_id
    within = TALL.trip(spots["aisle-2-L1"], spots["aisle-2-R4"], NOW)
    assert within
    assert 3000 < within.length < 5000
    assert TALL.trip(spots["aisle-2-L1"], spots["door"], NOW)
    assert list(TALL.seconds_to(spots["door"], {"inside": spots["aisle-2-L1"]}, NOW)) == ["inside"]


def test_colleagues_on_other_levels_are_told_by_the_way_they_would_take() -> None:
    spots = TALL.spots.by_id
    people = {name: spots[name] for name in ("up-1-L2", "c-1-L1", "aisle-5-R3", "desk")}
    found = TALL.seconds_to(spots["door"], people, NOW)
    assert list(found) == ["desk", "aisle-5-R3", "up-1-L2", "c-1-L1"]
    down = TALL.trip(spots["up-1-L2"], spots["door"], NOW)
    assert down
    assert [ride.connector.id for ride in down.rides] == ["stairs"], "the escalator only goes up"
    assert abs(down.seconds - found["up-1-L2"]) <= 3


def test_without_stairs_the_way_takes_the_lift_or_there_is_none() -> None:
    spots = TALL.spots.by_id
    trip = TALL.trip(spots["door"], spots["up-2-L2"], NOW, stepless=True)
    assert trip
    assert [ride.connector.id for ride in trip.rides] == ["lift"]
    said = TALL.say(spots["up-1-L2"], spots["door"], NOW, stepless=True)
    assert said == "It is at ENTRANCE; the plan shows no way to the ground floor without stairs."


def test_a_lift_that_nobody_gets_to_and_a_level_without_one_are_told() -> None:
    assert TALL.cut_off() == []
    document = tall()
    document["fixtures"].append(
        {"id": "crate", "level": "down", "kind": "rack", "polygon": [[9, 0], [12, 0], [12, 3], [9, 3]]}
    )
    document["connectors"] = document["connectors"][1:2]
    document["connectors"][0]["stops"].pop()
    told = Ground(parse(document)).cut_off()
    assert [(fault.field, fault.detail) for fault in told] == [
        (
            "connectors[0]",
            "Nobody gets to its stop (Cellar): no walkable floor lies within 1 m of it.",
        ),
        ("levels[1]", "No stairs or lift lead there from Ground floor."),
        ("levels[2]", "No stairs or lift lead there from Ground floor."),
    ]


def test_levels_joined_with_each_other_alone_are_told_and_the_one_with_the_entrance_is_not() -> None:
    document = tall()
    lift = document["connectors"][1]
    lift["stops"] = [stop for stop in lift["stops"] if stop["level"] != "ground"]
    document["connectors"] = [lift]
    assert [fault.field for fault in Ground(parse(document)).cut_off()] == ["levels[1]", "levels[2]"]
