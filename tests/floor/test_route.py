"""The shortest walk goes around everything, never through, and JavaScript finds the same millimetre."""

import heapq
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor.geometry import Place
from floorassist.floor.obstacles import obstacles
from floorassist.floor.parse import parse
from floorassist.floor.raster import Raster, raster
from floorassist.floor.route import clear, length_of, seconds, shortest_walk, steps_of
from tests.floor import plans
from tests.profiles import depth

CASES = json.loads((Path(__file__).parent.parent / "cases" / "walk.json").read_text(encoding="utf-8"))
PLAN = parse(plans.document())
GRID = raster(PLAN, "ground")
POLYGONS = obstacles(PLAN, "ground")
places = st.tuples(st.integers(0, 23_999), st.integers(0, 29_999))


def cheapest(grid: Raster, source: int) -> dict[int, int]:
    """Dijkstra as in a textbook: the cost of every cell."""
    cost, heap = {source: 0}, [(0, source)]
    while heap:
        spent, cell = heapq.heappop(heap)
        if spent > cost[cell]:
            continue
        for offset, price in steps_of(grid.stride)[grid.moves[cell]]:
            if spent + price < cost.get(cell + offset, 1 << 40):
                cost[cell + offset] = spent + price
                heapq.heappush(heap, (spent + price, cell + offset))
    return cost


def crosses(a: Place, b: Place, polygon: tuple[Place, ...]) -> bool:
    """Whether the segment a-b touches an edge of the polygon."""

    def turn(p: Place, q: Place, r: Place) -> int:
        cross = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        return (cross > 0) - (cross < 0)

    edges = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return any(turn(a, b, c) != turn(a, b, d) and turn(c, d, a) != turn(c, d, b) for c, d in edges)


@pytest.mark.parametrize("case", CASES["walks"], ids=lambda case: f"{case['here']}-{case['there']}")
def test_a_walk_is_that_of_the_shared_cases(case: dict[str, Any]) -> None:
    walk = shortest_walk(GRID, tuple(case["here"]), tuple(case["there"]))
    if case["walk"] is None:
        assert walk is None
    else:
        assert walk
        assert [list(point) for point in walk.points] == case["walk"]["points"]
        assert (walk.length, walk.seconds) == (case["walk"]["length"], case["walk"]["seconds"])


@settings(max_examples=depth(60), deadline=None)
@given(places, places)
def test_a_walk_crosses_no_shelf_wall_or_table(here: Place, there: Place) -> None:
    walk = shortest_walk(GRID, here, there)
    if walk is None:
        assert GRID.snap(here) is None or GRID.snap(there) is None
        return
    for a, b in pairwise(walk.points):
        assert not any(crosses(a, b, polygon) for polygon in POLYGONS)
    assert walk.length == length_of(walk.points)
    assert walk.length >= math.floor(math.dist(walk.points[0], walk.points[-1]))


@settings(max_examples=depth(25), deadline=None)
@given(places, places)
def test_no_walk_is_longer_than_the_cheapest_way_over_the_cells(here: Place, there: Place) -> None:
    source, goal = GRID.snap(here), GRID.snap(there)
    walk = shortest_walk(GRID, here, there)
    if source is None or goal is None or walk is None:
        return
    most = cheapest(GRID, source)[goal] * GRID.cell / 5
    assert walk.length <= most * 1.011 + 4 * GRID.cell  # a diagonal step is 1.4142, counted as 1.4


@settings(max_examples=depth(40), deadline=None)
@given(places, places)
def test_one_sees_as_far_from_there_as_from_here(here: Place, there: Place) -> None:
    assert clear(GRID, here, there) == clear(GRID, there, here)


def test_a_place_beyond_a_metre_of_the_floor_has_no_walk() -> None:
    assert shortest_walk(GRID, (-2000, 1000), (3000, 13000)) is None


def test_a_walk_on_the_spot_is_as_long_as_it_is() -> None:
    walk = shortest_walk(GRID, (3010, 13010), (3110, 13010))
    assert walk
    assert walk.points == ((3010, 13010), (3110, 13010))
    assert walk.metres == 0.1


@pytest.mark.parametrize(("length", "expected"), [(0, 0), (1, 1), (1300, 1), (1301, 2), (13_000, 10)])
def test_seconds_are_rounded_up(length: int, expected: int) -> None:
    assert seconds(length) == expected
