"""A question is kept without what could point to the customer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.find.asked import LONGEST, MASK, Counted, kept_words, popular


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  Wall   PLUGS\n8 mm ", "wall plugs 8 mm"),
        ("the one for 0171 555 0199", "the one for ***"),
        ("call +49 (30) 1234-567 about paint", "call *** about paint"),
        ("ann.lee@mail.example ordered paint", "*** ordered paint"),
        ("order at https://shop.example/o?id=77", "order at ***"),
        ("parcel 4006381333931 please", "parcel *** please"),
        ("٠١٢٣٤٥٦٧٨ طلاء", "*** طلاء"),
        ("board 1200 x 600 x 18 mm", "board 1200 x 600 x 18 mm"),
        ("plugs 8 10 12", "plugs 8 10 12"),
        ("Straße", "strasse"),
        ("cafe\u0301", "café"),
        ("4006381333931", ""),
        ("39331", ""),
        (" \t", ""),
    ],
)
def test_words_are_kept_without_numbers_that_belong_to_somebody(said, kept):
    assert kept_words(said) == kept


@given(st.text(max_size=400))
def test_whatever_was_typed_is_kept_short_folded_and_once_and_for_all(text):
    kept = kept_words(text)
    assert len(kept) <= LONGEST
    assert kept_words(kept) == kept
    assert kept == " ".join(kept.split())


@given(st.text(alphabet="abc ", max_size=20), st.text(alphabet="0123456789", min_size=7, max_size=30))
def test_no_long_row_of_digits_gets_through(words, digits):
    assert digits not in kept_words(f"{words}x {digits}")


def test_only_questions_that_were_asked_often_are_popular():
    counted = [
        Counted("glue", "item:1", 2),
        Counted("tape", "item:2", 3),
        Counted(f"glue {MASK}", "item:1", 9),
    ]
    assert popular(counted, 8) == [Counted("tape", "item:2", 3)]


def test_the_same_words_count_together_and_lead_to_what_they_led_to_most():
    counted = [Counted("tape", "item:2", 1), Counted("tape", "item:3", 2)]
    assert popular(counted, 8) == [Counted("tape", "item:3", 3)]


def test_the_beginning_of_a_question_that_led_to_the_same_counts_as_the_whole():
    counted = [
        Counted("wall pl", "item:8", 3),
        Counted("wall plugs", "item:8", 4),
        Counted("wall", "spot:b3", 5),
        Counted("wa", "", 6),
    ]
    assert [(one.words, one.count) for one in popular(counted, 8)] == [
        ("wall plugs", 7),
        ("wa", 6),
        ("wall", 5),
    ]


def test_no_more_than_asked_for():
    assert len(popular([Counted(f"thing {n}", "", 3 + n) for n in range(20)], 8)) == 8
