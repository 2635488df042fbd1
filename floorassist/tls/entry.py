"""One port for https and for plain http: the first byte of a connection tells which of them it is.

A phone that types the bare address, or scans the code to join, comes by plain http and is led on from there;
a firewall has one hole, and a browser that upgrades an address by itself finds https where it looks.
"""

import errno
import logging
import socket
import ssl
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from floorassist.realtime.takeover import TlsSocket

HANDSHAKE = 0x16  # RFC 8446, 5.1: the content type of every record that begins a connection
_newest: dict[str, tuple[tuple[int, ...], "Entry"]] = {}
log = logging.getLogger(__name__)
WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Entry:
    """Stands where gunicorn expects a context of TLS: wraps those who begin with a handshake, no others.

    The handshake itself is left to the worker, which waits for it without a thread.
    """

    def __init__(self, context: ssl.SSLContext) -> None:
        context.sslsocket_class = TlsSocket  # the wire can take it over
        self._context = context

    def wrap_socket(self, sock: socket.socket, **options: Any) -> socket.socket:
        """The socket, encrypted if the other side speaks TLS; waits as long as the listener's bound says."""
        try:
            first = sock.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            raise ConnectionResetError(errno.ECONNRESET, "nothing came") from None
        if first[:1] != bytes([HANDSHAKE]):
            return sock
        with sock.dup() as ours:  # what fails here ends it; the server ends and counts its own
            try:
                sealed = self._context.wrap_socket(ours, **options | {"do_handshake_on_connect": False})
            except (OSError, ValueError) as error:
                raise ConnectionResetError(errno.ECONNRESET, str(error)) from None
        sock.close()
        return sealed


def entry(config: Any, make: Callable[[], ssl.SSLContext]) -> Entry:
    """One entry until the certificate's file is another one: who connects then gets the new certificate.

    With files that cannot be read, or of which only one is new yet, the certificate before serves on.
    """
    before = _newest.get("entry")
    written: tuple[int, ...] = ()
    try:
        written = tuple(Path(name).stat().st_ctime_ns for name in (config.certfile, config.keyfile))
        if before is None or before[0] != written:
            before = _newest["entry"] = (written, Entry(make()))
    except OSError as error:
        if before is None:
            raise
        if written:
            log.error("the new certificate cannot be used, the one before serves on: %s", error)
            _newest["entry"] = (written, before[1])
    return before[1]


def by_scheme(app: WsgiApp) -> WsgiApp:
    """The app, told by which way each call came: the server itself takes every call for https."""

    def told(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        encrypted = isinstance(environ.get("gunicorn.socket"), ssl.SSLSocket)
        environ["wsgi.url_scheme"] = "https" if encrypted else "http"
        return app(environ, start_response)

    return told
