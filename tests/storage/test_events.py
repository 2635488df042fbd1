"""The event log and its cursor."""

from datetime import UTC, datetime, timedelta

import pytest

from floorassist.storage import events
from floorassist.storage.schema import Store
from floorassist.storage.session import Database

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


@pytest.fixture
def database(database_url):
    database = Database(database_url)
    with database.founding() as session:
        session.add(Store(id=1, name="Store", created_at=NOW))
    yield database
    database.close()


def happen(database, audience, at=NOW):
    with database.writing(1) as session:
        events.record(session, audience, "test.happened", {}, now=at)


def test_a_phone_gets_only_the_news_of_its_audiences(database):
    for audience in (events.STORE, events.person(7), events.person(70), events.SUPERVISORS):
        happen(database, audience)
    with database.reading(1) as session:
        found = events.since(session, 0, [events.STORE, events.person(7)])
    assert [news.audience for news in found] == ["store", "person:7"]


def test_catching_up_starts_right_after_the_cursor(database):
    for _ in range(5):
        happen(database, events.STORE)
    with database.reading(1) as session:
        assert [news.id for news in events.since(session, 3)] == [4, 5]
        assert [news.id for news in events.since(session, 0, limit=2)] == [1, 2]


def test_pruning_keeps_the_newest_event_so_that_the_cursor_never_goes_back(database):
    for _ in range(3):
        happen(database, events.STORE)
    with database.writing(1) as session:
        events.prune(session, now=NOW + timedelta(days=30))
    with database.reading(1) as session:
        assert events.cursor(session) == 3
        assert not events.reaches_back_to(session, 1)
        assert events.reaches_back_to(session, 2)
    happen(database, events.STORE)
    with database.reading(1) as session:
        assert events.cursor(session) == 4


def test_a_cursor_from_another_database_asks_for_a_fresh_page(database):
    happen(database, events.STORE)
    with database.reading(1) as session:
        assert not events.reaches_back_to(session, 99)
        assert events.reaches_back_to(session, 1)


def test_where_news_were_taken_out_early_one_word_tells_whoever_catches_up_over_it(database):
    with database.writing(1) as session:
        for kind in ("ask.offered", "plan.published", "ask.changed", "item.changed"):
            events.record(session, events.person(7), kind, {"id": 3}, now=NOW)
        events.record(session, events.person(7), "ask.changed", {"id": 4}, now=NOW + timedelta(hours=1))
        for _ in range(2):
            events.forget(session, ["ask."], before=NOW + timedelta(minutes=30))
        left = events.since(session, 0)
    assert [(one.id, one.kind) for one in left] == [
        (2, "plan.published"),
        (3, "anew"),
        (4, "item.changed"),
        (5, "ask.changed"),
    ]
    assert (left[1].audience, left[1].body) == (events.STORE, {})
