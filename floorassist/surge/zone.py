"""Where hands are wanted: a department, the tills, a place with a code, or words that no plan knows.

A zone is compared without case, accents and "the". Where the plan knows it, the zone is a set of spots: who
shows to be at one of them, or near it, is there.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import dist

from floorassist.floor.spots import Spot, Spots

TILLS = frozenset({"till", "tills", "checkout", "checkouts", "register", "registers", "cash desk"})
LONGEST_KEY = 60
NEAR_SHELF = 4.0  # metres from a shelf of the zone: the next aisle is farther
NEAR_POINT = 10.0  # metres from a till or a desk, before which people stand in a queue


@dataclass(frozen=True)
class Area:
    """A zone on the plan: its spots, the one to walk to, and how near is there, in metres."""

    spots: tuple[Spot, ...]
    place: Spot
    near: float


@dataclass(frozen=True)
class Shown:
    """Where somebody showed to be: a spot's id where one was scanned, and a point in metres on a level."""

    spot: str | None
    x: float
    y: float
    level: str


def zone_key(words: str) -> str:
    """What two zones are compared by: "The Tills" and "tills" are one."""
    decomposed = unicodedata.normalize("NFKD", words).casefold()
    plain = " ".join("".join(one for one in decomposed if not unicodedata.combining(one)).split())
    plain = plain.removeprefix("the ")
    return "tills" if plain in TILLS else plain[:LONGEST_KEY]  # taken apart, a few letters become many


def area_of(spots: Spots | None, words: str, spot: Spot | None = None) -> Area | None:
    """Where the zone is: around `spot` when one is given, else what the words mean on the plan; or None."""
    if spots is None:
        return None
    if spot is not None:
        return _around(spots, spot)
    key = zone_key(words)
    if key == "tills" and (tills := _tills(spots)):
        return Area(tills, tills[0], NEAR_POINT)
    shelves = [one for one in spots.by_id.values() if one.department and zone_key(one.department) == key]
    if shelves:
        return Area(tuple(shelves), _middle(shelves), NEAR_SHELF)
    named = next((one for one in spots.by_id.values() if one.label and zone_key(one.label) == key), None)
    return _around(spots, named) if named else _read(spots, words)


def is_there(area: Area | None, shown: Shown) -> bool:
    """Whether somebody who showed to be there is in the zone; never in one that the plan does not know."""
    if area is None:
        return False
    here = (shown.x, shown.y)
    return any(
        spot.id == shown.spot or (spot.level == shown.level and dist((spot.x, spot.y), here) <= area.near)
        for spot in area.spots
    )


def zones_of(spots: Spots | None, departments: Iterable[str]) -> tuple[str, ...]:
    """What a supervisor is offered to choose from: the tills, desks, then departments of plan and people."""
    if spots is None:
        return tuple(sorted(set(departments), key=str.casefold))
    points = [one.name for one in spots.plan.anchors if one.kind != "entrance"]
    points.sort(key=lambda name: zone_key(name) != "tills")
    shelves = {one.department for one in spots.by_id.values() if one.department} | set(departments)
    return (*points, *sorted(shelves, key=str.casefold))


def _tills(spots: Spots) -> tuple[Spot, ...]:
    plan = spots.plan
    kinds = [one.id for one in plan.anchors if one.kind == "tills"]
    kinds += [one.id for one in plan.fixtures if one.kind == "till"]
    return tuple(spots.by_id[one] for one in kinds if one in spots.by_id)


def _around(spots: Spots, spot: Spot) -> Area:
    """A place with its whole aisle; a desk with what is near."""
    aisle = [one for one in spots.by_id.values() if spot.aisle and one.aisle == spot.aisle]
    return Area(tuple(aisle) or (spot,), spot, NEAR_SHELF if aisle else NEAR_POINT)


def _read(spots: Spots, words: str) -> Area | None:
    found = spots.read(words)
    return _around(spots, found[0]) if found else None


def _middle(shelves: Sequence[Spot]) -> Spot:
    """The spot nearest to the middle of all on the level that has most of them; an aisle, if any."""
    levels = [one.level for one in shelves]
    level = max(levels, key=levels.count)
    here = [one for one in shelves if one.level == level]
    here = [one for one in here if one.kind == "aisle"] or here
    middle = (sum(one.x for one in here) / len(here), sum(one.y for one in here) / len(here))
    return min(here, key=lambda one: (dist((one.x, one.y), middle), one.id))
