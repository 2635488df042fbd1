"""The door of the socket: few handshakes at a time, so that phones that come back all at once disturb nobody.

The first few are done by the server's own threads. More than that are taken over as they are, hold no thread,
and are let in by the crew one after the other; what the app answers to those is written here.
"""

import logging
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from typing import Any

from floorassist.realtime import takeover
from floorassist.realtime.hub import Hub

AT_ONCE = 2
TAKEN, SERVED = "floorassist.taken", "floorassist.served"  # marks in the environ of a call

log = logging.getLogger(__name__)
Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WsgiApp = Callable[[Environ, StartResponse], Iterable[bytes]]


class Door:
    """A WSGI app around another one: calls of `path` wait without a thread when there are many."""

    def __init__(self, app: WsgiApp, path: str, hub: Hub) -> None:
        self._app, self._path, self._hub = app, path, hub
        self._free = threading.BoundedSemaphore(AT_ONCE)
        self._parked, self._counting = 0, threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """One call."""
        if environ.get("PATH_INFO") != self._path:
            return self._app(environ, start_response)
        if self._free.acquire(blocking=False):
            try:
                return self._app(environ, start_response)
            finally:
                self._free.release()
        name = name_of_socket(environ)
        if name is None or not takeover.can_take(environ[name]) or self._is_full():
            return self._app(environ, start_response)
        taken = environ | {name: takeover.take(environ[name]), TAKEN: True}
        self._count(1)
        self._hub.crew.ask(partial(self._let_in, taken, taken[name]), last=True)
        if name.startswith("gunicorn"):
            raise StopIteration  # its way of being told that a connection is no longer its own
        start_response("200 OK", [])
        return []

    def _is_full(self) -> bool:
        """Whether those who are in and those who wait take every number that sockets may take."""
        return self._hub.count() + self._parked >= takeover.most_sockets()

    def _count(self, more: int) -> None:
        with self._counting:
            self._parked += more

    def _let_in(self, environ: Environ, sock: Any) -> None:
        self._count(-1)
        answer: list[Any] = []
        try:
            said = self._app(environ, lambda status, headers, *_: answer.extend([status, headers]))
            body = b"".join(said)
        except StopIteration:
            return  # flask-sock shook hands, and the wire has the socket
        except Exception:
            log.exception("a phone could not be let in")
            status = HTTPStatus.INTERNAL_SERVER_ERROR
            answer, body = [f"{status.value} {status.phrase}", []], b""
        if not environ.get(SERVED):
            refuse(sock, answer[0], answer[1], body)
            self._hub.wire.see_off(sock)


def name_of_socket(environ: Environ) -> str | None:
    """Where this server tells its connection; None where it does not."""
    return next((name for name in ("gunicorn.socket", "werkzeug.socket") if name in environ), None)


def refuse(sock: Any, status: str, headers: Iterable[tuple[str, str]], body: bytes) -> None:
    """Write an answer that fits into one packet; who does not take it at once goes without."""
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers), "Connection: close"]
    try:
        sock.send("\r\n".join([*lines, "", ""]).encode("latin-1") + body)
    except OSError:
        return
