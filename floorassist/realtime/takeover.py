"""Taking a socket over from the WSGI server that accepted it, so that no thread of the server waits for it.

A plain socket: its number is duplicated for us, and the server's number is made to name a socket that ended
long ago. The server reads an end from it, closes it and counts it as closed. A TLS socket cannot change
its number; it is taken over where it is a `TlsSocket` (see server.py), which plays dead for the server.
"""

import errno
import os
import resource
import socket
import ssl
import struct
import sys
import threading
from contextlib import suppress
from typing import Any

UNHEARD_MS = 10_000
SEND_BUFFER = 64 * 1024  # what the system keeps for a phone that does not read; ours comes on top
KEPT_FREE = 400
IDLE_SECONDS = 15.0
PEEK = 4096
_dead: list[socket.socket] = []
_burying = threading.Lock()


class TlsSocket(ssl.SSLSocket):
    """A server's TLS socket that can be taken from it. Afterwards it says to the server that it ended."""

    taken = shaken = False

    def close(self) -> None:
        """Close it, unless it is not the server's any more."""
        if not self.taken:
            super().close()

    def shutdown(self, how: int) -> None:
        """Shut it down, unless it is not the server's any more."""
        if not self.taken:
            super().shutdown(how)

    def setblocking(self, flag: bool) -> None:
        """Change how it waits, unless it is not the server's any more. It never waits for ever."""
        if not self.taken:
            super().settimeout(IDLE_SECONDS if flag else 0.0)

    def settimeout(self, value: float | None) -> None:
        """Change how long it waits, unless it is not the server's any more."""
        if not self.taken:
            super().settimeout(value)

    def shake(self) -> bool:
        """Go on agreeing on the keys without waiting; False while more of it has to come.

        Raises ConnectionResetError when nothing comes of it: a phone that does not trust us yet.
        """
        super().settimeout(0.0)
        try:
            self.do_handshake()
        except (ssl.SSLWantReadError, ssl.SSLWantWriteError):
            return False
        except OSError as error:
            raise ConnectionResetError(errno.ECONNRESET, str(error)) from None
        self.shaken = True
        return True

    def recv(self, buflen: int = 1024, flags: int = 0) -> bytes:
        """What came; nothing once it is not the server's any more, or when nothing came for long.

        Browsers open connections that they may never use, and each holds a thread of the server.
        """
        if self.taken:
            return b""
        try:
            return super().recv(buflen, flags)
        except TimeoutError:
            return b""

    def recv_into(self, buffer: Any, nbytes: int | None = None, flags: int = 0) -> int:
        """The same into a buffer, as a server's file of the socket reads: no frame of ours may end there."""
        return 0 if self.taken else super().recv_into(buffer, nbytes, flags)

    def send(self, data: Any, flags: int = 0) -> int:
        """Send; into the void once it is not the server's any more."""
        return len(data) if self.taken else super().send(data, flags)


class TakenTls:
    """What is left of a `TlsSocket` for us: the same connection, not blocking."""

    __slots__ = ("_sock",)

    def __init__(self, sock: TlsSocket) -> None:
        sock.setblocking(False)
        sock.taken = True
        self._sock = sock

    def fileno(self) -> int:
        """Its number."""
        return self._sock.fileno()

    def recv(self, most: int) -> bytes:
        """What came, or SSLWantReadError, SSLWantWriteError."""
        return ssl.SSLSocket.recv(self._sock, most)

    def send(self, piece: bytes) -> int:
        """How much went out, or SSLWantReadError, SSLWantWriteError."""
        return ssl.SSLSocket.send(self._sock, piece)

    def pending(self) -> int:
        """How many bytes are decrypted and not read."""
        return self._sock.pending()

    def plain(self) -> socket.socket:
        """The connection below, once TLS has nothing more to say."""
        return socket.socket(self._sock.family, self._sock.type, self._sock.proto, fileno=self._sock.detach())

    def close(self) -> None:
        """The end."""
        ssl.SSLSocket.close(self._sock)


class Lent:
    """A socket that stays the server's: we use it without blocking, and give it back."""

    __slots__ = ("_sock", "recv", "send")

    def __init__(self, sock: Any) -> None:
        sock.setblocking(False)
        self._sock = sock
        self.recv, self.send = sock.recv, sock.send

    def fileno(self) -> int:
        """Its number."""
        found: int = self._sock.fileno()
        return found

    def pending(self) -> int:
        """How many bytes TLS has decrypted that were not read."""
        found: int = self._sock.pending() if isinstance(self._sock, ssl.SSLSocket) else 0
        return found

    def close(self) -> None:
        """Give it back; the server closes it."""
        self._sock.setblocking(True)


def can_take(sock: Any) -> bool:
    """Whether this socket can be taken over from the server."""
    if isinstance(sock, ssl.SSLSocket):
        return isinstance(sock, TlsSocket)
    return isinstance(sock, socket.socket) and os.name == "posix"


def take(sock: Any) -> Any:
    """Our own socket for this connection; raises OSError when there is no number left for it."""
    tune(sock)
    if isinstance(sock, TlsSocket):
        return TakenTls(sock)
    ours = socket.socket(sock.family, sock.type, sock.proto, fileno=os.dup(sock.fileno()))
    os.dup2(ended().fileno(), sock.fileno(), inheritable=False)
    ours.setblocking(False)
    return ours


def lend(sock: Any) -> Lent:
    """The server's own socket, to be served in the server's own thread."""
    tune(sock)
    return Lent(sock)


def ending(sock: Any) -> socket.socket | None:
    """Ours, to wait for the other side's end after the server's last word; None when it is closed already."""
    if isinstance(sock, TlsSocket) and sock.taken:
        return None
    if isinstance(sock, TakenTls):
        sock = sock.plain()
    try:
        sock.shutdown(socket.SHUT_WR)
        sock.setblocking(False)
        with suppress(BlockingIOError):
            if not socket.socket.recv(sock, PEEK):
                raise ConnectionError
    except OSError:
        sock.close()
        return None
    return socket.socket(sock.family, sock.type, sock.proto, fileno=sock.detach())


def bound_waits(listener: Any, seconds: float = IDLE_SECONDS) -> None:
    """Who comes through this listener and then neither sends nor takes anything gives its thread back.

    A phone that loses its network in the middle of a call would keep one for ever: nothing tells of its end.
    """
    whole = int(seconds)
    longest = struct.pack("ll", whole, int((seconds - whole) * 1_000_000))  # a struct timeval
    for which in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
        listener.setsockopt(socket.SOL_SOCKET, which, longest)


def most_sockets() -> int:
    """How many sockets this process may hold, with some numbers left for pages and the database."""
    allowed, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return sys.maxsize if allowed == resource.RLIM_INFINITY else max(1, allowed - KEPT_FREE)


def tune(sock: Any) -> None:
    """No delay for small frames, little kept for the deaf; who acknowledges nothing for 10 s is gone."""
    if sock.family not in (socket.AF_INET, socket.AF_INET6):
        return
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNHEARD_MS)


def ended() -> socket.socket:
    """A socket whose other end is closed: one a process is enough."""
    with _burying:
        if not _dead:
            ours, theirs = socket.socketpair()
            theirs.close()
            _dead.append(ours)
        return _dead[0]
