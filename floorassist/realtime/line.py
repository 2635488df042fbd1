"""One phone's socket, which is never waited for: bytes go out as it takes them, and few of them queue."""

import ssl
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from floorassist.realtime import frames, news

LONGEST_QUEUE = 256 * 1024
PIECE = 16 * 1024
NOT_YET = (BlockingIOError, InterruptedError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class Owner(Protocol):
    """Who is told what comes over a line. Both are called by the thread that serves the line."""

    def heard(self, message: str | bytes) -> None:
        """A whole message came."""

    def gone(self) -> None:
        """The line is closed; said once."""


class Line:
    """A socket that does not block. Any thread may send and close; one thread serves it (see wire.py)."""

    __slots__ = (
        "_lock",
        "_queue",
        "allowance",
        "begun_at",
        "closing_since",
        "dead",
        "fd",
        "heard_at",
        "measured_at",
        "on_change",
        "owner",
        "probed_at",
        "queued",
        "read_wants_write",
        "reader",
        "sent_at",
        "sock",
        "stuck_since",
        "write_wants_read",
    )

    def __init__(self, sock: Any, on_change: Callable[["Line"], None]) -> None:
        self.sock = sock
        self.fd: int = sock.fileno()
        self.owner: Owner | None = None
        self.on_change = on_change
        self.reader: frames.Reader | None = frames.Reader(news.LARGEST_FRAME)
        self.heard_at = self.measured_at = time.monotonic()
        self.allowance = float(news.NOTICES_A_SECOND)
        self.begun_at: float | None = None
        self.stuck_since: float | None = None
        self.closing_since: float | None = None
        self.sent_at: float | None = None
        self.probed_at: float | None = None
        self.dead = self.read_wants_write = self.write_wants_read = False
        self.queued = 0
        self._queue: deque[memoryview] | None = None
        self._lock = threading.Lock()

    def send(self, frame: bytes) -> None:
        """Send a whole frame, now or as soon as the phone takes it; a phone that falls behind is closed."""
        with self._lock:
            if self.dead or self.closing_since is not None:
                return
            if self.queued + len(frame) > LONGEST_QUEUE and self._queue:
                self._close(news.FELL_BEHIND, "fell behind")
            elif self._queue:
                self._put(memoryview(frame))
                return
            else:
                self._push(frame)
                if not self._queue:
                    return
        self.on_change(self)

    def close(self, code: int, why: str = "") -> None:
        """Say that this is the end. What was not sent yet is dropped, except a frame that is half sent."""
        with self._lock:
            if self.dead or self.closing_since is not None:
                return
            self._close(code, why)
        self.on_change(self)

    def flush(self) -> None:
        """Send what is queued, as far as the phone takes it."""
        with self._lock:
            while self._queue and not self.dead:
                sent = self._try(self._queue[0])
                if not sent:
                    return
                self.queued -= sent
                self.stuck_since = time.monotonic()
                rest = self._queue[0][sent:]
                if rest:
                    self._queue[0] = rest
                else:
                    self._queue.popleft()
            self._queue, self.stuck_since = None, None

    def read(self) -> bytes | None:
        """What came; None when there is nothing yet, and b"" at the end."""
        with self._lock:
            if self.dead:
                return None
            try:
                self.read_wants_write = False
                received: bytes = self.sock.recv(PIECE)
            except ssl.SSLWantWriteError:
                self.read_wants_write = True
                return None
            except NOT_YET:
                return None
            except OSError:
                return b""
            return received

    def is_over(self) -> bool:
        """Whether it was let go of."""
        return self.dead

    def has_more(self) -> bool:
        """Whether TLS holds more that the selector cannot see."""
        return bool(getattr(self.sock, "pending", int)())

    def wants_to_write(self) -> bool:
        """Whether to wait until it takes more."""
        return self.read_wants_write or (bool(self._queue) and not self.write_wants_read)

    def hang_up(self) -> None:
        """Let go of the socket; only the thread that serves it does so."""
        with self._lock:
            self.dead = True
            self._queue, self.queued = None, 0
            with suppress(OSError):  # the network had closed it already
                self.sock.close()

    def _push(self, frame: bytes) -> None:
        sent = self._try(frame)
        if self.sent_at is None:
            self.sent_at = time.monotonic()
        if sent < len(frame):
            self._put(memoryview(frame)[sent:])

    def _put(self, piece: memoryview) -> None:
        if self._queue is None:
            self._queue = deque()
            self.stuck_since = time.monotonic()
        self._queue.append(piece)
        self.queued += len(piece)

    def _close(self, code: int, why: str) -> None:
        self.closing_since = time.monotonic()
        if self._queue:
            head = self._queue[0]  # TLS has to be given the same bytes again
            self._queue = deque([head])
            self.queued = len(head)
            self._put(memoryview(frames.close(code, why)))
        else:
            self._push(frames.close(code, why))

    def _try(self, piece: bytes | memoryview) -> int:
        try:
            self.write_wants_read = False
            sent: int = self.sock.send(piece)
        except ssl.SSLWantReadError:
            self.write_wants_read = True
            return 0
        except NOT_YET:
            return 0
        except OSError:
            self.dead = True  # and whoever serves it lets go of it
            return 0
        return sent
