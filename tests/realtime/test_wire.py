"""The wire, turn by turn and at times that the test chooses: a bad socket holds up nobody else."""

import itertools
import socket
import ssl
import threading
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from floorassist.realtime import line as lines
from floorassist.realtime import news, wire
from floorassist.realtime.wire import Wire
from tests.realtime.talk import BINARY, CLOSE, MORE, PING, PONG, TEXT, Ear, codes, frame, goodbye

LARGE = b"\x82\x7e\x75\x30" + b"*" * 30_000


class Owner:
    def __init__(self):
        self.said, self.left = [], 0

    def heard(self, message):
        self.said.append(message)

    def gone(self):
        self.left += 1


class Phone:
    """One end is the wire's, the other is this phone's."""

    def __init__(self, wire):
        self.wire, self.ear, self.owner = wire, Ear(), Owner()
        here, self.sock = socket.socketpair()
        here.setblocking(False)
        self.sock.setblocking(False)
        self.line = wire.line(here)
        self.line.owner = self.owner
        wire.adopt(self.line)
        turn(wire)

    def say(self, *frames):
        for one in frames:
            self.sock.sendall(one)
            turn(self.wire)
        return self

    def hears(self):
        """The frames that came, and "end" after the last."""
        found = []
        try:
            while received := self.sock.recv(1 << 20):
                found += self.ear.hear(received)
            return [*found, "end"]
        except BlockingIOError:
            return found
        except ConnectionResetError:
            return [*found, "end"]


def turn(wire, times=3):
    wire._order(lambda: None)  # or it would wait for something to come
    for _ in range(times):
        wire._turn()
        wire._order(lambda: None)


def look_over(wire, seconds):
    """As if this much time had passed."""
    wire._look_over(list(wire._lines.values()), time.monotonic() + seconds)
    turn(wire)


@pytest.fixture
def a_wire():
    made = Wire()
    yield made
    made.run(until=lambda: True)


@pytest.fixture
def phone(a_wire):
    return Phone(a_wire)


def ended(frames):
    return codes(frames[:-1]) + frames[-1:]


def test_messages_reach_the_owner_in_order(phone):
    phone.say(frame(TEXT, "one"), frame(TEXT, "tw", fin=False), frame(PING, b"?"), frame(MORE, "o"))
    phone.say(frame(BINARY, b"3"))
    assert (phone.owner.said, phone.hears()) == (["one", "two", b"3"], [(PONG, b"?")])


def test_a_phone_that_closes_gets_its_code_back_and_is_gone(phone):
    phone.say(goodbye(1001))
    assert ended(phone.hears()) == [1001, "end"]
    assert phone.owner.left == 1


def test_a_phone_that_just_goes_is_gone(phone):
    phone.sock.close()
    turn(phone.wire)
    assert (phone.owner.left, phone.wire._lines) == (1, {})


def test_a_phone_that_hangs_up_its_half_is_gone(phone):
    phone.sock.shutdown(socket.SHUT_WR)
    turn(phone.wire)
    assert (phone.owner.left, phone.hears()) == (1, ["end"])


@pytest.mark.parametrize(
    ("garbage", "code"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", 1002),
        (frame(TEXT, "bare", mask=None), 1002),
        (frame(TEXT, b"\xff\xfe"), 1007),
        (frame(BINARY, "*", length=1 << 40) + b"*" * (1 << 17), 1009),
    ],
)
def test_garbage_is_answered_with_a_code_and_gone_as_soon_as_the_goodbye_is_over(phone, garbage, code):
    phone.say(garbage, frame(TEXT, "and more"), b"\0" * 9000)
    assert codes(phone.hears()) == [code]
    assert phone.owner.said == []
    look_over(phone.wire, wire.GOODBYE_SECONDS + 0.1)
    assert (phone.hears(), phone.owner.left) == (["end"], 1)


def test_twenty_frames_at_once_are_in_measure_and_one_more_is_not(phone, monkeypatch):
    monkeypatch.setattr(wire, "time", Standing())
    phone.line.measured_at = 0.0
    phone.say(frame(TEXT, "x") * news.NOTICES_A_SECOND)
    assert phone.hears() == []
    phone.say(frame(PING))
    assert news.TOO_MANY in codes(phone.hears())


def test_pieces_that_say_nothing_count_as_well(phone):
    phone.say(frame(TEXT, "", fin=False) + frame(MORE, "", fin=False) * 30)
    assert codes(phone.hears()) == [news.TOO_MANY]


