"""A walk in words that name what one sees: "Straight on past aisle 9, then left; it is on your right."

Twin: `static/js/core/directions.js`; `tests/cases/directions.json` holds both to the same sentences. Every
decision is made from whole millimetres, or from floats made of them by the same single steps on both sides.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt

from floorassist.floor import walk_words
from floorassist.floor.geometry import Frame, Place, distance, place_of
from floorassist.floor.geometry import mm as millimetres
from floorassist.floor.landmarks import landmark
from floorassist.floor.plan import Aisle, Plan
from floorassist.floor.route import Walk
from floorassist.floor.spots import Spot
from floorassist.translation import tr

BEND = 1500  # mm a walk may leave its straight line before one would call it a corner
ASIDE = 4000  # mm to the side that the end of an aisle is noticed
HERE = 1500  # mm of a walk that needs no words
LAST = 700  # mm at the end of a walk that tell which way one looks
SLIGHT = 0.7  # tangent of the angle (35 degrees) that is still straight on


@dataclass(frozen=True, slots=True)
class _Leg:
    """A straight piece of a walk, the turn before it, and the aisle it runs along, if it does."""

    points: tuple[Place, ...]
    turn: str
    aisle: Aisle | None


def directions(plan: Plan, walk: Walk, *, start: Spot | None, goal: Spot, shelf: str = "") -> str:
    """One sentence for a walk to a spot. `start` is the spot where one stands and looks at, if that is known.

    `shelf` is said at the end as it is: "knee height".
    """
    if walk.length <= HERE:
        return tr("It is right here, {shelf}.", shelf=shelf) if shelf else tr("It is right here.")
    words = way(plan, walk, start.facing if start else None, goal)
    return walk_words.sentence(words, arrival(walk.points, goal, shelf))


def way(plan: Plan, walk: Walk, facing: Place | None, goal: Spot) -> str:
    """The walk without its end: "straight on past aisle 9, then left". `facing`: how one stands."""
    legs = _legs(plan, walk, goal.level, facing)
    words = _first(plan, legs, goal)
    for n in range(1, len(legs)):
        words = walk_words.then(words, _next(plan, legs, n, goal))
    return words


def _legs(plan: Plan, walk: Walk, level: str, facing: Place | None) -> list[_Leg]:
    aisles = [aisle for aisle in plan.aisles if aisle.level == level]
    corners = _corners(walk.points)
    legs: list[_Leg] = []
    line, turn = [corners[0]], ""
    heading = facing
    for a, b in pairwise(corners):
        step = b[0] - a[0], b[1] - a[1]
        now = _turn(heading, step) if heading else ""
        if now != "straight on" and len(line) > 1:
            legs.append(_Leg(tuple(line), turn, _runs_along(aisles, line)))
            line = [a]
        if len(line) == 1:
            turn = now
        line.append(b)
        heading = step
    return [*legs, _Leg(tuple(line), turn, _runs_along(aisles, line))]


def _corners(points: Sequence[Place]) -> list[Place]:
    """The points of a line that matter: every point left out lies within BEND of what stays."""
    first, last = points[0], points[-1]
    worst, at = float(BEND), 0
    length = sqrt((last[0] - first[0]) ** 2 + (last[1] - first[1]) ** 2)
    for n in range(1, len(points) - 1):
        x, y = points[n][0] - first[0], points[n][1] - first[1]
        if length:
            away = abs((last[0] - first[0]) * y - (last[1] - first[1]) * x) / length
        else:
            away = sqrt(x * x + y * y)
        if away > worst:
            worst, at = away, n
    if not at:
        return [first, last]
    return _corners(points[: at + 1])[:-1] + _corners(points[at:])


def _turn(before: Place, after: Place) -> str:
    cross = before[0] * after[1] - before[1] * after[0]
    ahead = before[0] * after[0] + before[1] * after[1]
    if abs(cross) <= SLIGHT * ahead:
        return "straight on"
    if abs(cross) <= SLIGHT * -ahead:
        return "back"
    return "left" if cross < 0 else "right"


def _runs_along(aisles: list[Aisle], line: Sequence[Place]) -> Aisle | None:
    """The aisle that a leg runs along: 1.5 m and half of its last stretch lie inside."""
    a, b = line[-2], line[-1]
    whole = Frame(a, b).length
    best, found = 1500.0, None
    for aisle in aisles:
        frame = Frame(place_of(aisle.start), place_of(aisle.end))
        (begin, left), (end, right) = frame.locate(a), frame.locate(b)
        half = millimetres(aisle.width) // 2 + 200
        if abs(left) > half or abs(right) > half:
            continue
        inside = min(max(begin, end), frame.length) - max(min(begin, end), 0)
        if inside >= best and inside * 2 >= whole:
            best, found = inside, aisle
    return found


def _first(plan: Plan, legs: list[_Leg], goal: Spot) -> str:
    leg = legs[0]
    turn = walk_words.begin(leg.turn)
    if leg.aisle and _begins_inside(leg.aisle, leg.points[0]):
        return _to(_along(turn, leg, goal, last=len(legs) == 1), legs, 0, goal)
    if leg.aisle:
        return _to(_in(turn, leg.aisle, goal), legs, 0, goal)
    if passed := _passed(plan, legs, 0, goal):
        return _to(walk_words.past(turn, walk_words.aisle(passed)), legs, 0, goal)
    if _heads_for_next(plan, legs, goal):
        following = legs[1].aisle
        return walk_words.go_to(walk_words.aisle(following.code)) if following else turn
    if seen := landmark(plan, goal, legs[0].points):
        return _to(walk_words.past(turn, seen), legs, 0, goal)
    words = _to(turn, legs, 0, goal)
    if leg.turn:
        return words
    return walk_words.straight() if words == turn else walk_words.go_to(walk_words.aisle(goal.aisle or ""))


def _next(plan: Plan, legs: list[_Leg], n: int, goal: Spot) -> str:
    leg = legs[n]
    turn = walk_words.turned(leg.turn)
    if leg.aisle:
        named = n == 1 and _heads_for_next(plan, legs, goal)
        return _to(_in(turn, leg.aisle, goal, named=named), legs, n, goal)
    passed = _passed(plan, legs, n, goal)
    seen = walk_words.aisle(passed) if passed else landmark(plan, goal, leg.points)
    return _to(walk_words.past(turn, seen) if seen else turn, legs, n, goal)


def _in(turn: str, aisle: Aisle, goal: Spot, *, named: bool = False) -> str:
    name = None if named else walk_words.aisle(aisle.code)
    return walk_words.into(turn, name) if aisle.code == goal.aisle else walk_words.through(turn, name)


def _to(words: str, legs: list[_Leg], n: int, goal: Spot) -> str:
    """With the goal's aisle, on the last leg when that does not run along it."""
    aisle = legs[n].aisle
    if goal.aisle is None or n < len(legs) - 1 or (aisle and aisle.code == goal.aisle):
        return words
    return walk_words.to(words, walk_words.aisle(goal.aisle))


