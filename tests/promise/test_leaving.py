"""An open promise always has an owner, whoever goes and however they go."""

from datetime import timedelta

import pytest

from floorassist.people.due_actions import leave_due
from floorassist.promise.states import State
from tests.promise.shop import open_shop


def test_what_was_not_handed_over_goes_to_a_lead_on_shift(shop):
    promise = shop.promise("Ada")
    shop.end_shift("Ada")
    assert shop.owned_by(promise) == "Sue"
    assert [(one.kind, one.why) for one in shop.story(promise)][-1] == ("left_to", "shift")
    assert shop.news("Sue", "promise.changed") == [{"id": promise}]


def test_without_a_lead_on_shift_it_goes_to_one_of_the_store(shop):
    promise = shop.promise("Ada")
    shop.end_shift("Sue")
    shop.end_shift("Ada")
    assert shop.owned_by(promise) in ("Sue", "Olga")


def test_what_was_handed_over_by_name_stays_there(shop):
    promise = shop.promise("Ada")
    shop.hand_over("Ada", promise, "Ben")
    shop.end_shift("Ada")
    assert shop.owned_by(promise) == "Ben"


def test_a_shift_that_nobody_ended_leaves_its_promises_too(shop):
    promise = shop.promise("Ada", minutes=24 * 60)
    leave_due(shop.database, shop.now + timedelta(hours=16))
    assert shop.owned_by(promise) in ("Sue", "Olga")


def test_an_overdue_one_stays_overdue_with_the_lead(shop):
    promise = shop.promise("Ada")
    shop.at(31)
    shop.end_shift("Ada")
    assert shop.owned_by(promise) == "Sue"
    assert shop.row(promise).state == State.OVERDUE


@pytest.mark.parametrize("gone", ["revoke", "forget", "sign_out"])
def test_somebody_who_is_shut_out_forgotten_or_signed_out_leaves_nothing_behind(shop, gone):
    promise = shop.promise("Ada")
    getattr(shop, gone)("Ada")
    assert shop.owned_by(promise) == "Sue"


@pytest.mark.parametrize("gone", ["revoke", "forget", "sign_out"])
def test_that_holds_for_somebody_off_shift_as_well(shop, gone):
    shop.hire("Dan", on_shift=False)
    promise = shop.promise("Dan")
    getattr(shop, gone)("Dan")
    assert shop.owned_by(promise) == "Sue"


def test_several_are_shared_between_the_leads(shop):
    shop.hire("Tim", role="supervisor")
    promises = [shop.promise("Ada") for _ in range(4)]
    shop.end_shift("Ada")
    assert sorted(shop.owned_by(one) for one in promises) == ["Sue", "Sue", "Tim", "Tim"]


def test_the_only_lead_keeps_what_they_have_when_they_go_home(database):
    shop = open_shop(database)
    shop.hire("Sue", role="supervisor")
    promise = shop.promise("Sue")
    shop.end_shift("Sue")
    assert shop.owned_by(promise) == "Sue"


def test_a_break_leaves_a_promise_where_it_is(shop):
    promise = shop.promise("Ada")
    shop.start_break("Ada")
    assert shop.owned_by(promise) == "Ada"
