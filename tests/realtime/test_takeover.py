"""A socket changes hands: the server believes that it ended, and the connection goes on."""

import select
import socket
import ssl
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from floorassist.realtime import takeover
from floorassist.realtime.takeover import TlsSocket
from tests.realtime import certificate


@pytest.fixture
def plain():
    """The server's end and the phone's."""
    server, phone = socket.socketpair()
    yield server, phone
    server.close()
    phone.close()


@pytest.fixture(scope="module")
def context(tmp_path_factory):
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.load_cert_chain(*certificate.written(tmp_path_factory.mktemp("tls")))
    made.sslsocket_class = TlsSocket
    return made


@pytest.fixture
def secured(plain, context):
    """Both ends after they agreed on the keys."""
    server, phone = plain
    ends = {}
    thread = threading.Thread(target=lambda: ends.update(phone=certificate.trusting().wrap_socket(phone)))
    thread.start()
    ends["server"] = context.wrap_socket(server, server_side=True)
    thread.join()
    yield ends["server"], ends["phone"]
    ends["phone"].close()
    ssl.SSLSocket.close(ends["server"])


def open_files():
    return len(list(Path("/dev/fd").iterdir()))


def end_as_a_server_does(server):
    """What a server does with a connection that it believes it still has."""
    server.settimeout(0.01)
    with suppress(OSError):  # it ended already, for all that the server knows
        server.shutdown(socket.SHUT_WR)
    assert server.recv(100) == b""
    server.setblocking(True)
    server.close()


@pytest.mark.parametrize("ends", ["plain", "secured"])
def test_the_server_ends_and_the_connection_does_not(request, ends):
    server, phone = request.getfixturevalue(ends)
    ours = takeover.take(server)
    end_as_a_server_does(server)
    assert ours.send(b"still here") == 10
    assert phone.recv(100) == b"still here"
    with pytest.raises((BlockingIOError, ssl.SSLWantReadError)):
        ours.recv(100)
    phone.sendall(b"me too")
    assert ours.recv(100) == b"me too"
    ours.close()
    assert phone.recv(100) == b""


def test_taking_over_costs_no_number_once_the_server_has_let_go(plain):
    takeover.ended()
    before = open_files()
    server, _ = plain
    ours = takeover.take(server)
    server.close()
    assert open_files() == before
    ours.close()
    assert open_files() == before - 1


def test_what_cannot_be_taken_over_is_lent_and_given_back(plain):
    server, phone = plain
    lent = takeover.lend(server)
    with pytest.raises(BlockingIOError):
        lent.recv(1)
    lent.send(b"!")
    lent.close()
    assert (phone.recv(1), server.getblocking(), server.fileno() > 0) == (b"!", True, True)


def test_only_tls_of_our_own_kind_can_be_taken_over(secured, plain):
    server, phone = secured
    assert takeover.can_take(server)
    assert not takeover.can_take(phone)
    assert not takeover.can_take(object())


def test_a_connection_of_which_nothing_comes_gives_its_thread_back(secured, monkeypatch):
    monkeypatch.setattr(takeover, "IDLE_SECONDS", 0.01)
    server, phone = secured
    server.setblocking(True)
    assert server.recv(100) == b""
    phone.sendall(b"late")
    assert server.recv(100) == b"late"


def test_without_tls_as_well_nobody_is_waited_for_for_ever():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        takeover.bound_waits(listener, 0.05)
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as server:
            server.setblocking(True)
            with pytest.raises(BlockingIOError):
                server.recv(100)
            with pytest.raises(BlockingIOError):
                server.sendall(b"*" * (1 << 24))


@pytest.mark.parametrize("gone", [True, False])
def test_an_answered_connection_is_closed_at_once_when_its_end_was_heard(plain, gone):
    server, phone = plain
    if gone:
        phone.shutdown(socket.SHUT_WR)
    ours = takeover.ending(server)
    assert (ours is None, server.fileno(), phone.recv(1)) == (gone, -1, b"")
    if ours:
        ours.close()


def test_a_server_that_drains_its_file_of_a_taken_connection_gets_no_frame(secured):
    server, phone = secured
    file = server.makefile("rb")
    ours = takeover.take(server)
    phone.send(b"a frame")
    select.select([ours], [], [])
    assert file.read(100) == b""
    assert ours.recv(100) == b"a frame"


def test_a_taken_connection_is_not_seen_off(secured):
    server, phone = secured
    ours = takeover.take(server)
    assert takeover.ending(server) is None
    ours.send(b"on it goes")
    assert phone.recv(100) == b"on it goes"
