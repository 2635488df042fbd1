"""What is said names what one sees."""

import json
from pathlib import Path

from floorassist.floor.directions import directions
from floorassist.floor.parse import parse
from floorassist.floor.raster import raster
from floorassist.floor.route import Walk, shortest_walk
from floorassist.floor.spots import Spot, Spots
from tests.floor import plans

CASES = json.loads((Path(__file__).parent.parent / "cases" / "directions.json").read_text(encoding="utf-8"))
PLAN = parse(plans.document())
SPOTS = Spots(PLAN)


def test_every_walk_is_told_as_in_the_shared_cases() -> None:
    grid = raster(PLAN, "ground")
    for case in CASES["directions"]:
        start, goal = SPOTS.by_id[case["start"]], SPOTS.by_id[case["goal"]]
        walk = shortest_walk(grid, start.place, goal.place)
        assert walk
        known = start if case["known"] else None
        assert directions(PLAN, walk, start=known, goal=goal, shelf=case["shelf"]) == case["say"]


def told(*points: tuple[int, int], goal: str, start: Spot | None = None, shelf: str = "") -> str:
    walk = Walk(points, 9999)
    return directions(PLAN, walk, start=start, goal=SPOTS.by_id[goal], shelf=shelf)


def test_a_turn_after_an_aisle_names_it_and_the_side_and_the_height() -> None:
    facing_left = Spot("anchor", "x", "X", "ground", (22000, 18000), (-1, 0))
    said = told(
        (22000, 18000),
        (9400, 18000),
        (9400, 13000),
        goal="aisle-3-R3",
        start=facing_left,
        shelf="knee height",
    )
    assert said == "Straight on past aisle 4, then right into aisle 3; it is on your right, knee height."


def test_the_same_bay_from_the_other_end_is_on_the_other_hand() -> None:
    assert told((9400, 9000), (9400, 13000), goal="aisle-3-R3").endswith("it is on your left.")
    assert told((9400, 17000), (9400, 13000), goal="aisle-3-R3").endswith("it is on your right.")


def test_who_stands_before_a_bay_is_sent_left_or_right_of_it() -> None:
    bay = SPOTS.by_id["aisle-2-L3"]
    assert told((5700, 13000), (5700, 9000), (20000, 9000), goal="door", start=bay).startswith(
        "Right along aisle 2 past bay 5"
    )
    assert told((5700, 13000), (5700, 17500), (20000, 17500), goal="door", start=bay).startswith(
        "Left along aisle 2 past bay 1"
    )


def test_who_comes_in_by_an_entrance_faces_the_store() -> None:
    assert SPOTS.by_id["door"].facing == (0, -1)


def test_a_walk_of_a_step_needs_no_turns() -> None:
    walk = Walk(((3000, 13000), (3000, 14000)), 1000)
    assert directions(PLAN, walk, start=None, goal=SPOTS.by_id["aisle-1-L3"]) == "It is right here."


def test_a_named_aisle_is_not_called_aisle() -> None:
    said = told((22000, 28500), (15500, 28500), (17300, 24500), goal="aisle-garden-R2")
    assert said == "Go to Garden, then right into it; it is on your right."
