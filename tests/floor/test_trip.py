"""Ways over levels: the cheapest of all there are, over nothing that is in the way, the same on the phone."""

import json
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from floorassist.floor.ground import Ground
from floorassist.floor.obstacles import obstacles
from floorassist.floor.parse import parse
from floorassist.floor.plan import Block, Connector, Door, Level, Plan, Stop, Wall
from floorassist.floor.raster import raster
from floorassist.floor.route import Walk, shortest_walk
from floorassist.floor.storeys import At, Storeys, nearest_of_all
from floorassist.floor.trip import Trip, shortest_trip
from tests.floor.storeys import tall
from tests.floor.test_gates import against
from tests.floor.test_route import crosses
from tests.profiles import depth

CASES = json.loads((Path(__file__).parent.parent / "cases" / "levels.json").read_text(encoding="utf-8"))
TALL = Ground(parse(tall()))
LEVELS = ("a", "b", "c")
WIDTH, DEPTH = 10_000, 8_000
places = st.tuples(st.sampled_from(LEVELS), st.tuples(st.integers(300, 9_700), st.integers(300, 7_700)))
points = st.tuples(st.integers(3, 97), st.integers(3, 77)).map(lambda p: (p[0] / 10, p[1] / 10))


@st.composite
def connectors(draw: st.DrawFn) -> Connector:
    levels = draw(st.lists(st.sampled_from(LEVELS), min_size=2, max_size=3, unique=True))
    stops = tuple(Stop(level, draw(points)) for level in levels)
    kind = draw(st.sampled_from(["stairs", "lift", "escalator", "ramp"]))
    seconds, one_way = draw(st.sampled_from([0, 1.3, 3.7, 6, 12])), draw(st.booleans())
    return Connector(f"k{draw(st.integers())}", kind, "Way", stops, seconds, False, one_way)  # type: ignore[arg-type]


@st.composite
def stores(draw: st.DrawFn) -> Plan:
    """Three levels of 10 m x 8 m with boxes on them, a wall with a door in some, one to four connectors."""
    levels = tuple(Level(name, name, n, WIDTH / 1000, DEPTH / 1000) for n, name in enumerate(LEVELS))
    blocks, walls, doors = [], [], []
    for level in LEVELS:
        for n in range(draw(st.integers(0, 3))):
            x, y = draw(points)
            w, d = draw(st.sampled_from([(1, 1), (4, 0.5), (0.5, 3)]))
            box = ((x, y), (x + w, y), (x + w, y + d), (x, y + d))
            blocks.append(Block(f"{level}{n}", level, box, ""))
        if draw(st.booleans()):
            walls.append(Wall(level, level, ((5, 0), (5, 8)), 0.1))
            heading = draw(st.sampled_from([None, 0.0, 180.0]))
            at = (5, draw(st.sampled_from([1.5, 4, 6.5])))
            doors.append(Door(level, level, at, 1.2, False, heading is not None, heading))
    joined = tuple(draw(st.lists(connectors(), min_size=2, max_size=4)))
    return Plan(
        "Store", False, "{aisle}-{bay}{side}", levels, walls=tuple(walls), doors=tuple(doors),
        blocks=tuple(blocks), connectors=joined,
    )  # fmt: skip


NOW = datetime.fromisoformat(CASES["trips"][0]["now"])


def storeys_of(plan: Plan, *, stepless: bool = False) -> Storeys:
    grid = cache(lambda level, cell: raster(plan, level, cell, now=NOW))
    return Storeys(plan, grid, NOW, stepless)


def cheapest(storeys: Storeys, here: At, there: At) -> int | None:
    """The length of the cheapest way, by trying every order of rides there is."""
    walked: dict[Any, Walk | None] = {}

    def walk(level: str, a: Any, b: Any) -> Walk | None:
        if (level, a, b) not in walked:
            walked[level, a, b] = shortest_walk(storeys.grid(level, 250), a, b)
        return walked[level, a, b]

    def rest(level: str, place: Any, used: frozenset[int]) -> list[int]:
        found = []
        if level == there[0] and (direct := walk(level, place, there[1])):
            found.append(direct.length)
        for n, each in enumerate(storeys.stands):
            if each.level != level or n in used or not (leg := walk(level, place, each.place)):
                continue
            for m, ride in storeys.rides(n):
                if m not in used:
                    beyond = storeys.stands[m]
                    more = rest(beyond.level, beyond.place, used | {n, m})
                    found += [leg.length + ride.length + length for length in more]
        return found

    if here[0] == there[0] and (direct := walk(*here, there[1])):
        return direct.length
    return min(rest(*here, frozenset()), default=None)


def test_of_two_lifts_the_one_with_the_shorter_way_altogether_is_taken() -> None:
    near, far = (Stop("a", (2, 4)), Stop("b", (9, 4))), (Stop("a", (6, 4)), Stop("b", (2.5, 4)))
    lifts = tuple(
        Connector(name, "lift", name, stops, seconds)
        for name, stops, seconds in (("near", near, 1.0), ("far", far, 2.5))
    )
    levels = tuple(Level(name, name, n, 10, 8) for n, name in enumerate(LEVELS))
    plan = Plan("Store", False, "{aisle}-{bay}{side}", levels, connectors=lifts)
    trip = shortest_trip(storeys_of(plan), ("a", (1500, 4000)), ("b", (2000, 4000)))
    assert trip
    assert ([ride.connector.id for ride in trip.rides], trip.cost) == (["far"], 4500 + 3250 + 500)
    back = shortest_trip(storeys_of(plan), ("b", (7000, 4000)), ("a", (2000, 4000)))
    assert back
    assert ([ride.connector.id for ride in back.rides], back.cost) == (["near"], 2000 + 1300)


