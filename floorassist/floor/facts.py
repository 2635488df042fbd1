"""What happens to the plan, in the past tense: told to the features above, in the same transaction."""

from dataclasses import dataclass

from floorassist.floor.spots import Spots


@dataclass(frozen=True)
class PlanPublished:
    """A revision of the plan holds from now on; `before` are the places of the one that held until now."""

    revision: int
    before: Spots | None = None


@dataclass(frozen=True)
class PersonSeen:
    """Somebody on shift showed where they are: at a spot (its id), or at a point in metres on a level."""

    person_id: int
    spot: str | None
    x: float
    y: float
    level: str
