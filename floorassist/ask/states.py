"""An ask as a value, the states it can be in, and the closed list of moves between them.

A live ask always has a deadline and an owner or a next step. Two numbers fence it: `version` grows with
every change that anybody can see and is what writers compare and set; `epoch` grows each time the ask is
opened, so that a ping or a timer of an earlier round moves nothing.

A promise to the customer and handing on to a colleague join the table between `on_way` and `answered`: both
are moves out of claimed and on_way. A surge is a way of asking of its own, next to this one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from floorassist.ask.policy import Policy


class State(StrEnum):
    """Where an ask stands."""

    OPEN = "open"
    OFFERED = "offered"
    CLAIMED = "claimed"
    ON_WAY = "on_way"
    ANSWERED = "answered"
    DONE = "done"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


LOOKING = frozenset({State.OPEN, State.OFFERED})
HELD = frozenset({State.CLAIMED, State.ON_WAY})
OWNED = HELD | {State.ANSWERED}
LIVE = LOOKING | OWNED
ENDED = frozenset(State) - LIVE


class PingState(StrEnum):
    """What became of a ping; sent and delivered ones are live."""

    SENT = "sent"
    DELIVERED = "delivered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLAIMED = "claimed"


LIVE_PING = frozenset({PingState.SENT, PingState.DELIVERED})


class Reach(StrEnum):
    """Whom a round asks: the nearest in waves, everybody at once, or the supervisors alone."""

    NEAREST = "nearest"
    EVERYBODY = "everybody"
    SUPERVISORS = "supervisors"


@dataclass(frozen=True)
class Ping:
    """An ask offered to one colleague in one epoch; `wave` counts from 0."""

    person_id: int
    epoch: int
    wave: int
    sent_at: datetime
    state: PingState = PingState.SENT

    @property
    def live(self) -> bool:
        """Whether the colleague may still take it."""
        return self.state in LIVE_PING


@dataclass(frozen=True)
class Ask:
    """An ask as the rules see it: `opened_at` is when this epoch began, `deadline_at` when to look again."""

    id: int
    asker_id: int
    opened_at: datetime
    policy: Policy
    state: State = State.OPEN
    owner_id: int | None = None
    epoch: int = 0
    version: int = 0
    deadline_at: datetime | None = None
    reach: Reach = Reach.NEAREST
    pings: tuple[Ping, ...] = ()

    @property
    def expires_at(self) -> datetime:
        """When this round of asking ends."""
        return self.opened_at + timedelta(seconds=self.policy.expiry_seconds)

    @property
    def live_pings(self) -> tuple[Ping, ...]:
        """The pings that still ring."""
        return tuple(ping for ping in self.pings if ping.live)

    @property
    def asked_now(self) -> frozenset[int]:
        """Everybody who was pinged in this epoch."""
        return frozenset(ping.person_id for ping in self.pings if ping.epoch == self.epoch)

    def ping_of(self, person_id: int) -> Ping | None:
        """Return the latest ping to this person."""
        return next((ping for ping in reversed(self.pings) if ping.person_id == person_id), None)


TRANSITIONS: frozenset[tuple[State, str, State]] = frozenset(
    {
        (State.OPEN, "offered", State.OFFERED),
        (State.OFFERED, "offered", State.OFFERED),
        (State.OFFERED, "heard", State.OFFERED),
        (State.OFFERED, "declined", State.OFFERED),
        (State.OFFERED, "declined", State.OPEN),
        (State.OFFERED, "withdrawn", State.OFFERED),
        (State.OFFERED, "withdrawn", State.OPEN),
        (State.OPEN, "claimed", State.CLAIMED),
        (State.OFFERED, "claimed", State.CLAIMED),
        (State.CLAIMED, "on_way", State.ON_WAY),
        (State.CLAIMED, "released", State.OPEN),
        (State.ON_WAY, "released", State.OPEN),
        (State.CLAIMED, "answered", State.ANSWERED),
        (State.ON_WAY, "answered", State.ANSWERED),
        (State.ANSWERED, "helped", State.DONE),
        (State.ANSWERED, "settled", State.DONE),
        (State.ANSWERED, "not_helped", State.OPEN),
        (State.OPEN, "expired", State.EXPIRED),
        (State.OFFERED, "expired", State.EXPIRED),
        (State.EXPIRED, "asked_again", State.OPEN),
        (State.EXPIRED, "cancelled", State.CANCELLED),
        (State.OPEN, "cancelled", State.CANCELLED),
        (State.OFFERED, "cancelled", State.CANCELLED),
        (State.CLAIMED, "cancelled", State.CANCELLED),
        (State.ON_WAY, "cancelled", State.CANCELLED),
    }
)
