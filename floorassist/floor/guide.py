"""A way over levels in words: "Go past aisle 9 to the lift. Take it up to the upper floor, then left."

Twin: `static/js/core/guide.js`; `tests/cases/levels.json` holds both to the same sentences.
"""

from floorassist.floor import walk_words
from floorassist.floor.directions import HERE, arrival, directions, way
from floorassist.floor.landmarks import the
from floorassist.floor.plan import Plan
from floorassist.floor.route import Walk
from floorassist.floor.spots import Spot
from floorassist.floor.storeys import Ride
from floorassist.floor.trip import Trip
from floorassist.translation import tr

STOREY_WORDS = ("floor", "level", "storey", "basement", "cellar", "mezzanine", "gallery", "roof")


def guide(
    plan: Plan, trip: Trip, *, start: Spot | None, goal: Spot, shelf: str = "", closed: bool = False
) -> str:
    """How to go to a spot. `start` is the spot where one stands and looks at, if that is known.

    `shelf` is said at the end as it is; `closed`: the goal's aisle is closed, the way leads to its end.
    """
    if not trip.rides and not closed:
        return directions(plan, trip.walks[0][1], start=start, goal=goal, shelf=shelf)
    sentences, words = [], ""
    for n, ride in enumerate(trip.rides):
        level, walk = trip.walks[n]
        storey_name, up = _leads(plan, ride)
        name = the(ride.connector.name)
        if walk.length <= HERE:
            words = walk_words.then(words, walk_words.ride(name, storey_name, up=up))
            continue
        stop = Spot("anchor", ride.connector.id, ride.connector.name, level, walk.points[-1], None)
        words = walk_words.then(words, walk_words.to(_words(plan, trip, n, start, stop), name))
        sentences.append(walk_words.sentence(words))
        words = walk_words.ride_it(storey_name, up=up, stairs=ride.connector.kind == "stairs")
    return " ".join([*sentences, _last(plan, trip, words, start, goal, shelf, closed=closed)])


def no_way(plan: Plan, level: str, goal: Spot, *, stepless: bool = False) -> str:
    """What to say to somebody on `level` where the plan shows no way to a spot."""
    if level == goal.level:
        return tr("It is at {code}; the plan shows no way there.", code=goal.code)
    there = storey(plan, goal.level)
    if stepless:
        return tr(
            "It is at {code}; the plan shows no way to {floor} without stairs.", code=goal.code, floor=there
        )
    return tr("Go to {floor} first; it is at {code} there.", code=goal.code, floor=there)


def storey(plan: Plan, level: str) -> str:
    """A level in a sentence: "the upper floor", but "Garden"."""
    name = plan.level(level).name
    return the(name) if any(word in name.lower() for word in STOREY_WORDS) else name


def _words(plan: Plan, trip: Trip, n: int, start: Spot | None, goal: Spot) -> str:
    """The words of a walk; after a ride nobody knows which way one looks."""
    walk: Walk = trip.walks[n][1]
    return way(plan, walk, start.facing if start and not n else None, goal)


def _leads(plan: Plan, ride: Ride) -> tuple[str, bool]:
    """The level that a ride leads to, and whether that lies higher."""
    begin, end = (ride.connector.stops[n].level for n in (ride.begin, ride.end))
    return storey(plan, end), plan.level(end).ordinal > plan.level(begin).ordinal


def _last(
    plan: Plan, trip: Trip, words: str, start: Spot | None, goal: Spot, shelf: str, *, closed: bool
) -> str:
    """The sentence of the last walk; `words` stand before it."""
    walk = trip.walks[-1][1]
    near = walk.length <= HERE
    last = "" if near else _words(plan, trip, len(trip.walks) - 1, start, goal)
    whole = walk_words.then(words, last) if last else words
    if closed:
        aisle = walk_words.aisle(goal.aisle or goal.code)
        named = None if last.endswith(aisle) else aisle
        return walk_words.sentence(whole or walk_words.there(), walk_words.closed(named))
    if near:
        return walk_words.sentence(whole, walk_words.at_height(walk_words.near(), shelf))
    return walk_words.sentence(whole, arrival(walk.points, goal, shelf))
