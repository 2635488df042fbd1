"""Whole millimetres: the arithmetic that Python and the phone must do alike, and the frame of an aisle.

Every float step (multiply, add, divide, square root) is one that IEEE 754 rounds in one way only, in this
order; `static/js/core/geometry.js` does the same steps.
"""

import math
from dataclasses import dataclass

Place = tuple[int, int]  # millimetres
BODY = 300  # mm: the radius of a person

# The steps of a grid as (columns, rows); the place of each is its bit in `Raster.moves`.
STEPS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))


def mm(metres: float) -> int:
    """Metres as whole millimetres, halves up."""
    return math.floor(metres * 1000 + 0.5)


def place_of(point: tuple[float, float]) -> Place:
    """A point in metres as millimetres."""
    return mm(point[0]), mm(point[1])


def distance(a: Place, b: Place) -> int:
    """The length of a-b in whole millimetres, halves up."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return math.floor(math.sqrt(dx * dx + dy * dy) + 0.5)


@dataclass(frozen=True, slots=True)
class Frame:
    """A line from `start` to `end` to measure by: along it, and across it (left is negative)."""

    start: Place
    end: Place

    @property
    def length(self) -> float:
        """Millimetres from start to end."""
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        return math.sqrt(dx * dx + dy * dy)

    def at(self, along: float, across: float) -> Place:
        """The place `along` mm from the start and `across` mm to the right of the line."""
        length = self.length or 1.0
        ux, uy = (self.end[0] - self.start[0]) / length, (self.end[1] - self.start[1]) / length
        x = self.start[0] + ux * along - uy * across
        y = self.start[1] + uy * along + ux * across
        return math.floor(x + 0.5), math.floor(y + 0.5)

    def locate(self, place: Place) -> tuple[int, int]:
        """The inverse of `at`: whole millimetres along and across."""
        length = self.length or 1.0
        dx, dy = self.end[0] - self.start[0], self.end[1] - self.start[1]
        px, py = place[0] - self.start[0], place[1] - self.start[1]
        return math.floor((px * dx + py * dy) / length + 0.5), math.floor((py * dx - px * dy) / length + 0.5)
