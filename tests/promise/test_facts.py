"""The list of facts and the table of moves are closed and fit each other."""

from floorassist.promise.facts import FACTS, PromiseFact
from floorassist.promise.states import ENDED, LIVE, TRANSITIONS, State


def test_every_fact_is_listed_once_and_every_kind_is_one_moves_can_tell():
    assert set(FACTS) == set(PromiseFact.__subclasses__())
    assert {fact.kind for fact in FACTS} - {"made"} == {kind for _, kind, _ in TRANSITIONS}


def test_only_kept_and_withdrawn_end_a_promise_and_nothing_leads_out_of_them():
    assert {kind for _, kind, to in TRANSITIONS if to in ENDED} == {"kept", "withdrawn"}
    assert not {start for start, _, _ in TRANSITIONS} & ENDED
    assert {State.OPEN, State.OVERDUE} == LIVE
