"""The one port for both: what a failed handshake and a half replaced certificate leave behind."""

import socket
import ssl
from types import SimpleNamespace

import pytest

from floorassist.tls import entry as module
from floorassist.tls.entry import Entry, entry
from tests.realtime import certificate


@pytest.fixture
def files(tmp_path):
    cert, key = certificate.written(tmp_path)
    return SimpleNamespace(certfile=str(cert), keyfile=str(key))


@pytest.fixture
def make(files):
    def made():
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(files.certfile, files.keyfile)
        return context

    return made


@pytest.fixture
def pair():
    server, phone = socket.socketpair()
    yield server, phone
    server.close()
    phone.close()


def test_after_a_handshake_that_failed_the_connection_is_still_the_servers_to_end(pair, make):
    server, phone = pair
    phone.sendall(b"\x16\x03\x01\x00\x05nonsense")
    sealed = Entry(make()).wrap_socket(server, server_side=True)
    with pytest.raises(ConnectionResetError):
        sealed.shake()
    sealed.setblocking(True)  # as gunicorn does first; what fails there is counted twice
    assert phone.recv(100)[:1] == b"\x15"  # the phone is told
    sealed.close()


def test_who_speaks_plainly_keeps_the_socket_with_every_byte(pair, make):
    server, phone = pair
    phone.sendall(b"GET / HTTP/1.1")
    assert Entry(make()).wrap_socket(server, server_side=True) is server
    assert server.recv(100) == b"GET / HTTP/1.1"


def test_a_certificate_of_which_half_is_new_changes_nothing_until_the_other_half_came(
    files, make, monkeypatch, tmp_path_factory
):
    monkeypatch.setattr(module, "_newest", {})
    first = entry(files, make)
    assert entry(files, make) is first
    other = certificate.written(tmp_path_factory.mktemp("other"))
    other[0].replace(files.certfile)
    assert entry(files, make) is first
    other[1].replace(files.keyfile)
    assert entry(files, make) is not first


def test_a_certificate_that_is_gone_for_a_moment_changes_nothing(files, make, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_newest", {})
    first = entry(files, make)
    (tmp_path / "key.pem").rename(tmp_path / "away")
    assert entry(files, make) is first


def test_without_any_certificate_there_is_no_entry(make, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_newest", {})
    with pytest.raises(FileNotFoundError):
        entry(SimpleNamespace(certfile=str(tmp_path / "no"), keyfile=str(tmp_path / "no")), make)
