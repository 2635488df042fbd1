"""Whom a surge calls, and when it looks again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from floorassist.surge.calling import batch, next_look, next_step, wanted
from floorassist.surge.moves import arrive, come, decline
from floorassist.surge.rotation import Candidate
from floorassist.surge.states import Part, Surge

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)
CROWD = tuple(Candidate(number) for number in range(1, 21))


def later(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def new(needed: int = 2, caller: int | None = None) -> Surge:
    return Surge(1, needed, NOON, later(2700), caller_id=caller)


def settled(surge: Surge, now: datetime = NOON, crowd: tuple[Candidate, ...] = CROWD) -> Surge:
    while step := next_step(surge, crowd, now):
        surge = step.surge
    return surge


def called(surge: Surge) -> list[int]:
    return [one.person_id for one in surge.parts]


def done(step):
    assert step is not None
    return step.surge


@pytest.mark.parametrize(("missing", "size"), [(0, 0), (1, 2), (2, 3), (3, 5), (10, 15)])
def test_half_as_many_again_are_called_as_are_missing(missing: int, size: int) -> None:
    assert batch(missing) == size


def test_the_first_batch_is_called_at_once():
    surge = settled(new(2))
    assert len(surge.parts) == 3
    assert next_look(surge, NOON) == later(60)


def test_the_caller_is_not_called():
    assert set(called(settled(new(2, caller=1), crowd=CROWD[:3]))) == {2, 3}


def test_who_declines_is_replaced_at_once():
    surge = settled(new(2))
    surge = settled(done(decline(surge, called(surge)[0])), later(5))
    assert len(surge.parts) == 4


def test_who_says_nothing_for_a_minute_makes_room_for_others():
    surge = settled(new(2))
    assert len(settled(surge, later(59)).parts) == 3
    assert len(settled(surge, later(60)).parts) == 6


def test_while_enough_are_coming_nobody_more_is_called():
    surge = settled(new(2))
    for person in called(surge)[:2]:
        surge = done(come(surge, person, free=True))
    assert len(settled(surge, later(300)).parts) == 3
    assert next_look(surge, later(300)) == surge.ends_at


def test_one_who_comes_and_then_can_not_is_replaced():
    surge = settled(new(1))
    surge = done(come(surge, called(surge)[0], free=True))
    surge = settled(surge, later(120))
    assert len(surge.parts) == 2
    surge = settled(done(decline(surge, called(surge)[0])), later(121))
    assert len(surge.parts) == 4


def test_enough_who_are_there_end_it():
    surge = settled(new(2))
    for person in called(surge)[:2]:
        surge = settled(done(arrive(surge, person, free=True)), later(30))
    assert surge.over
    assert next_look(surge, later(30)) is None
    assert next_step(surge, CROWD, later(30)) is None


def test_it_ends_at_its_time_limit():
    step = next_step(settled(new(2)), CROWD, later(2700))
    assert step is not None
    assert (step.fact.kind, step.fact.why, step.surge.over) == ("over", "time", True)


def test_with_nobody_left_to_call_it_is_looked_at_again_each_minute():
    surge = settled(new(5), crowd=CROWD[:1])
    assert wanted(surge, NOON) == 7
    assert next_look(surge, NOON) == later(60)
    assert next_look(settled(surge, later(60), crowd=()), later(60)) == later(120)
    assert len(settled(surge, later(120), crowd=CROWD[:2]).parts) == 2


def test_nobody_is_called_twice_in_one_surge():
    surge = settled(new(2), crowd=CROWD[:3])
    gone = replace(surge, parts=tuple(replace(one, part=Part.LEFT) for one in surge.parts))
    assert next_step(gone, CROWD[:3], later(61)) is None
