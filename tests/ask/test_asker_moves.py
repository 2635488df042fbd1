"""What ends an ask or sends it on another round."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from floorassist.ask import asker_moves, moves
from floorassist.ask.moves import Claimer
from floorassist.ask.states import Ask, Ping, PingState, Reach, State
from floorassist.ask.steps import withdraw_all
from floorassist.refusal import Refusal
from tests.ask.shop import STEADY

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
ADA, BEN, CAT, SUE = 1, 2, 3, 4
OFFERED = Ask(
    7,
    asker_id=ADA,
    opened_at=NOW,
    policy=STEADY,
    state=State.OFFERED,
    version=3,
    pings=(Ping(BEN, 0, 0, NOW), Ping(CAT, 0, 0, NOW, PingState.DELIVERED)),
)


def claimed() -> Ask:
    return moves.claim(OFFERED, Claimer(BEN, on_shift=True, on_break=False, lead=False, claims=0), NOW).ask


def test_an_answer_that_helped_is_done_and_has_no_owner() -> None:
    answered = moves.answer(claimed(), BEN, NOW).ask
    done = asker_moves.help_or_not(answered, True, NOW)
    assert done
    assert (answered.owner_id, done.ask.state) == (BEN, State.DONE)
    assert (done.ask.owner_id, done.ask.deadline_at) == (None, None)
    assert asker_moves.help_or_not(done.ask, True, NOW) is None


def test_an_answer_that_did_not_help_opens_a_new_round() -> None:
    later = NOW + timedelta(seconds=200)
    again = asker_moves.help_or_not(moves.answer(claimed(), BEN, NOW).ask, False, later)
    assert again
    assert (again.ask.state, again.ask.epoch, again.ask.opened_at) == (State.OPEN, 1, later)
    assert again.ask.owner_id is None


def test_nothing_is_confirmed_before_it_is_answered() -> None:
    with pytest.raises(Refusal, match="no answer"):
        asker_moves.help_or_not(OFFERED, True, NOW)


def test_cancelling_stops_every_phone() -> None:
    step = asker_moves.cancel(OFFERED)
    assert step
    assert set(step.withdrawn) == {BEN, CAT}
    assert not step.ask.live_pings
    assert asker_moves.cancel(step.ask) is None


def test_an_answered_ask_is_not_cancelled() -> None:
    with pytest.raises(Refusal, match="settled"):
        asker_moves.cancel(moves.answer(claimed(), BEN, NOW).ask)


@pytest.mark.parametrize(
    ("option", "reach"),
    [("widen", Reach.EVERYBODY), ("ask_again", Reach.NEAREST), ("supervisor", Reach.SUPERVISORS)],
)
def test_an_expired_ask_goes_another_round_as_the_asker_chose(option: str, reach: Reach) -> None:
    expired = replace(OFFERED, state=State.EXPIRED, pings=withdraw_all(OFFERED.pings))
    step = asker_moves.ask_again(expired, option, NOW)
    assert (step.ask.reach, step.ask.epoch, step.ask.state) == (reach, 1, State.OPEN)


def test_a_live_ask_is_not_asked_again() -> None:
    with pytest.raises(Refusal) as caught:
        asker_moves.ask_again(OFFERED, "widen", NOW)
    assert caught.value.code == "not_expired"


def test_what_nobody_answered_in_time_has_no_closing_to_take_back() -> None:
    over = replace(OFFERED, state=State.EXPIRED, pings=())
    taken_back = asker_moves.reopen(over, SUE, "closed", "no_reply", NOW)
    assert taken_back
    assert taken_back.ask.state == State.QUEUED
    with pytest.raises(Refusal, match="no closing"):
        asker_moves.reopen(over, SUE, "unanswered", "no_reply", NOW)
