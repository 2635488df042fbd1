"""A promise to a customer as a value, the states it can be in, and the closed list of moves between them.

An open promise has one owner and a next look at every moment, and ends in no other way than kept or
withdrawn. `version` grows with every change and is what writers compare and set.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

UNLESS_TOLD = timedelta(minutes=30)
"""When a promise is due unless the customer said otherwise."""
LONGEST = timedelta(days=60)


class State(StrEnum):
    """Where a promise stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


LIVE = frozenset({State.OPEN, State.OVERDUE})
ENDED = frozenset(State) - LIVE


@dataclass(frozen=True)
class Promise:
    """A promise as the rules see it: `since` is when the due time was agreed, `next_at` the next look."""

    id: int
    owner_id: int | None
    maker_id: int | None
    since: datetime
    due_at: datetime
    state: State = State.OPEN
    version: int = 0
    next_at: datetime | None = None

    @property
    def live(self) -> bool:
        """Whether the customer still waits."""
        return self.state in LIVE


TRANSITIONS: frozenset[tuple[State, str, State]] = frozenset(
    {
        (State.OPEN, "reminded", State.OPEN),
        (State.OPEN, "overdue", State.OVERDUE),
        (State.OVERDUE, "told_again", State.OVERDUE),
        (State.OPEN, "handed_over", State.OPEN),
        (State.OVERDUE, "handed_over", State.OVERDUE),
        (State.OPEN, "taken", State.OPEN),
        (State.OVERDUE, "taken", State.OVERDUE),
        (State.OPEN, "left_to", State.OPEN),
        (State.OVERDUE, "left_to", State.OVERDUE),
        (State.OPEN, "moved", State.OPEN),
        (State.OVERDUE, "moved", State.OPEN),
        (State.OPEN, "kept", State.KEPT),
        (State.OVERDUE, "kept", State.KEPT),
        (State.OPEN, "withdrawn", State.WITHDRAWN),
        (State.OVERDUE, "withdrawn", State.WITHDRAWN),
    }
)
