"""Who is nearest on foot: how often right, how fast (processor time), beside lines, aisle ends and networkx.

`python -m benchmarks.nearest [--json] [--quick] [--seed N]`: three seeded stores with 200 people each.
"""

import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import dist, inf
from typing import Any

from benchmarks.peers import Mouths, Networkx
from benchmarks.phone import on_the_phone
from benchmarks.report import Row, arguments, percentile, show
from benchmarks.stores import store
from benchmarks.truth import Truth
from floorassist.floor import check, exchange
from floorassist.floor.geometry import Place
from floorassist.floor.nearest import nearest
from floorassist.floor.plan import Plan
from floorassist.floor.raster import COARSE, FINE, Raster, raster

LEVEL, PEOPLE = "0", 200


@dataclass
class Score:
    """What one way to tell who is nearest came to."""

    took: list[float] = field(default_factory=list)
    extra: list[float] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Per cent of the asks where nobody was nearer (by more than a centimetre)."""
        return 100 * sum(each < 0.01 for each in self.extra) / len(self.extra)


@dataclass
class Found:
    """Everything that was measured, over all stores."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    publish: list[float] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)


def places(grid: Raster, dice: random.Random, count: int) -> list[Place]:
    """Random spots on the walkable floor, not on the middle of a cell."""
    free = [cell for cell, walkable in enumerate(grid.free) if walkable]
    off = grid.cell // 2 - 1
    found = []
    for _ in range(count):
        x, y = grid.centre(dice.choice(free))
        found.append((x + dice.randint(-off, off), y + dice.randint(-off, off)))
    return found


def published(plan: Plan) -> tuple[float, Raster, Raster]:
    """Seconds to read, check and rasterise a plan's text, and its two grids."""
    text = exchange.dump(plan)
    began = time.process_time()
    read = exchange.load(text)
    assert not check.faults(read)
    grids = raster(read, LEVEL, FINE), raster(read, LEVEL, COARSE)
    return time.process_time() - began, *grids


def measure(seed: int, asks: int, slow_asks: int, found: Found) -> None:
    """One store: every way is asked the same questions; networkx only the first few, it is slow."""
    plan, dice = store(seed), random.Random(seed)
    took, fine, coarse = published(plan)
    found.publish.append(took)
    truth = Truth(plan, LEVEL)
    people, heres = places(truth.raster, dice, PEOPLE), places(truth.raster, dice, asks)
    mouths, slow = Mouths(plan, fine), Networkx(fine)
    joined = [(place, mouths.joined(place)) for place in people]
    ours = [nearest(coarse, fine, here, people) for here in heres]
    for n, here in enumerate(heres):
        real = truth.distances(here, people, 1)
        ways: dict[str, Callable[[], Sequence[float]]] = {
            "ours": lambda here=here: _as_list(nearest(coarse, fine, here, people)),  # type: ignore[misc]
            "straight line": lambda here=here: [dist(here, place) for place in people],  # type: ignore[misc]
            "aisle ends": lambda here=here: mouths.distances(here, joined),  # type: ignore[misc]
        }
        if n < slow_asks:
            ways["networkx"] = lambda here=here: slow.distances(here, people)  # type: ignore[misc]
        for name, way in ways.items():
            _score(found.scores[name], way, here, people, real, truth)
    phone = on_the_phone(plan, LEVEL, people=people, asks=heres)
    if phone:
        found.scores["phone"].took += [each["ms"] for each in phone["near"]]
        found.same += [
            _plain(each["found"]) == [(n.index, n.length) for n in mine]
            for each, mine in zip(phone["near"], ours, strict=True)
        ]


def _as_list(found: Sequence[Any]) -> list[float]:
    lengths = [inf] * PEOPLE
    for near in found:
        lengths[near.index] = near.length
    return lengths


def _plain(found: list[dict[str, int]]) -> list[tuple[int, int]]:
    return [(each["index"], each["length"]) for each in found]


def _score(
    score: Score,
    way: Callable[[], Sequence[float]],
    here: Place,
    people: Sequence[Place],
    real: Sequence[float],
    truth: Truth,
) -> None:
    began = time.process_time()
    lengths = way()
    score.took.append(1000 * (time.process_time() - began))
    chosen = min(range(PEOPLE), key=lambda n: lengths[n])
    walked = real[chosen] if real[chosen] < inf else truth.distances(here, [people[chosen]])[0]
    score.extra.append(walked - min(real))


def rows(found: Found) -> list[Row]:
    """The report."""
    scores, ours = found.scores, found.scores["ours"]
    peers = [name for name in ("straight line", "aisle ends", "networkx") if name in scores]
    p95 = percentile(ours.took, 0.95)
    extra = percentile(ours.extra, 0.95)
    report = [
        Row(
            "nearest 8 of 200, p95",
            p95,
            "ms",
            {n: percentile(scores[n].took, 0.95) for n in peers},
            "<= 5",
            p95 <= 5,
        ),
        Row(
            "the nearest is right",
            ours.right,
            "%",
            {n: scores[n].right for n in peers},
            ">= 97",
            ours.right >= 97,
        ),
        Row(
            "extra metres, p95",
            extra,
            "m",
            {n: percentile(scores[n].extra, 0.95) for n in peers},
            "<= 0.5",
            extra <= 0.5,
        ),
        Row("publish 2,000 bays", max(found.publish), "s", {}, "<= 0.5", max(found.publish) <= 0.5),
    ]
    if found.same:
        equal = 100 * sum(found.same) / len(found.same)
        report.append(Row("equal integers in node", equal, "%", {}, "100", equal == 100))
        report.append(Row("the same on the phone (node), p95", percentile(scores["phone"].took, 0.95), "ms"))
    return report


def main() -> None:
    """Measure and print."""
    options = arguments(__doc__ or "").parse_args()
    found = Found()
    for n in range(3):
        measure(options.seed + n, 60 if options.quick else 120, 2 if options.quick else 5, found)
    show("nearest", options.seed, rows(found), options.json)


if __name__ == "__main__":
    main()
