"""One lean client for every server: any number of WebSockets on one epoll, the same code for all of them."""

import contextlib
import json
import re
import select
import socket
import ssl
import struct
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

NUMBER = re.compile(rb'"n": ?(\d+)')
CURSOR = re.compile(rb'"cursor": ?(\d+)')
HOSTS = 60  # loopback addresses that phones come from: one has some 28,000 ports
BEAT_SECONDS = 50
PATIENCE = 30
TLS_AHEAD = 20
KEY = "dGhlIHNhbXBsZSBub25jZQ=="


class Stuck(Exception):
    """A server did not do in time what every server has to do."""


@dataclass(frozen=True)
class Dialect:
    """What is different about talking to one server."""

    path: Callable[[int, int], str]
    """The address of a phone's socket, by the number of the phone and its cursor."""
    names: Sequence[int] | None = None
    """What the server calls each phone; their numbers, unless told."""
    headers: Callable[[int], str] = lambda _: ""
    opening: str = "hello"
    """How the frame starts that says that the phone can be pinged now."""
    replies: dict[str, str] = field(default_factory=dict)
    """What is to be said at once when a frame starts like this."""
    wrap: Callable[[str], str] = lambda text: text
    beat: str = ""
    """What a phone says every 50 seconds."""
    kind: str = "bench"
    """The type of its pings."""

    def ping(self, to: int, number: int, size: int) -> bytes:
        """The frame that asks the server to send this number to a phone, or to all (-1)."""
        name = to if to < 0 or self.names is None else self.names[to]
        ping = {"type": self.kind, "to": name, "n": number, "pad": "x" * size}
        return frame(self.wrap(json.dumps(ping)).encode())


class Phone:
    """One socket of the client."""

    __slots__ = ("closed", "cursor", "number", "open", "parts", "rest", "shaken", "sock", "started")

    def __init__(self, number: int, sock: socket.socket, cursor: int) -> None:
        self.number, self.sock, self.cursor = number, sock, cursor
        self.rest = b""
        self.parts: list[bytes] = []
        self.started = self.shaken = self.open = False
        self.closed: int | None = None


