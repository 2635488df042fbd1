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
    """The owner is coming."""

    kind = "on_way"


class AskReleased(AskFact):
    """The owner no longer has it: `why` is chosen, lease, break, shift or revoked."""

    kind = "released"


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


class AskExpired(AskFact):
    """Nobody took it in time, or nobody is left to ask; `why` leads to the next step."""

    kind = "expired"


class AskAskedAgain(AskFact):
    """The asker chose a next step of an expired ask; `why` is the step."""

    kind = "asked_again"


class AskCancelled(AskFact):
    """The asker no longer needs it; `why` is chosen or revoked."""

    kind = "cancelled"


FACTS: tuple[type[AskFact], ...] = (
    AskCreated,
    AskOffered,
    PingHeard,
    PingDeclined,
    PingWithdrawn,
    AskClaimed,
    AskOnWay,
    AskReleased,
    AskAnswered,
    AskHelped,
    AskSettled,
    AskNotHelped,
    AskExpired,
    AskAskedAgain,
    AskCancelled,
)
