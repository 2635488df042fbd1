"""What is closed opens by itself, to the second; what stands nearby stays walkable."""

from datetime import datetime, timedelta

import pytest

from floorassist.floor.closing import blocked, in_one_closed_aisle, turns, turns_past, ways_out
from floorassist.floor.geometry import Frame, place_of
from floorassist.floor.parse import parse
from floorassist.floor.raster import raster
from tests.floor.storeys import CLOSED_UNTIL, LATER, NOON, tall

PLAN = parse(tall())
NOW, OPEN, CLEAR = (datetime.fromisoformat(text) for text in (NOON, CLOSED_UNTIL, LATER))
AISLE = PLAN.aisles[1]
FRAME = Frame(place_of(AISLE.start), place_of(AISLE.end))
SECOND = timedelta(seconds=1)


def test_the_turns_of_a_plan_are_its_ends_in_order() -> None:
    assert turns(PLAN) == (OPEN, CLEAR)


@pytest.mark.parametrize(
    ("now", "past"), [(NOW, 0), (OPEN - SECOND, 0), (OPEN, 1), (CLEAR - SECOND, 1), (CLEAR, 2)]
)
def test_at_its_moment_a_thing_is_open(now: datetime, past: int) -> None:
    assert turns_past(turns(PLAN), now) == past
    assert len(blocked(PLAN, "ground", now)) == 3 - past, "the pallet has no end"


def test_a_block_is_in_the_way_on_its_own_level_alone() -> None:
    assert blocked(PLAN, "up", NOW) == []


def test_nobody_walks_in_a_closed_aisle_and_everybody_past_its_ends() -> None:
    grid = raster(PLAN, "ground", now=NOW)
    inside, beyond = FRAME.at(3000, 0), FRAME.at(-400, 0)
    assert not grid.free[grid.cell_of(inside)]
    assert grid.free[grid.cell_of(beyond)]
    assert raster(PLAN, "ground", now=OPEN).free[grid.cell_of(inside)]


@pytest.mark.parametrize(("along", "near"), [(500, -250), (2900, -250), (3100, 6250), (5500, 6250)])
def test_one_comes_out_of_a_closed_aisle_at_the_nearer_end(along: int, near: int) -> None:
    assert ways_out(PLAN, "ground", NOW, FRAME.at(along, 300))[0] == FRAME.at(near, 0)


def test_nobody_has_to_come_out_of_an_open_aisle() -> None:
    assert ways_out(PLAN, "ground", OPEN, FRAME.at(500, 0)) == []
    assert ways_out(PLAN, "ground", NOW, FRAME.at(500, 1100)) == []


def test_two_in_the_same_closed_aisle_walk_in_it() -> None:
    here, there = FRAME.at(500, 0), FRAME.at(5000, 200)
    assert in_one_closed_aisle(PLAN, "ground", NOW, here, there)
    assert not in_one_closed_aisle(PLAN, "ground", NOW, here, FRAME.at(-500, 0))
    assert not in_one_closed_aisle(PLAN, "ground", OPEN, here, there)
