"""One thread that serves any number of sockets: it reads, answers pings, sends what queued, cuts the dead."""

import logging
import selectors
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from floorassist.realtime import frames, news, takeover
from floorassist.realtime.frames import Broken, Closed, Heard, Piece, Ping
from floorassist.realtime.line import Line

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE
SHELVES = 8  # an eighth of the sockets is looked over at a time
LOOK_OVER_SECONDS = 1 / SHELVES
SOON = 0.02
NORMAL, GOING_AWAY = 1000, 1001
STUCK_SECONDS = 10.0
GOODBYE_SECONDS, LAST_GOODBYE_SECONDS = 2.0, 0.25
PROBE_SECONDS, ANSWER_SECONDS = 4.0, 8.0
READS_A_TURN = 4
PROBE = frames.ping()

log = logging.getLogger(__name__)


class Wire:
    """The sockets, and the thread that owns them; `run` may be called in a thread that is there already."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._lines: dict[int, Line] = {}
        self._shelves: list[dict[int, Line]] = [{} for _ in range(SHELVES)]
        self._orders: deque[Callable[[], None]] = deque()
        self._ear, self._bell = socket.socketpair()
        self._ear.setblocking(False)
        self._bell.setblocking(False)
        self._selector.register(self._ear, READ, None)
        self._rung = False
        self._ends_at: float | None = None
        self._looked_at, self._shelf = time.monotonic(), 0
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Serve in a thread of its own."""
        self._thread = threading.Thread(target=self.run, name="wire", daemon=True)
        self._thread.start()

    def line(self, sock: object) -> Line:
        """A line over this socket, which is not served yet: give it an owner, then `adopt` it."""
        return Line(sock, self._changed)

    def adopt(self, line: Line) -> None:
        """Serve this line from now on."""
        self._order(lambda: self._take_in(line))

    def see_off(self, sock: Any) -> None:
        """Close a connection whose last answer may be on its way: no thread waits for its end."""
        ours = takeover.ending(sock)
        if ours is not None:
            line = self.line(ours)
            line.reader, line.closing_since = None, time.monotonic()
            self.adopt(line)

    def stop(self) -> None:
        """Serve until the last socket is closed, and no longer than a quick goodbye takes."""
        self._ends_at = time.monotonic() + LAST_GOODBYE_SECONDS
        self._order(lambda: None)

    def wait(self) -> None:
        """Wait for the end after `stop`."""
        if self._thread is not None:
            self._thread.join(2 * LAST_GOODBYE_SECONDS)

    def run(self, until: Callable[[], bool] | None = None) -> None:
        """Serve until `stop`, or until this is so."""
        ends = until or self._is_over
        while not ends():
            try:
                self._turn()
            except Exception:
                log.exception("the wire stumbled; it goes on")
        for line in list(self._lines.values()):
            self._drop(line)
        self._selector.close()
        self._ear.close()
        self._bell.close()

    def _is_over(self) -> bool:
        if self._ends_at is None:
            return False
        return time.monotonic() >= self._ends_at or not (self._lines or self._orders)

    def _turn(self) -> None:
        for key, mask in self._selector.select(LOOK_OVER_SECONDS if self._ends_at is None else SOON):
            if key.data is None:
                self._hear_the_bell()
            else:
                self._serve(key.data, mask)
        for _ in range(len(self._orders)):  # what these order waits for the next turn
            self._orders.popleft()()
        now = time.monotonic()
        if now - self._looked_at >= LOOK_OVER_SECONDS:
            self._looked_at = now
            self._shelf = (self._shelf + 1) % SHELVES
            self._look_over(list(self._shelves[self._shelf].values()), now)

    def _order(self, order: Callable[[], None]) -> None:
        self._orders.append(order)
        if not self._rung:
            self._rung = True
            with suppress(OSError):  # full: it rings already; closed: nobody is there
                self._bell.send(b"!")

    def _hear_the_bell(self) -> None:
        with suppress(BlockingIOError):
            self._ear.recv(4096)
        self._rung = False  # after the bell is quiet: what is ordered from now on rings anew

    def _take_in(self, line: Line) -> None:
        self._lines[line.fd] = self._shelves[line.fd % SHELVES][line.fd] = line
        self._selector.register(line.fd, interest(line), line)
        if line.has_more():
            self._serve(line, READ)

    def _changed(self, line: Line) -> None:
        self._order(lambda: self._serve(line, WRITE))

    def _serve(self, line: Line, mask: int) -> None:
        if self._lines.get(line.fd) is not line:
            return
        try:
            if mask & READ or line.read_wants_write:
                self._read(line)
            if mask & WRITE or line.write_wants_read:
                line.flush()
        except Exception:
            log.exception("a socket broke")
            line.close(news.BROKEN, "something broke on our side; come back")
        if line.dead:
            self._drop(line)
        elif self._lines.get(line.fd) is line:
            self._watch(line)

    def _watch(self, line: Line) -> None:
        wanted = interest(line)
        if self._selector.get_key(line.fd).events != wanted:
            self._selector.modify(line.fd, wanted, line)

    def _read(self, line: Line) -> None:
        for _ in range(READS_A_TURN):
            received = line.read()
            if received is None:
                return
            if not received:
                self._drop(line)
                return
            self._work_in(line, received)
            if not line.has_more():
                return
        self._order(lambda: self._serve(line, READ))  # let the others have their turn

    def _work_in(self, line: Line, received: bytes) -> None:
        """Tell the owner what came, in measure; whatever is no WebSocket closes the line."""
        reader, now = line.reader, time.monotonic()
        if reader is None:
            return  # it broke the protocol: nothing that it says means anything now
        line.probed_at = line.sent_at = None
        line.begun_at = line.begun_at or now
        try:
            for heard in reader.feed(received):
                if not isinstance(heard, Piece):
                    line.begun_at = None
                self._tell(line, heard, now)
                if not in_measure(line, now):
                    line.close(news.TOO_MANY, "too many notices")
        except Broken as broken:
            line.reader = None
            line.close(broken.code, str(broken))

    def _tell(self, line: Line, heard: Heard, now: float) -> None:
        if isinstance(heard, Closed):
            line.close(heard.code or NORMAL)
            self._drop(line)
        elif line.closing_since is not None:
            return
        elif isinstance(heard, Ping):
            line.send(frames.pong(heard.payload))
        elif isinstance(heard, str | bytes):
            line.heard_at = now
            if line.owner is not None:
                line.owner.heard(heard)

    def _look_over(self, lines: Iterable[Line], now: float) -> None:
        for line in lines:
            if is_dead(line, now):
                self._drop(line)
            elif now - line.heard_at > news.SILENT_SECONDS:
                line.close(GOING_AWAY, "no beat")
            elif line.probed_at is None and has_passed(PROBE_SECONDS, line.sent_at, now):
                line.probed_at = now
                line.send(PROBE)

    def _drop(self, line: Line) -> None:
        if self._lines.get(line.fd) is not line:
            return
        del self._lines[line.fd], self._shelves[line.fd % SHELVES][line.fd]
        self._selector.unregister(line.fd)
        line.hang_up()
        if line.owner is not None:
            line.owner.gone()


def interest(line: Line) -> int:
    """What to wait for."""
    return READ | WRITE if line.wants_to_write() else READ


def is_dead(line: Line, now: float) -> bool:
    """Whether it takes nothing, answers nothing, ends nothing that it began to say, or does not go."""
    return (
        has_passed(GOODBYE_SECONDS, line.closing_since, now)
        or has_passed(STUCK_SECONDS, line.stuck_since, now)
        or has_passed(STUCK_SECONDS, line.begun_at, now)
        or has_passed(ANSWER_SECONDS, line.probed_at, now)
    )


def has_passed(seconds: float, since: float | None, now: float) -> bool:
    """Whether something that is under way takes longer than it may."""
    return since is not None and now - since > seconds


def in_measure(line: Line, now: float) -> bool:
    """Whether one frame more is within twenty a second, with twenty at once."""
    earned = (now - line.measured_at) * news.NOTICES_A_SECOND
    line.allowance = min(float(news.NOTICES_A_SECOND), line.allowance + earned) - 1
    line.measured_at = now
    return line.allowance >= 0
