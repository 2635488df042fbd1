"""Where what was found stands, as the screen wants it: the nearest first, and what speaks against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import hypot
from typing import Any

from floorassist.catalog import trust
from floorassist.catalog.queries import PlacementView
from floorassist.find.places import Place

FOR_CUSTOMERS = ("home", "endcap")


@dataclass(frozen=True)
class Here:
    """Where the worker stands: metres on a level of the plan."""

    x: float
    y: float
    level: str


NOWHERE: dict[str, Any] = {
    **dict.fromkeys(("aisle", "bay", "side", "shelf", "code"), ""),
    **dict.fromkeys(("spot", "x", "y", "level", "confirmed_at", "doubted_at")),
    "being_reset": False,
}


def to_check(since: datetime | None) -> dict[str, Any]:
    """What a place says in whose aisle a reset began then."""
    return {"doubted_at": since, "being_reset": True} if since else {}


def against(at: dict[str, Any], out: bool) -> dict[str, bool]:
    """What speaks against going there."""
    return {"doubted": at["doubted_at"] is not None, "out": out, "being_reset": at["being_reset"]}


def at_place(place: Place) -> dict[str, Any]:
    """Where a place of the plan (or an aisle of the catalog alone) is."""
    code = place.aisle if place.kind == "department" else place.code
    same = {name: getattr(place, name) for name in ("aisle", "bay", "side", "x", "y", "level")}
    return NOWHERE | same | {"spot": place.id if place.bay else None, "code": code}


def at_placement(stand: PlacementView) -> dict[str, Any]:
    """Where an item stands."""
    return {name: getattr(stand, name) for name in NOWHERE}


def nearest_first(stands: Sequence[PlacementView], here: Here | None) -> list[PlacementView]:
    """Placements, home first; from where one stands the nearest that customers reach, as the crow flies.

    Those in doubt come last either way.
    """
    if here is None:
        return list(stands)

    def far(stand: PlacementView) -> tuple[bool, bool, bool, float]:
        known = stand.x is not None and stand.y is not None and stand.level == here.level
        distance = hypot((stand.x or 0) - here.x, (stand.y or 0) - here.y) if known else 0.0
        in_doubt = not trust.is_good(stand.doubted_at)
        return in_doubt, stand.role not in FOR_CUSTOMERS, not known, distance

    return sorted(stands, key=far)