def _begins_inside(aisle: Aisle, place: Place) -> bool:
    frame = Frame(place_of(aisle.start), place_of(aisle.end))
    along, across = frame.locate(place)
    return 0 <= along <= frame.length and abs(across) <= millimetres(aisle.width) // 2 + 200


def _heads_for_next(plan: Plan, legs: list[_Leg], goal: Spot) -> bool:
    """Whether nothing tells the first leg but the aisle that it leads to."""
    if legs[0].turn or legs[0].aisle or len(legs) == 1 or not legs[1].aisle:
        return False
    return _passed(plan, legs, 0, goal) is None


def _passed(plan: Plan, legs: list[_Leg], n: int, goal: Spot) -> str | None:
    """The last aisle whose end one walks past on a leg: what tells where to turn."""
    spoken = {goal.aisle, *(leg.aisle.code for leg in legs if leg.aisle)}
    found: tuple[int, int, str] | None = None
    points = legs[n].points
    for m, (a, b) in enumerate(pairwise(points)):
        way = Frame(a, b)
        for aisle in plan.aisles:
            if aisle.level != goal.level or aisle.code in spoken:
                continue
            for mouth in (place_of(aisle.start), place_of(aisle.end)):
                along, across = way.locate(mouth)
                if not 500 < along < way.length - 500 or abs(across) > ASIDE or not _sideways(way, aisle):
                    continue
                if found is None or (m, along) > found[:2]:
                    found = m, along, aisle.code
    return found[2] if found else None


def _sideways(way: Frame, aisle: Aisle) -> bool:
    frame = Frame(place_of(aisle.start), place_of(aisle.end))
    ax, ay = frame.end[0] - frame.start[0], frame.end[1] - frame.start[1]
    wx, wy = way.end[0] - way.start[0], way.end[1] - way.start[1]
    return abs(ax * wx + ay * wy) <= SLIGHT * (frame.length * way.length)


def _along(turn: str, leg: _Leg, goal: Spot, *, last: bool) -> str:
    """Which way along the aisle, by a bay that one sees: the goal's, or the last one on the way out."""
    aisle = leg.aisle
    assert aisle is not None
    name = walk_words.aisle(aisle.code)
    if last:
        at_goal = goal.bay and goal.aisle == aisle.code and not leg.turn
        return walk_words.along(turn, name, up_to=goal.bay if at_goal else None)
    frame = Frame(place_of(aisle.start), place_of(aisle.end))
    begin, end = frame.locate(leg.points[0])[0], frame.locate(leg.points[-1])[0]
    low, high = min(begin, end), max(begin, end)
    middles = [(millimetres(bay.at) + millimetres(bay.width) // 2, bay.code) for bay in aisle.bays]
    seen = [pair for pair in middles if low < pair[0] < high]
    if not seen:
        return walk_words.along(turn, name)
    outermost = (max if end > begin else min)(middle for middle, _ in seen)
    return walk_words.along(turn, name, past=next(code for middle, code in seen if middle == outermost))


def arrival(points: Sequence[Place], goal: Spot, shelf: str) -> str:
    """On which hand the spot is, for somebody who comes along the last metre of the walk."""
    if goal.kind == "aisle":
        return ""
    if goal.facing is None or goal.kind == "anchor":
        return walk_words.at_height(walk_words.there(), shelf)
    n, length = len(points) - 1, 0
    while n > 0 and length < LAST:
        n -= 1
        length += distance(points[n], points[n + 1])
    step = points[-1][0] - points[n][0], points[-1][1] - points[n][1]
    return walk_words.at_height(walk_words.seen(_turn(step, goal.facing)), shelf)
