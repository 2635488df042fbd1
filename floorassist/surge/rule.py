"""The store's own rule: when too many asks wait too long, all hands are called without a supervisor.

It is off until a supervisor switches it on. After it has called, it keeps quiet for a while, so that a rush
that a supervisor has ended is not called again at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

from floorassist.surge.states import LONGEST_MINUTES, MOST_NEEDED
from floorassist.translation import tr

QUIET_FOR = timedelta(minutes=15)
CUSTOMERS_WAIT = timedelta(minutes=10)
"""In the leads' queue a question may stay for hours; its customer does not, and hands would not help."""


@dataclass(frozen=True)
class Waiting:
    """An ask that nobody has: since when, and whether it is `queued` with the leads."""

    since: datetime
    queued: bool = False

    def longer_than(self, patience: timedelta, now: datetime) -> bool:
        """Whether a customer has waited so long and still does."""
        waited = now - self.since
        return waited > patience and not (self.queued and waited > CUSTOMERS_WAIT)


@dataclass(frozen=True)
class Rule:
    """Call `needed` to `zone` when more than `more_than` asks wait for more than `for_seconds`.

    more_than: three that wait at once are a busy minute; more are a rush that the floor does not carry.
    for_seconds: by then everybody near was asked already, and a customer's patience (about 180 s) runs out.
    needed: two people answer what five have asked within some minutes.
    limit_minutes: how long any call lasts at most, a supervisor's too; a midday peak is over by then.
    """

    on: bool = False
    more_than: int = 3
    for_seconds: int = 90
    zone: str = "Sales floor"
    needed: int = 2
    limit_minutes: int = LONGEST_MINUTES

    def __post_init__(self) -> None:
        """Refuse what would call for nothing, or never.

        Raises `ValueError`: a sentence that names the field.
        """
        for field in fields(self):
            least, most = _RANGES.get(field.name, (None, None))
            value = getattr(self, field.name)
            if least is not None and most is not None and not least <= value <= most:
                say = tr("must be {least} to {most}.", least=least, most=most)
                raise ValueError(f"{field.name}: {say}")
        if not self.zone.strip():
            raise ValueError(f"zone: {tr('say where people are to come.')}")

    @property
    def limit(self) -> timedelta:
        """How long a call lasts at most."""
        return timedelta(minutes=self.limit_minutes)


_RANGES = {
    "more_than": (1, 100),
    "for_seconds": (10, 3600),
    "needed": (1, MOST_NEEDED),
    "limit_minutes": (5, 240),
}


def calls_now(rule: Rule, waiting: Sequence[Waiting], quiet_until: datetime | None, now: datetime) -> bool:
    """Whether the rule calls now, by the asks that wait."""
    if not rule.on or (quiet_until is not None and now < quiet_until):
        return False
    patience = timedelta(seconds=rule.for_seconds)
    return sum(one.longer_than(patience, now) for one in waiting) > rule.more_than
