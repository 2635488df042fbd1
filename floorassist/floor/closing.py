"""What is closed for a while: blocks on the floor, and aisles that nobody walks in until a moment.

They end by themselves, so the floor of a plan changes without a new revision: `turns` are the moments at
which it does. Twin: `static/js/core/closing.js`.
"""

from bisect import bisect_right
from datetime import datetime

from floorassist.floor.geometry import BODY, Frame, Place, mm, place_of
from floorassist.floor.obstacles import Polygon
from floorassist.floor.plan import Aisle, Plan

OUT = 250  # mm beyond the end of a closed aisle where one comes out of it


def turns(plan: Plan) -> tuple[datetime, ...]:
    """The moments at which something opens by itself, in order."""
    moments = {aisle.closed_until for aisle in plan.aisles} | {block.until for block in plan.blocks}
    return tuple(sorted(moment for moment in moments if moment is not None))


def turns_past(moments: tuple[datetime, ...], now: datetime) -> int:
    """How many of these have passed: while it stays the same, so does the floor."""
    return bisect_right(moments, now)


def closed_aisles(plan: Plan, level: str, now: datetime) -> list[Aisle]:
    """The aisles of a level that nobody walks in now."""
    return [aisle for aisle in plan.aisles if aisle.level == level and is_closed(aisle, now)]


def is_closed(aisle: Aisle, now: datetime) -> bool:
    """Whether an aisle is closed now; at the moment of its end it is open."""
    return aisle.closed_until is not None and aisle.closed_until > now


def blocked(plan: Plan, level: str, now: datetime) -> list[Polygon]:
    """The polygons that are in the way on a level now, and will not be for good."""
    found = [
        tuple(place_of(point) for point in block.polygon)
        for block in plan.blocks
        if block.level == level and (block.until is None or block.until > now)
    ]
    return found + [_walkway(aisle) for aisle in closed_aisles(plan, level, now)]


def ways_out(plan: Plan, level: str, now: datetime, place: Place) -> list[Place]:
    """Where one comes out of the closed aisle that a place lies in, the nearer end first; else []."""
    for aisle in closed_aisles(plan, level, now):
        frame = Frame(place_of(aisle.start), place_of(aisle.end))
        length = frame.locate(frame.end)[0]
        if _lies_in(aisle, place):
            ends = [frame.at(-OUT, 0), frame.at(length + OUT, 0)]
            return ends if frame.locate(place)[0] * 2 <= length else ends[::-1]
    return []


def in_one_closed_aisle(plan: Plan, level: str, now: datetime, a: Place, b: Place) -> bool:
    """Whether two places lie in one aisle that is closed now: who is in there walks in there."""
    return any(_lies_in(each, a) and _lies_in(each, b) for each in closed_aisles(plan, level, now))


def _lies_in(aisle: Aisle, place: Place) -> bool:
    frame = Frame(place_of(aisle.start), place_of(aisle.end))
    along, across = frame.locate(place)
    return 0 <= along <= frame.locate(frame.end)[0] and abs(across) <= mm(aisle.width) // 2


def _walkway(aisle: Aisle) -> Polygon:
    """An aisle's floor without a body's radius at its rim, so that one can walk past its ends."""
    frame = Frame(place_of(aisle.start), place_of(aisle.end))
    length = frame.locate(frame.end)[0]
    rim = min(BODY, length // 2)
    half = max(mm(aisle.width) // 2 - BODY, 0)
    return (
        frame.at(rim, -half),
        frame.at(length - rim, -half),
        frame.at(length - rim, half),
        frame.at(rim, half),
    )
