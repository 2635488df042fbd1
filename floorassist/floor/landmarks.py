"""What one sees beside a way and people have a name for: desks, tills, tables, stairs, departments.

Twin: `static/js/core/landmarks.js`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from floorassist.floor.geometry import Frame, Place, place_of
from floorassist.floor.plan import Plan
from floorassist.floor.spots import Spot
from floorassist.translation import tr_as

ASIDE = 4000  # mm to the side that something is noticed
INSIDE = 500  # mm after a turn, and before the next one, in which nothing tells the way
NO_ARTICLE = "0123456789"


def landmark(plan: Plan, goal: Spot, points: Sequence[Place]) -> str | None:
    """The last thing with a name that one walks past on the way to a spot of this level; never the goal."""
    found: tuple[int, int, str] | None = None
    for m, (a, b) in enumerate(pairwise(points)):
        line = Frame(a, b)
        for name, corners in _named(plan, goal):
            along = [line.locate(corner) for corner in corners]
            first, last = min(at for at, _ in along), max(at for at, _ in along)
            if first <= INSIDE or last >= line.length - INSIDE:
                continue
            if min(abs(across) for _, across in along) > ASIDE:
                continue
            if found is None or (m, last) > found[:2]:
                found = m, last, name
    return found[2] if found else None


def _named(plan: Plan, goal: Spot) -> Iterator[tuple[str, list[Place]]]:
    level = goal.level
    for anchor in plan.anchors:
        if anchor.level == level and anchor.id != goal.id and anchor.kind != "entrance":
            yield the(anchor.name), [place_of(anchor.at)]
    for fixture in plan.fixtures:
        if fixture.level == level and fixture.id != goal.id and fixture.name:
            yield the(fixture.name), [place_of(point) for point in fixture.polygon]
    for each in plan.connectors:
        for stop in each.stops:
            if stop.level == level and each.id != goal.id:
                yield the(each.name), [place_of(stop.at)]
    for zone in plan.zones:
        if zone.level == level:
            yield zone.department, [place_of(point) for point in zone.polygon]


def the(name: str) -> str:
    """A name in a sentence: "the front desk" for "Front desk", "lift 2" for "Lift 2", "the IT desk"."""
    begins = name[:1] if name[1:2].isupper() else name[:1].lower()
    bare = begins + name[1:]
    if bare.startswith("the ") or any(sign in NO_ARTICLE for sign in name):
        return bare
    return tr_as("something in the store by its name", "the {name}", name=bare)
