"""What a policy would do with a question, moment by moment: the rules of asking run ahead, nobody is told.

It is the escalation itself, with the ask as a value and a clock that leaps from look to look. Phones that can
be reached take their ping at once; nobody claims and nobody declines.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from floorassist.ask.escalation import Crew, next_look, next_step
from floorassist.ask.moves import hear
from floorassist.ask.states import LOOKING, Ask

CrewAt = Callable[[Ask], Crew]


@dataclass(frozen=True)
class Moment:
    """So many seconds after the question was asked, these are asked, the best first."""

    after_seconds: int
    people: tuple[int, ...]


@dataclass(frozen=True)
class Course:
    """How asking would go: who is asked when, and when it ends with nobody having taken it."""

    moments: tuple[Moment, ...]
    ends_after_seconds: int


def course_of(ask: Ask, crew_at: CrewAt, reachable: Collection[int], now: datetime) -> Course:
    """Let the rules run until the round is over."""
    moments: list[Moment] = []
    at = now
    while ask.state in LOOKING:
        step = next_step(ask, crew_at(ask), at)
        if step is not None:
            ask = _taken_by_phones(step.ask, step.pinged, reachable)
            if step.pinged:
                moments.append(Moment(_seconds(now, at), step.pinged))
            continue
        look = next_look(ask, at)
        assert look is not None, "a question that looks for somebody has a next look"
        at = look
    return Course(tuple(moments), _seconds(now, at))


def _taken_by_phones(ask: Ask, pinged: Collection[int], reachable: Collection[int]) -> Ask:
    for person_id in pinged:
        heard = hear(ask, person_id) if person_id in reachable else None
        ask = heard.ask if heard else ask
    return ask


def _seconds(start: datetime, end: datetime) -> int:
    return round((end - start).total_seconds())
