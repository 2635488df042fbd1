"""The production server, on http and https: many sockets, few threads, a quick clean stop."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from floorassist.clock import system_clock
from floorassist.realtime import news
from floorassist.storage.migrate import migrate
from tests.realtime import certificate
from tests.realtime.talk import TEXT, Ear, codes, frame
from tests.servers import free_port
from tests.world import World

TRIES = 4  # a machine that is busy with something else may take its time once
PATIENCE = 60
HANDSHAKE = (
    "GET /live?v=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Extensions: permessage-deflate\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\r\n"
)


class Served:
    """`floorassist serve`, and what it wrote to its log."""

    def __init__(self, world, tls):
        self.port, self.tls = free_port(), tls
        self.cookie = "; ".join(f"{name}={value}" for name, value in world.cookies("Ada").items())
        self.log = world.settings.data / "server.log"
        environment = os.environ | {
            "FLOORASSIST_DATA": str(world.settings.data),
            "FLOORASSIST_DATABASE_URL": world.settings.database_url.replace("+psycopg", ""),
        }
        how = ["--cert", str(tls[0]), "--key", str(tls[1])] if tls else ["--http"]
        command = [sys.executable, "-m", "floorassist", "serve", "--port", str(self.port), *how]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)

    def until_it_listens(self):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.log.read_text())

    def connect(self):
        sock = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        return certificate.trusting().wrap_socket(sock) if self.tls else sock

    def half_open(self):
        """A phone that went away in the middle of its first word of TLS."""
        sock = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        sock.sendall(b"\x16\x03\x01")
        return sock

    def phone(self):
        """A socket that was greeted, with the headers of its handshake."""
        sock, heard, ear = self.connect(), b"", Ear()
        sock.sendall(HANDSHAKE.format(self.cookie).encode())
        while b"\r\n\r\n" not in heard:
            heard += sock.recv(4096)
        headers, _, rest = heard.partition(b"\r\n\r\n")
        assert headers.startswith(b"HTTP/1.1 101"), heard
        frames = ear.hear(rest)
        while not frames:
            frames = ear.hear(sock.recv(4096))
        assert frames[0][0] == TEXT
        return sock, headers.lower()

    def numbers(self):
        """Open files and threads of the worker."""
        (worker,) = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return tuple(len(list(Path(f"/proc/{worker}/{what}").iterdir())) for what in ("fd", "task"))

    def stop(self):
        """Seconds from SIGTERM to the end."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)
        return time.monotonic() - began


def rest_of(sock):
    """Every frame until the end."""
    ear, frames = Ear(), []
    try:
        while received := sock.recv(4096):
            frames += ear.hear(received)
    except OSError:
        pass
    return frames


# The process is looked at here; what the wire does on either database is tested beside it.
pytestmark = pytest.mark.parametrize("empty_database_url", ["sqlite"], indirect=True)


@pytest.fixture
def tls(request, tmp_path):
    return certificate.written(tmp_path) if getattr(request, "param", False) else None


@pytest.fixture
def world(tmp_path, empty_database_url, tls):
    migrate(empty_database_url, now=system_clock())
    world = World(tmp_path, empty_database_url, secure=bool(tls), now=system_clock())
    yield world
    world.close()


@pytest.fixture
def serve(world, tls):
    """Starts a server; none outlives the test."""
    servers = []

    def start():
        servers.append(Served(world, tls))
        servers[-1].until_it_listens()
        return servers[-1]

    yield start
    for server in servers:
        server.process.kill()
        server.process.wait()


def until(question):
    end = time.monotonic() + PATIENCE
    while not question() and time.monotonic() < end:
        time.sleep(0.05)
    assert question()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files as Linux does")
@pytest.mark.parametrize(("tls", "many"), [(False, 200), (True, 50)], ids=["http", "https"], indirect=["tls"])
def test_many_phones_take_few_threads_leak_nothing_and_hear_of_the_restart_at_once(serve, many):
    took = []
    while len(took) < TRIES and not any(seconds < 1 for seconds in took):
        server = serve()
        took.append(one_run(server, many))
    assert min(took) < 1
    assert "rror" not in server.log.read_text()
    assert "descriptor" not in server.log.read_text()


def one_run(server, many):
    first, headers = server.phone()
    assert b"extensions" not in headers
    phones = [first, *(server.phone()[0] for _ in range(many - 1))]
    files, threads = server.numbers()
    assert files >= many
    assert threads < 60
    for phone in phones[: many // 2]:
        phone.close()
    until(lambda: server.numbers()[0] <= files - many // 2)
    phones = phones[many // 2 :]
    phones[0].sendall(frame(TEXT, '{"type":"beat"}'))
    seconds = server.stop()
    assert {tuple(codes(rest_of(phone))) for phone in phones} == {(news.RESTARTING,)}
    return seconds


def test_whoever_does_not_hang_up_holds_up_nobody(serve):
    server = serve()
    stubborn = [server.connect() for _ in range(5)]
    for number, sock in enumerate(stubborn):
        sock.sendall(b"nonsense\r\n\r\n" if number % 2 else b"GET /health HTTP/1.0\r\n\r\n")
        assert sock.recv(9)
    began = time.monotonic()
    for _ in range(5):
        server.phone()[0].close()
    assert time.monotonic() - began < 2 * len(stubborn)  # as long as each of them would hold up everybody


@pytest.mark.parametrize("tls", [False, True], ids=["http", "https"], indirect=True)
def test_connections_that_browsers_open_and_do_not_use_hold_up_nobody(serve, monkeypatch):
    monkeypatch.setenv("FLOORASSIST_THREADS", "4")
    server = serve()
    server.phone()[0].close()  # the first call takes longest, whoever is there
    began = time.monotonic()
    idle = [server.connect() for _ in range(10)]
    if server.tls:
        idle += [server.half_open() for _ in range(10)]
    server.phone()[0].close()
    assert time.monotonic() - began < 9  # two after the other would hold every thread for 10 s and more
    for sock in idle:
        sock.close()
