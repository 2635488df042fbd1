"""A one-way door is walked through as it leads, and never against it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor.gates import Gate, gates
from floorassist.floor.geometry import STEPS, Frame, Place
from floorassist.floor.nearest import nearest
from floorassist.floor.parse import parse
from floorassist.floor.plan import Plan
from floorassist.floor.raster import COARSE, raster
from floorassist.floor.route import length_of, shortest_walk, within_reach
from tests.floor import plans
from tests.profiles import depth

places = st.tuples(st.integers(300, 9_700), st.integers(300, 7_700))


def two_rooms(*doors: tuple[float, float | None], slanted: bool = False) -> Plan:
    """10 m x 8 m with a wall in the middle; doors as (how far down the wall, heading; None: two-way)."""
    document = plans.document()
    for kind in ("aisles", "zones", "fixtures", "anchors"):
        document[kind] = []
    document["levels"] = [{"id": "ground", "name": "Ground", "ordinal": 0, "width": 10, "depth": 8}]
    lean = 2 if slanted else 0
    line = [[5 + lean, 0], [5 - lean, 8]]
    document["walls"] = [{"id": "w", "level": "ground", "line": line, "thickness": 0.2}]
    document["doors"] = [
        {"id": f"d{n}", "level": "ground", "at": [5 + lean - 2 * lean * y / 8, y], "width": 1.4}
        | {"staff_only": False, "one_way": heading is not None}
        | ({} if heading is None else {"heading": heading})
        for n, (y, heading) in enumerate(doors)
    ]
    return parse(document)


def against(walk: tuple[Place, ...], gate: Gate) -> bool:
    """Whether a walk meets the gate's line from beyond it, as in a textbook."""
    (ax, ay), (bx, by) = gate.line.start, gate.line.end
    for (px, py), (qx, qy) in pairwise(walk):
        before = (bx - ax) * (qy - ay) - (by - ay) * (qx - ax)
        beyond = (bx - ax) * (py - ay) - (by - ay) * (px - ax)
        one = (qx - px) * (ay - py) - (qy - py) * (ax - px)
        other = (qx - px) * (by - py) - (qy - py) * (bx - px)
        deep = 2 * gate.length  # twice a millimetre off the line, times its length
        if beyond > deep and before < -deep and (one > 0) != (other > 0):
            return True
    return False


@pytest.mark.parametrize(
    ("heading", "there", "back"), [(0, True, False), (180, False, True), (45, True, False)]
)
def test_a_door_leads_where_it_heads(heading: float, there: bool, back: bool) -> None:
    grid = raster(two_rooms((4, heading)), "ground")
    assert (shortest_walk(grid, (2000, 4000), (8000, 4000)) is not None) is there
    assert (shortest_walk(grid, (8000, 4000), (2000, 4000)) is not None) is back


@pytest.mark.parametrize("heading", [90, 270])
def test_a_door_that_heads_along_its_wall_stays_shut(heading: float) -> None:
    plan = two_rooms((4, heading))
    assert gates(plan, "ground") == ()


def test_the_way_back_leads_around_by_another_door() -> None:
    grid = raster(two_rooms((2, 0), (7, None)), "ground")
    there = shortest_walk(grid, (2000, 2000), (8000, 2000))
    back = shortest_walk(grid, (8000, 2000), (2000, 2000))
    assert there
    assert back
    assert there.length == 6000 < back.length - 3000


def test_beside_a_door_against_one_the_string_is_pulled_through_the_other_half_alone() -> None:
    plan = two_rooms((4, 0), (5.3, None))
    grid = raster(plan, "ground")
    there = shortest_walk(grid, (2000, 3600), (8000, 3600))
    back = shortest_walk(grid, (8000, 3600), (2000, 3600))
    assert there
    assert back
    assert there.points == ((2000, 3600), (8000, 3600))
    assert not against(back.points, gates(plan, "ground")[0])
    assert 6100 < back.length < 7000


def test_who_is_nearest_is_told_by_their_way_here() -> None:
    plan = two_rooms((2, 0), (7, None))
    fine, coarse = raster(plan, "ground"), raster(plan, "ground", COARSE)
    found = nearest(coarse, fine, (6000, 2000), [(4000, 2000), (9000, 3500)], 2)
    assert [near.index for near in found] == [0, 1]
    found = nearest(coarse, fine, (4000, 2000), [(6000, 2000), (1500, 4000)], 2)
    assert [near.index for near in found] == [1, 0], "through the door it would be two metres"


def test_one_gets_in_but_not_out() -> None:
    grid = raster(two_rooms((4, 0)), "ground")
    assert within_reach(grid, [(2000, 4000)]) == grid.free
    assert sum(within_reach(grid, [(8000, 4000)])) < sum(grid.free) * 0.6


@settings(max_examples=depth(40))
@given(
    places,
    places,
    st.lists(st.tuples(st.sampled_from([1.5, 2.8, 4.0, 6.5]), st.sampled_from([0, 180, None])), max_size=3),
    st.booleans(),
)
def test_no_walk_goes_through_a_door_against_it(
    here: Place, there: Place, doors: list[tuple[float, float | None]], slanted: bool
) -> None:
    plan = two_rooms(*dict(doors).items(), slanted=slanted)
    grid = raster(plan, "ground")
    walk = shortest_walk(grid, here, there)
    if walk is None:
        source, goal = grid.snap(here), grid.snap(there)
        assert source is None or goal is None or not within_reach(grid, [here])[goal]
        return
    assert not any(against(walk.points, gate) for gate in gates(plan, "ground"))
    assert walk.length == length_of(walk.points)


@settings(max_examples=depth(60))
@given(places, places)
def test_a_line_meets_a_gate_one_way_at_most(a: Place, b: Place) -> None:
    gate = Gate(Frame((5000, 3000), (5200, 5000)), 2010)
    assert not (gate.forbids(a, b) and gate.forbids(b, a))


def test_the_steps_back_are_the_steps_seen_from_the_other_end() -> None:
    grid = raster(two_rooms((2, 0), (6, 180)), "ground")
    assert grid.moves != grid.back
    for cell, moves in enumerate(grid.moves):
        for bit, (column, row) in enumerate(STEPS):
            if moves >> bit & 1:
                opposite = STEPS.index((-column, -row))
                assert grid.back[cell + column + row * grid.stride] >> opposite & 1
