"""The store in which a day is played: its places, the walks between them, and how people behave.

The numbers of `Habits` are assumptions, to be calibrated from the logs of real stores (docs/testing.md).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.stores import store
from floorassist.floor.geometry import Place
from floorassist.floor.nearest import nearest
from floorassist.floor.raster import COARSE, FINE, Raster, raster
from floorassist.floor.spots import Spots

LEVEL, PLAN_SEED = "0", 7
BACKROOM, FRONT_END = "backroom", "front end"
DEPARTMENTS = tuple(chr(ord("a") + n) for n in range(20))
A_DEPARTMENT, AT_THE_EDGES = 3, 5
"""Places of each department, of the backroom and of the front end: people and customers stand at these."""
WALK, FAR = 1.2, 250.0
"""Metres a second, and the seconds to a place that cannot be reached."""


@dataclass(frozen=True)
class Habits:
    """How many people there are and how they behave; times in seconds."""

    staff: int = 40
    backroom: int = 5
    front_end: int = 5
    leads: int = 2
    asks_an_hour: int = 120
    hours: int = 8
    warm_seconds: int = 1800
    notice: float = 0.75
    notice_seconds: float = 7.0
    fatigue_from: int = 4
    fatigue: float = 0.03
    accepts_knowing: float = 0.9
    accepts_not_knowing: float = 0.35
    bystander: float = 0.15
    leads_know: float = 2.0
    leads_heed: float = 1.2
    on_the_spot: float = 0.35
    patience: float = 180.0
    longest_patience: float = 600.0
    forgets: float = 0.04
    knows_elsewhere: float = 0.25
    told: float = 0.8
    told_wrongly: float = 0.08
    shows_place: float = 0.6
    place_fades: float = 900.0
    looks_up: float = 0.6


@dataclass(frozen=True)
class World:
    """Places by number: those of each department, and the walk between any two in seconds."""

    places: Mapping[str, Sequence[int]]
    walk: Sequence[Sequence[float]]

    def middle_of(self, department: str) -> int | None:
        """Where somebody is taken to be who did not show it; a plan knows the middles of aisles only."""
        places = self.places[department]
        return places[len(places) // 2] if department in DEPARTMENTS else None


def world() -> World:
    """The seeded store of the walk's own benchmarks: 20 blocks of aisles are 20 departments."""
    plan = store(PLAN_SEED)
    fine, coarse = raster(plan, LEVEL, FINE), raster(plan, LEVEL, COARSE)
    bays: dict[str, list[Place]] = {}
    for spot in Spots(plan).by_id.values():
        if spot.kind == "bay":
            bays.setdefault(spot.code[0].lower(), []).append(spot.place)
    found = [(name, place) for name in DEPARTMENTS for place in _spread(bays[name], A_DEPARTMENT)]
    size = plan.levels[0]
    for name, y in ((BACKROOM, size.depth - 2.0), (FRONT_END, 11.3)):
        along = (size.width * (n + 0.5) / AT_THE_EDGES for n in range(AT_THE_EDGES))
        found += [(name, (round(x * 1000), round(y * 1000))) for x in along]
    places = [place for _, place in found]
    numbers: dict[str, list[int]] = {}
    for number, (name, _) in enumerate(found):
        numbers.setdefault(name, []).append(number)
    return World(numbers, _walks(coarse, fine, places))


def _spread(places: list[Place], count: int) -> list[Place]:
    return [places[(2 * n + 1) * len(places) // (2 * count)] for n in range(count)]


def _walks(coarse: Raster, fine: Raster, places: list[Place]) -> list[list[float]]:
    table = [[0.0 if a == b else FAR for b in range(len(places))] for a in range(len(places))]
    for a, here in enumerate(places):
        for near in nearest(coarse, fine, here, places[:a], k=a):
            table[a][near.index] = table[near.index][a] = near.length / 1000 / WALK
    return table
