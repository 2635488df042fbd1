"""The hub tells each open socket what is meant for it, and lets nobody wait for a deaf one."""

from datetime import UTC, datetime

import pytest

from floorassist.realtime.hub import LONGEST_QUEUE, Hub, Phone
from floorassist.realtime.news import FELL_BEHIND, RESTARTING, SIGNED_OUT
from floorassist.storage import events
from floorassist.storage.schema import Store
from floorassist.storage.session import Database
from floorassist.web.access import Caller

NOW = datetime(2026, 3, 7, 12, tzinfo=UTC)


class Socket:
    """Counts what the hub does to one socket."""

    def __init__(self, person_id=7, store_id=1, role="worker"):
        self.wakes = self.cuts = 0
        caller = Caller(store_id, role, person_id=person_id, sign_in_id=person_id * 10)
        self.phone = Phone(caller, wake=self.wake, cut=self.cut)

    def wake(self):
        self.wakes += 1

    def cut(self):
        self.cuts += 1

    def kinds(self):
        return [news.kind for news in self.phone.take()]


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
    return Hub(database, lambda session, ids: ended & set(ids))


def happen(database, audience, kind, store_id=1):
    with database.writing(store_id) as session:
        events.record(session, audience, kind, {}, now=NOW)


def test_a_phone_hears_what_is_meant_for_it_and_nothing_else(database, hub):
    maria, ben, boss = Socket(7), Socket(8), Socket(9, role="supervisor")
    elsewhere = Socket(7, store_id=2)
    for socket in (maria, ben, boss, elsewhere):
        hub.add(socket.phone)
    happen(database, events.STORE, "to.all")
    happen(database, events.person(7), "to.maria")
    happen(database, events.SUPERVISORS, "to.supervisors")
    hub.pass_on()
    assert maria.kinds() == ["to.all", "to.maria"]
    assert ben.kinds() == ["to.all"]
    assert boss.kinds() == ["to.all", "to.supervisors"]
    assert elsewhere.kinds() == []


def test_news_are_told_once(database, hub):
    socket = Socket()
    hub.add(socket.phone)
    happen(database, events.STORE, "to.all")
    hub.pass_on()
    hub.pass_on()
    assert socket.kinds() == ["to.all"]


def test_what_happened_before_a_phone_came_is_left_to_its_catching_up(database, hub):
    happen(database, events.STORE, "before")
    socket = Socket()
    hub.add(socket.phone)
    hub.pass_on()
    assert socket.kinds() == []


def test_a_deaf_phone_is_cut_and_the_others_hear_everything(database, hub):
    deaf, maria = Socket(7), Socket(8)
    hub.add(deaf.phone)
    hub.add(maria.phone)
    heard = []
    for number in range(LONGEST_QUEUE + 10):
        happen(database, events.STORE, f"news.{number}")
        hub.pass_on()
        heard += maria.kinds()
    assert len(heard) == LONGEST_QUEUE + 10
    assert deaf.phone.closing == FELL_BEHIND
    assert deaf.cuts == 1


def test_a_sign_in_that_is_over_closes_its_sockets_and_no_others(database, hub, ended):
    lost, kept = Socket(7), Socket(8)
    hub.add(lost.phone)
    hub.add(kept.phone)
    ended.add(70)
    hub.pass_on()
    assert (lost.phone.closing, kept.phone.closing) == (SIGNED_OUT, None)


def test_stopping_tells_every_phone_that_the_server_restarts(hub):
    sockets = [Socket(number) for number in range(1, 4)]
    for socket in sockets:
        hub.add(socket.phone)
    hub.stop()
    assert {socket.phone.closing for socket in sockets} == {RESTARTING}
    late = Socket(9)
    hub.add(late.phone)
    assert late.phone.closing == RESTARTING


def test_a_phone_that_comes_and_catches_up_while_the_log_is_about_to_be_read_misses_nothing(database, hub):
    maria, late = Socket(7), Socket(8)
    hub.add(maria.phone)
    read = database.reading

    def come_first(store_id):
        database.reading = read
        hub.add(late.phone)  # its catching up sees an empty log
        happen(database, events.STORE, "to.all")
        return read(store_id)

    database.reading = come_first
    hub.pass_on()
    hub.pass_on()
    assert (maria.kinds(), late.kinds()) == (["to.all"], ["to.all"])


def test_a_phone_that_left_hears_nothing_more(database, hub):
    socket = Socket()
    hub.add(socket.phone)
    hub.remove(socket.phone)
    happen(database, events.STORE, "after")
    hub.pass_on()
    assert socket.kinds() == []
    assert hub.phones() == []
