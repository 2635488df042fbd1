"""What it means that somebody scanned an item at a spot, and how many have to say so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from floorassist.floor.spots import Spot

VOICES = 2
"""So many colleagues have to say the same, unless the store decides otherwise."""
MOST_VOICES = 9

Role = Literal["home", "endcap"]
Deed = Literal["confirm", "place", "move"]
_DISPLAYS = ("endcap", "table")


@dataclass(frozen=True, slots=True)
class Stand:
    """A placement of the item: its id, its spot on the plan, its role, whether somebody doubts it."""

    id: int
    spot: str | None
    role: str
    doubted: bool = False


def role_at(kind: str | None) -> Role:
    """What an item is at a place of this kind of fixture: a display stands beside its home."""
    return "endcap" if kind in _DISPLAYS else "home"


def deed(stands: Sequence[Stand], spot: str, role: Role, *, beside: bool) -> tuple[Deed, int | None]:
    """Confirm the placement there, move the item's home there, or put it there as well; and which placement.

    Of several homes only the one that is in doubt can be meant; else none of them is moved.
    """
    there = [stand for stand in stands if stand.spot == spot]
    if there:
        return "confirm", there[0].id
    homes = [] if beside or role != "home" else [stand for stand in stands if stand.role == "home"]
    if len(homes) > 1:
        homes = [stand for stand in homes if stand.doubted]
    return ("move", homes[0].id) if len(homes) == 1 else ("place", None)


def is_known_better(confirmed: Sequence[datetime | None], at: datetime) -> bool:
    """Whether somebody saw the item elsewhere after this was scanned (a phone without network sends late)."""
    return any(seen is not None and seen > at for seen in confirmed)


def is_accepted(voices: int, needed: int) -> bool:
    """Whether so many have said the same that no supervisor has to look; 0 needed: one always has to."""
    return 0 < needed <= voices


def written(spot: Spot) -> tuple[str, str, str]:
    """Aisle, bay and side as the store writes them."""
    return spot.aisle or spot.code, (spot.bay or "").lstrip("0") or spot.bay or "", spot.side or ""
