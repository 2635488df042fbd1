"""What people can do to an ask."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from floorassist.ask import asker_moves, moves
from floorassist.ask.moves import Claimer
from floorassist.ask.states import Ask, Ping, PingState, State
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
BEN_IS_HERE = Claimer(BEN, on_shift=True, on_break=False, lead=False, claims=0)


def claimed(by: int = BEN) -> Ask:
    return moves.claim(OFFERED, replace(BEN_IS_HERE, person_id=by), NOW).ask


def states(ask: Ask) -> dict[int, PingState]:
    return {ping.person_id: ping.state for ping in ask.pings}


def refusal(ask: Ask, claimer: Claimer) -> str:
    with pytest.raises(Refusal) as caught:
        moves.claim(ask, claimer, NOW)
    return caught.value.code


def test_a_claim_makes_one_owner_and_withdraws_every_other_ping() -> None:
    step = moves.claim(OFFERED, BEN_IS_HERE, NOW)
    assert (step.ask.state, step.ask.owner_id, step.ask.version) == (State.CLAIMED, BEN, 4)
    assert states(step.ask) == {BEN: PingState.CLAIMED, CAT: PingState.WITHDRAWN}
    assert step.withdrawn == (CAT,)
    assert step.ask.deadline_at == NOW + timedelta(seconds=45)
    assert step.ask.held_until == NOW + timedelta(seconds=90)


def test_the_second_claim_finds_it_taken() -> None:
    assert refusal(claimed(CAT), BEN_IS_HERE) == "taken"


def test_a_claim_after_the_end_finds_it_over() -> None:
    cancelled = asker_moves.cancel(OFFERED)
    assert cancelled
    assert refusal(cancelled.ask, BEN_IS_HERE) == "over"


def test_nobody_claims_what_they_were_not_asked() -> None:
    assert refusal(OFFERED, replace(BEN_IS_HERE, person_id=SUE)) == "not_asked"


def test_a_lead_may_take_it_unasked() -> None:
    step = moves.claim(OFFERED, replace(BEN_IS_HERE, person_id=SUE, lead=True), NOW)
    assert step.ask.owner_id == SUE
    assert step.withdrawn == (BEN, CAT)


def test_the_asker_never_claims_their_own() -> None:
    assert refusal(OFFERED, replace(BEN_IS_HERE, person_id=ADA, lead=True)) == "not_asked"


@pytest.mark.parametrize("away", [{"on_shift": False}, {"on_break": True}])
def test_nobody_claims_off_shift_or_on_a_break(away: dict[str, bool]) -> None:
    assert refusal(OFFERED, replace(BEN_IS_HERE, **away)) == "off_shift"  # type: ignore[arg-type]


def test_nobody_holds_two() -> None:
    assert refusal(OFFERED, replace(BEN_IS_HERE, claims=1)) == "busy"


def test_who_declined_may_still_take_it() -> None:
    declined = moves.decline(OFFERED, BEN)
    assert declined
    assert moves.claim(declined.ask, BEN_IS_HERE, NOW).ask.owner_id == BEN


def test_the_last_one_to_decline_leaves_it_open() -> None:
    first = moves.decline(OFFERED, BEN)
    assert first
    second = moves.decline(first.ask, CAT)
    assert second
    assert (first.ask.state, second.ask.state) == (State.OFFERED, State.OPEN)


def test_declining_twice_changes_nothing() -> None:
    first = moves.decline(OFFERED, BEN)
    assert first
    assert moves.decline(first.ask, BEN) is None


def test_a_decline_after_the_claim_changes_nothing() -> None:
    assert moves.decline(claimed(CAT), BEN) is None


def test_a_phone_that_took_the_ping_is_heard_once() -> None:
    heard = moves.hear(OFFERED, BEN)
    assert heard
    assert states(heard.ask)[BEN] == PingState.DELIVERED
    assert moves.hear(heard.ask, BEN) is None


def test_a_phone_that_took_the_ping_too_late_changes_nothing() -> None:
    assert moves.hear(claimed(CAT), BEN) is None


def test_a_break_stops_the_phone_and_frees_the_place() -> None:
    left = moves.leave(OFFERED, CAT, "break")
    assert left
    assert states(left.ask)[CAT] == PingState.WITHDRAWN
    assert [ping.person_id for ping in left.ask.live_pings] == [BEN]


def test_the_owner_is_on_the_way_and_has_longer() -> None:
    step = moves.come(claimed(), BEN, NOW)
    assert step
    assert step.ask.state == State.ON_WAY
    assert step.ask.held_until == NOW + timedelta(seconds=180)
    assert moves.come(step.ask, BEN, NOW) is None


@pytest.mark.parametrize("move", [moves.come, moves.answer])
def test_only_the_owner_comes_or_answers(move: object) -> None:
    with pytest.raises(Refusal) as caught:
        move(claimed(), CAT, NOW)  # type: ignore[operator]
    assert caught.value.code == "not_yours"


def test_a_released_ask_opens_in_a_new_epoch_without_owner() -> None:
    step = moves.release(claimed(), "shift", NOW)
    assert (step.ask.state, step.ask.epoch, step.ask.owner_id) == (State.OPEN, 1, None)
    assert (step.fact.person_id, step.fact.why) == (BEN, "shift")
