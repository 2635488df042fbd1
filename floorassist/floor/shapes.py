"""What the things of a plan look like from above, in metres: shelves, walkways, thick walls, open doors."""

import math
from itertools import pairwise

from floorassist.floor.geometry import Frame, Place, mm, place_of
from floorassist.floor.plan import Aisle, Bay, Door, Level, Plan, Point, Wall

Polygon = tuple[Point, ...]

SLIVER = 0.3  # metres: how deep a bay is drawn that has no shelf of its own


def rectangle(level: Level) -> Polygon:
    """The four corners of a level."""
    return (0.0, 0.0), (level.width, 0.0), (level.width, level.depth), (0.0, level.depth)


def walkway(aisle: Aisle) -> Polygon:
    """The floor of an aisle."""
    frame, half = _frame(aisle.start, aisle.end), mm(aisle.width) // 2
    length = frame.length
    return _points(frame.at(0, -half), frame.at(length, -half), frame.at(length, half), frame.at(0, half))


def shelf(aisle: Aisle, bay: Bay) -> Polygon:
    """The shelf of a bay; where the plan draws shelves as fixtures, a strip at the aisle's edge."""
    frame, near = _frame(aisle.start, aisle.end), mm(aisle.width) // 2
    far = near + mm(aisle.shelf_depth)
    if aisle.shelf_depth == 0:
        near, far = max(near - mm(SLIVER), 0), near
    sign = -1 if bay.side == "L" else 1
    begin, end = mm(bay.at), mm(bay.at) + mm(bay.width)
    return _points(
        frame.at(begin, sign * near),
        frame.at(end, sign * near),
        frame.at(end, sign * far),
        frame.at(begin, sign * far),
    )


def slabs(wall: Wall) -> list[Polygon]:
    """A wall as thick as it is, one rectangle a piece; pieces without a length are left out."""
    half = max(mm(wall.thickness) // 2, 1)
    found = []
    for a, b in pairwise(wall.line):
        frame = _frame(a, b)
        if length := frame.length:
            found.append(
                _points(
                    frame.at(0, -half), frame.at(length, -half), frame.at(length, half), frame.at(0, half)
                )
            )
    return found


def doorway(plan: Plan, door: Door) -> tuple[Point, Point]:
    """A door as a line along the wall that it stands in; without a wall it lies across the plan."""
    best, along = math.inf, (1.0, 0.0)
    for wall in plan.walls:
        if wall.level != door.level:
            continue
        for a, b in pairwise(wall.line):
            length = math.dist(a, b)
            if length and (far := distance_to(door.at, a, b)) < best:
                best, along = far, ((b[0] - a[0]) / length, (b[1] - a[1]) / length)
    half, (x, y) = door.width / 2, door.at
    return (
        (round(x - along[0] * half, 3), round(y - along[1] * half, 3)),
        (round(x + along[0] * half, 3), round(y + along[1] * half, 3)),
    )


def distance_to(point: Point, a: Point, b: Point) -> float:
    """Metres from a point to the piece of line a-b."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    squared = dx * dx + dy * dy
    share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared if squared else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (a[0] + share * dx, a[1] + share * dy))


def middle(points: Polygon) -> Point:
    """The middle of the box around some points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def _frame(start: Point, end: Point) -> Frame:
    return Frame(place_of(start), place_of(end))


def _points(*places: Place) -> Polygon:
    return tuple((x / 1000, y / 1000) for x, y in places)
