"""What happens to the plan, in the past tense: told to the features above, in the same transaction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanPublished:
    """A revision of the plan holds from now on."""

    revision: int


@dataclass(frozen=True)
class PersonSeen:
    """Somebody on shift showed where they are: at a spot (its id), or at a point in metres on a level."""

    person_id: int
    spot: str | None
    x: float
    y: float
    level: str
