"""An impatient thumb."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from floorassist.ask.policy import Policy
from floorassist.ask.repeats import Question, is_repeat

FIRST = Question(7, "Sash cord", None, datetime(2026, 3, 2, 10, tzinfo=UTC))


def after(seconds: float, **changed: object) -> Question:
    return replace(FIRST, asked_at=FIRST.asked_at + timedelta(seconds=seconds), **changed)  # type: ignore[arg-type]


@given(st.floats(0, 60))
def test_the_same_words_within_a_minute_are_one_question(seconds: float) -> None:
    assert is_repeat(FIRST, after(seconds, words="  sash   CORD "), Policy())


def test_the_same_words_after_a_minute_are_another_question() -> None:
    assert not is_repeat(FIRST, after(60.1), Policy())


def test_other_words_are_another_question() -> None:
    assert not is_repeat(FIRST, after(5, words="sash cords"), Policy())


def test_another_person_asks_another_question() -> None:
    assert not is_repeat(FIRST, after(5, asker_id=8), Policy())


def test_the_same_words_about_another_item_are_another_question() -> None:
    assert not is_repeat(FIRST, after(5, item_id=3), Policy())
