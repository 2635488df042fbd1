"""The ghost crew's reactions: human in time and in number, the same for the same seed."""

from dataclasses import replace
from datetime import UTC, datetime
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.demo.ghosts import (
    NOTHING,
    Act,
    Next,
    Pinged,
    asks_next,
    dice_for,
    first_act,
    moves_on,
    next_act,
    thanks,
)

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
KNOWING = Pinged(knows=True, leads=False, busy=False, late=False, needs_person=False, metres=24.0)
MANY = 4_000


def firsts(pinged: Pinged) -> list[Next]:
    return [first_act(pinged, dice_for(1, number), NOW) for number in range(MANY)]


def share(acts: list[Next], act: Act) -> float:
    return sum(one.act is act for one in acts) / len(acts)


def seconds(of: Next) -> float:
    assert of.at is not None
    return (of.at - NOW).total_seconds()


def test_three_in_four_notice_and_nine_in_ten_of_those_who_know_take_it() -> None:
    assert share(firsts(KNOWING), Act.CLAIM) == pytest.approx(0.75 * 0.9, abs=0.03)


def test_one_in_three_of_those_who_do_not_know_takes_it() -> None:
    assert share(firsts(replace(KNOWING, knows=False)), Act.CLAIM) == pytest.approx(0.75 * 0.35, abs=0.03)


def test_a_lead_notices_more_often() -> None:
    assert share(firsts(replace(KNOWING, leads=True)), Act.CLAIM) == pytest.approx(0.9 * 0.9, abs=0.03)


def test_who_holds_another_ask_never_takes_a_second() -> None:
    acts = firsts(replace(KNOWING, busy=True))
    assert share(acts, Act.CLAIM) == 0
    assert share(acts, Act.DECLINE) > 0.3


def test_a_ping_is_noticed_after_seven_seconds_in_the_middle_and_then_a_thumb_is_moved() -> None:
    waits = [seconds(one) for one in firsts(KNOWING) if one.at]
    assert median(waits) == pytest.approx(7 + 2.75, abs=0.6)
    assert min(waits) > 1.5
    assert sorted(waits)[int(0.95 * len(waits))] < 40


def test_an_ask_of_the_crew_is_left_to_people_for_a_while() -> None:
    assert min(seconds(one) for one in firsts(replace(KNOWING, late=True)) if one.at) > 60


def test_who_is_needed_in_person_comes_before_answering() -> None:
    pinged = replace(KNOWING, needs_person=True)
    for number in range(50):
        coming = next_act(Act.CLAIM, pinged, dice_for(1, number), NOW)
        assert coming.act is Act.COME
        assert 3 <= seconds(coming) <= 8
        assert next_act(Act.COME, pinged, dice_for(2, number), NOW).act is Act.ANSWER


def test_words_take_25_seconds_to_who_knows_and_a_minute_to_who_has_to_look() -> None:
    def answers(pinged: Pinged) -> list[float]:
        acts = [next_act(Act.CLAIM, pinged, dice_for(3, number), NOW) for number in range(MANY)]
        return [seconds(one) for one in acts if one.act is Act.ANSWER]

    assert median(answers(KNOWING)) == pytest.approx(25, abs=2)
    assert median(answers(replace(KNOWING, knows=False))) == pytest.approx(60, abs=4)


def test_a_walk_takes_as_long_as_it_is_far() -> None:
    def arrival(metres: float) -> float:
        return seconds(next_act(Act.COME, replace(KNOWING, metres=metres), dice_for(5), NOW))

    assert arrival(36.0) - arrival(0.0) == pytest.approx(30, abs=0.01)


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.integers(0, 10**6))
def test_no_claim_is_forgotten_and_everything_ends(
    knows: bool, leads: bool, late: bool, needs_person: bool, seed: int
) -> None:
    pinged = Pinged(knows, leads, False, late, needs_person, 30.0)
    act = first_act(pinged, dice_for(seed), NOW)
    for step in range(4):
        if act == NOTHING:
            return
        assert act.at is not None
        assert act.at > NOW
        if act.act in (Act.COME, Act.ANSWER):
            assert seconds(act) < 90 + 30, "the lease of a claim is 90 s; the walk comes on top"
        act = next_act(act.act, pinged, dice_for(seed, step), NOW)
    raise AssertionError("a ghost never stops")


def test_the_same_seed_does_the_same_and_another_something_else() -> None:
    assert firsts(KNOWING) == firsts(KNOWING)
    other = [first_act(KNOWING, dice_for(2, number), NOW) for number in range(MANY)]
    assert other != firsts(KNOWING)


def test_thanks_rounds_and_questions_keep_human_times() -> None:
    for number in range(100):
        dice = dice_for(9, number)
        assert 8 <= seconds(thanks(dice, NOW)) <= 30
        assert 120 <= (moves_on(dice, NOW) - NOW).total_seconds() <= 420
        assert 300 <= (asks_next(dice, NOW) - NOW).total_seconds() <= 720
