"""What is due by the clock."""

from datetime import timedelta
from typing import Any

from floorassist.ticker import Hourly
from tests.world import START


def test_what_is_hourly_goes_on_though_the_clock_was_put_back() -> None:
    done: list[Any] = []
    hourly = Hourly(lambda _, now: done.append((now - START).days))
    for days in (0, 8, 8, 3):
        hourly(None, START + timedelta(days=days))  # type: ignore[arg-type]
    assert done == [0, 8, 3]
