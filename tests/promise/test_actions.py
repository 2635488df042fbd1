"""Making, keeping, handing over, taking over, moving and withdrawing a promise."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from floorassist.find.models import Entry
from floorassist.promise.states import State
from floorassist.refusal import Refusal
from floorassist.web.errors import BadInput, NotFound, Refused
from tests.promise.shop import MORNING


def test_whoever_promises_has_it_and_the_desk_hears_of_it(shop):
    promise = shop.promise("Ada")
    assert shop.owned_by(promise) == "Ada"
    assert shop.row(promise).state == State.OPEN
    assert shop.news("Ada", "promise.changed") == [{"id": promise}]
    assert shop.news_to("store", "promise.moved") == [{}]


def test_the_same_key_again_is_the_same_promise(shop):
    assert shop.promise("Ada", key="k") == shop.promise("Ada", key="k")
    assert shop.promise("Ben", key="k") != shop.promise("Ada", key="k")


def test_a_promise_for_an_ask_ends_the_ask(shop):
    ask = shop.ask("Ada")
    promise = shop.promise("Ada", ask_id=ask)
    assert shop.states()[ask] == "promised"
    assert shop.seen_by("Ada", ask).promise_id == promise
    assert shop.row(promise).ask_id == ask


def test_a_promise_that_waited_for_a_network_while_the_ask_was_settled_counts_all_the_same(shop):
    ask = shop.ask("Ada")
    shop.cancel("Ada", ask)
    promise = shop.promise("Ada", ask_id=ask)
    assert shop.row(promise).ask_id == ask
    assert shop.states()[ask] == "cancelled"


def test_an_ask_between_others_or_of_nobody_is_not_ended(shop):
    shop.hire("Cat", on_shift=False)
    ask = shop.ask("Ada")
    with pytest.raises(Refused):
        shop.promise("Cat", ask_id=ask)
    with pytest.raises(NotFound):
        shop.promise("Ada", ask_id=7777)
    assert shop.promises() == []


def test_an_item_of_nobody_is_refused(shop):
    with pytest.raises(BadInput):
        shop.promise("Ada", item_id=7777)


def test_the_owner_keeps_it_with_the_answer_and_who_made_it_reads_that(shop):
    promise = shop.promise("Ada")
    shop.hand_over("Ada", promise, "Ben")
    shop.keep("Ben", promise, "In the van on Monday")
    seen = shop.shown("Ada", promise)
    assert seen.state == State.KEPT
    assert seen.answer is not None
    assert seen.answer.words == "In the van on Monday"
    assert seen.owner is not None
    assert seen.owner.name == "Ben"
    assert shop.news("Ada", "promise.changed")[-1] == {"id": promise}


def test_who_asked_colleagues_hears_that_the_promise_of_another_was_kept(shop):
    ask = shop.ask("Ada")
    shop.claim("Ben", ask)
    promise = shop.promise("Ben", ask_id=ask)
    shop.keep("Ben", promise)
    assert shop.news("Ada", "promise.changed")[-1] == {"id": promise}


def test_keeping_twice_is_keeping_once_and_the_first_answer_stays(shop):
    promise = shop.promise("Ada")
    shop.keep("Ada", promise, "Aisle 7")
    shop.keep("Ben", promise, "Aisle 9")
    assert shop.row(promise).answer_words == "Aisle 7"
    assert shop.kinds(promise) == ["made", "kept"]


def test_keeping_a_colleagues_promise_takes_it_over_first(shop):
    promise = shop.promise("Ada")
    shop.keep("Ben", promise)
    assert shop.owned_by(promise) == "Ben"
    assert shop.kinds(promise) == ["made", "taken", "kept"]


def test_somebody_off_shift_keeps_only_their_own(shop):
    own, other = shop.promise("Olga"), shop.promise("Ada")
    shop.keep("Olga", own)
    with pytest.raises(Refusal):
        shop.keep("Olga", other)
    assert shop.row(other).state == State.OPEN


def test_anybody_on_shift_takes_it_over_and_both_hear_of_it(shop):
    promise = shop.promise("Ada")
    shop.take("Ben", promise)
    assert shop.owned_by(promise) == "Ben"
    assert shop.news("Ada", "promise.changed")[-1] == shop.news("Ben", "promise.changed")[-1]


def test_nobody_off_shift_takes_it_over(shop):
    promise = shop.promise("Ada")
    shop.end_shift("Ben")
    with pytest.raises(Refusal):
        shop.take("Ben", promise)
    assert shop.owned_by(promise) == "Ada"


def test_it_is_handed_over_by_name_to_somebody_who_is_here(shop):
    promise = shop.promise("Ada")
    shop.hand_over("Ada", promise, "Ben")
    assert shop.owned_by(promise) == "Ben"
    with pytest.raises(Refusal, match="Olga is not on shift"):
        shop.hand_over("Ben", promise, "Olga")


def test_only_the_owner_and_the_leads_hand_it_over(shop):
    promise = shop.promise("Ada")
    with pytest.raises(Refusal):
        shop.hand_over("Ben", promise, "Ben")
    shop.hand_over("Sue", promise, "Ben")
    assert shop.owned_by(promise) == "Ben"


def test_nobody_of_another_store_gets_it(shop):
    promise = shop.promise("Ada")
    shop.ids["Eve"] = 7777
    with pytest.raises(BadInput):
        shop.hand_over("Ada", promise, "Eve")


def test_another_time_that_the_customer_agreed_to_starts_the_reminders_anew(shop):
    promise = shop.promise("Ada", minutes=30)
    shop.move("Ada", promise, MORNING + timedelta(hours=2))
    assert shop.row(promise).next_at == MORNING + timedelta(hours=1)
    assert [one.due_at for one in shop.story(promise)] == [
        MORNING + timedelta(minutes=30),
        MORNING + timedelta(hours=2),
    ]


def test_an_overdue_promise_with_another_time_is_open_again(shop):
    promise = shop.promise("Ada")
    shop.at(31)
    assert shop.row(promise).state == State.OVERDUE
    shop.move("Ada", promise, shop.now + timedelta(hours=1))
    assert shop.row(promise).state == State.OPEN


@pytest.mark.parametrize("hours", [-1, 0, 24 * 61])
def test_a_time_that_is_over_or_months_away_is_refused(shop, hours):
    promise = shop.promise("Ada")
    with pytest.raises(Refusal):
        shop.move("Ada", promise, shop.now + timedelta(hours=hours))


def test_it_is_withdrawn_with_a_reason_that_the_supervisor_reads(shop):
    promise = shop.promise("Ada")
    shop.withdraw("Ada", promise, "The customer found it")
    assert shop.shown("Ada", promise).why == "The customer found it"
    assert shop.shown("Ben", promise).why is None
    assert shop.news_to("store", "promise.moved")[-1] == {}


def test_somebody_who_has_no_part_in_it_neither_withdraws_nor_moves_it(shop):
    promise = shop.promise("Ada")
    with pytest.raises(Refusal):
        shop.withdraw("Ben", promise)
    with pytest.raises(Refusal):
        shop.move("Ben", promise, MORNING + timedelta(hours=2))


def test_what_has_ended_stays_ended(shop):
    kept, withdrawn = shop.promise("Ada"), shop.promise("Ada")
    shop.keep("Ada", kept)
    shop.withdraw("Ada", withdrawn)
    for promise in (kept, withdrawn):
        with pytest.raises(Refusal):
            shop.take("Ben", promise)
        with pytest.raises(Refusal):
            shop.hand_over("Ada", promise, "Ben")
        with pytest.raises(Refusal):
            shop.move("Ada", promise, MORNING + timedelta(hours=2))
    with pytest.raises(Refusal):
        shop.keep("Ada", withdrawn)
    with pytest.raises(Refusal):
        shop.withdraw("Ada", kept)
    shop.withdraw("Ada", withdrawn, "Another reason")
    assert shop.row(withdrawn).why == "The customer left"


def test_a_kept_answer_is_found_by_everybody_where_its_keeper_wants_that(shop):
    quiet, loud = shop.promise("Ada"), shop.promise("Ada", "sash cord")
    shop.keep("Ada", quiet)
    shop.keep("Ada", loud, "Behind the counter", for_all=True)
    with shop.reading() as session:
        entries = session.scalars(select(Entry)).all()
    assert [(one.words, one.text, one.kind) for one in entries] == [
        ("sash cord", "Behind the counter", "words")
    ]
