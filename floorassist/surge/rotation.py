"""Whose turn it is: who was called least in the last four weeks is called first, of equals now this one, now
that one.

All that is kept for it is how often somebody was called in a week.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b

WEEKS = 4


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be called. `in_hand`: has a customer's ask; `calls`: how often in the last weeks."""

    person_id: int
    calls: int = 0
    in_hand: bool = False


def week_of(day: date) -> date:
    """The Monday of that week, by which calls are counted."""
    return day - timedelta(days=day.weekday())


def oldest_week(day: date) -> date:
    """The first week that still counts."""
    return week_of(day) - timedelta(weeks=WEEKS - 1)


def calls_lately(by_week: Mapping[date, int], day: date) -> int:
    """How often somebody was called in the weeks that count."""
    return sum(calls for week, calls in by_week.items() if oldest_week(day) <= week <= week_of(day))


def in_turn(candidates: tuple[Candidate, ...], surge_id: int) -> tuple[int, ...]:
    """Everybody in the order in which they are called: those with a customer's ask in hand last."""

    def turn(one: Candidate) -> tuple[bool, int, bytes]:
        lot = blake2b(f"{surge_id} {one.person_id}".encode(), digest_size=8)
        return one.in_hand, one.calls, lot.digest()

    return tuple(one.person_id for one in sorted(candidates, key=turn))
