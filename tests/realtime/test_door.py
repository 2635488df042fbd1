"""The door: calls that are too many at once wait without a thread, as long as there are numbers for them."""

import socket
import threading

import pytest

from floorassist.realtime import takeover
from floorassist.realtime.door import TAKEN, Door

PATH = "/live"


class Hub:
    """Two phones are in; what the crew is asked waits."""

    def __init__(self):
        self.crew, self.asked = self, []

    def ask(self, work, *, last=False):
        assert last
        self.asked.append(work)

    def count(self):
        return 2


@pytest.fixture
def hub():
    return Hub()


@pytest.fixture
def served():
    return []


@pytest.fixture
def door(hub, served):
    def app(environ, start_response):
        served.append(environ.get(TAKEN, False))
        environ["floorassist.served"] = True
        start_response("200 OK", [])
        return [b"by a thread"]

    door = Door(app, PATH, hub)
    door._free = threading.Semaphore(0)
    return door


@pytest.fixture
def call(door):
    pairs = [socket.socketpair() for _ in range(3)]

    def call():
        environ = {"PATH_INFO": PATH, "gunicorn.socket": pairs[len(calls)][0]}
        calls.append(environ)
        try:
            return door(environ, lambda *_about: None)
        except StopIteration:
            return "parked"

    calls = []
    yield call
    for pair in pairs:
        for sock in pair:
            sock.close()


def test_those_who_wait_take_no_more_numbers_than_there_are(hub, call, served, monkeypatch):
    monkeypatch.setattr(takeover, "most_sockets", lambda: 3)
    assert [call(), call()] == ["parked", [b"by a thread"]]
    hub.asked.pop()()
    assert call() == "parked"
    assert served == [False, True]
    hub.asked.pop()()
