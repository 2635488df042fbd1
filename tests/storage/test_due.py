"""What is due in many stores: one that fails holds up no other."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from floorassist.storage.due import alone, in_each_store


class Stores:
    """Stands for the database: a session is the store's number."""

    @contextmanager
    def writing(self, store_id: int) -> Iterator[int]:
        """Nothing to write."""
        yield store_id


def test_a_store_whose_work_fails_is_told_in_the_log_and_the_others_are_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    done: list[int] = []

    def work(session: Any) -> None:
        if session == 2:
            raise ZeroDivisionError
        done.append(session)

    in_each_store(Stores(), (1, 2, 3), "forgetting 5 % of it", work)  # type: ignore[arg-type]
    assert done == [1, 3]
    assert "forgetting 5 % of it in store 2 failed" in caplog.text


def test_who_stops_the_server_is_not_taken_for_a_fault() -> None:
    with pytest.raises(KeyboardInterrupt), alone("what is due"):
        raise KeyboardInterrupt
