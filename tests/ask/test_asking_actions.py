"""Asking: what the asker does, and what becomes of it, on a real database."""

from datetime import timedelta
from itertools import pairwise

import pytest

from floorassist.refusal import Refusal
from floorassist.storage.schema import Store
from floorassist.web.errors import NotFound, Refused
from tests.ask.shop import MORNING, Shop

PAINT = frozenset({"paint"})


def test_an_ask_rings_on_the_two_who_know_and_the_asker_sees_who(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    assert shop.ringing(ask) == ["Ben", "Cat"]
    assert [(one.name, one.state) for one in shop.seen_by("Ada", ask).asked] == [
        ("Ben", "sent"),
        ("Cat", "sent"),
    ]
    assert shop.news("Ben", "ask.offered")[0]["role"] == "pinged"
    assert shop.news("Dan", "ask.offered") == []


def test_the_same_key_again_is_the_same_ask_and_nobody_is_pinged_twice(shop: Shop) -> None:
    first = shop.ask("Ada", "paint", key="k")
    shop.now += timedelta(hours=1)
    assert shop.ask("Ada", "paint", key="k") == first
    assert len(shop.rows()) == 1


def test_the_same_key_from_another_person_is_another_ask(shop: Shop) -> None:
    assert shop.ask("Ada", key="k") != shop.ask("Dan", key="k")


def test_the_same_words_within_a_minute_are_one_ask(shop: Shop) -> None:
    first = shop.ask("Ada", "Sash cord")
    shop.forward(30)
    assert shop.ask("Ada", "sash  cord") == first


def test_the_same_words_after_the_first_ask_ended_are_another(shop: Shop) -> None:
    first = shop.ask("Ada", "Sash cord")
    shop.cancel("Ada", first)
    assert shop.ask("Ada", "Sash cord") != first


def test_nobody_takes_it_so_more_are_asked_in_seconds(shop: Shop) -> None:
    for name in ("Eva", "Fay", "Gil", "Hal"):
        shop.hire(name)
    ask = shop.ask("Ada", departments=PAINT)
    for who in ("Ben", "Cat"):
        shop.hear(who, ask)
    shop.forward(19)
    assert shop.ringing(ask) == ["Ben", "Cat"]
    shop.forward(1)
    assert shop.ringing(ask) == ["Ben", "Cat", "Dan", "Eva", "Fay"]
    for who in ("Dan", "Eva", "Fay"):
        shop.hear(who, ask)
    shop.forward(20)
    assert set(shop.ringing(ask)) >= {"Gil", "Hal"}


def test_after_three_minutes_the_asker_gets_a_next_step_and_every_phone_stops(shop: Shop) -> None:
    ask = shop.ask("Ada")
    shop.forward(180)
    seen = shop.seen_by("Ada", ask)
    assert seen.state == "queued"
    assert seen.next
    assert seen.next.options == ["promise", "refer", "widen"]
    assert shop.ringing(ask) == []
    assert shop.news("Ben", "ask.withdrawn")[-1] == {"id": ask, "why": "queued", "by": None}
    assert shop.news("Ada", "ask.changed")[-1]["next"]["why"] == "not_received"


def test_with_nobody_else_on_the_floor_the_asker_is_told_at_once(shop: Shop) -> None:
    for who in ("Ben", "Cat", "Dan", "Sue"):
        shop.end_shift(who)
    seen = shop.seen_by("Ada", shop.ask("Ada"))
    assert seen.next
    assert (seen.state, seen.next.why) == ("queued", "nobody_here")


def test_asking_the_supervisor_rings_there_alone(shop: Shop) -> None:
    ask = shop.ask("Ada")
    shop.forward(180)
    shop.again("Ada", ask, "supervisor")
    assert shop.ringing(ask) == ["Sue"]


def test_widening_rings_everywhere_at_once(shop: Shop) -> None:
    ask = shop.ask("Ada")
    shop.forward(180)
    shop.again("Ada", ask, "widen")
    assert set(shop.ringing(ask)) == {"Ben", "Cat", "Dan", "Sue"}


def test_an_ask_that_goes_on_is_not_asked_again(shop: Shop) -> None:
    ask = shop.ask("Ada")
    with pytest.raises(Refusal):
        shop.again("Ada", ask)


def test_cancelling_stops_every_phone(shop: Shop) -> None:
    ask = shop.ask("Ada")
    shop.cancel("Ada", ask)
    assert shop.ringing(ask) == []
    assert shop.news("Ben", "ask.withdrawn")[0]["why"] == "cancelled"


def test_only_the_asker_cancels_confirms_or_asks_on(shop: Shop) -> None:
    ask = shop.ask("Ada")
    for deed in (shop.cancel, shop.confirm, shop.again):
        with pytest.raises(Refused):
            deed("Ben", ask)


def test_an_answer_that_did_not_help_is_gone_and_others_are_asked(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.answer("Ben", ask)
    shop.confirm("Ada", ask, helped=False)
    assert shop.seen_by("Ada", ask).answer is None
    assert shop.ringing(ask) == ["Cat", "Dan"]


def test_an_answer_that_helped_is_done_and_the_answerer_hears_of_it(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.answer("Ben", ask)
    shop.confirm("Ada", ask)
    assert shop.news("Ben", "ask.changed")[-1]["state"] == "done"


def test_an_ask_of_another_store_is_not_found(shop: Shop) -> None:
    ask = shop.ask("Ada")
    foreign = Shop(shop.database, _second_store(shop))
    foreign.hire("Zoe")
    for deed in (foreign.claim, foreign.decline, foreign.cancel, foreign.release, foreign.answer):
        with pytest.raises(NotFound):
            deed("Zoe", ask)


def test_once_an_ask_has_ended_nothing_tells_who_took_how_long(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.forward(7)
    shop.claim("Ben", ask)
    shop.forward(11)
    shop.answer("Ben", ask)
    shop.confirm("Ada", ask)
    history = shop.history(ask)
    assert {row.person_id for row in history} == {None}
    assert {row.at for row in history} == {MORNING + timedelta(seconds=18)}
    assert {ping.walk_seconds for ping in shop.rows()[0].pings} == {None}


def test_history_replays_to_the_row(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.hear("Ben", ask)
    shop.decline("Cat", ask)
    shop.claim("Ben", ask)
    shop.release("Ben", ask)
    shop.forward(180)
    history = shop.history(ask)
    assert [row.version for row in history] == list(range(len(history)))
    assert all(one.to_state == two.from_state for one, two in pairwise(history))
    assert history[-1].to_state == shop.value(ask).state


def _second_store(shop: Shop) -> int:
    with shop.database.founding() as session:
        store = Store(name="Other store", created_at=MORNING)
        session.add(store)
        session.flush()
        return store.id
