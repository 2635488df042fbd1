"""Where a ghost goes next: mostly along the aisles of its own department, sometimes to one it knows."""

from collections.abc import Collection
from random import Random

from floorassist.demo.floor_plan import BACKROOM, FRONT_END
from floorassist.floor.spots import Spot, Spots

AT_HOME = 0.8


def next_spot(spots: Spots, home: str | None, knows: Collection[str], dice: Random) -> Spot | None:
    """A spot of the home department or of one that the ghost knows; else any bay; None on an empty plan."""
    others = sorted(set(knows) - {home})
    department = home if dice.uniform(0, 1) < AT_HOME or not others else dice.choice(others)
    choice = places_of(spots, department) or [one for one in spots.by_id.values() if one.kind == "bay"]
    return dice.choice(choice) if choice else None


def places_of(spots: Spots, department: str | None) -> list[Spot]:
    """The bays of a department; the racks of the backroom; the tills."""
    if department == BACKROOM:
        return [one for one in spots.by_id.values() if one.code.startswith("Backroom ")]
    if department == FRONT_END:
        return [one for one in spots.by_id.values() if one.label and one.label.startswith("Till ")]
    return [one for one in spots.by_id.values() if one.kind == "bay" and one.department == department]
