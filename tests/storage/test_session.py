"""The wall between stores, and transactions that lose nothing."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import bindparam, insert, select, text, update

from floorassist.find.models import Question
from floorassist.storage import events
from floorassist.storage.events import Event
from floorassist.storage.read import Added, Changed, Counted, Read
from floorassist.storage.schema import Store
from floorassist.storage.session import Database, WallBreach

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


@pytest.fixture
def database(database_url):
    database = Database(database_url)
    with database.founding() as session:
        session.add_all([Store(id=number, name=f"Store {number}", created_at=NOW) for number in (1, 2)])
    for store_id in (1, 2):
        with database.writing(store_id) as session:
            events.record(session, events.STORE, "test.happened", {"in": store_id}, now=NOW)
    yield database
    database.close()


def test_a_read_sees_only_its_own_store(database):
    with database.reading(1) as session:
        assert [event.body for event in session.scalars(select(Event))] == [{"in": 1}]
        assert session.get(Event, 2) is None
        assert session.execute(select(Event.id)).all() == [(1,)]


def test_a_read_that_is_walled_beforehand_sees_its_own_store_and_what_is_not_written_yet(database):
    bodies = Read(select(Event.body).where(Event.kind == bindparam("kind")).order_by(Event.id), of=Event)
    with database.reading(2) as session:
        assert [body for (body,) in bodies.rows(session, kind="test.happened")] == [{"in": 2}]
    with database.writing(1) as session:
        session.add(Event(audience=events.STORE, kind="test.happened", body={"in": "a moment"}, at=NOW))
        assert [body for (body,) in bodies.rows(session, kind="test.happened")] == [
            {"in": 1},
            {"in": "a moment"},
        ]


def test_a_read_that_is_walled_beforehand_needs_a_store(database):
    bodies = Read(select(Event.body), of=Event)
    with database.surveying() as session, pytest.raises(KeyError):
        bodies.rows(session)


def test_what_is_added_changed_or_counted_beforehand_stays_in_the_store_of_its_session(database):
    added = Added(of=Event)
    renamed = Changed(update(Event).values(kind=bindparam("new")), of=Event)
    counted = Counted(of=Question, same=["store_id", "asked_on", "words", "outcome", "led_to"], count="count")
    asked = {
        "asked_on": NOW.date(),
        "words": "nails",
        "language": "",
        "outcome": "ask",
        "led_to": "",
        "count": 1,
    }
    for store_id in (1, 2, 2):
        with database.writing(store_id) as session:
            added.add(session, [{"audience": "store", "kind": "a", "body": {}, "at": NOW, "store_id": 1}])
            counted.count(session, asked | {"store_id": 1})
    with database.writing(2) as session:
        renamed.do(session, new="told")
    for store_id, kinds, count in ((1, ["test.happened", "a"], 1), (2, ["told"] * 3, 2)):
        with database.reading(store_id) as session:
            assert session.scalars(select(Event.kind).order_by(Event.id)).all() == kinds
            assert session.scalars(select(Question.count)).all() == [count]


def test_the_store_of_one_session_is_not_remembered_by_the_next(database):
    for store_id in (1, 2, 1):
        with database.reading(store_id) as session:
            assert session.scalars(select(Event.store_id)).all() == [store_id]


def test_a_bulk_update_stays_in_its_store(database):
    with database.writing(1) as session:
        assert session.execute(update(Event).values(kind="test.changed")).rowcount == 1
    with database.reading(2) as session:
        assert session.scalars(select(Event.kind)).all() == ["test.happened"]


def test_a_row_of_another_store_cannot_be_changed_by_its_key(database):
    with database.writing(1) as session:
        session.execute(update(Event), [{"id": 1, "kind": "test.changed"}])
    with pytest.raises(WallBreach), database.writing(1) as session:
        session.execute(update(Event), [{"id": 1, "kind": "test.mine"}, {"id": 2, "kind": "test.theirs"}])
    with database.reading(2) as session:
        assert session.scalars(select(Event.kind)).all() == ["test.happened"]


def test_plain_sql_is_refused(database):
    with database.reading(1) as session, pytest.raises(WallBreach):
        session.execute(text("select * from event"))


def test_a_row_of_another_store_cannot_be_written(database):
    row = {"audience": "store", "kind": "test.happened", "body": {}, "at": NOW}
    with pytest.raises(WallBreach), database.writing(1) as session:
        session.add(Event(store_id=2, **row))
    with pytest.raises(WallBreach), database.writing(1) as session:
        session.execute(insert(Event), [row | {"store_id": 1}, row | {"store_id": 2}])
    with pytest.raises(WallBreach), database.writing(1) as session:
        session.execute(insert(Event).values(store_id=2, **row))


def fail_after_recording(database):
    with database.writing(1) as session:
        events.record(session, events.STORE, "test.failed", {}, now=NOW)
        raise ZeroDivisionError


def test_an_exception_leaves_nothing_behind_and_tells_nobody(database):
    told = []
    database.on_news = told.append
    with pytest.raises(ZeroDivisionError):
        fail_after_recording(database)
    assert told == []
    with database.reading(1) as session:
        assert events.cursor(session) == 1


def test_news_are_told_after_the_commit(database):
    seen = []

    def look(store_id):
        with database.reading(store_id) as session:
            seen.append(events.cursor(session))

    database.on_news = look
    with database.writing(2) as session:
        events.record(session, events.STORE, "test.happened", {}, now=NOW)
    assert seen == [3]


def test_writers_that_hold_what_they_read_lose_no_update(database):
    def count_up():
        for _ in range(25):
            with database.writing(1) as session:
                event = session.get(Event, 1, with_for_update=True)
                event.body = {"in": event.body["in"] + 1}

    threads = [threading.Thread(target=count_up) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading(1) as session:
        assert session.get(Event, 1).body == {"in": 101}


def test_a_time_without_a_zone_is_refused(database):
    with pytest.raises(Exception, match="no time zone"), database.writing(1) as session:
        events.record(session, events.STORE, "test.happened", {}, now=NOW.replace(tzinfo=None))
