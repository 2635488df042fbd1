"""A way over levels in words: "Go past aisle 9 to the lift. Take it up to the upper floor, then left."

Twin: `static/js/core/guide.js`; `tests/cases/levels.json` holds both to the same sentences.
"""

from floorassist.floor.directions import HERE, aisle_words, arrival, directions, way
from floorassist.floor.landmarks import the
from floorassist.floor.plan import Connector, Plan
from floorassist.floor.route import Walk
from floorassist.floor.spots import Spot
from floorassist.floor.storeys import Ride
from floorassist.floor.trip import Trip

STOREY_WORDS = ("floor", "level", "storey", "basement", "cellar", "mezzanine", "gallery", "roof")


def guide(
    plan: Plan, trip: Trip, *, start: Spot | None, goal: Spot, shelf: str = "", closed: bool = False
) -> str:
    """How to go to a spot. `start` is the spot where one stands and looks at, if that is known.

    `shelf` is said at the end as it is; `closed`: the goal's aisle is closed, the way leads to its end.
    """
    if not trip.rides and not closed:
        return directions(plan, trip.walks[0][1], start=start, goal=goal, shelf=shelf)
    said = ""
    for n, ride in enumerate(trip.rides):
        said += _to_ride(plan, trip, n, start) + _ride(plan, ride)
    return said + _last(plan, trip, start, goal, f", {shelf}" if shelf else "", closed=closed) + "."


def no_way(plan: Plan, level: str, goal: Spot, *, stepless: bool = False) -> str:
    """What to say to somebody on `level` where the plan shows no way to a spot."""
    if level == goal.level:
        return f"It is at {goal.code}; the plan shows no way there."
    there = storey(plan, goal.level)
    if stepless:
        return f"It is at {goal.code}; the plan shows no way to {there} without stairs."
    return f"Go to {there} first; it is at {goal.code} there."


def storey(plan: Plan, level: str) -> str:
    """A level in a sentence: "the upper floor", but "Garden"."""
    name = plan.level(level).name
    return the(name) if any(word in name.lower() for word in STOREY_WORDS) else name


def _to_ride(plan: Plan, trip: Trip, n: int, start: Spot | None) -> str:
    """The walk to a ride, up to the words that begin it: "Take the lift" or "… to the lift. Take it"."""
    level, walk = trip.walks[n]
    connector = trip.rides[n].connector
    name = the(connector.name)
    if walk.length <= HERE:
        return f", then take {name}" if n else f"Take {name}"
    stop = Spot("anchor", connector.id, connector.name, level, walk.points[-1], None)
    words = _words(plan, trip, n, start, stop)
    return f"{words} to {name}. Take {_it(connector)}"


def _words(plan: Plan, trip: Trip, n: int, start: Spot | None, goal: Spot) -> str:
    """The words of a walk; after a ride nobody knows which way one looks."""
    walk: Walk = trip.walks[n][1]
    words = way(plan, walk, start.facing if start and not n else None, goal)
    return f", then {words[0].lower()}{words[1:]}" if n else words


def _it(connector: Connector) -> str:
    return "them" if connector.kind == "stairs" else "it"


def _ride(plan: Plan, ride: Ride) -> str:
    begin, end = (ride.connector.stops[n].level for n in (ride.begin, ride.end))
    up = plan.level(end).ordinal > plan.level(begin).ordinal
    return f" {'up' if up else 'down'} to {storey(plan, end)}"


def _last(plan: Plan, trip: Trip, start: Spot | None, goal: Spot, height: str, *, closed: bool) -> str:
    walk = trip.walks[-1][1]
    n = len(trip.walks) - 1
    near = walk.length <= HERE
    if closed:
        words = _words(plan, trip, n, start, goal) if not near else "" if n else "You are there"
        aisle = aisle_words(goal.aisle or goal.code)
        return f"{words}; {'it' if words.endswith(aisle) else aisle} is closed for now"
    if near:
        return f"; it is right there{height}"
    return _words(plan, trip, n, start, goal) + arrival(walk.points, goal, height)
