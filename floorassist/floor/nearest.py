"""Who is nearest on foot: one wave over the coarse cells that stops when enough people are reached.

The wave measures along the grid's eight directions, up to 8 % too long. So the people it reaches are measured
again along the string pulled tight. Twin: `static/js/core/nearest.js`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from floorassist.floor.geometry import Place
from floorassist.floor.raster import Raster
from floorassist.floor.route import DIAGONAL, FAR, foothold, pull, seconds, steps_of

SLACK = 12  # a twelfth more than the first: what the eight directions may add to a straight way
WHEEL = 7  # one bucket less than there are; a power of two less one, and no step costs more


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody in reach: the index in the list asked about, and how far away on foot in mm."""

    index: int
    length: int

    @property
    def seconds(self) -> int:
        """Whole seconds on foot, rounded up."""
        return seconds(self.length)


def nearest(raster: Raster, here: Place, others: Sequence[Place], k: int = 8) -> list[Near]:
    """The `k` others that are nearest on foot, nearest first, without those who cannot be reached."""
    source = raster.snap(here)
    if source is None:
        return []
    cells: dict[int, list[int]] = {}
    for index, other in enumerate(others):
        cell = raster.snap(other)
        if cell is not None:
            cells.setdefault(cell, []).append(index)
    ranked = []
    for cell, line in _wave(raster, source, cells, k):
        between = [raster.centre(each) for each in line]
        for index in cells[cell]:
            ends = foothold(raster, here, source), foothold(raster, others[index], cell)
            ranked.append((pull(raster, [ends[0], *between, ends[1]]).length, index))
    return [Near(index, length) for length, index in sorted(ranked)[:k]]


def _wave(raster: Raster, source: int, cells: dict[int, list[int]], k: int) -> list[tuple[int, list[int]]]:
    """The cells with people in reach, in order of cost, each with the cells between the source and it.

    It goes on until `k` people are reached, and as far as somebody may turn out to be nearer than the first.
    """
    moves, steps = raster.moves, steps_of(raster.stride)
    cost = [FAR] * len(moves)
    cost[source] = 0
    buckets: list[list[int]] = [[] for _ in range(WHEEL + 1)]
    buckets[0].append(source)
    found: list[int] = []
    left, spent, limit, waiting = k, 0, FAR, 1
    while spent <= limit and waiting:
        bucket = buckets[spent & WHEEL]
        for cell in bucket:
            if cost[cell] != spent:
                continue
            if cell in cells:
                found.append(cell)
                left -= len(cells[cell])
                if left <= 0 and limit == FAR:
                    first = cost[found[0]]
                    limit = max(spent, first + first // SLACK + DIAGONAL)
            for offset, price in steps[moves[cell]]:
                total = spent + price
                if total < cost[cell + offset]:
                    cost[cell + offset] = total
                    buckets[total & WHEEL].append(cell + offset)
                    waiting += 1
        waiting -= len(bucket)
        bucket.clear()
        spent += 1
    return [(cell, _between(raster, cost, cell)) for cell in found]


def _between(raster: Raster, cost: list[int], cell: int) -> list[int]:
    """The cells between the source and a cell that was reached, back along steps that explain the cost."""
    steps = steps_of(raster.stride)
    line = []
    while cost[cell]:
        cell = next(
            cell + offset
            for offset, price in steps[raster.moves[cell]]
            if cost[cell + offset] == cost[cell] - price
        )
        line.append(cell)
    return line[-2::-1]
