"""Walks between any two places: how much longer than the truth, whether they cross anything, how fast.

`python -m benchmarks.route [--json] [--quick] [--seed N]`: three seeded stores of 208 m x 95 m.
"""

import random
import time
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from benchmarks.nearest import places
from benchmarks.peers import Mouths, Networkx
from benchmarks.phone import on_the_phone
from benchmarks.report import Row, arguments, percentile, show
from benchmarks.stores import store
from benchmarks.truth import Truth
from floorassist.floor.geometry import Place
from floorassist.floor.obstacles import Polygon, obstacles
from floorassist.floor.raster import raster
from floorassist.floor.route import Walk, shortest_walk

LEVEL = "0"


@dataclass
class Found:
    """Everything that was measured, over all stores: ms, lengths as shares of the truth, crossings."""

    took: dict[str, list[float]] = field(default_factory=dict)
    share: dict[str, list[float]] = field(default_factory=dict)
    crossings: int = 0
    same: list[bool] = field(default_factory=list)

    def add(self, name: str, ms: float, share: float) -> None:
        """Note one walk; a way that finds none counts as infinitely long."""
        self.took.setdefault(name, []).append(ms)
        self.share.setdefault(name, []).append(share)


def crosses(a: Place, b: Place, polygon: Polygon) -> bool:
    """Whether the segment a-b touches an edge of the polygon."""

    def turn(p: Place, q: Place, r: Place) -> int:
        cross = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        return (cross > 0) - (cross < 0)

    edges = zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    return any(turn(a, b, c) != turn(a, b, d) and turn(c, d, a) != turn(c, d, b) for c, d in edges)


def crossings(walk: Walk, polygons: list[Polygon]) -> int:
    """How many pieces of the walk touch an obstacle."""
    return sum(crosses(a, b, polygon) for a, b in pairwise(walk.points) for polygon in polygons)


def measure(seed: int, starts: int, goals: int, slow: int, found: Found) -> None:
    """One store: from each start to its goals; networkx walks only the first few, it is slow."""
    plan, dice = store(seed), random.Random(seed)
    fine, truth, polygons = raster(plan, LEVEL), Truth(plan, LEVEL), obstacles(plan, LEVEL)
    mouths, cells = Mouths(plan, fine), Networkx(fine)
    walks, ours = [], []
    for _ in range(starts):
        here, *there = places(truth.raster, dice, goals + 1)
        for goal, real in zip(there, truth.distances(here, there), strict=True):
            began = time.process_time()
            walk = shortest_walk(fine, here, goal)
            took = 1000 * (time.process_time() - began)
            assert walk
            found.add("ours", took, walk.metres / real)
            found.crossings += crossings(walk, polygons)
            walks.append((here, goal))
            ours.append(walk)
            joints = mouths.joined(goal)
            began = time.process_time()
            metres = mouths.distances(here, [(goal, joints)])[0] / 1000
            found.add("aisle ends", 1000 * (time.process_time() - began), metres / real)
            if len(ours) <= slow:
                began = time.process_time()
                metres = cells.walk(here, goal) / 1000
                found.add("networkx", 1000 * (time.process_time() - began), metres / real)
    phone = on_the_phone(plan, LEVEL, walks=walks)
    for each, mine in zip(phone["routes"] if phone else [], ours, strict=False):
        found.took.setdefault("phone", []).append(each["ms"])
        found.same.append(
            each["found"]["length"] == mine.length and _points(each["found"]) == list(mine.points)
        )


def _points(found: dict[str, list[list[int]]]) -> list[tuple[int, ...]]:
    return [tuple(point) for point in found["points"]]


def rows(found: Found) -> list[Row]:
    """The report."""
    peers = [name for name in ("aisle ends", "networkx") if name in found.share]
    ways = {name: [share for share in found.share[name] if share < inf] for name in [*peers, "ours"]}
    longer = {name: 100 * (percentile(shares, 0.95) - 1) for name, shares in ways.items()}
    led = {name: 100 * len(shares) / len(found.share[name]) for name, shares in ways.items()}
    mine, all_led = longer.pop("ours"), led.pop("ours")
    timed: dict[str, float] = {name: percentile(found.took[name], 0.5) for name in peers}
    report = [
        Row("longer than the truth, p95", mine, "%", longer, "<= 3", mine <= 3),
        Row("finds a way", all_led, "%", led, "100", all_led == 100),
        Row("crosses an obstacle", found.crossings, "times", {}, "never", found.crossings == 0),
        Row("route on the server, p50", percentile(found.took["ours"], 0.5), "ms", timed),
    ]
    if found.same:
        median, equal = percentile(found.took["phone"], 0.5), 100 * sum(found.same) / len(found.same)
        report.append(Row("route on the phone (node), p50", median, "ms", {}, "<= 8", median <= 8))
        report.append(Row("route on the phone (node), p95", percentile(found.took["phone"], 0.95), "ms"))
        report.append(Row("equal integers in node", equal, "%", {}, "100", equal == 100))
    return report


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "").parse_args()
    found = Found()
    for n in range(3):
        if options.quick:
            measure(options.seed + n, 4, 5, 3, found)
        else:
            measure(options.seed + n, 12, 8, 10, found)
    show("route", options.seed, rows(found), options.json)


if __name__ == "__main__":
    main()
