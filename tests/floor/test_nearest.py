"""Nearest means on foot, around the shelves; the order is that of the walks themselves."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor.geometry import Place
from floorassist.floor.nearest import Near, nearest
from floorassist.floor.parse import parse
from floorassist.floor.raster import COARSE, raster
from floorassist.floor.route import shortest_walk
from tests.floor import plans
from tests.profiles import depth

CASES = json.loads((Path(__file__).parent.parent / "cases" / "walk.json").read_text(encoding="utf-8"))
PLAN = parse(plans.document())
GRID, FINE = raster(PLAN, "ground", COARSE), raster(PLAN, "ground")
PEOPLE = [tuple(place) for place in CASES["people"]]
places = st.tuples(st.integers(500, 23_500), st.integers(500, 29_500))


@pytest.mark.parametrize("case", CASES["nearest"], ids=lambda case: f"{case['k']}-{case['here']}")
def test_the_nearest_are_those_of_the_shared_cases(case: dict[str, Any]) -> None:
    found = nearest(GRID, FINE, tuple(case["here"]), PEOPLE, case["k"])
    assert [{"index": n.index, "length": n.length, "seconds": n.seconds} for n in found] == case["found"]


@settings(max_examples=depth(30), deadline=None)
@given(places, st.lists(places, min_size=1, max_size=12), st.integers(1, 12))
def test_each_is_told_once_nearest_first_and_about_as_far_as_the_walk(
    here: Place, others: list[Place], k: int
) -> None:
    found = nearest(GRID, FINE, here, others, k)
    assert len({near.index for near in found}) == len(found) <= k
    assert [near.length for near in found] == sorted(near.length for near in found)
    for near in found:
        walk = shortest_walk(FINE, here, others[near.index])
        assert walk
        # In millimetres: the coarse grid may take a detour around what the fine one squeezes through.
        assert abs(walk.length - near.length) <= 4000 + walk.length // 10


def test_a_place_inside_a_shelf_is_left_on_the_same_side_as_by_the_walk() -> None:
    here, other = (11505, 2583), (6468, 500)
    walk = shortest_walk(FINE, here, other)
    assert walk
    assert abs(nearest(GRID, FINE, here, [other], 1)[0].length - walk.length) <= 4000


def test_somebody_behind_a_shelf_is_farther_than_somebody_along_the_aisle() -> None:
    here, behind, along = (3500, 12000), (5700, 12000), (3000, 15500)
    assert [near.index for near in nearest(GRID, FINE, here, [behind, along], 2)] == [1, 0]


def test_people_at_one_place_are_all_found() -> None:
    assert {near.index for near in nearest(GRID, FINE, (3000, 13000), [(3000, 15000)] * 5, 5)} == {
        0,
        1,
        2,
        3,
        4,
    }


def test_who_cannot_be_reached_is_left_out() -> None:
    assert nearest(GRID, FINE, (3000, 13000), [(-9000, 0), (3000, 15000)], 8) == [Near(1, 2000)]
    assert nearest(GRID, FINE, (-9000, 0), [(3000, 15000)], 8) == []


def test_nobody_is_near_where_nobody_is() -> None:
    assert nearest(GRID, FINE, (3000, 13000), [], 8) == []