def test_a_slow_lift_at_hand_is_left_for_a_quick_one_far_off() -> None:
    slow = Connector("slow", "lift", "Slow", (Stop("a", (1.5, 4)), Stop("b", (1.5, 4))), 10)
    quick = Connector("quick", "lift", "Quick", (Stop("a", (9, 4)), Stop("b", (2.5, 4))), 0)
    levels = tuple(Level(name, name, n, 10, 8) for n, name in enumerate(LEVELS))
    plan = Plan("Store", False, "{aisle}-{bay}{side}", levels, connectors=(slow, quick))
    trip = shortest_trip(storeys_of(plan), ("a", (1000, 4000)), ("b", (2000, 4000)))
    assert trip
    assert ([ride.connector.id for ride in trip.rides], trip.cost) == (["quick"], 8000 + 500)


def test_a_room_that_only_a_lift_leads_to_is_walked_in() -> None:
    levels = tuple(Level(name, name, n, 10, 8) for n, name in enumerate(LEVELS))
    wall = Wall("w", "b", ((7, 0), (7, 8)), 0.1)
    lift = Connector("lift", "lift", "Lift", (Stop("a", (8, 4)), Stop("b", (9, 4))), 10)
    plan = Plan("Store", False, "{aisle}-{bay}{side}", levels, walls=(wall,), connectors=(lift,))
    storeys = storeys_of(plan)
    assert shortest_trip(storeys, ("a", (2000, 4000)), ("b", (8000, 6000)))
    assert shortest_trip(storeys, ("a", (2000, 4000)), ("b", (2000, 6000))) is None, "beyond the wall"
    shut = storeys_of(replace(plan, connectors=()))
    assert shut.grid("b", 250).snap((8500, 6000)) is None


def test_every_way_is_that_of_the_shared_cases() -> None:
    spots = TALL.spots.by_id
    for case in CASES["trips"]:
        if not isinstance(case["start"], str):
            continue
        now = datetime.fromisoformat(case["now"])
        here, there = spots[case["start"]], spots[case["goal"]]
        trip = TALL.trip(here, there, now, stepless=case["stepless"])
        said = TALL.say(here, there, now, "knee height", stepless=case["stepless"])
        assert (trip.seconds if trip else None) == (case["trip"] and case["trip"]["seconds"])
        assert said == case["say"]


def test_the_nearest_over_all_levels_are_those_of_the_shared_cases() -> None:
    people = [(level, tuple(place)) for level, place in CASES["people"]]
    for case in CASES["nearest"]:
        storeys = TALL.storeys(datetime.fromisoformat(case["now"]))
        here = case["here"][0], tuple(case["here"][1])
        found = nearest_of_all(storeys, here, people, case["k"])
        told = [{"index": n.index, "length": n.length, "seconds": n.seconds} for n in found]
        assert told == case["found"]


@settings(max_examples=depth(60))
@given(stores(), places, places, st.booleans())
def test_a_way_is_the_cheapest_of_all(plan: Plan, here: At, there: At, stepless: bool) -> None:
    storeys = storeys_of(plan, stepless=stepless)
    trip = shortest_trip(storeys, here, there)
    best = cheapest(storeys, here, there)
    assert (trip.cost if trip else None) == best
    if trip:
        _is_whole(plan, trip, stepless=stepless)


def _is_whole(plan: Plan, trip: Trip, *, stepless: bool) -> None:
    """Walks and rides by turns, each where the one before ended, over nothing and against no door."""
    assert len(trip.walks) == len(trip.rides) + 1
    for n, ride in enumerate(trip.rides):
        stops = ride.connector.stops
        assert (stops[ride.begin].level, stops[ride.end].level) == (trip.walks[n][0], trip.walks[n + 1][0])
        assert ride.begin < ride.end or not ride.connector.one_way
        assert not (stepless and ride.connector.kind in ("stairs", "escalator"))
    for level, walk in trip.walks:
        grid = raster(plan, level, now=NOW)
        polygons = obstacles(plan, level) + [
            tuple((int(x * 1000), int(y * 1000)) for x, y in block.polygon)
            for block in plan.blocks
            if block.level == level
        ]
        for a, b in pairwise(walk.points):
            assert not any(crosses(a, b, polygon) for polygon in polygons)
        assert not any(against(walk.points, gate) for gate in grid.gates)


@settings(max_examples=depth(40))
@given(stores(), places, st.lists(places, min_size=1, max_size=6), st.integers(1, 6))
def test_the_nearest_come_first_and_each_has_a_way_here(
    plan: Plan, here: At, others: list[At], k: int
) -> None:
    plan = replace(plan, blocks=())
    storeys = storeys_of(plan)
    found = nearest_of_all(storeys, here, others, k)
    assert len({near.index for near in found}) == len(found) <= k
    assert [near.length for near in found] == sorted(near.length for near in found)
    ways = [shortest_trip(storeys, other, here) for other in others]
    assert len(found) == min(k, sum(way is not None for way in ways))
    for near in found:
        way = ways[near.index]
        assert way
        assert abs(way.cost - near.length) <= 4000 * len(way.walks)
