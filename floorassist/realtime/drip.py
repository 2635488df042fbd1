"""A call that comes in a drip would hold a thread of the server: each wait for it is bound by
`takeover.bound_waits`, but a byte in time begins the next one. So waiting uses up patience, and bytes give
it back, never more than there was at first: who sent much before may not drip for longer.
"""

import time
from collections.abc import Callable
from typing import Any

import gunicorn.http.parser
from gunicorn.http.unreader import SocketUnreader

GRACE_SECONDS = 20.0
LEAST_RATE = 1000  # bytes a second; a phone at the edge of the Wi-Fi that sends a picture is faster


class PatientUnreader(SocketUnreader):  # type: ignore[misc]
    """What gunicorn reads a connection's calls with: it ends once waiting took too long for what came.

    Only time that a thread waits counts: a connection that is kept open between calls waits without one.
    """

    def __init__(self, sock: Any, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(sock)
        self._clock = clock
        self._patience = GRACE_SECONDS

    def chunk(self, size_hint: int | None = None) -> bytes:
        """The next bytes; none when the call ended or came too slowly."""
        if self._patience < 0:
            return b""
        began = self._clock()
        found: bytes = super().chunk(size_hint)
        left = self._patience - (self._clock() - began) + len(found) / LEAST_RATE
        self._patience = min(GRACE_SECONDS, left)
        return found


def bound_drips() -> None:
    """From now on gunicorn reads calls so, in this process."""
    gunicorn.http.parser.SocketUnreader = PatientUnreader
