"""What the clock does to promises."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from floorassist.people.models import SignIn
from floorassist.promise.due_actions import take_due
from floorassist.promise.states import State
from floorassist.push.models import SendRow, SubscriptionRow
from tests.promise.shop import MORNING

DAY = 24 * 60


def test_the_owner_is_reminded_at_half_time_and_ten_minutes_before(shop):
    promise = shop.promise("Ada")
    told = []
    for minute in (14, 15, 16, 19, 20, 21, 29):
        shop.at(minute)
        told.append(len(shop.news("Ada", "promise.due")))
    assert told == [0, 1, 1, 1, 2, 2, 2]
    assert [body["id"] for body in shop.news("Ada", "promise.due")] == [promise, promise]


def test_overdue_tells_the_leads_and_the_owner_and_leaves_it_with_its_owner(shop):
    promise = shop.promise("Ada")
    shop.at(30)
    assert shop.row(promise).state == State.OVERDUE
    assert shop.owned_by(promise) == "Ada"
    assert [body["id"] for body in shop.desk_news("promise.overdue")] == [promise]
    assert shop.news("Ada", "promise.due")[-1]["state"] == "overdue"


def test_leads_are_told_again_while_it_is_overdue_and_no_more_once_it_has_ended(shop):
    promise = shop.promise("Ada")
    for minute in (30, 59, 60, 61):
        shop.at(minute)
    assert len(shop.desk_news("promise.overdue")) == 2
    shop.keep("Ada", promise)
    shop.at(300)
    assert len(shop.desk_news("promise.overdue")) == 2


def test_a_server_that_was_away_reminds_once_and_then_tells_that_it_is_overdue(shop):
    promise = shop.promise("Ada")
    shop.now = MORNING + timedelta(minutes=25)
    shop.forward(0)
    assert shop.kinds(promise) == ["made", "reminded"]
    shop.at(300)
    assert shop.kinds(promise) == ["made", "reminded", "overdue"]


def test_the_same_moment_twice_and_a_stale_timer_change_nothing(shop):
    promise = shop.promise("Ada")
    shop.at(15)
    before = shop.row(promise).version
    shop.at(15)
    take_due(shop.database, shop.store_id, promise, shop.now)
    assert shop.row(promise).version == before


def test_nobody_is_rung_off_shift_or_on_a_break(shop):
    off = shop.promise("Olga")
    resting = shop.promise("Ada")
    shop.start_break("Ada")
    shop.at(15)
    assert shop.news("Olga", "promise.due") == shop.news("Ada", "promise.due") == []
    assert shop.kinds(off) == shop.kinds(resting) == ["made", "reminded"]


def test_a_reminder_that_fell_into_a_break_comes_when_the_break_is_over(shop):
    promise, later = shop.promise("Ada"), shop.promise("Ada", minutes=600)
    shop.at(14)
    shop.start_break("Ada")
    shop.at(25)
    shop.end_break("Ada")
    assert [body["id"] for body in shop.news("Ada", "promise.due")] == [promise]
    shop.start_break("Ada")
    shop.end_break("Ada")
    assert len(shop.news("Ada", "promise.due")) == 1, "nothing was missed in the second one"
    assert shop.row(later).version == 0


def test_who_begins_a_shift_hears_of_what_became_due_meanwhile(shop):
    shop.promise("Olga")
    shop.at(31)
    shop.start_shift("Olga")
    assert [body["state"] for body in shop.news("Olga", "promise.due")] == ["overdue"]


def wakeable(shop, *names):
    with shop.writing() as session:
        for name in names:
            sign_in = session.scalars(select(SignIn).where(SignIn.person_id == shop.ids[name])).one()
            session.add(
                SubscriptionRow(
                    sign_in_id=sign_in.id,
                    person_id=shop.ids[name],
                    why="",
                    endpoint=f"https://push.test/{name}",
                )
            )


def woken(shop):
    """Title and body of what is to be sent, by name."""
    names = {person_id: name for name, person_id in shop.ids.items()}
    with shop.reading() as session:
        return {names[row.person_id]: row.note for row in session.scalars(select(SendRow))}


def test_a_sleeping_phone_is_woken_for_a_reminder_and_the_leads_for_what_is_overdue(shop):
    wakeable(shop, "Ada", "Ben", "Sue")
    shop.promise("Ada")
    shop.at(15)
    assert woken(shop)["Ada"]["title"] == "A promise of yours is due soon"
    assert set(woken(shop)) == {"Ada"}
    shop.at(30)
    assert set(woken(shop)) == {"Ada", "Sue"}
    assert woken(shop)["Sue"]["title"] == "A promise is overdue"
    assert woken(shop)["Sue"]["path"] == "/promises/1"


def test_leads_are_not_woken_any_more_for_what_was_kept_meanwhile(shop):
    wakeable(shop, "Sue")
    promise = shop.promise("Ada")
    shop.at(30)
    assert set(woken(shop)) == {"Sue"}
    shop.keep("Ada", promise)
    assert woken(shop) == {}


def test_who_gets_a_promise_and_who_made_a_kept_one_are_woken_and_nobody_off_shift(shop):
    wakeable(shop, "Ada", "Ben")
    promise = shop.promise("Ada")
    shop.hand_over("Ada", promise, "Ben")
    assert woken(shop)["Ben"]["title"] == "A promise is yours now"
    shop.keep("Ben", promise)
    assert woken(shop)["Ada"]["title"] == "A promise is kept"
    away = shop.promise("Ada", key="away")
    shop.hand_over("Ada", away, "Ben")
    shop.end_shift("Ada")
    shop.keep("Ben", away)
    assert "Ada" not in woken(shop)


@pytest.mark.parametrize("end", ["keep", "withdraw"])
def test_an_ended_promise_tells_days_and_who_had_it_last_and_nothing_of_who_did_what_when(shop, end):
    promise = shop.promise("Ada", phone="sealed")
    shop.hand_over("Ada", promise, "Ben")
    shop.at(20)
    getattr(shop, end)("Ben", promise)
    row, midnight = shop.row(promise), MORNING.replace(hour=0)
    assert {row.made_at, row.since, row.due_at, row.ended_at} == {midnight}
    assert {(one.person_id, one.owner_id, one.at, one.due_at) for one in shop.story(promise)} == {
        (None, None, midnight, midnight)
    }
    assert shop.owned_by(promise) == "Ben"


def test_customer_number_and_maker_go_within_seven_days_and_the_owner_within_thirty(shop):
    promise = shop.promise("Ada", "call 0170 1234567 about hinges", phone="sealed")
    shop.keep("Ada", promise)
    shop.at(6 * DAY)
    assert shop.row(promise).phone == "sealed"
    shop.at(7 * DAY)
    row = shop.row(promise)
    assert (row.customer, row.phone, row.maker_id) == ("", None, None)
    assert row.what == "call *** about hinges"
    assert shop.owned_by(promise) == "Ada"
    shop.at(30 * DAY)
    assert shop.row(promise).owner_id is None
    assert shop.row(promise).next_at is None


def test_a_number_stays_as_long_as_the_customer_waits(shop):
    promise = shop.promise("Ada", phone="sealed", minutes=30)
    shop.at(10 * DAY)
    assert shop.row(promise).phone == "sealed"


def test_what_shows_on_a_locked_screen_holds_no_number_of_the_customer(shop):
    wakeable(shop, "Ada")
    shop.promise("Ada", "ring 0171 234 5678 about 5 cm hinges")
    shop.at(15)
    assert woken(shop)["Ada"]["body"] == "Ann: ring *** about 5 cm hinges"
