"""Which referrals fit a wish: the closest first, then what was checked last."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from floorassist.find.language import every_language
from floorassist.refer.matching import Kept, Wanted, fitting, is_old

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
GENERAL = Kept(1, "place", None, "", "", NOW)
TRAMPOLINE = replace(GENERAL, id=2, words="trampoline for kids")


def fits(wanted: Wanted, *kept: Kept) -> list[int]:
    return fitting(kept, wanted, every_language())


def test_the_closest_comes_first() -> None:
    item, words, department = (
        replace(GENERAL, id=4, item_id=9),
        replace(GENERAL, id=3, words="nails"),
        replace(GENERAL, id=2, department="Hardware"),
    )
    wanted = Wanted("Nails 50 mm", 9, frozenset({"Hardware"}))
    assert fits(wanted, GENERAL, department, words, item) == [4, 3, 2, 1]


def test_of_those_as_close_what_was_checked_last_comes_first() -> None:
    older = replace(GENERAL, id=7, checked_at=NOW - timedelta(days=1))
    assert fits(Wanted("anything"), older, GENERAL) == [1, 7]


@pytest.mark.parametrize(
    "asked", ["trampoline", "where can I get a trampoline for my kids", "Trampolines", "trampoline kids"]
)
def test_the_customers_words_fit_in_any_form(asked: str) -> None:
    assert fits(Wanted(asked), TRAMPOLINE) == [2]


@pytest.mark.parametrize("asked", ["garden hose", "", "kids bed", "the"])
def test_other_words_do_not(asked: str) -> None:
    assert fits(Wanted(asked), TRAMPOLINE) == []


def test_a_referral_for_one_item_is_for_no_other() -> None:
    assert fits(Wanted("Nails", 8), replace(GENERAL, item_id=9)) == []


def test_departments_are_compared_without_case_and_accents() -> None:
    kept = replace(GENERAL, department="Café")
    assert fits(Wanted("", None, frozenset({"CAFE"})), kept) == [1]
    assert fits(Wanted("", None, frozenset({"Paint"})), kept) == []


def test_after_ninety_days_somebody_should_check_first() -> None:
    assert not is_old(NOW - timedelta(days=90), NOW)
    assert is_old(NOW - timedelta(days=90, seconds=1), NOW)
