"""When a promise is looked at: reminders before it is due, the leads afterwards, forgetting at the end."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.promise.reminders import (
    AGAIN,
    SELDOM,
    TOGETHER,
    customer_forgotten_at,
    missed,
    next_forgetting,
    next_look,
    next_telling,
    owner_forgotten_at,
    reminders,
)
from floorassist.promise.states import Promise, State

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)
MOMENTS = st.integers(0, 366 * 24 * 3600).map(lambda seconds: NOON + timedelta(seconds=seconds))
PERIODS = st.timedeltas(timedelta(seconds=1), timedelta(days=60))


def minutes(*numbers: float) -> tuple[datetime, ...]:
    return tuple(NOON + timedelta(minutes=number) for number in numbers)


@pytest.mark.parametrize(
    ("due_in", "reminded_at"),
    [
        (30, (15, 20)),
        (60, (30, 50)),
        (15, (5, 7.5)),
        (20, (10,)),  # both fall together
        (21, (10.5,)),  # half a minute apart is together as well
        (10, (5,)),  # ten minutes before is when it was made
        (5, (2.5,)),
        (120, (60, 110)),
    ],
)
def test_reminders_come_at_half_time_and_ten_minutes_before_once_where_they_meet(due_in, reminded_at):
    assert reminders(NOON, NOON + timedelta(minutes=due_in)) == minutes(*reminded_at)


@given(MOMENTS, PERIODS)
def test_reminders_lie_between_the_promise_and_its_time_and_apart_from_each_other(since, period):
    found = reminders(since, since + period)
    assert 1 <= len(found) <= 2 or period <= timedelta(microseconds=1)
    assert all(since < at < since + period for at in found)
    assert len(found) < 2 or found[1] - found[0] >= TOGETHER


@given(MOMENTS, PERIODS, PERIODS)
def test_an_open_promise_is_always_looked_at_by_the_time_it_is_due(since, period, gone):
    promise = Promise(1, 2, 2, since, since + period)
    at = next_look(promise, since + gone)
    assert at is not None
    assert at <= promise.due_at
    assert at > since + gone or at == promise.due_at


def test_a_promise_that_came_late_from_a_phone_is_due_at_once():
    assert next_look(Promise(1, 2, 2, NOON, NOON - timedelta(hours=1)), NOON) == NOON - timedelta(hours=1)


@given(MOMENTS, PERIODS)
def test_leads_are_told_again_later_and_never_longer_than_four_hours_apart(due_at, gone):
    at = next_telling(due_at, due_at + gone)
    assert due_at + gone < at <= due_at + gone + SELDOM
    assert at >= due_at + AGAIN


def test_leads_are_told_again_after_half_an_hour_then_ever_less_often():
    told, at = [], NOON
    for _ in range(5):
        at = next_telling(NOON, at)
        told.append(at)
    assert tuple(told) == minutes(30, 90, 210, 450, 690)


def test_what_has_ended_is_not_looked_at():
    promise = Promise(1, 2, 2, NOON, NOON + timedelta(hours=1), State.KEPT)
    assert next_look(promise, NOON) is None


@given(MOMENTS)
def test_the_customer_is_forgotten_within_seven_days_and_the_owner_within_thirty(ended_at):
    customer, owner = customer_forgotten_at(ended_at), owner_forgotten_at(ended_at)
    assert timedelta(days=6) < customer - ended_at <= timedelta(days=7)
    assert timedelta(days=29) < owner - ended_at <= timedelta(days=30)
    assert next_forgetting(ended_at, ended_at) == customer
    assert next_forgetting(ended_at, customer) == owner
    assert next_forgetting(ended_at, owner) is None


@pytest.mark.parametrize(
    ("away", "back", "heard_nothing"),
    [(14, 16, True), (15, 16, False), (16, 20, True), (21, 29, False), (21, 30, True), (31, 40, False)],
)
def test_a_reminder_counts_as_missed_when_it_fell_into_the_time_away(
    away: float, back: float, heard_nothing: bool
) -> None:
    (due,) = minutes(30)
    promise = Promise(1, 1, 1, NOON, due)
    gone, here = minutes(away, back)
    assert missed(promise, gone, here) is heard_nothing
    assert not missed(replace(promise, state=State.KEPT), gone, here)
