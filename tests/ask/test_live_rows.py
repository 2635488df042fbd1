"""Asks are kept for years: what is looked at with every ask, and twice a second, reads none that ended."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from floorassist.ask import colleague_queries, queries
from floorassist.ask.policy import Policy
from floorassist.storage.session import StoreSession
from floorassist.surge import queries as surges
from tests.ask.shop import Shop


# PostgreSQL chooses its plan by how many rows there are.
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "look",
    [
        queries.queued,
        colleague_queries.in_flight,
        colleague_queries.claims_of,
        surges.waiting,
        surges.in_hand,
    ],
)
def test_looking_for_live_asks_reads_none_that_ended(shop: Shop, look: Callable[[StoreSession], Any]) -> None:
    with shop.reading() as session:
        plan = spoken(session, lambda: look(session))
    assert any("ask" in row for row in plan)
    assert not [row for row in plan if row.startswith("SCAN ask")]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_rang_lately_is_found_without_reading_what_rang_before(shop: Shop) -> None:
    ask_id = shop.ask("Ada")
    ask = shop.value(ask_id)
    with shop.reading() as session:
        flight = colleague_queries.in_flight(session)
        said = spoken(session, lambda: colleague_queries.lately_rung(session, ask, flight, shop.now))
    assert said
    assert not [row for row in said if row.startswith("SCAN ping")]


def spoken(session: StoreSession, look: Callable[[], Any]) -> list[str]:
    """How SQLite would do the first statement of this look."""
    said: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        said.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", hear)
    look()
    event.remove(connection, "before_cursor_execute", hear)
    statement, parameters = said[0]
    return [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]


def test_the_wait_in_the_queue_ends_when_it_should_though_leads_are_told_seldom(shop: Shop) -> None:
    for who in ("Ben", "Cat", "Dan", "Sue"):
        shop.end_shift(who)
    ask_id = shop.ask("Ada", policy=Policy(queue_seconds=60, queue_look_seconds=3600))
    assert shop.value(ask_id).deadline_at == shop.now + timedelta(seconds=60)
    shop.forward(60)
    assert shop.states()[ask_id] == "expired"
