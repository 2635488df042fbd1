"""Saving how a store asks, on either database."""

from dataclasses import replace

import pytest

from floorassist.ask import policy_queries as policies
from floorassist.ask.policy import Policy
from floorassist.ask.policy_actions import save_policy
from floorassist.web.errors import Conflict
from tests.ask.shop import Shop

QUICK = replace(Policy(), lease_seconds=30)
SLOW = replace(Policy(), lease_seconds=120)


def save(shop: Shop, policy: Policy, expected: int, who: str = "Sue") -> int:
    with shop.writing() as session:
        return save_policy(session, policy, expected, shop.ids[who], now=shop.now)


def counting(shop: Shop) -> Policy:
    with shop.reading() as session:
        return policies.policy_of(session)


def test_until_somebody_saves_the_defaults_count(shop: Shop):
    assert counting(shop) == Policy()


def test_each_save_is_a_version_and_the_newest_counts(shop: Shop):
    assert [save(shop, QUICK, 0), save(shop, SLOW, 1)] == [1, 2]
    assert counting(shop) == SLOW
    with shop.reading() as session:
        found = policies.history(session)
    assert [(one.number, one.policy, one.by) for one in found] == [(2, SLOW, "Sue"), (1, QUICK, "Sue")]


def test_a_save_on_top_of_a_version_that_was_not_seen_is_refused(shop: Shop):
    save(shop, QUICK, 0)
    with pytest.raises(Conflict) as refused:
        save(shop, SLOW, 0)
    assert refused.value.extra["version"] == 1
    assert counting(shop) == QUICK


def test_saving_what_counts_already_makes_no_version(shop: Shop):
    assert save(shop, Policy(), 0) == 0
    save(shop, QUICK, 0)
    assert save(shop, QUICK, 0) == 1


def test_a_question_in_flight_keeps_the_numbers_it_started_with(shop: Shop):
    before = shop.ask("Ada", policy=None)
    save(shop, QUICK, 0)
    after = shop.ask("Ada", "white spirit", policy=None)
    assert shop.value(before).policy == Policy()
    assert shop.value(after).policy == QUICK
    shop.claim("Ben", before)
    shop.forward(31)
    assert shop.owner(before) == "Ben"


def test_a_version_from_before_a_number_came_to_be_has_its_default(shop: Shop):
    save(shop, QUICK, 0)
    with shop.writing() as session:
        row = policies.newest(session)
        assert row is not None
        row.policy = {name: value for name, value in row.policy.items() if name != "claims"}
    assert counting(shop) == QUICK


def test_who_left_is_no_longer_named(shop: Shop):
    save(shop, QUICK, 0)
    with shop.writing() as session:
        row = policies.newest(session)
        assert row is not None
        row.by_id = None
    with shop.reading() as session:
        assert policies.history(session)[0].by is None
