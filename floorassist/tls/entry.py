"""One port for https and for plain http: the first byte of a connection tells which of them it is.

A phone that types the bare address, or scans the code to join, comes by plain http and is led on from there;
a firewall has one hole, and a browser that upgrades an address by itself finds https where it looks.
"""

import errno
import socket
import ssl
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from floorassist.realtime.takeover import TlsSocket

HANDSHAKE = 0x16  # RFC 8446, 5.1: the content type of every record that begins a connection
_entries: dict[tuple[int, ...], "Entry"] = {}
WsgiApp = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Entry:
    """Stands where gunicorn expects a context of TLS: wraps those who begin with a handshake, no others."""

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
        try:
            return self._context.wrap_socket(sock, **options)
        except ssl.SSLError as error:  # a phone that does not trust us yet: nothing to put into the log
            raise ConnectionResetError(errno.ECONNRESET, str(error)) from None


def entry(config: Any, make: Callable[[], ssl.SSLContext]) -> Entry:
    """One entry until the certificate's file is another one: who connects then gets the new certificate."""
    written = tuple(Path(name).stat().st_mtime_ns for name in (config.certfile, config.keyfile))
    found = _entries.get(written)
    if found is None:
        found = Entry(make())
        _entries.clear()
        _entries[written] = found
    return found


def by_scheme(app: WsgiApp) -> WsgiApp:
    """The app, told by which way each call came: the server itself takes every call for https."""

    def told(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        encrypted = isinstance(environ.get("gunicorn.socket"), ssl.SSLSocket)
        environ["wsgi.url_scheme"] = "https" if encrypted else "http"
        return app(environ, start_response)

    return told
