"""A surge as a value, the part that each colleague has in it, and the closed list of moves between parts.

A surge is on or over. While it is on it has a deadline and an end: nobody is called for ever. `version` grows
with every change and is what writers compare and set.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_MINUTES = 45
MOST_NEEDED = 50


class Part(StrEnum):
    """What became of a colleague who was called."""

    CALLED = "called"
    COMING = "coming"
    HERE = "here"
    DECLINED = "declined"
    LEFT = "left"


TAKES_PART = frozenset({Part.CALLED, Part.COMING, Part.HERE})


@dataclass(frozen=True)
class Called:
    """One colleague's part in a surge."""

    person_id: int
    called_at: datetime
    part: Part = Part.CALLED


@dataclass(frozen=True)
class Surge:
    """A surge as the rules see it; `caller_id` is None when the store's rule called."""

    id: int
    needed: int
    opened_at: datetime
    ends_at: datetime
    caller_id: int | None = None
    over: bool = False
    version: int = 0
    parts: tuple[Called, ...] = ()

    def count(self, part: Part) -> int:
        """How many have this part."""
        return sum(one.part == part for one in self.parts)

    @property
    def missing(self) -> int:
        """How many more are needed, those who are coming counted as come."""
        return max(0, self.needed - self.count(Part.COMING) - self.count(Part.HERE))

    def part_of(self, person_id: int) -> Part | None:
        """The part of this colleague; None for one who was not called."""
        return next((one.part for one in self.parts if one.person_id == person_id), None)


TRANSITIONS: frozenset[tuple[Part | None, str, Part | None]] = frozenset(
    {
        (None, "called", Part.CALLED),
        (Part.CALLED, "coming", Part.COMING),
        (Part.DECLINED, "coming", Part.COMING),
        (Part.LEFT, "coming", Part.COMING),
        (Part.CALLED, "arrived", Part.HERE),
        (Part.COMING, "arrived", Part.HERE),
        (Part.DECLINED, "arrived", Part.HERE),
        (Part.LEFT, "arrived", Part.HERE),
        (Part.CALLED, "declined", Part.DECLINED),
        (Part.COMING, "declined", Part.DECLINED),
        (Part.HERE, "declined", Part.DECLINED),
        (Part.CALLED, "left", Part.LEFT),
        (Part.COMING, "left", Part.LEFT),
        (Part.HERE, "left", Part.LEFT),
        (None, "over", None),
    }
)
