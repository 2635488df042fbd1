"""What stands in the way on a level, as polygons in whole millimetres.

The rule for shelves: behind every bay stands a shelf as deep as its aisle says (0.5 m; 0 where the plan draws
the shelves as fixtures). Fixtures of every kind but `entrance` stand too; walls are solid except at doors. A
door for staff opens for staff; a one-way door opens its wall where it has a heading (`gates.py` holds the
direction), else for nobody. What stands for a while is in `closing.py`. Twin: `static/js/core/obstacles.js`.
"""

from collections.abc import Iterator
from itertools import pairwise

from floorassist.floor.geometry import Frame, Place, mm, place_of
from floorassist.floor.plan import Aisle, Door, Plan, Wall

Polygon = tuple[Place, ...]

DOOR_LEAST = 1200  # mm: a narrower door is opened this wide, people turn their shoulders
DOOR_NEAR = 300  # mm between a door's point and the face of the wall it opens
GAP = 50  # mm between two bays whose shelves are one block


def obstacles(plan: Plan, level: str, *, staff: bool = True) -> list[Polygon]:
    """The polygons that a walk on this level goes around."""
    found: list[Polygon] = []
    doors = open_doors(plan, level, staff=staff)
    for wall in plan.walls:
        if wall.level == level:
            found.extend(_wall(wall, doors))
    for fixture in plan.fixtures:
        if fixture.level == level and fixture.kind != "entrance":
            found.append(tuple(place_of(point) for point in fixture.polygon))
    for aisle in plan.aisles:
        if aisle.level == level and aisle.shelf_depth > 0:
            found.extend(shelves(aisle))
    return found


def open_doors(plan: Plan, level: str, *, staff: bool = True) -> list[Door]:
    """The doors of a level that one can walk through in some direction."""
    return [
        door
        for door in plan.doors
        if door.level == level
        and (staff or not door.staff_only)
        and not (door.one_way and door.heading is None)
    ]


def shelves(aisle: Aisle) -> Iterator[Polygon]:
    """The blocks behind an aisle's bays; neighbouring bays share one."""
    frame = Frame(place_of(aisle.start), place_of(aisle.end))
    near = mm(aisle.width) // 2
    far = near + mm(aisle.shelf_depth)
    for side, sign in (("L", -1), ("R", 1)):
        for begin, end in _runs(aisle, side):
            yield (
                frame.at(begin, sign * near),
                frame.at(end, sign * near),
                frame.at(end, sign * far),
                frame.at(begin, sign * far),
            )


def _runs(aisle: Aisle, side: str) -> list[tuple[int, int]]:
    pieces = sorted((mm(bay.at), mm(bay.at) + mm(bay.width)) for bay in aisle.bays if bay.side == side)
    runs: list[tuple[int, int]] = []
    for begin, end in pieces:
        if runs and begin - runs[-1][1] <= GAP:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((begin, end))
    return runs


def _wall(wall: Wall, doors: list[Door]) -> Iterator[Polygon]:
    for frame, half in pieces(wall):
        begin, length = 0, distance_along(frame)
        for left, right, _ in cuts(frame, length, doors, half + DOOR_NEAR):
            if left > begin:
                yield _slab(frame, begin, left, half)
            begin = max(begin, right)
        if begin < length:
            yield _slab(frame, begin, length, half)


def pieces(wall: Wall) -> list[tuple[Frame, int]]:
    """The straight pieces of a wall, each with half of its thickness in millimetres."""
    points = [place_of(point) for point in wall.line]
    return [(Frame(a, b), mm(wall.thickness) // 2) for a, b in pairwise(points)]


def distance_along(frame: Frame) -> int:
    """A frame's whole length in millimetres, halves up."""
    return frame.locate(frame.end)[0]


def cuts(frame: Frame, length: int, doors: list[Door], reach: int) -> list[tuple[int, int, Door]]:
    """The openings of a piece of wall, in order: from, to (mm along it), and the door that makes it."""
    found = []
    for door in doors:
        along, across = frame.locate(place_of(door.at))
        half = max(mm(door.width), DOOR_LEAST) // 2
        if -reach <= across <= reach and along + half > 0 and along - half < length:
            found.append((along - half, along + half, door))
    return sorted(found, key=lambda cut: cut[:2])


def _slab(frame: Frame, begin: int, end: int, half: int) -> Polygon:
    return frame.at(begin, -half), frame.at(end, -half), frame.at(end, half), frame.at(begin, half)
