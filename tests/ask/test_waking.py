"""Which pings are pushed to phones that sleep, and which are not sent any more."""

import pytest
from sqlalchemy import select

from floorassist.people.models import SignIn
from floorassist.push import actions as push
from floorassist.push.models import SendRow
from floorassist.push.subscription import Subscription


@pytest.fixture
def shop(shop):
    """Everybody has a phone that can be woken."""
    with shop.writing() as session:
        for row in session.scalars(select(SignIn)).all():
            there = Subscription(f"https://fcm.googleapis.com/{row.id}", "key", "auth")
            push.subscribe(session, row.person_id, row.id, there, now=shop.now)
    return shop


def waiting(shop):
    names = {person_id: name for name, person_id in shop.ids.items()}
    with shop.reading() as session:
        return sorted((names[row.person_id], row.note["title"]) for row in session.scalars(select(SendRow)))


def test_who_is_asked_is_woken(shop):
    shop.ask("Ada", departments=["Paint"])
    assert waiting(shop) == [("Ben", "Ada asks"), ("Cat", "Ada asks")]


def test_a_phone_that_only_received_it_may_lie_in_a_pocket(shop):
    ask_id = shop.ask("Ada", departments=["Paint"])
    shop.hear("Ben", ask_id)
    assert [name for name, _ in waiting(shop)] == ["Ben", "Cat"]


def test_who_has_seen_it_is_not_woken_for_it(shop):
    ask_id = shop.ask("Ada", departments=["Paint"])
    shop.see("Ben", ask_id)
    assert [name for name, _ in waiting(shop)] == ["Cat"]


def test_once_somebody_has_it_nobody_is_woken_for_it(shop):
    ask_id = shop.ask("Ada", departments=["Paint"])
    shop.claim("Ben", ask_id)
    assert waiting(shop) == []


def test_who_declines_or_is_asked_for_nothing_any_more_is_left_alone(shop):
    ask_id = shop.ask("Ada", departments=["Paint"])
    shop.decline("Ben", ask_id)
    assert "Ben" not in [name for name, _ in waiting(shop)]
    shop.cancel("Ada", ask_id)
    assert waiting(shop) == []


def test_who_asked_is_woken_for_the_answer_until_they_have_judged_it(shop):
    ask_id = shop.ask("Ada", departments=["Paint"])
    shop.answer("Ben", ask_id, "Behind the ladders")
    assert waiting(shop) == [("Ada", "Ben answers")]
    shop.confirm("Ada", ask_id)
    assert waiting(shop) == []


def test_who_asked_is_woken_when_nobody_took_it(shop):
    for one in ("Ben", "Cat", "Dan", "Sue"):
        shop.end_shift(one)
    ask_id = shop.ask("Ada")
    assert waiting(shop) == [("Ada", "No answer yet: sash cord")]
    shop.cancel("Ada", ask_id)
    assert waiting(shop) == []
