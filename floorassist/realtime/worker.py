"""gunicorn's worker with threads, of which a connection takes none while nothing comes of it.

Browsers open connections that they may never use, and phones at the edge of the Wi-Fi stop in the middle of
a handshake; each would hold a thread for seconds.
"""

import time
from typing import Any

from gunicorn.workers.gthread import _DEFER, ThreadWorker

from floorassist.realtime.takeover import IDLE_SECONDS, TlsSocket

FIRST_SECONDS = 0.1  # what comes within them is answered without another turn of the loop


class Worker(ThreadWorker):  # type: ignore[misc]
    """Leaves it to the loop to wait for the first byte, the rest of a handshake, and the first call."""

    def handle(self, conn: Any) -> Any:
        """Answer what came of this connection, in a thread; or say that the loop has to wait for it."""
        if not conn.initialized:
            if not conn.wait_for_data(FIRST_SECONDS):
                return _DEFER
            conn.sock.setblocking(True)
            try:
                conn.init()
            except OSError:  # it was gone before it began
                return False
            conn.shakes_until = time.monotonic() + IDLE_SECONDS
        if isinstance(conn.sock, TlsSocket) and not conn.sock.shaken:
            try:
                return self._shake(conn)
            except OSError:  # no handshake came of it
                return False
        return super().handle(conn)

    def murder_pending(self) -> None:
        """Close those of which nothing came for long; and the oldest of them at once where they are so many
        that nobody else would be let in.
        """
        if self.nr_conns >= self.worker_connections:
            for conn in list(self.pending_conns)[: max(1, self.worker_connections // 4)]:
                conn.timeout = 0.0
        super().murder_pending()

    def _shake(self, conn: Any) -> Any:
        """Agree on the keys and answer the first call, each as far as it came."""
        while not conn.sock.shake():
            if time.monotonic() > conn.shakes_until:
                return False
            if not more_comes(conn):
                return _DEFER
        if not conn.sock.pending() and not more_comes(conn):
            return _DEFER
        return super().handle(conn)


def more_comes(conn: Any) -> bool:
    """Whether something comes of it within a moment."""
    conn.data_ready = False
    found: bool = conn.wait_for_data(FIRST_SECONDS)
    return found
