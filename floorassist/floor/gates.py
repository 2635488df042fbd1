"""One-way doors: a line across the opening that is walked over in one direction only.

Which side a place is on and where a step meets the line are told in whole millimetres, alike for the steps
of the grid and for a string pulled over it, so that no walk goes through against the door. Twin:
`static/js/core/gates.js`.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from floorassist.floor.geometry import STEPS, Frame, Place
from floorassist.floor.obstacles import DOOR_NEAR, cuts, distance_along, open_doors, pieces
from floorassist.floor.plan import Door, Plan

REACH = 2  # cells beside a gate whose steps may meet it
_OPPOSITE = tuple(STEPS.index((-column, -row)) for column, row in STEPS)


@dataclass(frozen=True, slots=True)
class Gate:
    """A line that is walked over from its left to its right, seen along it; `length` in millimetres."""

    line: Frame
    length: int

    def forbids(self, a: Place, b: Place) -> bool:
        """Whether the straight line a-b goes through against the door."""
        along, beyond = self.line.locate(a)
        end, before = self.line.locate(b)
        if not beyond > 0 >= before:
            return False
        return 0 <= end * beyond - along * before <= self.length * (beyond - before)

    def parts(self, a: Place, b: Place) -> bool:
        """Whether the line a-b goes through, either way."""
        return self.forbids(a, b) or self.forbids(b, a)


def gates(plan: Plan, level: str, *, staff: bool = True) -> tuple[Gate, ...]:
    """The one-way doors of a level, one gate for each piece of wall that they open."""
    doors = open_doors(plan, level, staff=staff)
    if not any(door.one_way for door in doors):
        return ()
    found = []
    for wall in plan.walls:
        if wall.level != level:
            continue
        for frame, half in pieces(wall):
            for left, right, door in cuts(frame, distance_along(frame), doors, half + DOOR_NEAR):
                if door.one_way and (ahead := _ahead(frame, door)):
                    ends = frame.at(left, 0), frame.at(right, 0)
                    line = Frame(*(ends if ahead > 0 else ends[::-1]))
                    found.append(Gate(line, distance_along(line)))
    return tuple(found)


def _ahead(frame: Frame, door: Door) -> int:
    """Above 0 when the door leads to the right of the wall's line, below 0 to the left."""
    assert door.heading is not None
    turned = door.heading * math.pi / 180
    ahead = math.floor(math.cos(turned) * 1000 + 0.5), math.floor(math.sin(turned) * 1000 + 0.5)
    dx, dy = frame.end[0] - frame.start[0], frame.end[1] - frame.start[1]
    return ahead[1] * dx - ahead[0] * dy


class Cells(Protocol):
    """A grid of cells."""

    @property
    def cell(self) -> int:
        """Millimetres a cell."""

    @property
    def stride(self) -> int:
        """Cells a row."""

    @property
    def gates(self) -> tuple[Gate, ...]:
        """Its one-way doors."""

    def cell_of(self, place: Place) -> int:
        """The cell that holds a place."""

    def centre(self, cell: int) -> Place:
        """The middle of a cell."""


def one_way(grid: Cells, moves: bytes) -> tuple[bytes, bytes]:
    """The steps from every cell, without those through a door against it, and the steps to every cell."""
    if not grid.gates:
        return moves, moves
    ahead, back = bytearray(moves), bytearray(moves)
    for gate in grid.gates:
        for cell in _cells_beside(grid, gate):
            for bit, (column, row) in enumerate(STEPS):
                beyond = cell + column + row * grid.stride
                if moves[cell] >> bit & 1 and gate.forbids(grid.centre(cell), grid.centre(beyond)):
                    ahead[cell] &= ~(1 << bit)
                    back[beyond] &= ~(1 << _OPPOSITE[bit])
    return bytes(ahead), bytes(back)


def _cells_beside(grid: Cells, gate: Gate) -> Iterator[int]:
    (ax, ay), (bx, by) = gate.line.start, gate.line.end
    room = REACH * grid.cell
    first = grid.cell_of((min(ax, bx) - room, min(ay, by) - room))
    last = grid.cell_of((max(ax, bx) + room, max(ay, by) + room))
    low, high = first % grid.stride, last % grid.stride
    for row in range(first // grid.stride, last // grid.stride + 1):
        yield from range(row * grid.stride + low, row * grid.stride + high + 1)
