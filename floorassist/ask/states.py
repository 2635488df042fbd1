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
    QUEUED = "queued"
    DONE = "done"
    PROMISED = "promised"
    REFERRED = "referred"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


LOOKING = frozenset({State.OPEN, State.OFFERED})
HELD = frozenset({State.CLAIMED, State.ON_WAY})
OWNED = HELD | {State.ANSWERED}
FREE = LOOKING | {State.QUEUED}
LIVE = FREE | OWNED
ENDED = frozenset(State) - LIVE


class PingState(StrEnum):
    """What became of a ping. The first four are live: who was not reached may still come by and take it."""

    SENT = "sent"
    DELIVERED = "delivered"
    SEEN = "seen"
    NOT_REACHED = "not_reached"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    CLAIMED = "claimed"


ARRIVED = frozenset({PingState.DELIVERED, PingState.SEEN})
LIVE_PING = ARRIVED | {PingState.SENT, PingState.NOT_REACHED}


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
    """An ask as the rules see it.

    `opened_at` is when this round, or the wait in the queue, began; `deadline_at` when to look again. `hops`
    counts the hand-ons, `handed_by_id` is who did the last one and is not asked again for it, `first_id` whom
    they named. `nudged`: the owner was reminded at half time.
    """

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
    hops: int = 0
    first_id: int | None = None
    handed_by_id: int | None = None
    nudged: bool = False

    @property
    def expires_at(self) -> datetime:
        """When this round of asking ends, or the wait in the queue."""
        queued = self.state == State.QUEUED
        return self.opened_at + timedelta(
            seconds=self.policy.queue_seconds if queued else self.policy.expiry_seconds
        )

    @property
    def half_time(self) -> timedelta:
        """Half of what its owner has: of the lease, or of the walk of who is on the way."""
        on_way = self.state == State.ON_WAY
        return timedelta(seconds=self.policy.eta_seconds if on_way else self.policy.lease_seconds) / 2

    @property
    def held_until(self) -> datetime | None:
        """When the owner loses it without a sign of life; None while nobody holds it."""
        if self.state not in HELD or self.deadline_at is None:
            return None
        return self.deadline_at if self.nudged else self.deadline_at + self.half_time

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
