"""Ways and who is nearest over two levels, beside the nearest stairs as the crow flies, and networkx on both.

`python -m benchmarks.levels [--json] [--quick] [--seed N]`: three seeded stores of two storeys of 126 m x
63 m, joined by two stairs, a lift and an escalator that only goes up.
"""

import random
import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from math import dist, inf
from typing import Any

import networkx as nx

from benchmarks.nearest import places
from benchmarks.peers import Networkx
from benchmarks.phone import on_the_phone
from benchmarks.report import Row, arguments, percentile, show
from benchmarks.stores import store
from benchmarks.truth import Truth
from floorassist.floor.geometry import Place, place_of
from floorassist.floor.ground import Ground
from floorassist.floor.plan import Aisle, Connector, ConnectorKind, Level, Plan, Stop
from floorassist.floor.raster import FINE
from floorassist.floor.route import PACE
from floorassist.floor.storeys import At, Storeys, nearest_of_all
from floorassist.floor.trip import Trip, shortest_trip

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
LEVELS = ("0", "1")
JOINED: tuple[tuple[ConnectorKind, float, float, float], ...] = (
    ("stairs", 22.0, 0.04, 0.10),
    ("stairs", 22.0, 0.96, 0.12),
    ("lift", 35.0, 0.5, 0.115),
    ("escalator", 18.0, 0.3, 0.115),
)  # kind, seconds, and where its stops stand, as shares of the level
PEOPLE = 100


def storeys(seed: int) -> Plan:
    """Two seeded stores on top of each other; the stops of what joins them stand in front of the tills."""
    below, above = store(seed, 3, 2), store(seed + 50, 3, 2)
    size = below.levels[0]
    ways = tuple(_joined(n, size) for n in range(len(JOINED)))
    return replace(
        below,
        levels=(size, Level("1", "Upper floor", 1, size.width, size.depth)),
        aisles=below.aisles + tuple(_aisle_up(each) for each in above.aisles),
        walls=below.walls + _up(above.walls),
        doors=below.doors + _up(above.doors),
        fixtures=below.fixtures + _up(above.fixtures),
        connectors=ways,
    )


def _joined(n: int, size: Level) -> Connector:
    kind, seconds, x, y = JOINED[n]
    at = round(size.width * x, 3), round(size.depth * y, 3)
    stops = tuple(Stop(level, at) for level in LEVELS)
    return Connector(f"c{n}", kind, f"Way {n}", stops, seconds, one_way=kind == "escalator")


def _aisle_up(aisle: Aisle) -> Aisle:
    bays = tuple(replace(bay, id=f"u-{bay.id}") for bay in aisle.bays)
    return replace(aisle, id=f"u-{aisle.id}", code=f"U{aisle.code}", level="1", bays=bays)


