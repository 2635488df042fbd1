"""A published plan made ready to walk on: its spots, and its grids, each made when it is first needed."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from threading import RLock
from typing import Protocol, TypeVar

from floorassist.floor.closing import in_one_closed_aisle, turns, turns_past, ways_out
from floorassist.floor.geometry import Place, place_of
from floorassist.floor.guide import guide, no_way
from floorassist.floor.plan import Aisle, Bay, Plan
from floorassist.floor.raster import FINE, Raster, raster
from floorassist.floor.reading import Fault
from floorassist.floor.route import within_reach
from floorassist.floor.spots import Spot, Spots
from floorassist.floor.storeys import Storeys, nearest_of_all
from floorassist.floor.trip import Trip, shortest_trip
from floorassist.translation import tr

K = TypeVar("K")


class Standing(Protocol):
    """Anything with a point in metres on a level: a spot, a sighting."""

    @property
    def x(self) -> float:
        """Metres from the left."""

    @property
    def y(self) -> float:
        """Metres from above."""

    @property
    def level(self) -> str:
        """The id of the level."""


class Ground:
    """Plan, spots and grids of one revision; safe to share between threads.

    `now` tells what is closed; when something opens by itself, the grids are made again.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._turns = turns(plan)
        self._grids: dict[tuple[str, int, bool], tuple[int, Raster]] = {}
        self._storeys: dict[tuple[bool, bool], tuple[int, Storeys]] = {}
        self._lock = RLock()

    @cached_property
    def spots(self) -> Spots:
        """Every place with a code."""
        return Spots(self.plan)

    def has_level(self, level: str) -> bool:
        """Whether the plan has such a level."""
        return any(each.id == level for each in self.plan.levels)

    def grid(self, level: str, cell: int = FINE, now: datetime | None = None) -> Raster:
        """The walkable cells of a level, for staff, now; without a moment as the plan was built."""
        turn, key = self._turn(now), (level, cell, now is None)
        with self._lock:
            if key not in self._grids or self._grids[key][0] != turn:
                self._grids[key] = turn, raster(self.plan, level, cell, now=now)
            return self._grids[key][1]

    def storeys(self, now: datetime | None, *, stepless: bool = False) -> Storeys:
        """The levels and what joins them now; `stepless` without stairs and escalators."""
        turn, key = self._turn(now), (stepless, now is None)
        with self._lock:
            if key not in self._storeys or self._storeys[key][0] != turn:
                made = Storeys(self.plan, lambda level, cell: self.grid(level, cell, now), now, stepless)
                self._storeys[key] = turn, made
            return self._storeys[key][1]

    def trip(self, here: Standing, goal: Spot, now: datetime, *, stepless: bool = False) -> Trip | None:
        """The shortest way to a spot; None where the plan shows none."""
        if not self.has_level(here.level):
            return None
        storeys = self.storeys(None if self._within(here, goal, now) else now, stepless=stepless)
        return shortest_trip(storeys, (here.level, _place(here)), (goal.level, goal.place))

    def say(
        self, here: Standing, goal: Spot, now: datetime, shelf: str = "", *, stepless: bool = False
    ) -> str:
        """How one gets to a spot, in words. Who stands at a spot is told left and right from there."""
        trip = self.trip(here, goal, now, stepless=stepless)
        if trip is None:
            return no_way(self.plan, here.level, goal, stepless=stepless)
        within = self._within(here, goal, now)
        out, off = (
            bool(ways_out(self.plan, each.level, now, _place(each))) and not within for each in (here, goal)
        )
        start = here if isinstance(here, Spot) and not out else None
        return guide(self.plan, trip, start=start, goal=goal, shelf=shelf, closed=off)

    def seconds_to(
        self, here: Standing, others: Mapping[K, Standing], now: datetime, k: int = 8
    ) -> dict[K, int]:
        """Seconds in which the `k` nearest of the others get here, nearest first; without who has no way."""
        if not self.has_level(here.level):
            return {}
        names = [name for name, other in others.items() if self.has_level(other.level)]
        places = [(others[name].level, _place(others[name])) for name in names]
        found = nearest_of_all(self.storeys(now), (here.level, _place(here)), places, k)
        return {names[near.index]: near.seconds for near in found}

    def _within(self, here: Standing, goal: Spot, now: datetime) -> bool:
        return here.level == goal.level and in_one_closed_aisle(
            self.plan, here.level, now, _place(here), goal.place
        )

    def _turn(self, now: datetime | None) -> int:
        return -1 if now is None else turns_past(self._turns, now)

    def unreached(self) -> list[Fault]:
        """The bays that nobody can get to, as faults; what is closed for a while does not count."""
        told = []
        ways = {level.id: self._reached(level.id) for level in self.plan.levels}
        for n, aisle in enumerate(self.plan.aisles):
            grid, reached = self.grid(aisle.level), ways[aisle.level]
            for m, bay in enumerate(aisle.bays):
                cell = grid.snap(self.spots.by_id[bay.id].place)
                if cell is not None and (reached is None or reached[cell]):
                    continue
                told.append(
                    Fault(f"aisles[{n}] {aisle.code} bays[{m}]", _lonely(aisle, bay, off_floor=cell is None))
                )
        return told

    def cut_off(self) -> list[Fault]:
        """Stops that nobody can stand at, and levels with aisles to which nothing leads: worth knowing."""
        told = []
        storeys = self.storeys(None)
        for stand in storeys.stands:
            if stand.foot is None:
                name = self.plan.level(stand.level).name
                detail = tr(
                    "Nobody gets to its stop ({name}): no walkable floor lies within 1 m of it.", name=name
                )
                told.append(Fault(f"connectors[{stand.connector}]", detail))
        home = self._home()
        joined = self._joined(storeys, home)
        for n, level in enumerate(self.plan.levels):
            if level.id not in joined and any(aisle.level == level.id for aisle in self.plan.aisles):
                name = self.plan.level(home).name
                told.append(Fault(f"levels[{n}]", tr("No stairs or lift lead there from {name}.", name=name)))
        return told

    def _home(self) -> str:
        """The level on which people come in; where none is marked the first one."""
        ways_in = (each.level for each in self.plan.anchors if each.kind == "entrance")
        return next(filter(self.has_level, ways_in), self.plan.levels[0].id)

    def _joined(self, storeys: Storeys, home: str) -> set[str]:
        """The levels that are joined with this one, straight or over others, whichever way one may ride."""
        rides: dict[int, set[str]] = {}
        for stand in storeys.stands:
            if stand.foot is not None:
                rides.setdefault(stand.connector, set()).add(stand.level)
        joined = {home}
        for _ in self.plan.levels:
            joined |= {level for ride in rides.values() if ride & joined for level in ride}
        return joined

    def _reached(self, level: str) -> bytes | None:
        """The cells that one gets to from where one comes in; None where no door could keep one out."""
        grid = self.grid(level)
        ways_in = [each.at for each in self.plan.anchors if each.level == level and each.kind == "entrance"]
        ways_in += [stop.at for each in self.plan.connectors for stop in each.stops if stop.level == level]
        return within_reach(grid, [place_of(at) for at in ways_in]) if grid.gates and ways_in else None


def _place(here: Standing) -> Place:
    return place_of((here.x, here.y))


def _lonely(aisle: Aisle, bay: Bay, *, off_floor: bool) -> str:
    """Why nobody gets to a bay."""
    called = {"bay": f"{bay.code}{bay.side}", "aisle": aisle.code}
    if off_floor:
        return tr(
            "Bay {bay} of aisle {aisle} cannot be reached: no walkable floor lies within 1 m of it.", **called
        )
    return tr("Bay {bay} of aisle {aisle} cannot be reached: one-way doors lead away.", **called)
