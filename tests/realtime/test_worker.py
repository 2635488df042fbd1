"""The worker's part in a handshake: who does not go on with it holds no thread, and not for long."""

import socket
import ssl
import time
from types import SimpleNamespace

import pytest
from gunicorn.workers.gthread import _DEFER

from floorassist.realtime import worker
from floorassist.realtime.takeover import TlsSocket
from tests.realtime import certificate


@pytest.fixture
def half_open(tmp_path, monkeypatch):
    """A connection whose phone said half of its first word."""
    monkeypatch.setattr(worker, "FIRST_SECONDS", 0)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*certificate.written(tmp_path))
    context.sslsocket_class = TlsSocket
    server, phone = socket.socketpair()
    phone.send(b"\x16\x03\x01")
    sealed = context.wrap_socket(server, server_side=True, do_handshake_on_connect=False)
    yield SimpleNamespace(sock=sealed, initialized=True, wait_for_data=lambda _seconds: False)
    sealed.close()
    phone.close()


@pytest.mark.parametrize(("seconds", "becomes"), [(15, _DEFER), (-1, False)], ids=["waits", "is cut off"])
def test_half_a_handshake_waits_without_a_thread_and_not_for_ever(half_open, seconds, becomes):
    half_open.shakes_until = time.monotonic() + seconds
    assert worker.Worker.handle(object.__new__(worker.Worker), half_open) is becomes
