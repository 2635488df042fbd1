"""Whom to ask first: who is near, who knows, who has been asked least.

Knowing beats nearness: the score is the walk in seconds (more where somebody has to come, less where words
will do), plus minutes the less somebody is known to know, plus some seconds for each ping of the last half
hour and for a lead, who has more to do. How sure it is that somebody knows stays in here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

from floorassist.ask.escalation import Crew
from floorassist.ask.states import Ask, Reach

WALK_UNKNOWN_SECONDS = 60.0
"""The walk of everybody in a store where nobody's place is known: 72 m, across an ordinary floor."""

SAME_SECONDS = 5
"""Scores closer than this are equal: a sighting knows the place of a person to some metres at best."""

NOT_NOW_SECONDS, NOT_NOW_LASTS = 60, timedelta(minutes=3)
"""Who lately said "not now" is most likely still with a customer: as if they stood a minute further away."""

FINDING_LASTS = timedelta(minutes=2)
"""Who looked something up so lately most likely did it for a customer, and is with them yet."""

RINGING_SECONDS = 30
"""Whose phone rings already has not noticed, or has something to decide: as if half a minute further away."""


class Colleague(NamedTuple):
    """What the rule knows of one person; `knows` tells by department (folded) how sure it is, from 0 to 1.

    `pinged_at` is the last half hour; `declined_at` when the last ping that got a "not now" was sent; `asks`:
    stands with a customer and waits for a colleague; `found_at`: when they last looked something up.
    """

    id: int
    on_shift: bool = True
    on_break: bool = False
    reachable: bool = True
    lead: bool = False
    knows: Mapping[str, float] = MappingProxyType({})
    live_pings: int = 0
    claims: int = 0
    pinged_at: Sequence[datetime] = ()
    declined_at: datetime | None = None
    asks: bool = False
    found_at: datetime | None = None


@dataclass(frozen=True)
class Wanted:
    """What the answer takes: a person on the spot or words, and the departments that would know.

    `departments` (folded) is the item's own, or the ones that the customer's words point to; empty when
    nothing is known, and then everybody is as likely to know.
    """

    needs_person: bool = False
    departments: frozenset[str] = frozenset()


def crew(
    ask: Ask,
    wanted: Wanted,
    colleagues: Iterable[Colleague],
    walk_seconds: Mapping[int, float],
    now: datetime,
) -> Crew:
    """Return who may be asked now, the best first, and whether somebody is only busy for the moment."""
    here = [each for each in colleagues if _on_the_floor(ask, each)]
    free = [each for each in here if not _busy(ask, each)]
    nearest = by_walk_and_knowledge(ask, wanted, free, walk_seconds, now)
    later = any(_busy(ask, each) and each.id not in ask.asked_now for each in here)
    return Crew(tuple(each.id for each in nearest), later)


def by_walk_and_knowledge(
    ask: Ask,
    wanted: Wanted,
    colleagues: Sequence[Colleague],
    walk_seconds: Mapping[int, float],
    now: datetime,
) -> list[Colleague]:
    """Return the colleagues in the order of asking.

    `walk_seconds` is by person id; who is missing from it counts as the median of the others. Those whose
    phone cannot be reached come last, before them those who are with a customer (they wait for a colleague
    themselves, or look something up); equals go by who was asked least lately.
    """
    ask_policy = ask.policy
    usual = median(walk_seconds.values()) if walk_seconds else WALK_UNKNOWN_SECONDS
    share = ask_policy.person_walk_share if wanted.needs_person else ask_policy.words_walk_share
    since = now - timedelta(seconds=ask_policy.ping_memory_seconds)

    def score(one: Colleague) -> float:
        pings = sum(at > since for at in one.pinged_at)
        seconds = walk_seconds.get(one.id, usual) * share + pings * ask_policy.ping_penalty_seconds
        seconds += ask_policy.unknown_penalty_seconds * (1 - _strength(wanted, one))
        return seconds + _hands_full(one, now) + one.lead * ask_policy.lead_penalty_seconds

    def order(one: Colleague) -> tuple[bool, bool, int, float, int]:
        last = max(one.pinged_at).timestamp() if one.pinged_at else 0.0
        return (
            not one.reachable,
            _with_a_customer(one, now),
            round(score(one) / SAME_SECONDS),
            last,
            one.id,
        )

    return sorted(colleagues, key=order)


def _strength(wanted: Wanted, one: Colleague) -> float:
    if not wanted.departments:
        return 1.0
    return max(one.knows.get(department, 0.0) for department in wanted.departments)


def _with_a_customer(one: Colleague, now: datetime) -> bool:
    return one.asks or (one.found_at is not None and now - one.found_at < FINDING_LASTS)


def _hands_full(one: Colleague, now: datetime) -> int:
    not_now = one.declined_at is not None and now - one.declined_at < NOT_NOW_LASTS
    return (NOT_NOW_SECONDS if not_now else 0) + RINGING_SECONDS * one.live_pings


def _on_the_floor(ask: Ask, one: Colleague) -> bool:
    if ask.reach == Reach.SUPERVISORS and not one.lead:
        return False
    return one.on_shift and not one.on_break and one.id != ask.asker_id


def _busy(ask: Ask, one: Colleague) -> bool:
    return one.live_pings >= ask.policy.live_pings or one.claims >= ask.policy.claims