@pytest.mark.parametrize("begun", [frame(TEXT, "", length=60_000), frame(TEXT, "x", fin=False)])
def test_what_begins_and_does_not_end_is_cut_in_ten_seconds(phone, begun):
    phone.say(frame(TEXT, "whole"), begun)
    look_over(phone.wire, wire.STUCK_SECONDS - 1)
    assert phone.owner.left == 0
    look_over(phone.wire, wire.STUCK_SECONDS + 1)
    assert phone.owner.left == 1


class Standing:
    """Time that stands still."""

    @staticmethod
    def monotonic():
        return 0.0


def test_closing_waits_for_the_goodbye_of_the_phone_and_then_ends(phone):
    phone.line.close(4401, "signed out")
    phone.line.close(1012)
    phone.line.send(b"\x81\x04late")
    phone.say(frame(TEXT, "late too"))
    assert (codes(phone.hears()), phone.owner.left) == ([4401], 0)
    phone.say(goodbye(4401))
    assert (phone.hears(), phone.owner.said, phone.owner.left) == (["end"], [], 1)


def test_what_a_phone_does_not_take_waits_in_order_and_arrives_whole(phone):
    fill(phone, 5)
    for number in range(5):
        phone.line.send(bytes([0x81, 1, 48 + number]))
    found = []
    while [payload for kind, payload in found if kind == TEXT] != [b"0", b"1", b"2", b"3", b"4"]:
        found += phone.hears()
        turn(phone.wire)
    assert {payload for kind, payload in found if kind == BINARY} == {LARGE[4:]}
    assert (phone.line.queued, phone.line.stuck_since) == (0, None)


def fill(phone, more):
    """Send until the system takes no more, and this many frames on top."""
    while not phone.line.queued:
        phone.line.send(LARGE)
    for _ in range(more):
        phone.line.send(LARGE)


def test_a_deaf_phone_holds_little_is_told_why_and_is_cut(phone):
    fill(phone, 0)
    while phone.line.closing_since is None:
        phone.line.send(LARGE)
    assert phone.line.queued <= lines.LONGEST_QUEUE
    phone.line.send(LARGE)
    found = []
    for _ in range(200):
        found += phone.hears()
        turn(phone.wire, 1)
    assert codes(found) == [news.FELL_BEHIND]
    look_over(phone.wire, wire.GOODBYE_SECONDS + 0.1)
    assert phone.owner.left == 1


def test_a_phone_that_takes_nothing_for_ten_seconds_is_cut_though_little_waits_for_it(phone):
    fill(phone, 0)
    look_over(phone.wire, wire.STUCK_SECONDS - 1)
    assert phone.owner.left == 0
    look_over(phone.wire, wire.STUCK_SECONDS + 1)
    assert phone.owner.left == 1


def test_a_phone_that_answers_nothing_after_news_is_asked_and_gone_in_fifteen_seconds(a_wire):
    half_open, well = Phone(a_wire), Phone(a_wire)
    for one in (half_open, well):
        one.line.send(b"\x81\x04news")
    look_over(a_wire, wire.PROBE_SECONDS + 0.2)
    assert [half_open.hears(), well.hears()] == [[(TEXT, b"news"), (PING, b"")]] * 2
    well.say(frame(PONG))
    look_over(a_wire, wire.PROBE_SECONDS + wire.ANSWER_SECONDS + 0.5)
    assert (half_open.owner.left, well.owner.left) == (1, 0)
    assert wire.PROBE_SECONDS + wire.ANSWER_SECONDS + 2 * wire.LOOK_OVER_SECONDS * wire.SHELVES <= 15


def test_a_phone_that_hears_nothing_is_asked_nothing(phone):
    look_over(phone.wire, 60)
    assert phone.hears() == []


def test_a_connection_that_cannot_be_written_to_is_let_go_of_at_once(phone, monkeypatch):
    """It takes nothing and yet says that it would: waiting for that would take a whole processor."""
    whole = phone.line.sock
    phone.line.sock = Broken(whole)
    phone.line.send(b"\x81\x04news")
    turn(phone.wire)
    assert (phone.owner.left, phone.wire._lines, whole.fileno()) == (1, {}, -1)


class Broken:
    """A socket whose TLS is beyond repair, though its connection is not."""

    def __init__(self, sock):
        self.recv, self.close = sock.recv, sock.close

    def send(self, _piece):
        raise ssl.SSLError("bad record")


