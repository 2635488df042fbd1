"""One call to a push service, with a service that means no good."""

import socket
import threading
from contextlib import contextmanager

import pytest

from floorassist.push.endpoint import Endpoint, checked
from floorassist.push.service import post

APPLE = checked("https://web.push.apple.com/QGuQ")


def unreachable(host, port):
    raise AssertionError("no name is to be resolved")


@contextmanager
def speaking(work):
    """A service that says what `work(connection)` says; its endpoint."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            connection, _ = server.accept()
            with connection:
                work(connection)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield Endpoint("127.0.0.1", server.getsockname()[1], "/push", secure=False, own=True)
        thread.join(10)
        assert not thread.is_alive()


@pytest.mark.parametrize("address", ["10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "fd00::1"])
def test_a_name_that_leads_inside_is_not_called(address):
    answer = post(APPLE, {}, b"", resolve=lambda host, port: [address])
    assert (answer.status, answer.why) == (None, "its name leads to a private address")


def test_one_private_address_among_public_ones_is_enough_to_refuse():
    answer = post(APPLE, {}, b"", resolve=lambda host, port: ["17.188.143.1", "192.168.0.9"])
    assert answer.status is None


def test_the_address_that_was_looked_at_is_the_one_that_is_called(monkeypatch):
    called = []

    def refuse(address, timeout):
        called.append(address)
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(socket, "create_connection", refuse)
    answer = post(APPLE, {}, b"", resolve=lambda host, port: ["17.188.143.1"])
    assert called == [("17.188.143.1", 443)]
    assert (answer.status, answer.why) == (None, "nobody there")


def test_a_name_that_nobody_knows_is_an_answer_too():
    def unknown(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    assert post(APPLE, {}, b"", resolve=unknown).status is None


def test_a_redirect_is_an_answer_and_nothing_more(standin):
    standin.answers.append((307, {"Location": f"{standin.origin}/elsewhere"}))
    endpoint = checked(f"{standin.origin}/push/1", standin.origin)
    assert post(endpoint, {"TTL": "60"}, b"x").status == 307
    assert standin.calls == 1


def test_how_long_to_wait_is_heard(standin):
    standin.answers.append((429, {"Retry-After": "7"}))
    answer = post(checked(f"{standin.origin}/push/1", standin.origin), {}, b"x")
    assert (answer.status, answer.retry_after) == (429, 7)


def read(connection):
    while b"\r\n\r\n" not in connection.recv(4096):
        pass


def test_a_service_that_says_nothing_is_given_up():
    over = threading.Event()

    def silent(connection):
        read(connection)
        over.wait(10)

    with speaking(silent) as endpoint:
        assert post(endpoint, {}, b"", seconds=0.2).status is None
        over.set()


def test_a_service_that_drips_its_answer_is_cut_off():
    def drip(connection):
        read(connection)
        try:
            while True:
                connection.sendall(b"H")
                connection.settimeout(0.05)
                try:
                    if connection.recv(1) == b"":
                        return
                except TimeoutError:
                    pass
        except OSError:
            return

    with speaking(drip) as endpoint:
        assert post(endpoint, {}, b"", seconds=0.3).status is None


def test_an_answer_that_is_none_is_given_up():
    def noise(connection):
        read(connection)
        connection.sendall(b"\x00\xff" * 40_000 + b"\r\n\r\n")

    with speaking(noise) as endpoint:
        assert post(endpoint, {}, b"").status is None
