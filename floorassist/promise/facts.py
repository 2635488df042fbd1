"""What can happen to a promise: a closed list, frozen, told in the past tense.

Every change of a promise is one of these, and each is one row of its history under the name `kind`.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PromiseFact:
    """One thing that happened; `person_id` is who did it, None when the clock did."""

    promise_id: int
    person_id: int | None = None
    why: str = ""
    kind: ClassVar[str] = ""


class PromiseMade(PromiseFact):
    """Somebody promised a customer to get back."""

    kind = "made"


class PromiseReminded(PromiseFact):
    """The owner was reminded."""

    kind = "reminded"


class PromiseOverdue(PromiseFact):
    """Its time is over and the customer still waits: the leads are told."""

    kind = "overdue"


class PromiseToldAgain(PromiseFact):
    """It is still overdue: the leads are told again."""

    kind = "told_again"


class PromiseHandedOver(PromiseFact):
    """Its owner, or a lead, gave it to a colleague by name."""

    kind = "handed_over"


class PromiseTaken(PromiseFact):
    """A colleague took it over."""

    kind = "taken"


class PromiseLeftTo(PromiseFact):
    """Its owner went without handing it over, so a lead has it; `why` is shift, signed_out or revoked."""

    kind = "left_to"


class PromiseMoved(PromiseFact):
    """The customer agreed to another time."""

    kind = "moved"


class PromiseKept(PromiseFact):
    """The customer has the answer; `why` is "for_all" when everybody shall find it from now on."""

    kind = "kept"


class PromiseWithdrawn(PromiseFact):
    """It will not be kept; the promise says why, and the supervisor reads it."""

    kind = "withdrawn"


FACTS: tuple[type[PromiseFact], ...] = (
    PromiseMade,
    PromiseReminded,
    PromiseOverdue,
    PromiseToldAgain,
    PromiseHandedOver,
    PromiseTaken,
    PromiseLeftTo,
    PromiseMoved,
    PromiseKept,
    PromiseWithdrawn,
)
