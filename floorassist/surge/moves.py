"""What people do in a surge: each move is a rule from a surge to the surge afterwards, or a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from floorassist.refusal import Refusal
from floorassist.surge.facts import (
    SurgeArrived,
    SurgeCalled,
    SurgeComing,
    SurgeDeclined,
    SurgeFact,
    SurgeLeft,
    SurgeOver,
)
from floorassist.surge.states import TAKES_PART, TRANSITIONS, Called, Part, Surge
from floorassist.translation import tr


@dataclass(frozen=True)
class Step:
    """One change: what happened, the surge afterwards, whose phones begin to ring."""

    fact: SurgeFact
    surge: Surge
    called: tuple[int, ...] = ()


def call(surge: Surge, people: Sequence[int], now: datetime) -> Step:
    """Call these colleagues; each is called once a surge."""
    assert not surge.over
    assert all(surge.part_of(person_id) is None for person_id in people)
    _known(None, SurgeCalled.kind, Part.CALLED)
    parts = surge.parts + tuple(Called(person_id, now) for person_id in people)
    return Step(SurgeCalled(surge.id), _next(surge, parts), tuple(people))


def come(surge: Surge, person_id: int, *, free: bool) -> Step | None:
    """A colleague is coming; None when that is known or they are there. `free`: on shift, not on a break.

    Raises `Refusal`: over, not_called or off_shift.
    """
    part = _takes_part(surge, person_id, free=free)
    if part in (Part.COMING, Part.HERE):
        return None
    return _moved(surge, SurgeComing(surge.id, person_id), Part.COMING)


def arrive(surge: Surge, person_id: int, *, free: bool) -> Step | None:
    """A colleague is there; None when that is known.

    Raises `Refusal`: over, not_called or off_shift.
    """
    if _takes_part(surge, person_id, free=free) == Part.HERE:
        return None
    return _moved(surge, SurgeArrived(surge.id, person_id), Part.HERE)


def decline(surge: Surge, person_id: int) -> Step | None:
    """A colleague does not come, or no longer; no reason is asked. None when there is nothing to decline.

    Raises `Refusal`: not_called.
    """
    if surge.over:
        return None
    if surge.part_of(person_id) is None:
        raise _not_called()
    if surge.part_of(person_id) not in TAKES_PART:
        return None
    return _moved(surge, SurgeDeclined(surge.id, person_id), Part.DECLINED)


def leave(surge: Surge, person_id: int, why: str) -> Step | None:
    """A colleague goes (`why`: break, shift, revoked, agreement); None when they had no part in it."""
    if surge.over or surge.part_of(person_id) not in TAKES_PART:
        return None
    return _moved(surge, SurgeLeft(surge.id, person_id, why), Part.LEFT)


def stand_down(surge: Surge, why: str) -> Step | None:
    """End it for everybody at once (`why`: enough, ended, time); None when it is over already."""
    if surge.over:
        return None
    _known(None, SurgeOver.kind, None)
    return Step(SurgeOver(surge.id, why=why), replace(surge, over=True, version=surge.version + 1))


def _takes_part(surge: Surge, person_id: int, *, free: bool) -> Part:
    if surge.over:
        raise Refusal("over", tr("It is over: nobody needs to come any more. Thank you."))
    part = surge.part_of(person_id)
    if part is None:
        raise _not_called()
    if not free:
        raise Refusal("off_shift", tr("Start your shift or end your break, then you can come."))
    return part


def _not_called() -> Refusal:
    return Refusal("not_called", tr("This call went to others; you need not do anything."))


def _moved(surge: Surge, fact: SurgeFact, part: Part) -> Step:
    assert fact.person_id is not None
    _known(surge.part_of(fact.person_id), fact.kind, part)
    parts = tuple(replace(one, part=part) if one.person_id == fact.person_id else one for one in surge.parts)
    return Step(fact, _next(surge, parts))


def _next(surge: Surge, parts: tuple[Called, ...]) -> Surge:
    return replace(surge, parts=parts, version=surge.version + 1)


def _known(before: Part | None, kind: str, after: Part | None) -> None:
    """A move outside the closed list is a mistake in this program."""
    assert (before, kind, after) in TRANSITIONS, (before, kind, after)
