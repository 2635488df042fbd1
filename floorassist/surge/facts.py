"""What can happen to a surge: a closed list, frozen, told in the past tense.

Every change of a surge is one of these, and each is one row of its history under the name `kind`.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class SurgeFact:
    """One thing that happened; `person_id` is who did it, None when it was about several or the clock did."""

    surge_id: int
    person_id: int | None = None
    why: str = ""
    kind: ClassVar[str] = ""


class SurgeCalled(SurgeFact):
    """Colleagues were called."""

    kind = "called"


class SurgeComing(SurgeFact):
    """A colleague is coming."""

    kind = "coming"


class SurgeArrived(SurgeFact):
    """A colleague is there."""

    kind = "arrived"


class SurgeDeclined(SurgeFact):
    """A colleague said "not now"; no reason is asked."""

    kind = "declined"


class SurgeLeft(SurgeFact):
    """A colleague went: `why` is break, shift, revoked or agreement."""

    kind = "left"


class SurgeOver(SurgeFact):
    """Everybody is stood down: `why` is enough, ended or time."""

    kind = "over"


FACTS: tuple[type[SurgeFact], ...] = (
    SurgeCalled,
    SurgeComing,
    SurgeArrived,
    SurgeDeclined,
    SurgeLeft,
    SurgeOver,
)
