"""What can happen to an ask: a closed list, frozen, told in the past tense.

Every change of an ask is one of these, and each is one row of its history under the name `kind`.
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class AskFact:
    """One thing that happened to an ask; `person_id` is who did it or had it, None when the clock did."""

    ask_id: int
    person_id: int | None = None
    why: str = ""
    kind: ClassVar[str] = ""


class AskCreated(AskFact):
    """Somebody asked."""

    kind = "created"


class AskOffered(AskFact):
    """Colleagues were pinged."""

    kind = "offered"


class PingHeard(AskFact):
    """A phone took the ping and rings."""

    kind = "heard"


class PingSeen(AskFact):
    """A colleague looked at the ping: the phone showed it in front, or they opened the notification."""

    kind = "seen"


class PingsNotReached(AskFact):
    """No phone took these pings in time: others are asked at once, and the asker reads it."""

    kind = "not_reached"


class PingDeclined(AskFact):
    """A colleague said "not now"; no reason is asked."""

    kind = "declined"


class PingWithdrawn(AskFact):
    """A colleague who was asked went on a break, off shift or away for good; `why` says which."""

    kind = "withdrawn"


class AskClaimed(AskFact):
    """A colleague took it: exactly one."""

    kind = "claimed"


class AskOnWay(AskFact):
    """The owner is coming, or still is."""

    kind = "on_way"


class AskNudged(AskFact):
    """Half of the owner's time is over without a sign of life: their phone reminds them."""

    kind = "nudged"


class AskReleased(AskFact):
    """The owner no longer has it: `why` is chosen, lease, break, shift or revoked."""

    kind = "released"


class AskHandedOn(AskFact):
    """The owner handed it to a colleague by name, or to the nearest; `why` is named or nearest."""

    kind = "handed_on"


class AskQueued(AskFact):
    """It waits for a lead: nobody took it, or it was handed on too often; `why` says which."""

    kind = "queued"


class AskStillQueued(AskFact):
    """Nobody has taken it from the queue yet: the leads are told again."""

    kind = "still_queued"


class AskAnswered(AskFact):
    """The owner said where it is."""

    kind = "answered"


class AskHelped(AskFact):
    """The asker said that the answer helped."""

    kind = "helped"


class AskSettled(AskFact):
    """Nobody doubted the answer for as long as the policy waits."""

    kind = "settled"


class AskNotHelped(AskFact):
    """The asker said that the answer did not help: it is open again."""

    kind = "not_helped"


class AskPromised(AskFact):
    """Somebody promised to get back to the customer: from here on the promise counts."""

    kind = "promised"


class AskReferred(AskFact):
    """The customer was told where else to get it, which is good service."""

    kind = "referred"


class AskReopened(AskFact):
    """A lead took back that it was closed: it waits in the queue again, for the reason that it had."""

    kind = "reopened"


class AskExpired(AskFact):
    """It ended without an answer: `why` is unanswered (left in the queue) or closed (by a lead)."""

    kind = "expired"


class AskAskedAgain(AskFact):
    """The asker sent it on another round; `why` is which."""

    kind = "asked_again"


class AskCancelled(AskFact):
    """The asker no longer needs it; `why` is chosen or revoked."""

    kind = "cancelled"


FACTS: tuple[type[AskFact], ...] = (
    AskCreated,
    AskOffered,
    PingHeard,
    PingSeen,
    PingsNotReached,
    PingDeclined,
    PingWithdrawn,
    AskClaimed,
    AskOnWay,
    AskNudged,
    AskReleased,
    AskHandedOn,
    AskQueued,
    AskStillQueued,
    AskAnswered,
    AskHelped,
    AskSettled,
    AskNotHelped,
    AskPromised,
    AskReferred,
    AskExpired,
    AskReopened,
    AskAskedAgain,
    AskCancelled,
)
