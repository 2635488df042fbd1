"""A published plan made ready to walk on: its spots, and its grids, each made when it is first needed."""

from collections.abc import Mapping
from functools import cached_property
from threading import Lock
from typing import Protocol, TypeVar

from floorassist.floor.directions import directions, other_level
from floorassist.floor.geometry import Place, place_of
from floorassist.floor.nearest import nearest
from floorassist.floor.plan import Plan
from floorassist.floor.raster import COARSE, FINE, Raster, raster
from floorassist.floor.reading import Fault
from floorassist.floor.route import Walk, shortest_walk
from floorassist.floor.spots import Spot, Spots

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
    """Plan, spots and grids of one revision; safe to share between threads."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._grids: dict[tuple[str, int], Raster] = {}
        self._lock = Lock()

    @cached_property
    def spots(self) -> Spots:
        """Every place with a code."""
        return Spots(self.plan)

    def has_level(self, level: str) -> bool:
        """Whether the plan has such a level."""
        return any(each.id == level for each in self.plan.levels)

    def grid(self, level: str, cell: int = FINE) -> Raster:
        """The walkable cells of a level, for staff."""
        with self._lock:
            if (level, cell) not in self._grids:
                self._grids[level, cell] = raster(self.plan, level, cell)
            return self._grids[level, cell]

    def walk(self, here: Standing, goal: Spot) -> Walk | None:
        """The shortest walk to a spot; None to another level, or from or to where nobody can walk."""
        if here.level != goal.level or not self.has_level(here.level):
            return None
        return shortest_walk(self.grid(goal.level), _place(here), goal.place)

    def say(self, here: Standing, goal: Spot, shelf: str = "") -> str:
        """How one gets to a spot, in a sentence. Who stands at a spot is told left and right from there."""
        if here.level != goal.level:
            return other_level(self.plan, goal)
        walk = self.walk(here, goal)
        if walk is None:
            return f"It is at {goal.code}; the plan shows no way there."
        return directions(
            self.plan, walk, start=here if isinstance(here, Spot) else None, goal=goal, shelf=shelf
        )

    def seconds_to(self, here: Standing, others: Mapping[K, Standing], k: int = 8) -> dict[K, int]:
        """Seconds on foot to the `k` nearest of the others, nearest first; other levels are left out."""
        if not self.has_level(here.level):
            return {}
        names = [name for name, other in others.items() if other.level == here.level]
        places = [_place(others[name]) for name in names]
        found = nearest(self.grid(here.level, COARSE), self.grid(here.level), _place(here), places, k)
        return {names[near.index]: near.seconds for near in found}

    def unreached(self) -> list[Fault]:
        """The bays that nobody can get to, as faults of the plan."""
        told = []
        for n, aisle in enumerate(self.plan.aisles):
            grid = self.grid(aisle.level)
            for m, bay in enumerate(aisle.bays):
                if grid.snap(self.spots.by_id[bay.id].place) is None:
                    name = f"Bay {bay.code}{bay.side} of aisle {aisle.code}"
                    detail = f"{name} cannot be reached: no walkable floor lies within 1 m of it."
                    told.append(Fault(f"aisles[{n}] {aisle.code} bays[{m}]", detail))
        return told


def _place(here: Standing) -> Place:
    return place_of((here.x, here.y))
