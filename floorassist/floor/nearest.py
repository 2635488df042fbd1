"""Who is nearest on foot: one wave over the coarse cells that stops when enough people are reached.

What counts is their way here: through one-way doors only as these lead, so the wave runs against them.

The wave measures along the grid's eight directions, up to 8 % too long. So the people it reaches are measured
again along the string pulled tight over the fine cells. Twin: `static/js/core/nearest.js`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from floorassist.floor.geometry import Place
from floorassist.floor.raster import Raster
from floorassist.floor.route import DIAGONAL, FAR, STRAIGHT, foothold, pull, seconds, steps_of

SLACK = 12  # a twelfth more than the first: what the eight directions may add to a straight way
WHEEL = 8  # buckets of cost that go round: one more than the dearest step


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody in reach: the index in the list asked about, and how far away on foot in mm."""

    index: int
    length: int

    @property
    def seconds(self) -> int:
        """Whole seconds on foot, rounded up."""
        return seconds(self.length)


def nearest(coarse: Raster, fine: Raster, here: Place, others: Sequence[Place], k: int = 8) -> list[Near]:
    """The `k` others that are nearest on foot, nearest first, without those who cannot be reached."""
    start = _foot(coarse, fine, here)
    if start is None:
        return []
    feet = [_foot(coarse, fine, other) for other in others]
    cells: dict[int, list[int]] = {}
    for index, foot in enumerate(feet):
        if foot is not None:
            cells.setdefault(foot[1], []).append(index)
    ranked = []
    for cell, line in _wave(coarse, start[1], cells, k):
        between = [coarse.centre(each) for each in reversed(line)]
        for index in cells[cell]:
            end = feet[index]
            assert end is not None
            ranked.append((pull(fine, [end[0], *between, start[0]]).length, index))
    return [Near(index, length) for length, index in sorted(ranked)[:k]]


def _foot(coarse: Raster, fine: Raster, place: Place) -> tuple[Place, int] | None:
    """Where one stands, and the coarse cell of it; None far off the walkable floor.

    The fine cells decide: from inside a shelf the coarse ones would step out on the other side of it.
    """
    cell = fine.snap(place)
    if cell is None:
        return None
    stand = foothold(fine, place, cell)
    within = coarse.snap(stand)
    return None if within is None else (stand, within)


def _wave(raster: Raster, source: int, cells: dict[int, list[int]], k: int) -> list[tuple[int, list[int]]]:
    """The cells with people in reach, in order of cost, each with the cells between the source and it.

    It goes on until `k` people are reached, and as far as somebody may turn out to be nearer than the first.
    """
    moves, offsets = raster.back, _offsets(raster.stride)
    cost = [FAR] * len(moves)
    cost[source] = 0
    buckets: list[list[int]] = [[] for _ in range(WHEEL)]
    buckets[0].append(source)
    found: list[int] = []
    left, spent, limit, idle = k, 0, FAR, 0
    while spent <= limit and idle < WHEEL:
        bucket = buckets[spent % WHEEL]
        idle = 0 if bucket else idle + 1
        ahead, aslant = spent + STRAIGHT, spent + DIAGONAL
        note_ahead, note_aslant = buckets[ahead % WHEEL].append, buckets[aslant % WHEEL].append
        for cell in bucket:
            if cost[cell] != spent:
                continue
            if cell in cells:
                found.append(cell)
                left -= len(cells[cell])
                if left <= 0 and limit == FAR:
                    first = cost[found[0]]
                    limit = max(spent, first + first // SLACK + DIAGONAL)
            straight, diagonal = offsets[moves[cell]]
            for offset in straight:
                if ahead < cost[cell + offset]:
                    cost[cell + offset] = ahead
                    note_ahead(cell + offset)
            for offset in diagonal:
                if aslant < cost[cell + offset]:
                    cost[cell + offset] = aslant
                    note_aslant(cell + offset)
        bucket.clear()
        spent += 1
    return [(cell, _between(raster, cost, cell)) for cell in found]


@lru_cache(maxsize=64)
def _offsets(stride: int) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """For each of the 256 values of `Raster.moves`: the offsets of its straight and of its diagonal steps."""
    return tuple(
        (
            tuple(offset for offset, price in steps if price == STRAIGHT),
            tuple(offset for offset, price in steps if price == DIAGONAL),
        )
        for steps in steps_of(stride)
    )


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
