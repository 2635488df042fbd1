"""gunicorn's worker with threads, of which a connection takes none while nothing comes of it.

Browsers open connections that they may never use; each would hold a thread for seconds, by https for as long
as a handshake may take once more.
"""

import ssl
from typing import Any

from gunicorn.workers.gthread import _DEFER, ThreadWorker

FIRST_SECONDS = 0.1  # what comes within them is answered without another turn of the loop


class Worker(ThreadWorker):  # type: ignore[misc]
    """Leaves it to the loop to wait for the first byte, and after the handshake for the first call."""

    def handle(self, conn: Any) -> Any:
        """Answer what came of this connection, in a thread; or say that the loop has to wait for it."""
        if not conn.initialized:
            if not conn.wait_for_data(FIRST_SECONDS):
                return _DEFER
            conn.sock.setblocking(True)
            try:
                conn.init()
            except OSError:  # no handshake came of it
                return False
            if isinstance(conn.sock, ssl.SSLSocket) and not conn.sock.pending():
                conn.data_ready = False
                if not conn.wait_for_data(FIRST_SECONDS):
                    return _DEFER
        return super().handle(conn)
