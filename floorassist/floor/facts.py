"""What happens to the plan, in the past tense: told to the features above, in the same transaction."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlanPublished:
    """A revision of the plan holds from now on."""

    revision: int
