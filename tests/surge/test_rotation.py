"""Whose turn it is to be called: over weeks everybody is called as often as the others."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from floorassist.surge.rotation import Candidate, calls_lately, in_turn, oldest_week, week_of

MONDAY = date(2026, 3, 2)


def test_who_was_called_least_comes_first():
    people = (Candidate(1, calls=3), Candidate(2, calls=0), Candidate(3, calls=1))
    assert in_turn(people, 7) == (2, 3, 1)


def test_who_has_a_customer_in_hand_comes_last_however_seldom_they_were_called():
    assert in_turn((Candidate(1, in_hand=True), Candidate(2, calls=9)), 7) == (2, 1)


def test_of_equals_it_is_not_always_the_same_one():
    people = tuple(Candidate(number) for number in range(5))
    assert len({in_turn(people, surge)[0] for surge in range(40)}) == 5


def test_a_week_is_its_monday_and_four_of_them_count():
    assert week_of(MONDAY) == week_of(MONDAY + timedelta(days=6)) == MONDAY
    counts = {MONDAY - timedelta(weeks=back): 1 for back in range(6)}
    assert calls_lately(counts, MONDAY + timedelta(days=3)) == 4
    assert oldest_week(MONDAY) == MONDAY - timedelta(weeks=3)


@given(people=st.integers(2, 12), size=st.integers(1, 4), calls=st.integers(1, 30))
def test_nobody_is_called_twice_more_often_than_another(people: int, size: int, calls: int) -> None:
    called: Counter[int] = Counter()
    for surge in range(calls):
        candidates = tuple(Candidate(one, calls=called[one]) for one in range(people))
        called.update(in_turn(candidates, surge)[:size])
    assert max(called.values()) - min(called[one] for one in range(people)) <= 1
