"""The closed list of what can happen to an ask."""

from floorassist.ask.facts import FACTS, AskFact
from floorassist.ask.states import ENDED, LIVE, State
from floorassist.ask.transitions import TRANSITIONS


def test_every_fact_is_listed_once_under_its_own_name() -> None:
    kinds = [fact.kind for fact in FACTS]
    assert len(set(kinds)) == len(kinds)
    assert set(FACTS) == set(AskFact.__subclasses__())


def test_the_moves_know_no_other_facts() -> None:
    assert {kind for _, kind, _ in TRANSITIONS} | {"created"} == {fact.kind for fact in FACTS}


def test_what_has_ended_is_never_left_but_for_an_ask_that_nobody_answered() -> None:
    assert {before for before, _, _ in TRANSITIONS} == LIVE | {State.EXPIRED}


def test_every_live_state_can_end() -> None:
    ends = {before for before, _, after in TRANSITIONS if after in ENDED}
    assert ends == LIVE | {State.EXPIRED}
