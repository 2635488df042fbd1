"""The levels of a plan and what joins them: stairs, lifts, escalators, ramps; who is nearest over all.

A ride counts as the way that one walks meanwhile, so that lengths and seconds tell the same. `trip.py` finds
ways over several levels. Twin: `static/js/core/storeys.js`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush

from floorassist.floor.closing import is_closed, ways_out
from floorassist.floor.geometry import Place, place_of
from floorassist.floor.nearest import Near, nearest
from floorassist.floor.plan import Connector, Plan
from floorassist.floor.raster import COARSE, FINE, Raster
from floorassist.floor.route import PACE, Walk, foothold, shortest_walk

STEPLESS = {"lift", "ramp"}
At = tuple[str, Place]  # a level and a place on it


@dataclass(frozen=True, slots=True)
class Ride:
    """From one stop of a connector to another one, by their places in its list."""

    connector: Connector
    begin: int
    end: int

    @property
    def length(self) -> int:
        """What one could walk meanwhile, in mm."""
        stops = abs(self.end - self.begin)
        return int(self.connector.seconds * stops * PACE + 0.5)


@dataclass(frozen=True, slots=True)
class Stand:
    """A stop of a connector, with where one stands on the walkable floor; None where nobody can."""

    connector: int
    stop: int
    level: str
    place: Place
    foot: Place | None


@dataclass
class Storeys:
    """The grids of a plan at a moment and the connectors between them; made once, read by many.

    `grid` makes or finds a level's cells (level, millimetres a cell); None for `now` is the plan as built.
    """

    plan: Plan
    grid: Callable[[str, int], Raster]
    now: datetime | None = None
    stepless: bool = False
    staff: bool = True
    stands: list[Stand] = field(default_factory=list)
    _closed: set[str] = field(default_factory=set)
    _walks: dict[tuple[int, int], Walk | None] = field(default_factory=dict)
    _lengths: dict[int, dict[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find where one stands at every stop that may be used, and the levels with a closed aisle."""
        if self.now is not None:
            self._closed = {each.level for each in self.plan.aisles if is_closed(each, self.now)}
        for n, each in enumerate(self.plan.connectors):
            if (self.stepless and each.kind not in STEPLESS) or (each.staff_only and not self.staff):
                continue
            for m, stop in enumerate(each.stops):
                place = place_of(stop.at)
                self.stands.append(Stand(n, m, stop.level, place, self.foot(stop.level, place)))

    def outside(self, level: str, place: Place) -> Place:
        """A place, or where one comes out of the closed aisle that it lies in."""
        if self.now is None or level not in self._closed:
            return place
        ends = ways_out(self.plan, level, self.now, place)
        grid = self.grid(level, FINE)
        return next((end for end in ends if grid.snap(end) is not None), place)

    def foot(self, level: str, place: Place) -> Place | None:
        """Where one stands on the walkable floor."""
        grid = self.grid(level, FINE)
        cell = grid.snap(place)
        return None if cell is None else foothold(grid, place, cell)

    def rides(self, n: int, *, back: bool = False) -> Iterator[tuple[int, Ride]]:
        """The stands that one gets to from this one by a ride; with `back` those from which one gets here."""
        own = self.stands[n]
        each = self.plan.connectors[own.connector]
        for m, other in enumerate(self.stands):
            if other.connector != own.connector or m == n:
                continue
            begin, end = (other.stop, own.stop) if back else (own.stop, other.stop)
            if begin < end or not each.one_way:
                yield m, Ride(each, begin, end)

    def walk(self, a: int, b: int) -> Walk | None:
        """The walk from one stand to another one of its level."""
        if (a, b) not in self._walks:
            here, there = self.stands[a], self.stands[b]
            self._walks[a, b] = shortest_walk(self.grid(here.level, FINE), here.place, there.place)
        return self._walks[a, b]

    def lengths_to(self, n: int) -> dict[int, int]:
        """How far it is from the other stands of its level to this one, in mm."""
        if n not in self._lengths:
            own = self.stands[n]
            self._lengths[n] = self.lengths_from(own.level, own.place, without=n)
        return self._lengths[n]

    def lengths_from(self, level: str, place: Place, without: int = -1) -> dict[int, int]:
        """How far it is from the stands of a level to a place on it, in mm."""
        near = [n for n, each in enumerate(self.stands) if each.level == level and n != without]
        places = [self.stands[n].place for n in near]
        found = nearest(self.grid(level, COARSE), self.grid(level, FINE), place, places, len(places))
        return {near[each.index]: each.length for each in found}


def nearest_of_all(storeys: Storeys, here: At, others: Sequence[At], k: int = 8) -> list[Near]:
    """The `k` others who are here soonest, over stairs and lifts too, without those who have no way.

    Each as an index in the list and a length in mm, in which a ride counts as what one walks meanwhile.
    """
    level, place = here[0], storeys.outside(*here)
    others = [(each[0], storeys.outside(*each)) for each in others]
    own = [n for n, other in enumerate(others) if other[0] == level]
    found = {
        own[near.index]: near.length
        for near in _nearest(storeys, level, place, [others[n][1] for n in own], k)
    }
    led = len(found) == min(k, len(own))  # else nobody more of this level gets here without leaving it
    away: dict[str, list[int]] = {}
    for n, other in enumerate(others):
        if n not in found and not (led and other[0] == level):
            away.setdefault(other[0], []).append(n)
    if not away:
        return _first(found, k)
    for n, spent in sorted(
        _lengths_here(storeys, (level, place)).items(), key=lambda pair: (pair[1], pair[0])
    ):
        each = storeys.stands[n]
        group = away.get(each.level, [])
        for near in _nearest(storeys, each.level, each.place, [others[m][1] for m in group], k):
            total = spent + near.length
            found[group[near.index]] = min(total, found.get(group[near.index], total))
    return _first(found, k)


def _nearest(storeys: Storeys, level: str, place: Place, others: list[Place], k: int) -> list[Near]:
    if not others:
        return []
    return nearest(storeys.grid(level, COARSE), storeys.grid(level, FINE), place, others, k)


def _first(found: dict[int, int], k: int) -> list[Near]:
    return [Near(n, length) for length, n in sorted((length, n) for n, length in found.items())[:k]]


def _lengths_here(storeys: Storeys, here: At) -> dict[int, int]:
    """How far it is from each stand to a place when one begins with a ride, in mm."""
    queue = [(length, n, True) for n, length in storeys.lengths_from(*here).items()]
    queue.sort()
    known: dict[tuple[int, bool], int] = {}
    while queue:
        spent, n, ridden = heappop(queue)
        if (n, ridden) in known:
            continue
        known[n, ridden] = spent
        if ridden:
            for m, ride in storeys.rides(n, back=True):
                heappush(queue, (spent + ride.length, m, False))
        else:
            for m, length in storeys.lengths_to(n).items():
                heappush(queue, (spent + length, m, True))
    return {n: spent for (n, ridden), spent in known.items() if not ridden}
