"""What the words about a place's confirmation and doubt mean, told by the shared cases."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorassist.catalog import trust

CASES = json.loads((Path(__file__).parents[1] / "cases" / "trust.json").read_text("utf-8"))
NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)
moments = st.timedeltas(timedelta(days=-3000), timedelta(days=1000)).map(lambda gone: NOW + gone)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_the_days_are_told_as_the_reader_counts_them(case: dict[str, Any]) -> None:
    zone = timezone(timedelta(minutes=case["offset"]))
    at, now = (datetime.fromisoformat(case[name]).astimezone(zone) for name in ("at", "now"))
    assert trust.when(at, now) == case["when"]
    assert trust.moment(at, now) == case["moment"]
    assert trust.seen(at, now) == f"Seen there {case['when']}"
    assert trust.doubt(at, now) == f"A colleague did not find it there {case['moment']}: check first"


def test_a_place_that_nobody_confirmed_says_so() -> None:
    assert trust.seen(None, NOW) == "Nobody has confirmed this place yet"


def test_a_stand_is_good_until_somebody_doubts_it() -> None:
    assert trust.is_good(None)
    assert not trust.is_good(NOW)


@given(moments, moments)
def test_every_moment_has_words_and_an_older_one_is_never_fresher(one: datetime, other: datetime) -> None:
    older, newer = sorted((one, other))
    assert trust.when(older, NOW)
    assert trust.moment(older, NOW)
    assert trust.days_between(older, NOW) >= trust.days_between(newer, NOW)
