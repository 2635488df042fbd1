"""The hub tells each open socket what is meant for it; catching up joins what is told live without a gap."""

import json
from datetime import UTC, datetime

import pytest

from floorassist.kept_text import LATER
from floorassist.realtime import hub as hubs
from floorassist.realtime import room as rooms
from floorassist.realtime.hub import Hub
from floorassist.realtime.news import RESTARTING, SIGNED_OUT
from floorassist.storage import events
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from floorassist.translation import ENGLISH, speaking, tr
from floorassist.web.access import Caller
from tests.spanish import SPANISH

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


class Socket:
    """A phone that keeps what it is sent."""

    def __init__(self, person_id=7, store_id=1, role="worker"):
        self.caller = Caller(store_id, role, person_id=person_id, sign_in_id=person_id * 10)
        self.catalogue = ENGLISH
        self.frames, self.closing = [], None

    def send(self, frame):
        self.frames.append(frame)

    def close(self, code, why=""):
        self.closing = self.closing or code

    def told(self):
        """Every frame, as the phone reads it (each is one server frame of known length)."""
        return [json.loads(frame[frame.index(b"{") :]) for frame in self.frames]

    def hello(self):
        return self.told()[0]

    def kinds(self):
        """The kinds that came since this was asked last."""
        frames, self.frames = self.told(), []
        return [event["kind"] for frame in frames if frame["type"] == "events" for event in frame["events"]]


@pytest.fixture
def database(database_url):
    database = Database(database_url)
    with database.founding() as session:
        session.add_all([Store(id=number, name=f"Store {number}", created_at=NOW) for number in (1, 2)])
    yield database
    database.close()


@pytest.fixture
def ended():
    return set()


@pytest.fixture
def hub(database, ended):
    return Hub(database, lambda session, ids: ended & set(ids), lambda store_id, ids: None)


def come(hub, socket, cursor=None):
    hub.join(socket, cursor)
    return socket


def happen(database, audience, kind, store_id=1):
    with database.writing(store_id) as session:
        events.record(session, audience, kind, {}, now=NOW)


def cursor_of(database, store_id=1):
    with database.reading(store_id) as session:
        return events.cursor(session)


def test_a_phone_hears_what_is_meant_for_it_and_nothing_else(database, hub):
    maria, ben, boss = Socket(7), Socket(8), Socket(9, role="supervisor")
    elsewhere = Socket(7, store_id=2)
    for socket in (maria, ben, boss, elsewhere):
        come(hub, socket)
    happen(database, events.STORE, "to.all")
    happen(database, events.person(7), "to.maria")
    happen(database, events.SUPERVISORS, "to.supervisors")
    hub.pass_on()
    assert maria.kinds() == ["to.all", "to.maria"]
    assert ben.kinds() == ["to.all"]
    assert boss.kinds() == ["to.all", "to.supervisors"]
    assert elsewhere.kinds() == []


def test_news_are_told_once(database, hub):
    socket = come(hub, Socket())
    happen(database, events.STORE, "to.all")
    hub.pass_on()
    hub.pass_on()
    assert socket.kinds() == ["to.all"]


def test_a_frame_is_made_once_for_all_who_hear_it(database, hub):
    sockets = [come(hub, Socket(number)) for number in range(20)]
    happen(database, events.STORE, "to.all")
    hub.pass_on()
    assert len({id(socket.frames[-1]) for socket in sockets}) == 1


def test_more_news_than_fit_in_one_look_all_come(database, hub, monkeypatch):
    monkeypatch.setattr(rooms, "PAGE", 3)
    socket = come(hub, Socket())
    for number in range(8):
        happen(database, events.STORE, f"news.{number}")
    while socket.kinds() != ["news.6", "news.7"]:
        hub.pass_on()


def test_a_phone_without_a_cursor_begins_where_the_log_ends(database, hub):
    happen(database, events.STORE, "before")
    socket = come(hub, Socket())
    hello = socket.hello()
    assert (hello["fresh"], hello["cursor"], socket.kinds()) == (True, cursor_of(database), [])


@pytest.mark.parametrize("recent", [500, 2, 0])
def test_what_a_phone_missed_comes_once_whether_it_is_in_memory_or_in_the_log_alone(
    database, hub, monkeypatch, recent
):
    monkeypatch.setattr(rooms, "RECENT", recent)
    come(hub, Socket(9))
    start = cursor_of(database)
    for number in range(3):
        happen(database, events.STORE, f"missed.{number}")
        happen(database, events.person(1), "of.somebody.else")
    hub.pass_on()
    happen(database, events.STORE, "not.looked.at.yet")
    hub.look(1)
    socket = come(hub, Socket(7), start)
    assert socket.hello() | {"fresh": False, "cursor": start} == socket.hello()
    happen(database, events.STORE, "after")
    hub.pass_on()
    assert socket.kinds() == ["missed.0", "missed.1", "missed.2", "not.looked.at.yet", "after"]


def test_a_phone_that_knows_more_than_this_process_makes_it_look_first(database, hub):
    come(hub, Socket(9))
    happen(database, events.STORE, "told.by.another.process")
    socket = come(hub, Socket(7), cursor_of(database))
    assert (socket.hello()["fresh"], socket.kinds()) == (False, [])
    hub.pass_on()
    assert socket.kinds() == []


def test_a_cursor_from_another_log_begins_anew(database, hub):
    happen(database, events.STORE, "before")
    assert come(hub, Socket(7), 999_999).hello()["fresh"] is True


