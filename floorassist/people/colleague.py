"""People as frozen values: a colleague on the floor, a row of the desk, oneself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

REACHABLE_FOR = timedelta(seconds=60)
IDLE_FOR = timedelta(hours=12)
LONGEST_SIGN_IN = timedelta(days=30)
LONGEST_SHIFT = timedelta(hours=16)
FORMER = "Former colleague"

State = Literal["waiting", "active", "revoked"]


@dataclass(frozen=True)
class Colleague:
    """Somebody who may work here now. `knows` holds the home department too; `reachable`: a phone beats.

    `found_at` is when they last looked something up; only who decides whom to ask is told.
    """

    person_id: int
    name: str
    role: str
    home_department: str | None
    knows: frozenset[str]
    on_shift: bool
    on_break: bool
    reachable: bool
    found_at: datetime | None = None


class AtWork(NamedTuple):
    """Somebody on shift and not on a break, as far as it matters for whom to ask; made for all of them with
    every ask. `told`: departments that they told they know.
    """

    person_id: int
    role: str
    home_department: str | None
    reachable: bool
    found_at: datetime | None
    told: Sequence[str]


@dataclass(frozen=True)
class Phone:
    """A device as the desk and the phone itself show it."""

    id: int
    name: str
    last_seen_at: datetime
    locked: bool


@dataclass(frozen=True)
class Member:
    """A row of the desk's list of people."""

    id: int
    name: str
    role: str
    home_department: str | None
    knows: tuple[str, ...]
    state: State
    on_shift: bool
    on_break: bool
    reachable: bool
    devices: tuple[Phone, ...]


@dataclass(frozen=True)
class Oneself:
    """What a person's own screen shows."""

    id: int
    name: str
    role: str
    home_department: str | None
    knows: tuple[str, ...]
    shift_started_at: datetime | None
    on_break: bool
    language: str | None = None


def state_of(approved_at: datetime | None, revoked_at: datetime | None) -> State:
    """Where a person stands with this store."""
    if revoked_at:
        return "revoked"
    return "active" if approved_at else "waiting"


def is_over(created_at: datetime, last_seen_at: datetime, *, on_shift: bool, now: datetime) -> bool:
    """Whether a sign-in has ended by itself: 12 h unused off shift, or 30 days old."""
    idle = not on_shift and now - last_seen_at >= IDLE_FOR
    return idle or now - created_at >= LONGEST_SIGN_IN


def is_reachable(last_beat_at: datetime | None, now: datetime) -> bool:
    """Whether the phone was heard lately enough to ring it."""
    return last_beat_at is not None and now - last_beat_at <= REACHABLE_FOR