class Crowd:
    """Phones 0 to n - 1, what they heard, and when."""

    def __init__(self, port: int, dialect: Dialect, tls: ssl.SSLContext | None = None) -> None:
        self.port, self.dialect, self.tls = port, dialect, tls
        self.phones: dict[int, Phone] = {}
        self.by_fd: dict[int, Phone] = {}
        self.sent: dict[int, float] = {}
        self.heard: dict[int, list[float]] = {}
        self.closes: dict[int, int] = {}
        self.at_close: list[float] = []
        self.next = 1
        self.opened = 0
        self.beats: deque[tuple[float, Phone]] = deque()
        self.epoll = select.epoll()
        self.beside: dict[int, Callable[[], None]] = {}
        self.told: Callable[[Phone, bytes, float], None] | None = None

    def connect(self, numbers: Sequence[int], ahead: int = 100, cursor: int = 0) -> float:
        """Open the sockets of these phones, so many handshakes at a time; seconds until all can be pinged.

        Inside TLS fewer: this client finishes one after the other, while a server may give each a thread.
        """
        ahead = min(ahead, TLS_AHEAD) if self.tls else ahead
        began, goal, left = time.perf_counter(), self.opened + len(numbers), list(reversed(numbers))
        while self.opened < goal:
            if time.perf_counter() - began > PATIENCE + len(numbers) / 30:
                raise Stuck(f"{goal - self.opened} of {len(numbers)} phones got no socket")
            for _ in range(min(len(left), ahead - (goal - self.opened - len(left)))):
                self._knock(left.pop(), cursor)
            self.poll(0.1)
        return time.perf_counter() - began

    def _knock(self, number: int, cursor: int) -> None:
        sock = socket.socket()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.bind((f"127.0.0.{2 + number % HOSTS}", 0))
        if self.tls:
            sock.connect(("127.0.0.1", self.port))
            sock = self.tls.wrap_socket(sock)
            sock.setblocking(False)
        else:
            sock.setblocking(False)
            sock.connect_ex(("127.0.0.1", self.port))
        phone = self.phones[number] = Phone(number, sock, cursor)
        self.by_fd[sock.fileno()] = phone
        self.epoll.register(sock.fileno(), select.EPOLLOUT)

    def _shake(self, phone: Phone) -> None:
        """The connection stands: ask for a WebSocket."""
        self.epoll.modify(phone.sock.fileno(), select.EPOLLIN)
        phone.started = True
        path, more = self.dialect.path(phone.number, phone.cursor), self.dialect.headers(phone.number)
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nUpgrade: websocket\r\n"
        request += f"Connection: Upgrade\r\nSec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n"
        phone.sock.send(f"{request}{more}\r\n".encode())

    def poll(self, seconds: float) -> None:
        """Take what comes within this time; returns after the first lot."""
        for fd, _ in self.epoll.poll(max(0.0, seconds), 512):
            phone = self.by_fd.get(fd)
            if phone is None:
                if fd in self.beside:
                    self.beside[fd]()
                continue
            if not phone.started:
                self._knocked(phone)
            else:
                self._take(phone)
        self._beat()

    def _knocked(self, phone: Phone) -> None:
        if phone.sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            self.leave(phone.number)
            self._knock(phone.number, phone.cursor)  # refused: again, as a phone does
        else:
            self._shake(phone)

    def _take(self, phone: Phone) -> None:
        while True:
            try:
                data = phone.sock.recv(262_144)
            except (BlockingIOError, ssl.SSLWantReadError):
                return
            except OSError:
                data = b""
            if not data:
                self._gone(phone)
                return
            self._feed(phone, phone.rest + data if phone.rest else data, time.perf_counter())
            if self.tls is None:
                return

    def _gone(self, phone: Phone) -> None:
        if phone.number in self.phones:
            if not phone.open:
                raise Stuck(f"a handshake was refused: {phone.rest[:80]!r}")
            self.closes.setdefault(phone.closed or 1006, 0)
            self.closes[phone.closed or 1006] += 1
            self.at_close.append(time.perf_counter())
            self.leave(phone.number)

    def _feed(self, phone: Phone, data: bytes, at: float) -> None:
        if not phone.shaken:
            head, found, data = data.partition(b"\r\n\r\n")
            if not found or b" 101 " not in head[:20]:
                phone.rest = head
                return
            phone.shaken = True
        begin = 0
        while (end := frame_end(data, begin)) is not None:
            operation, start, stop = end
            if operation & 15 == 8:
                phone.closed = int.from_bytes(data[start : start + 2], "big") or 1005
            elif operation & 15 == 9:
                phone.sock.send(frame(data[start:stop], 10))
            elif operation & 15 < 3:
                phone.parts.append(data[start:stop])
                if operation & 128:
                    self._hear(phone, b"".join(phone.parts), at)
                    phone.parts.clear()
            begin = stop
        phone.rest = data[begin:]

    def _hear(self, phone: Phone, text: bytes, at: float) -> None:
        if self.told and phone.open:
            self.told(phone, text, at)
        elif phone.open:
            for number in NUMBER.findall(text):
                self.heard.setdefault(int(number), []).append(at)
        elif text.startswith(self.dialect.opening.encode()):
            phone.open, self.opened = True, self.opened + 1
            found = CURSOR.search(text)
            phone.cursor = int(found[1]) if found else 0
            if self.dialect.beat:
                self.beats.append((time.monotonic() + BEAT_SECONDS, phone))
        for start, reply in self.dialect.replies.items():
            if text.startswith(start.encode()):
                phone.sock.send(frame(reply.encode()))

    def _beat(self) -> None:
        """The beats that are due: every phone's own, 50 seconds after its last."""
        now = time.monotonic()
        while self.beats and self.beats[0][0] <= now:
            _, phone = self.beats.popleft()
            if self.phones.get(phone.number) is phone:
                with contextlib.suppress(OSError):  # it was closed just now: reading tells
                    phone.sock.send(frame(self.dialect.beat.encode()))
                self.beats.append((now + BEAT_SECONDS, phone))

    def ping(self, sender: int, to: int, size: int = 400) -> int:
        """Let one phone ping another, or all (-1); returns the number of the ping."""
        number = self.next
        self.next += 1
        text = self.dialect.ping(to, number, size)
        self.sent[number] = time.perf_counter()
        if sender not in self.phones:
            raise Stuck(f"the server closed a phone that did nothing wrong: {self.closes}")
        self.phones[sender].sock.send(text)
        return number

    def rest(self, seconds: float, until: Callable[[], bool] = lambda: False) -> None:
        """Listen for so long, or until this holds."""
        end = time.perf_counter() + seconds
        while not until() and (left := end - time.perf_counter()) > 0:
            self.poll(min(left, 0.1))

    def took(self, numbers: Sequence[int]) -> list[float]:
        """Milliseconds from each of these pings' sending to its first hearing, of those that were heard."""
        return [(self.heard[n][0] - self.sent[n]) * 1000 for n in numbers if n in self.heard]

    def let_go(self, number: int) -> socket.socket:
        """Listen to this phone no more; its socket stays open."""
        phone = self.phones.pop(number)
        del self.by_fd[phone.sock.fileno()]
        self.epoll.unregister(phone.sock.fileno())
        return phone.sock

    def leave(self, number: int) -> None:
        """Close a phone's socket without a word."""
        self.let_go(number).close()

    def close(self) -> None:
        """Close all of them."""
        for number in list(self.phones):
            self.leave(number)
        self.epoll.close()


def frame(payload: bytes, operation: int = 1) -> bytes:
    """A client's frame; its mask is zero, so that the bytes stay what they are."""
    size = len(payload)
    if size < 126:
        return struct.pack("!BB4x", 128 | operation, 128 | size) + payload
    if size < 65_536:
        return struct.pack("!BBH4x", 128 | operation, 128 | 126, size) + payload
    return struct.pack("!BBQ4x", 128 | operation, 128 | 127, size) + payload


def frame_end(data: bytes, begin: int) -> tuple[int, int, int] | None:
    """First byte, start and end of the payload of a server's frame; None while it isn't whole."""
    have = len(data) - begin
    if have < 2:
        return None
    size, start = data[begin + 1], begin + 2
    if size > 125:
        wide = 2 if size == 126 else 8
        if have < 2 + wide:
            return None
        size, start = int.from_bytes(data[start : start + wide], "big"), start + wide
    return (data[begin], start, start + size) if len(data) >= start + size else None
