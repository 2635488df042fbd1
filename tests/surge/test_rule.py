"""The store's own rule: more than n asks that wait longer than t."""

from datetime import UTC, datetime, timedelta

import pytest

from floorassist.surge.rule import Rule, Waiting, calls_now

NOON = datetime(2026, 3, 7, 12, tzinfo=UTC)
RULE = Rule(on=True, more_than=2, for_seconds=90)


def waiting(*seconds: float, queued: bool = False) -> list[Waiting]:
    return [Waiting(NOON - timedelta(seconds=one), queued) for one in seconds]


@pytest.mark.parametrize(
    ("seconds", "calls"),
    [
        ((91, 91, 91), True),
        ((91, 91), False),
        ((90, 91, 91), False),
        ((), False),
        ((91, 200, 1000, 5), True),
    ],
)
def test_it_calls_when_more_than_so_many_wait_longer_than_so_long(seconds, calls) -> None:
    assert calls_now(RULE, waiting(*seconds), None, NOON) is calls


def test_what_waits_with_the_leads_counts_as_long_as_its_customer_would_wait():
    assert calls_now(RULE, waiting(91, 300, 600, queued=True), None, NOON)
    assert not calls_now(RULE, waiting(91, 300, 601, 7200, queued=True), None, NOON)


def test_it_is_off_until_somebody_switches_it_on():
    assert not calls_now(Rule(), waiting(*[1000] * 50), None, NOON)


def test_after_a_call_it_keeps_quiet_for_a_while():
    busy = waiting(*[1000] * 5)
    assert not calls_now(RULE, busy, NOON + timedelta(seconds=1), NOON)
    assert calls_now(RULE, busy, NOON, NOON)


@pytest.mark.parametrize(
    ("field", "value"),
    [("more_than", 0), ("for_seconds", 5), ("needed", 51), ("limit_minutes", 4), ("zone", " ")],
)
def test_a_rule_that_makes_no_sense_names_its_field(field, value) -> None:
    with pytest.raises(ValueError, match=field):
        Rule(**{field: value})
