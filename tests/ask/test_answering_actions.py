"""Answering: what colleagues do, on a real database."""

import pytest

from floorassist.refusal import Refusal
from floorassist.web.errors import Refused
from tests.ask.shop import Shop

PAINT = frozenset({"paint"})


def test_a_claim_stops_every_other_phone_and_says_who_has_it(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Cat", ask)
    assert shop.ringing(ask) == []
    assert shop.news("Ben", "ask.withdrawn") == [{"id": ask, "why": "claimed", "by": "Cat"}]
    assert shop.news("Ada", "ask.changed")[-1]["owner"]["name"] == "Cat"


def test_the_second_claim_is_no_error_and_names_the_owner(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Cat", ask)
    shop.claim("Ben", ask)
    seen = shop.seen_by("Ben", ask)
    assert seen.owner
    assert (seen.owner.name, seen.role) == ("Cat", "other")


def test_claiming_twice_is_claiming_once(shop: Shop) -> None:
    ask = shop.ask("Ada")
    shop.claim("Ben", ask)
    version = shop.value(ask).version
    shop.claim("Ben", ask)
    assert shop.value(ask).version == version


def test_who_was_not_asked_may_neither_see_nor_claim(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    with pytest.raises(Refused):
        shop.claim("Dan", ask)


def test_a_supervisor_may_take_any_ask(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Sue", ask)
    assert shop.owner(ask) == "Sue"


def test_a_decline_asks_the_next_person_at_once(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.decline("Ben", ask)
    assert shop.ringing(ask) == ["Cat", "Dan"]
    assert [one.state for one in shop.seen_by("Ada", ask).asked] == ["declined", "sent", "sent"]


def test_a_ping_that_no_phone_took_asks_the_next_person_within_eight_seconds(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.hear("Ben", ask)
    shop.forward(8)
    assert shop.ringing(ask) == ["Ben", "Cat", "Dan"]


def test_a_phone_that_took_the_ping_shows_as_delivered(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.hear("Ben", ask)
    shop.hear("Ben", ask)
    assert [one.state for one in shop.seen_by("Ada", ask).asked] == ["delivered", "sent"]
    assert len(shop.history(ask)) == 3


def test_an_acknowledgement_of_somebody_elses_or_no_ask_is_passed_over(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    before = shop.value(ask)
    shop.hear("Dan", ask)
    shop.hear("Ben", 999)
    shop.hear("Ben", 2**70)
    assert shop.value(ask) == before


def test_an_unreachable_phone_is_asked_after_reachable_ones(shop: Shop) -> None:
    shop.hire("Oda", "Paint", reachable=False)
    assert "Oda" not in shop.ringing(shop.ask("Ada", departments=PAINT))


def test_coming_takes_it_and_says_so(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.come("Ben", ask)
    assert [row.kind for row in shop.history(ask)] == ["created", "offered", "claimed", "on_way"]


def test_answering_takes_it_and_the_asker_reads_who_said_what(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.answer("Ben", ask, "Aisle 7, behind the ladders")
    answer = shop.seen_by("Ada", ask).answer
    assert answer
    assert (answer.words, answer.by, answer.kept) == ("Aisle 7, behind the ladders", "Ben", False)


def test_the_same_answer_again_changes_nothing_and_another_one_is_refused(shop: Shop) -> None:
    ask = shop.ask("Ada")
    shop.answer("Ben", ask, "Aisle 7")
    version = shop.value(ask).version
    shop.answer("Ben", ask, "Aisle 7")
    assert shop.value(ask).version == version
    with pytest.raises(Refusal):
        shop.answer("Ben", ask, "Aisle 8")
    shop.confirm("Ada", ask)
    shop.answer("Ben", ask, "Aisle 7")
    assert shop.value(ask).state == "done"


def test_only_the_owner_answers(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Cat", ask)
    with pytest.raises(Refusal) as caught:
        shop.answer("Ben", ask)
    assert caught.value.code == "not_yours"


def test_nobody_holds_two_but_an_answered_one_is_off_their_hands(shop: Shop) -> None:
    first, second = shop.ask("Ada", "one"), shop.ask("Ada", "two")
    shop.claim("Ben", first)
    with pytest.raises(Refusal) as caught:
        shop.claim("Ben", second)
    assert caught.value.code == "busy"
    shop.answer("Ben", first)
    shop.claim("Ben", second)
    assert shop.owner(second) == "Ben"


def test_at_most_two_asks_ring_on_one_phone(shop: Shop) -> None:
    asks = [shop.ask("Ada", f"question {number}") for number in range(5)]
    rings = [name for ask in asks for name in shop.ringing(ask)]
    assert all(rings.count(name) <= 2 for name in rings)
    assert len(rings) == 8


def test_who_holds_one_is_not_asked(shop: Shop) -> None:
    shop.claim("Ben", shop.ask("Ada", "one", departments=PAINT))
    assert "Ben" not in shop.ringing(shop.ask("Ada", "two", departments=PAINT))


def test_giving_it_back_asks_others(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Ben", ask)
    shop.release("Ben", ask)
    assert shop.ringing(ask) == ["Cat", "Dan"]
    with pytest.raises(Refused):
        shop.release("Ben", ask)


def test_a_claim_without_a_sign_of_life_is_nudged_and_lapses_after_ninety_seconds(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.claim("Ben", ask)
    shop.forward(44)
    assert shop.news("Ben", "ask.nudged") == []
    shop.forward(1)
    assert shop.news("Ben", "ask.nudged")[0]["nudged"] is True
    shop.forward(44)
    assert shop.owner(ask) == "Ben"
    shop.forward(1)
    assert shop.owner(ask) is None
    assert shop.ringing(ask) == ["Cat", "Dan"]
    assert shop.news("Ben", "ask.changed")[-1]["owner"] is None


def test_an_answer_that_nobody_doubts_is_done(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.answer("Ben", ask)
    shop.forward(300)
    assert shop.seen_by("Ada", ask).state == "done"


def test_a_break_stops_the_phone_and_frees_what_one_has(shop: Shop) -> None:
    held, rings = shop.ask("Ada", "one", departments=PAINT), shop.ask("Ada", "two", departments=PAINT)
    shop.claim("Ben", held)
    shop.start_break("Cat")
    assert "Cat" not in shop.ringing(rings)
    assert shop.news("Cat", "ask.changed")[-1]["role"] == "other"
    shop.start_break("Ben")
    assert shop.owner(held) is None
    assert shop.history(held)[-2].why == "break"


def test_nobody_on_a_break_or_off_shift_is_asked(shop: Shop) -> None:
    shop.start_break("Ben")
    shop.end_shift("Cat")
    assert shop.ringing(shop.ask("Ada", departments=PAINT)) == ["Dan", "Sue"]


def test_who_comes_back_from_a_break_is_asked_when_too_few_were_there(shop: Shop) -> None:
    for who in ("Cat", "Dan", "Sue"):
        shop.end_shift(who)
    shop.start_break("Ben")
    shop.start_shift("Dan")
    ask = shop.ask("Ada")
    assert shop.ringing(ask) == ["Dan"]
    shop.end_break("Ben")
    shop.forward(10)
    assert shop.ringing(ask) == ["Dan", "Ben"]


def test_an_answer_stands_when_the_answerer_goes_home(shop: Shop) -> None:
    ask = shop.ask("Ada", departments=PAINT)
    shop.answer("Ben", ask)
    shop.end_shift("Ben")
    assert shop.seen_by("Ada", ask).state == "answered"
