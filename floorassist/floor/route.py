"""The shortest walk between two places of a level, pulled straight like a string.

A* over the fine cells with whole costs (5 straight, 7 diagonal), then every corner that the walk does not
need goes. The twin `static/js/core/route.js` takes the same steps and comes to the same millimetre.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from floorassist.floor.geometry import STEPS, Place, distance
from floorassist.floor.raster import Raster

STRAIGHT, DIAGONAL = 5, 7
PACE = 1300  # mm a second
FAR = 1 << 30


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk as corner points in millimetres, from where one stands to where one gets, and its length."""

    points: tuple[Place, ...]
    length: int

    @property
    def metres(self) -> float:
        """The length in metres."""
        return self.length / 1000

    @property
    def seconds(self) -> int:
        """Whole seconds at 1.3 m/s, rounded up."""
        return seconds(self.length)


def seconds(length: int) -> int:
    """Whole seconds for `length` mm on foot at 1.3 m/s, rounded up."""
    return -(-length // PACE)


def shortest_walk(raster: Raster, here: Place, there: Place) -> Walk | None:
    """The walk from one place to another; None when either is more than 1 m off the walkable floor.

    None as well where only doors against their direction, or another level, join the two. A place beside the
    walkable floor is walked from, or to, the nearest cell. No walk crosses an obstacle.
    """
    source, goal = raster.snap(here), raster.snap(there)
    if source is None or goal is None:
        return None
    cells = _cells(raster, source, goal)
    if not cells:
        return None
    between = [raster.centre(cell) for cell in (cells if raster.gates else cells[1:-1])]
    return pull(raster, [foothold(raster, here, source), *between, foothold(raster, there, goal)])


def foothold(raster: Raster, place: Place, cell: int) -> Place:
    """Where one stands on the walkable floor: the place, or the middle of the cell it was snapped to.

    Who stands in a one-way door is on the side of their cell's middle.
    """
    if raster.cell_of(place) != cell:
        return raster.centre(cell)
    if raster.gates and any(gate.parts(place, raster.centre(cell)) for gate in raster.gates):
        return raster.centre(cell)
    return place


def pull(raster: Raster, points: Sequence[Place]) -> Walk:
    """The string pulled tight from both ends; the shorter of the two walks."""
    there = _tight(raster, points, _sees if raster.gates else clear)
    back = _tight(raster, points[::-1], _is_seen if raster.gates else clear)[::-1]
    ahead, behind = length_of(there), length_of(back)
    return Walk(tuple(there), ahead) if ahead <= behind else Walk(tuple(back), behind)


def length_of(points: Sequence[Place]) -> int:
    """The length of a line of points in millimetres."""
    return sum(distance(a, b) for a, b in pairwise(points))


@lru_cache(maxsize=64)
def steps_of(stride: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """For each of the 256 values of `Raster.moves`: the (offset, cost) of the steps it allows."""
    every = [(column + row * stride, DIAGONAL if column and row else STRAIGHT) for column, row in STEPS]
    return tuple(tuple(step for bit, step in enumerate(every) if moves >> bit & 1) for moves in range(256))


def _cells(raster: Raster, source: int, goal: int) -> list[int]:
    """A* with buckets, of equals the cell found last first; [] where no steps lead to the goal."""
    stride, moves, steps = raster.stride, raster.moves, steps_of(raster.stride)
    goal_row, goal_column = divmod(goal, stride)
    cost = [FAR] * len(moves)
    came = [0] * len(moves)
    cost[source] = 0
    first = _left(source, stride, goal_row, goal_column)
    buckets: list[list[int]] = [[source]]
    n = 0
    while n < len(buckets):
        bucket = buckets[n]
        if not bucket:
            n += 1
            continue
        cell = bucket.pop()
        if cell == goal:
            break
        spent = cost[cell]
        if spent < 0:
            continue
        cost[cell] = ~spent
        for offset, price in steps[moves[cell]]:
            beyond = cell + offset
            total = spent + price
            if total < cost[beyond]:
                cost[beyond] = total
                came[beyond] = cell
                place = total + _left(beyond, stride, goal_row, goal_column) - first
                while len(buckets) <= place:
                    buckets.append([])
                buckets[place].append(beyond)
    if cost[goal] == FAR:
        return []
    found = [goal]
    while found[-1] != source:
        found.append(came[found[-1]])
    return found[::-1]


def _left(cell: int, stride: int, goal_row: int, goal_column: int) -> int:
    """The least that the rest of the way can cost."""
    row, column = divmod(cell, stride)
    down, along = abs(row - goal_row), abs(column - goal_column)
    return STRAIGHT * max(down, along) + (DIAGONAL - STRAIGHT) * min(down, along)


def _tight(
    raster: Raster, points: Sequence[Place], clear: Callable[[Raster, Place, Place], bool]
) -> list[Place]:
    """From each corner straight to the farthest point ahead that is seen from it."""
    tight = [points[0]]
    n, end = 0, len(points) - 1
    while n < end:
        seen, step = n + 1, 2
        while n + step <= end and clear(raster, points[n], points[n + step]):
            seen = n + step
            step *= 2
        hidden = min(n + step, end + 1)
        while hidden - seen > 1:
            middle = (seen + hidden) // 2
            if clear(raster, points[n], points[middle]):
                seen = middle
            else:
                hidden = middle
        tight.append(points[seen])
        n = seen
    return tight


def clear(raster: Raster, a: Place, b: Place) -> bool:
    """Whether the straight line a-b runs over walkable cells only."""
    (x, y), (bx, by) = (a, b) if a[1] <= b[1] else (b, a)
    cell, stride, free = raster.cell, raster.stride, raster.free
    dx, dy = bx - x, by - y
    row, last = y // cell, by // cell
    base = (row + 1) * stride + 1
    left = x
    while row < last:
        right = (x * dy + dx * ((row + 1) * cell - y)) // dy
        low, high = (left, right) if left <= right else (right, left)
        if free.find(0, base + low // cell, base + high // cell + 1) >= 0:
            return False
        left = right
        row += 1
        base += stride
    low, high = (left, bx) if left <= bx else (bx, left)
    return free.find(0, base + low // cell, base + high // cell + 1) < 0


def _sees(raster: Raster, a: Place, b: Place) -> bool:
    """Whether one may walk straight from a to b: through no door against its direction."""
    return clear(raster, a, b) and not any(gate.forbids(a, b) for gate in raster.gates)


def _is_seen(raster: Raster, a: Place, b: Place) -> bool:
    """Whether one may walk straight from b to a."""
    return _sees(raster, b, a)


def within_reach(raster: Raster, places: Sequence[Place]) -> bytes:
    """1 for every cell that one gets to from these places."""
    steps = steps_of(raster.stride)
    reached = bytearray(len(raster.moves))
    waiting = [cell for place in places if (cell := raster.snap(place)) is not None]
    while waiting:
        cell = waiting.pop()
        if not reached[cell]:
            reached[cell] = 1
            waiting.extend(cell + offset for offset, _ in steps[raster.moves[cell]])
    return bytes(reached)