def test_who_missed_more_than_is_worth_telling_begins_anew(database, hub, monkeypatch):
    monkeypatch.setattr(rooms, "RECENT", 1)
    monkeypatch.setattr(hubs, "MOST_MISSED", 3)
    happen(database, events.STORE, "known")
    start = cursor_of(database)
    for number in range(6):
        happen(database, events.STORE, f"missed.{number}")
    socket = come(hub, Socket(7), start)
    assert (socket.hello()["fresh"], socket.hello()["cursor"]) == (True, cursor_of(database))


def test_who_missed_more_bytes_than_may_well_wait_for_them_begins_anew(database, hub, monkeypatch):
    come(hub, Socket(9))
    start = cursor_of(database)
    for number in range(3):
        happen(database, events.STORE, f"missed.{number}")
    hub.pass_on()
    assert come(hub, Socket(7), start).hello()["fresh"] is False
    monkeypatch.setattr(rooms, "MOST_MISSED_BYTES", 200)
    late = come(hub, Socket(8), start)
    assert (late.hello()["fresh"], late.hello()["cursor"], late.kinds()) == (True, cursor_of(database), [])


def test_a_commit_makes_the_hub_look_at_its_own_store_only(database, hub):
    here, elsewhere = come(hub, Socket(7)), come(hub, Socket(7, store_id=2))
    happen(database, events.STORE, "here")
    happen(database, events.STORE, "elsewhere", store_id=2)
    hub.look(1)
    hub.pass_on(everywhere=False)
    assert (here.kinds(), elsewhere.kinds()) == (["here"], [])
    hub.pass_on()
    assert (here.kinds(), elsewhere.kinds()) == ([], ["elsewhere"])


def test_news_that_are_too_many_for_one_look_are_looked_for_again_without_another_commit(
    database, hub, monkeypatch
):
    monkeypatch.setattr(rooms, "PAGE", 2)
    socket = come(hub, Socket())
    for number in range(3):
        happen(database, events.STORE, f"news.{number}")
    hub.look(1)
    hub.pass_on(everywhere=False)
    hub.pass_on(everywhere=False)
    assert socket.kinds() == ["news.0", "news.1", "news.2"]


def test_a_phone_that_could_not_be_greeted_is_not_counted(hub, monkeypatch):
    monkeypatch.setattr(rooms.Room, "greet", lambda *_about: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        come(hub, Socket())
    assert hub.count() == 0


def test_a_sign_in_that_is_over_closes_its_sockets_and_no_others(hub, ended):
    lost, kept = come(hub, Socket(7)), come(hub, Socket(8))
    ended.add(70)
    hub.close_ended()
    assert (lost.closing, kept.closing) == (SIGNED_OUT, None)


def test_stopping_tells_every_phone_that_the_server_restarts(hub):
    sockets = [come(hub, Socket(number)) for number in range(1, 4)]
    hub.stop()
    assert {socket.closing for socket in sockets} == {RESTARTING}
    assert come(hub, Socket(9)).closing == RESTARTING


def test_a_phone_that_comes_while_the_log_is_about_to_be_read_misses_nothing(database, hub):
    """What it catches up with and what it is told join at one cursor, whoever reads first."""
    maria, late = come(hub, Socket(7)), Socket(8)
    start, read = cursor_of(database), database.reading

    def come_first(store_id):
        database.reading = read
        happen(database, events.STORE, "to.all")
        return read(store_id)

    database.reading = come_first
    hub.pass_on()
    come(hub, late, start)
    hub.pass_on()
    assert (maria.kinds(), late.kinds()) == (["to.all"], ["to.all"])


def test_a_phone_that_left_hears_nothing_more_and_an_empty_store_is_not_looked_at(database, hub):
    socket = come(hub, Socket())
    socket.frames.clear()
    hub.leave(socket)
    hub.leave(socket)
    happen(database, events.STORE, "after")
    hub.pass_on()
    assert (socket.kinds(), hub.phones(), hub.count(), hub.rooms()) == ([], [], 0, {})


def test_each_phone_hears_a_kept_sentence_in_its_own_language(database, hub):
    english, spanish = come(hub, Socket()), Socket()
    spanish.catalogue = SPANISH
    come(hub, spanish)
    with speaking(LATER), database.writing(1) as session:
        body = {"next": [{"say": tr("{name} has it", name="Mia")}]}
        events.record(session, events.STORE, "news", body, now=NOW)
    hub.pass_on()
    told = [one.told()[-1]["events"][0]["body"]["next"][0]["say"] for one in (english, spanish)]
    assert told == ["Mia has it", "Lo tiene Mia"]


def test_a_store_that_everybody_left_opens_again(database, hub):
    hub.leave(come(hub, Socket()))
    hub.pass_on()
    start = cursor_of(database)
    happen(database, events.STORE, "meanwhile")
    assert come(hub, Socket(), start).kinds() == ["meanwhile"]


def test_a_log_that_was_pruned_reaches_no_further_back_in_memory(database):
    for number in range(4):
        happen(database, events.STORE, f"news.{number}")
    newest = cursor_of(database)
    with database.writing(1) as session:
        events.prune(session, now=NOW + 2 * events.KEPT_FOR)
    with database.reading(1) as session:
        room = rooms.Room(session)
    assert (room.floor, room.cursor) == (newest - 1, newest)
