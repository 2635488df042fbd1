"""What a ghost makes of a call to all hands: most agreed to be called, most come, and then they walk."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from floorassist.demo.ghosts import dice_for
from floorassist.surge.states import Part

AGREES, COMES = 0.75, 0.7
ANSWERS_SECONDS, WALKS_SECONDS = (4.0, 20.0), (25.0, 80.0)


@dataclass(frozen=True, slots=True)
class Deed:
    """What it does, as the part that it has then, and when."""

    part: Part
    at: datetime


def agrees(seed: int, person_id: int) -> bool:
    """Whether this ghost may be called."""
    return dice_for(seed, person_id, "agrees").uniform(0, 1) < AGREES


def deed(seed: int, person_id: int, surge_id: int, part: Part, called_at: datetime) -> Deed | None:
    """What this ghost does next in a call; None when there is nothing left to do."""
    dice = dice_for(seed, person_id, "hands", surge_id)
    comes = dice.uniform(0, 1) < COMES
    answers = called_at + timedelta(seconds=dice.uniform(*ANSWERS_SECONDS))
    if part == Part.CALLED:
        return Deed(Part.COMING if comes else Part.DECLINED, answers)
    if part == Part.COMING:
        return Deed(Part.HERE, answers + timedelta(seconds=dice.uniform(*WALKS_SECONDS)))
    return None