def _up(things: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(replace(each, id=f"u-{each.id}", level="1") for each in things)


class Peers:
    """The truth over both levels, and what one would do otherwise."""

    def __init__(self, plan: Plan, ground: Ground) -> None:
        self.plan = plan
        self.truth = {level: Truth(plan, level) for level in LEVELS}
        self.grids = {level: ground.grid(level, FINE) for level in LEVELS}
        self.graph: Any = nx.Graph()
        for level, grid in self.grids.items():
            self.graph.add_weighted_edges_from(
                ((level, a), (level, b), weight["weight"])
                for a, b, weight in Networkx(grid).graph.edges(data=True)
            )
        self.graph = self.graph.to_directed()
        for way, stops in self._ways():
            foot = {level: (level, self.grids[level].snap(stops[level])) for level in LEVELS}
            self.graph.add_edge(foot["0"], foot["1"], weight=way.seconds * PACE)
            if not way.one_way:
                self.graph.add_edge(foot["1"], foot["0"], weight=way.seconds * PACE)

    def _ways(self) -> list[tuple[Connector, dict[str, Place]]]:
        return [
            (each, {stop.level: place_of(stop.at) for stop in each.stops}) for each in self.plan.connectors
        ]

    def metres(self, here: At, others: list[At]) -> list[float]:
        """The truth: metres from each of the others to here, over the best of the ways between the levels."""
        ways = [(way, stops) for way, stops in self._ways() if not (way.one_way and here[0] == "0")]
        own = [n for n, other in enumerate(others) if other[0] == here[0]]
        away = [n for n, other in enumerate(others) if other[0] != here[0]]
        found = [inf] * len(others)
        stops = [stops[here[0]] for _, stops in ways]
        near = self.truth[here[0]].distances(here[1], [*stops, *(others[n][1] for n in own)])
        for n, length in zip(own, near[len(stops) :], strict=True):
            found[n] = length
        beyond = "1" if here[0] == "0" else "0"
        for (way, stops_of), spent in zip(ways, near, strict=False):
            rest = (
                self.truth[beyond].distances(stops_of[beyond], [others[n][1] for n in away]) if away else []
            )
            for n, length in zip(away, rest, strict=True):
                found[n] = min(found[n], spent + way.seconds * PACE / 1000 + length)
        return found

    def by_the_nearest_stairs(self, here: At, there: At) -> float:
        """Metres when one takes the stairs or lift that looks nearest from where one is."""
        ways = [(way, stops) for way, stops in self._ways() if not (way.one_way and here[0] == "1")]
        way, stops = min(ways, key=lambda pair: dist(pair[1][here[0]], here[1]))
        up = self.truth[here[0]].distances(here[1], [stops[here[0]]])[0]
        on = self.truth[there[0]].distances(stops[there[0]], [there[1]])[0]
        return up + way.seconds * PACE / 1000 + on

    def networkx(self, here: At, there: At) -> float:
        """Metres by Dijkstra over both grids as one graph."""
        source = here[0], self.grids[here[0]].snap(here[1])
        goal = there[0], self.grids[there[0]].snap(there[1])
        return float(nx.dijkstra_path_length(self.graph, source, goal)) / 1000


@dataclass
class Found:
    """Everything that was measured over all stores: ms, shares of the truth, who was right."""

    took: dict[str, list[float]] = field(default_factory=dict)
    share: dict[str, list[float]] = field(default_factory=dict)
    extra: dict[str, list[float]] = field(default_factory=dict)
    same: list[bool] = field(default_factory=list)

    def add(self, name: str, took: float, share: float) -> None:
        """Note one way."""
        self.took.setdefault(name, []).append(took)
        self.share.setdefault(name, []).append(share)


def measure(seed: int, count: int, slow: int, found: Found) -> None:
    """One store: ways from one level to the other, and who of a hundred people on both is nearest."""
    plan, dice = storeys(seed), random.Random(seed)
    ground = Ground(plan)
    peers, ready = Peers(plan, ground), ground.storeys(NOW)
    spread = {level: places(peers.truth[level].raster, dice, count + PEOPLE // 2) for level in LEVELS}
    people: list[At] = [(level, place) for level in LEVELS for place in spread[level][count:]]
    asked: list[tuple[At, At]] = []
    trips: list[Trip] = []
    nearest_of_all(ready, people[0], people)  # as in a server that was asked before
    for n in range(count):
        here, there = ("0", spread["0"][n]), ("1", spread["1"][n])
        if n % 2:
            here, there = there, here
        real = peers.metres(there, [here])[0]
        began = time.process_time()
        trip = shortest_trip(ready, here, there)
        took = 1000 * (time.process_time() - began)
        assert trip
        found.add("ours", took, trip.cost / 1000 / real)
        found.add("nearest stairs", 0.0, peers.by_the_nearest_stairs(here, there) / real)
        if n < slow:
            began = time.process_time()
            metres = peers.networkx(here, there)
            found.add("networkx", 1000 * (time.process_time() - began), metres / real)
        asked.append((here, there))
        trips.append(trip)
        _nearest(ready, peers, here, people, found)
    phone = on_the_phone(plan, "0", trips=asked)
    for each, mine in zip(phone["trips"] if phone else [], trips, strict=False):
        found.took.setdefault("phone", []).append(each["ms"])
        found.same.append((each["found"]["cost"], each["found"]["length"]) == (mine.cost, mine.length))


def _nearest(ready: Storeys, peers: Peers, here: At, people: list[At], found: Found) -> None:
    real = peers.metres(here, people)
    began = time.process_time()
    first = nearest_of_all(ready, here, people)[0].index
    found.took.setdefault("nearest", []).append(1000 * (time.process_time() - began))
    own = [n for n, other in enumerate(people) if other[0] == here[0]]
    line = min(own, key=lambda n: dist(people[n][1], here[1]))
    found.extra.setdefault("ours", []).append(real[first] - min(real))
    found.extra.setdefault("straight line", []).append(real[line] - min(real))


def rows(found: Found) -> list[Row]:
    """The report."""
    longer = {name: 100 * (percentile(shares, 0.95) - 1) for name, shares in found.share.items()}
    right = {
        name: 100 * sum(each < 0.01 for each in extra) / len(extra) for name, extra in found.extra.items()
    }
    extra = {name: percentile(each, 0.95) for name, each in found.extra.items()}
    mine, ours, found_near = longer.pop("ours"), right.pop("ours"), extra["ours"]
    slow = {"networkx": percentile(found.took["networkx"], 0.5)}
    report = [
        Row("over levels: longer than the truth, p95", mine, "%", longer, "<= 3", mine <= 3),
        Row("over levels: way on the server, p50", percentile(found.took["ours"], 0.5), "ms", slow),
        Row("over levels: the nearest of 100 is right", ours, "%", right),
        Row("over levels: extra metres, p95", extra.pop("ours"), "m", extra, "<= 0.5", found_near <= 0.5),
        Row("over levels: nearest 8 of 100, p95", percentile(found.took["nearest"], 0.95), "ms"),
    ]
    if found.same:
        equal = 100 * sum(found.same) / len(found.same)
        report.append(
            Row("over levels: way on the phone (node), p50", percentile(found.took["phone"], 0.5), "ms")
        )
        report.append(Row("over levels: equal integers in node", equal, "%", {}, "100", equal == 100))
    return report


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "").parse_args()
    found = Found()
    for n in range(3):
        measure(options.seed + n, 4 if options.quick else 16, 1 if options.quick else 3, found)
    show("levels", options.seed, rows(found), options.json)


if __name__ == "__main__":
    main()
