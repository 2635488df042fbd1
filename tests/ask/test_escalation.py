"""What time does to an ask."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.ask import asker_moves, moves
from floorassist.ask.escalation import Crew, next_look, next_step, wants_people
from floorassist.ask.moves import Claimer
from floorassist.ask.states import LIVE, LOOKING, Ask, PingState, Reach, State
from floorassist.refusal import Refusal
from tests.ask.shop import STEADY

START = datetime(2026, 3, 2, 10, tzinfo=UTC)
ASKER = 99


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def fresh(reach: Reach = Reach.NEAREST) -> Ask:
    return Ask(7, ASKER, opened_at=START, policy=STEADY, deadline_at=START, reach=reach)


def settle(ask: Ask, crew: Crew, seconds: float) -> Ask:
    for _ in range(50):
        step = next_step(ask, crew, at(seconds))
        if step is None:
            return ask
        ask = step.ask
    raise AssertionError("it never settles")


def floor(people: int) -> Crew:
    return Crew(tuple(range(1, people + 1)))


def all_heard(ask: Ask) -> Ask:
    for ping in ask.live_pings:
        step = moves.hear(ask, ping.person_id)
        ask = step.ask if step else ask
    return ask


def asked(ask: Ask) -> list[int]:
    return [ping.person_id for ping in ask.pings]


def test_two_are_asked_then_three_more_then_five_then_six_then_everybody() -> None:
    ask, counts = fresh(), []
    for seconds in (0, 19.9, 20, 39.9, 40, 64.9, 65, 94.9, 95):
        ask = all_heard(settle(ask, floor(18), seconds))
        counts.append(len(ask.pings))
    assert counts == [2, 2, 5, 5, 10, 10, 16, 16, 18]
    assert asked(ask) == list(range(1, 19))


def test_a_decliner_is_replaced_at_once() -> None:
    ask = all_heard(settle(fresh(), floor(9), 0))
    declined = moves.decline(ask, 1)
    assert declined
    assert asked(settle(declined.ask, floor(9), 3)) == [1, 2, 3]


def test_a_ping_that_no_phone_took_makes_room_for_the_next_person() -> None:
    ask = settle(fresh(), floor(9), 0)
    heard = moves.hear(ask, 2)
    assert heard
    assert next_look(heard.ask, at(1)) == at(8)
    assert asked(settle(heard.ask, floor(9), 7.9)) == [1, 2]
    assert asked(settle(heard.ask, floor(9), 8)) == [1, 2, 3]


def test_a_phone_that_comes_back_may_still_take_it() -> None:
    late = moves.hear(settle(settle(fresh(), floor(9), 0), floor(9), 8), 1)
    assert late
    claimer = Claimer(1, on_shift=True, on_break=False, lead=False, claims=0)
    assert moves.claim(late.ask, claimer, at(12)).ask.owner_id == 1


def test_nobody_is_asked_twice_in_one_round() -> None:
    ask = fresh()
    for seconds in range(0, 180, 4):
        ask = settle(ask, floor(6), seconds)
    assert asked(ask) == [1, 2, 3, 4, 5, 6]


def test_three_minutes_without_a_taker_end_the_round() -> None:
    ask = all_heard(settle(fresh(), floor(3), 0))
    step = next_step(ask, floor(3), at(180))
    assert step
    assert (step.ask.state, step.fact.why, step.withdrawn) == (State.QUEUED, "no_reply", (1, 2))


def test_a_round_that_no_phone_received_says_so() -> None:
    step = next_step(settle(fresh(), floor(2), 0), floor(2), at(180))
    assert step
    assert step.fact.why == "not_received"


def test_with_nobody_on_the_floor_the_asker_is_told_at_once() -> None:
    step = next_step(fresh(), Crew(), START)
    assert step
    assert (step.ask.state, step.fact.why) == (State.QUEUED, "nobody_here")


def test_when_everybody_declined_the_asker_is_told_at_once() -> None:
    ask = settle(fresh(), floor(1), 0)
    declined = moves.decline(ask, 1)
    assert declined
    step = next_step(declined.ask, floor(1), at(5))
    assert step
    assert (step.ask.state, step.fact.why) == (State.QUEUED, "all_declined")


def test_while_somebody_is_only_busy_the_ask_waits_and_looks_again() -> None:
    busy = Crew((), later=True)
    ask = settle(fresh(), busy, 0)
    assert ask.state == State.OPEN
    assert next_look(ask, START) == at(10)
    assert asked(settle(ask, floor(1), 10)) == [1]


def test_a_claim_without_a_sign_of_life_is_nudged_at_half_time_and_then_goes_to_others_first() -> None:
    claimer = Claimer(1, on_shift=True, on_break=False, lead=False, claims=0)
    ask = moves.claim(settle(fresh(), floor(4), 0), claimer, at(5)).ask
    assert next_step(ask, floor(4), at(49)) is None
    nudged = settle(ask, floor(4), 50)
    assert (nudged.state, nudged.owner_id, nudged.nudged) == (State.CLAIMED, 1, True)
    assert next_step(nudged, floor(4), at(94)) is None
    released = next_step(nudged, floor(4), at(95))
    assert released
    assert released.fact.why == "lease"
    again = settle(released.ask, floor(4), 95)
    assert [ping.person_id for ping in again.live_pings] == [2, 3]


def test_who_gave_it_back_is_asked_again_only_with_everybody() -> None:
    claimer = Claimer(1, on_shift=True, on_break=False, lead=False, claims=0)
    ask = moves.release(moves.claim(settle(fresh(), floor(1), 0), claimer, at(5)).ask, "chosen", at(10)).ask
    ask = settle(ask, floor(1), 10)
    assert ask.state == State.OPEN
    assert [ping.person_id for ping in settle(ask, floor(1), 105).live_pings] == [1]


def test_who_declined_an_earlier_round_is_asked_after_the_others() -> None:
    declined = moves.decline(settle(fresh(), floor(3), 0), 1)
    assert declined
    claimer = Claimer(2, on_shift=True, on_break=False, lead=False, claims=0)
    ask = moves.release(moves.claim(declined.ask, claimer, at(3)).ask, "chosen", at(9)).ask
    assert [ping.person_id for ping in settle(ask, floor(4), 9).live_pings] == [3, 4]


def test_an_answer_that_nobody_doubts_has_helped() -> None:
    claimer = Claimer(1, on_shift=True, on_break=False, lead=False, claims=0)
    ask = moves.answer(moves.claim(settle(fresh(), floor(2), 0), claimer, at(5)).ask, 1, at(20)).ask
    assert next_step(ask, Crew(), at(319)) is None
    step = next_step(ask, Crew(), at(320))
    assert step
    assert (step.ask.state, step.fact.kind) == (State.DONE, "settled")


@pytest.mark.parametrize("reach", [Reach.EVERYBODY, Reach.SUPERVISORS])
def test_a_wide_round_asks_everybody_at_once(reach: Reach) -> None:
    assert len(settle(fresh(reach), floor(12), 0).pings) == 12


deeds = st.lists(
    st.tuples(
        st.sampled_from(
            ["hear", "decline", "claim", "come", "answer", "no", "leave", "release", "wait", "wait"]
        ),
        st.integers(1, 7),
        st.integers(0, 40),
    ),
    max_size=40,
)


@given(st.integers(0, 7), deeds)
def test_whatever_people_do_the_ask_has_a_deadline_ahead_and_left_alone_it_ends(
    people: int, what: list[tuple[str, int, int]]
) -> None:
    crew, seconds = floor(people), 0.0
    ask = settle(fresh(), crew, 0)
    for deed, person, wait in what:
        seconds += wait if deed == "wait" else 0
        ask = settle(do(ask, deed, person, at(seconds)), crew, seconds)
        check(ask, at(seconds))
    for _ in range(400):
        look = next_look(ask, at(seconds))
        if look is None:
            break
        assert look > at(seconds)
        seconds = (look - START).total_seconds()
        ask = settle(ask, crew, seconds)
    assert ask.state not in LIVE


def do(ask: Ask, deed: str, person: int, now: datetime) -> Ask:
    claimer = Claimer(person, on_shift=True, on_break=False, lead=False, claims=0)
    try:
        step = {
            "hear": lambda: moves.hear(ask, person),
            "decline": lambda: moves.decline(ask, person),
            "claim": lambda: moves.claim(ask, claimer, now),
            "come": lambda: moves.come(ask, ask.owner_id or person, now),
            "answer": lambda: moves.answer(ask, ask.owner_id or person, now),
            "no": lambda: asker_moves.help_or_not(ask, False, now),
            "leave": lambda: moves.leave(ask, person, "break"),
            "release": lambda: moves.release(ask, "chosen", now) if ask.state == State.CLAIMED else None,
            "wait": lambda: None,
        }[deed]()
    except Refusal:
        return ask
    return step.ask if step else ask


def check(ask: Ask, now: datetime) -> None:
    live = [ping.person_id for ping in ask.live_pings]
    this_round = [ping.person_id for ping in ask.pings if ping.epoch == ask.epoch]
    assert (ask.state == State.OFFERED) == bool(live)
    assert len(set(this_round)) == len(this_round)
    assert ASKER not in live
    assert (ask.owner_id is not None) == (ask.state in {State.CLAIMED, State.ON_WAY, State.ANSWERED})
    assert (next_look(ask, now) is not None) == (ask.state in LIVE)
    assert not wants_people(ask, now) or ask.state in LOOKING
    claims = [ping.epoch for ping in ask.pings if ping.state == PingState.CLAIMED]
    assert len(set(claims)) == len(claims)
