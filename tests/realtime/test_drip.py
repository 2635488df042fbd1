"""A call that comes in a drip gives its thread back; one that is slow and honest comes through."""

import gunicorn.http.parser
import pytest
from gunicorn.config import Config
from gunicorn.http import get_parser

from floorassist.realtime.drip import PatientUnreader, bound_drips


class Drip:
    """A connection of which so many bytes come every so many seconds, and the clock that shows it."""

    def __init__(self, size: int, seconds: float) -> None:
        self.size, self.seconds, self.now = size, seconds, 0.0

    def recv(self, most: int) -> bytes:
        self.now += self.seconds
        return b"x" * min(self.size, most)

    def clock(self) -> float:
        return self.now


def read(drip: Drip, most: int) -> tuple[int, float]:
    """How many bytes of so many came before it was cut off, and after how long."""
    unreader, came = PatientUnreader(drip, drip.clock), 0
    while came < most and (found := unreader.chunk()):
        came += len(found)
    return came, drip.now


def test_a_byte_every_fourteen_seconds_holds_its_thread_for_half_a_minute() -> None:
    assert read(Drip(1, 14), 10_000) == (2, 28)


def test_a_picture_from_the_edge_of_the_wifi_comes_through() -> None:
    assert read(Drip(1400, 1), 4_000_000)[0] >= 4_000_000


def test_who_sent_much_before_may_not_drip_for_longer() -> None:
    drip = Drip(8192, 0.01)
    unreader = PatientUnreader(drip, drip.clock)
    for _ in range(200):
        unreader.chunk()
    drip.size, drip.seconds, drip.now = 1, 14, 0.0
    while unreader.chunk():
        pass
    assert drip.now == 28


def test_a_pause_in_a_call_is_borne() -> None:
    assert read(Drip(100, 15), 150) == (200, 30)


def test_time_between_calls_counts_for_nothing() -> None:
    drip = Drip(100, 0.01)
    unreader = PatientUnreader(drip, drip.clock)
    for _ in range(50):
        assert unreader.chunk()
        drip.now += 15


def test_gunicorn_reads_calls_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gunicorn.http.parser, "SocketUnreader", gunicorn.http.parser.SocketUnreader)
    bound_drips()
    assert isinstance(get_parser(Config(), Drip(1, 1), ("", 0)).unreader, PatientUnreader)
