"""A level as a grid of walkable cells, made once for every published plan.

A cell is free when its centre is farther than a body's radius from every obstacle, and when it belongs to the
largest connected part of the level, or to one that a connector leads to. All arithmetic is in whole
millimetres, so that the phone (`static/js/core/raster.js`) finds the same cells, bit for bit. A grid has one
blocked cell around it: a step never needs to look for the border.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import isqrt, sqrt

from floorassist.floor.closing import blocked
from floorassist.floor.gates import Gate, gates, one_way
from floorassist.floor.geometry import BODY, STEPS, Place, mm, place_of
from floorassist.floor.obstacles import Polygon, obstacles
from floorassist.floor.parts import kept_parts
from floorassist.floor.plan import Plan

FINE, COARSE = 250, 500  # mm a cell: for routes, and for who is nearest
SNAP = 1000  # mm that a place may lie outside the walkable cells


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """The cells of a level: `free` holds 1 for a walkable cell, `moves` its possible steps (bits of STEPS).

    `back` tells from where a cell can be reached in one step: the same but at one-way doors (`gates`).
    Cell number = (row + 1) * stride + column + 1. A diagonal step needs both cells beside it free.
    """

    level: str
    cell: int
    columns: int
    rows: int
    stride: int
    free: bytes
    moves: bytes
    back: bytes
    gates: tuple[Gate, ...] = ()

    def cell_of(self, place: Place) -> int:
        """The number of the cell that holds a place; places off the level fall on the blocked rim."""
        column = min(max(place[0] // self.cell, -1), self.columns)
        row = min(max(place[1] // self.cell, -1), self.rows)
        return (row + 1) * self.stride + column + 1

    def centre(self, cell: int) -> Place:
        """The middle of a cell in millimetres."""
        row, column = divmod(cell, self.stride)
        half = self.cell // 2
        return (column - 1) * self.cell + half, (row - 1) * self.cell + half

    def snap(self, place: Place) -> int | None:
        """The walkable cell of a place, or the nearest one with its middle within 1 m; or None."""
        own = self.cell_of(place)
        if self.free[own]:
            return own
        best: tuple[int, int] | None = None
        for row in range((place[1] - SNAP) // self.cell, (place[1] + SNAP) // self.cell + 1):
            for column in range((place[0] - SNAP) // self.cell, (place[0] + SNAP) // self.cell + 1):
                if not (0 <= row < self.rows and 0 <= column < self.columns):
                    continue
                cell = (row + 1) * self.stride + column + 1
                if self.free[cell]:
                    x, y = self.centre(cell)
                    away = (x - place[0]) ** 2 + (y - place[1]) ** 2
                    if away <= SNAP * SNAP and (best is None or (away, cell) < best):
                        best = (away, cell)
        return best[1] if best else None


def raster(
    plan: Plan, level: str, cell: int = FINE, *, staff: bool = True, now: datetime | None = None
) -> Raster:
    """The walkable cells of one level of a plan, `cell` millimetres wide.

    With what is closed `now`; without a moment as it was built, with nothing closed for a while.
    """
    size = plan.level(level)
    polygons = obstacles(plan, level, staff=staff) + ([] if now is None else blocked(plan, level, now))
    stops = [place_of(stop.at) for each in plan.connectors for stop in each.stops if stop.level == level]
    doors = gates(plan, level, staff=staff)
    return rasterise(level, (mm(size.width), mm(size.depth)), polygons, cell, doors, stops)


def rasterise(
    level: str,
    size: Place,
    polygons: Sequence[Polygon],
    cell: int,
    doors: tuple[Gate, ...] = (),
    stops: Sequence[Place] = (),
) -> Raster:
    """The walkable cells of a floor of `size` mm with these polygons on it, one-way doors and stops."""
    columns, rows = (size[0] + cell // 2) // cell, (size[1] + cell // 2) // cell
    stride = columns + 2
    free = bytearray(stride * (rows + 2))
    full = b"\x01" * columns
    for row in range(1, rows + 1):
        free[row * stride + 1 : row * stride + 1 + columns] = full
    stamp = _Stamp(free, cell, columns, rows)
    for polygon in polygons:
        stamp.polygon(polygon)

    def grid(cells: bytes, moves: bytes, back: bytes) -> Raster:
        return Raster(level, cell, columns, rows, stride, cells, moves, back, doors)

    def snap(cells: bytes, place: Place) -> int | None:
        return grid(cells, b"", b"").snap(place)

    kept = kept_parts(bytes(free), stride, columns, rows, stops, snap)
    moves = _moves(kept, stride)
    return grid(kept, *one_way(grid(kept, moves, moves), moves))


class _Stamp:
    """Blocks the cells within a body's radius of polygons, row by row."""

    def __init__(self, free: bytearray, cell: int, columns: int, rows: int) -> None:
        self.free, self.cell, self.columns, self.rows = free, cell, columns, rows
        self.half = cell // 2
        self.blocked = bytes(columns + 2)

    def polygon(self, points: Polygon) -> None:
        edges = list(zip(points, (*points[1:], points[0]), strict=True))
        for row, y in self._rows(min(y for _, y in points), max(y for _, y in points)):
            self._inside(row, y, edges)
        for a, b in edges:
            self._disc(a)
            self._strip(a, b)

    def _rows(self, low: int, high: int) -> list[tuple[int, int]]:
        first = max(0, -((self.half - low) // self.cell))
        last = min(self.rows - 1, (high - self.half) // self.cell)
        return [(row, row * self.cell + self.half) for row in range(first, last + 1)]

    def _block(self, row: int, low: int, high: int) -> None:
        """Block the cells of a row whose middle lies from `low` to `high` mm."""
        first = max(0, -((self.half - low) // self.cell))
        last = min(self.columns - 1, (high - self.half) // self.cell)
        if first <= last:
            begin = (row + 1) * (self.columns + 2) + first + 1
            self.free[begin : begin + last - first + 1] = self.blocked[: last - first + 1]

    def _inside(self, row: int, y: int, edges: list[tuple[Place, Place]]) -> None:
        cuts = sorted(
            ax + (bx - ax) * (y - ay) // (by - ay) for (ax, ay), (bx, by) in edges if (ay > y) != (by > y)
        )
        for low, high in zip(cuts[::2], cuts[1::2], strict=True):
            self._block(row, low, high)

    def _disc(self, middle: Place) -> None:
        x, y = middle
        for row, at in self._rows(y - BODY, y + BODY):
            half = isqrt(BODY * BODY - (at - y) * (at - y))
            self._block(row, x - half, x + half)

    def _strip(self, a: Place, b: Place) -> None:
        """The rectangle of points that see the edge at a right angle and lie within the radius of it."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        square = dx * dx + dy * dy
        if not square:
            return
        reach = int(sqrt(BODY * BODY * square))
        for row, at in self._rows(min(a[1], b[1]) - BODY, max(a[1], b[1]) + BODY):
            y = at - a[1]
            across = _between(dy, dx * y - reach, dx * y + reach)
            along = _between(dx, -dy * y, square - dy * y)
            if across and along:
                self._block(row, a[0] + max(across[0], along[0]), a[0] + min(across[1], along[1]))


_EVERYWHERE = (-(10**9), 10**9)


def _between(factor: int, low: int, high: int) -> tuple[int, int] | None:
    """The whole x with low <= factor * x <= high."""
    if factor == 0:
        return _EVERYWHERE if low <= 0 <= high else None
    if factor < 0:
        factor, low, high = -factor, -high, -low
    return -(-low // factor), high // factor


def _moves(free: bytes, stride: int) -> bytes:
    """The steps from every cell, all cells at once: the grid is one long number, a byte for each cell."""
    cells = int.from_bytes(free, "little")
    straight = [_shifted(cells, column + row * stride) & cells for column, row in STEPS[:4]]
    moves = sum(step << bit for bit, step in enumerate(straight))
    for bit, (column, row) in enumerate(STEPS[4:], 4):
        beside = straight[0 if column > 0 else 1] & straight[2 if row > 0 else 3]
        moves += (_shifted(cells, column + row * stride) & beside) << bit
    return moves.to_bytes(len(free), "little")


def _shifted(cells: int, offset: int) -> int:
    return cells >> 8 * offset if offset > 0 else cells << -8 * offset