def test_what_is_ordered_meanwhile_waits_until_others_were_heard(a_wire):
    phone, done = Phone(a_wire), []

    def again():
        done.append(a_wire._order(again))

    a_wire._order(again)
    phone.sock.sendall(frame(TEXT, "here"))
    turn(a_wire)
    assert (phone.owner.said, len(done)) == (["here"], 3)


def test_a_phone_without_a_beat_is_closed_though_its_network_answers(phone):
    phone.say(frame(PONG))
    look_over(phone.wire, news.SILENT_SECONDS - 1)
    assert phone.hears() == []
    look_over(phone.wire, news.SILENT_SECONDS + 1)
    assert codes(phone.hears()) == [1001]


def test_every_socket_is_looked_over_in_a_second(a_wire, monkeypatch):
    seen, clock = set(), itertools.count()
    phones = [Phone(a_wire) for _ in range(20)]
    a_wire._looked_at = -1.0
    monkeypatch.setattr(a_wire, "_look_over", lambda found, _now: seen.update(one.fd for one in found))
    monkeypatch.setattr(wire.time, "monotonic", lambda: next(clock) * wire.LOOK_OVER_SECONDS)
    turn(a_wire, 20)
    monkeypatch.undo()
    assert seen == {one.line.fd for one in phones}


def test_a_deaf_phone_and_a_flood_hold_nobody_up(a_wire):
    deaf, loud, well = (Phone(a_wire) for _ in range(3))
    fill(deaf, 1)
    loud.sock.sendall(frame(BINARY, b"*" * 60_000) * 2)
    well.line.send(b"\x81\x02hi")
    assert well.hears() == [(TEXT, b"hi")]
    well.say(frame(TEXT, "here"))
    assert well.owner.said == ["here"]


def test_an_owner_that_breaks_closes_its_own_line_only(a_wire, caplog):
    broken, well = Phone(a_wire), Phone(a_wire)
    broken.owner.heard = lambda _message: 1 / 0
    broken.say(frame(TEXT, "x"))
    well.say(frame(TEXT, "y"))
    assert (codes(broken.hears()), well.owner.said) == ([news.BROKEN], ["y"])
    assert "ZeroDivisionError" in caplog.text


def test_many_threads_may_send_and_every_frame_arrives_whole(a_wire):
    phone = Phone(a_wire)
    count = 200

    def send(letter):
        for _ in range(count):
            phone.line.send(b"\x81\x0a" + letter * 10)

    threads = [threading.Thread(target=send, args=(letter,)) for letter in (b"a", b"b", b"c")]
    for thread in threads:
        thread.start()
    found = []
    while len(found) < 3 * count:
        turn(a_wire, 1)
        found += phone.hears()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted([(TEXT, letter * 10) for letter in (b"a", b"b", b"c")] * count)


def test_a_stop_ends_when_everybody_said_goodbye_and_soon_when_somebody_does_not():
    for polite in (True, False):
        a_wire = Wire()
        phone = Phone(a_wire)
        a_wire.start()
        phone.sock.setblocking(True)
        phone.line.close(news.RESTARTING)
        a_wire.stop()
        if polite:
            phone.sock.sendall(goodbye(news.RESTARTING))
        while phone.hears()[-1:] != ["end"]:
            pass
        a_wire.wait()
        assert (a_wire._thread.is_alive(), phone.owner.left) == (False, 1)


whole = st.sampled_from(
    [
        frame(TEXT, "a"),
        frame(TEXT, "b", fin=False),
        frame(MORE, "c"),
        frame(PING, b"p"),
        goodbye(1000),
        frame(CLOSE),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(whole, st.binary(min_size=1, max_size=30)), min_size=1, max_size=12))
def test_no_noise_breaks_the_wire(caplog, noise):
    a_wire = Wire()
    loud, well = Phone(a_wire), Phone(a_wire)
    try:
        for piece in noise:
            loud.say(piece)
    except OSError:
        assert loud.owner.left == 1  # cut in the middle of its noise
    well.say(frame(TEXT, "here"))
    assert well.owner.said == ["here"]
    assert all(isinstance(one, str | bytes) for one in loud.owner.said)
    look_over(a_wire, wire.GOODBYE_SECONDS + 0.1)
    assert loud.line.closing_since is None or loud.owner.left == 1
    assert "Traceback" not in caplog.text
    a_wire.run(until=lambda: True)
    loud.sock.close()
    well.sock.close()
