"""The one socket, `/live`: news to the phone; beats and small notices from it. See docs/live.md."""

import logging
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from flask import Flask, request
from flask_sock import Sock
from simple_websocket import Server

from floorassist.realtime import news, takeover
from floorassist.realtime.door import SERVED, TAKEN, Door
from floorassist.realtime.hub import Hub
from floorassist.realtime.phone import LivePhone
from floorassist.realtime.phone import Notice as Notice
from floorassist.realtime.wire import Wire
from floorassist.web import access, languages, security

log = logging.getLogger(__name__)
PATH = "/live"


class NoThread:
    """Instead of the thread that flask-sock would start to read a socket: the wire reads it."""

    name = "nobody"

    def __init__(self, **_about: object) -> None:
        """Nothing to prepare."""

    def start(self) -> None:
        """Nothing to do."""


def register(app: Flask, hub: Hub, notices: Mapping[str, Notice], most: int) -> None:
    """Serve the socket. One that cannot be taken over costs a thread, and at most `most` are spent so."""
    app.config["SOCK_SERVER_OPTIONS"] = {"thread_class": NoThread}
    app.before_request(guard)
    sock = Sock(app)
    app.wsgi_app = Door(app.wsgi_app, PATH, hub)  # type: ignore[method-assign]

    @sock.route(PATH)  # type: ignore[untyped-decorator]
    def live(ws: Server) -> None:
        """Hand one phone's socket over to the wire, or serve it in this thread where that cannot be."""
        ws.connected = False  # what flask-sock would close is not its own any more
        ours, taken = our_socket(ws.sock)
        wire = hub.wire if taken else Wire()
        line = wire.line(ours)
        request.environ[SERVED] = True
        catalogue = languages.catalogue(languages.spoken())
        phone = LivePhone(line, access.current(), access.house(), hub, notices, catalogue)
        welcome(phone, hub, request.args, takeover.most_sockets() if taken else most)
        wire.adopt(line)
        if not taken:
            tell_the_limit(most)
            wire.run(until=line.is_over)


def our_socket(sock: Any) -> tuple[Any, bool]:
    """The socket to serve, and whether it is ours now: not where the server keeps its own."""
    if request.environ.get(TAKEN):
        return sock, True
    taken = takeover.can_take(sock)
    return (takeover.take(sock) if taken else takeover.lend(sock)), taken


def guard() -> None:
    """Before the handshake: our own page, and a person who is signed in; signing out closes the socket."""
    if request.path == PATH:
        request.environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)  # packing costs memory a socket
        security.require_own_origin()
        access.require("worker")
        access.person_id()


def welcome(phone: LivePhone, hub: Hub, asked: Mapping[str, str], most: int) -> None:
    """Let a phone in, or tell it why not."""
    if not speaks(asked.get("v")):
        phone.close(news.TOO_OLD, "update the app")
    elif hub.count() >= most:
        phone.close(news.FELL_BEHIND, "too many phones on this process; come back in a moment")
    else:
        try:
            hub.join(phone, cursor_of(asked.get("after")))
            phone.greeted()
        except Exception:
            log.exception("a phone could not be greeted")
            phone.close(news.BROKEN, "something broke on our side; come back")


def speaks(version: str | None) -> bool:
    """Whether this server still speaks the protocol of a phone's app."""
    return version in {str(one) for one in range(news.OLDEST_PROTOCOL, news.PROTOCOL + 1)}


def cursor_of(text: str | None) -> int | None:
    """The phone's cursor; None when it has none yet."""
    return int(text) if text and text.isdecimal() and text.isascii() and len(text) < 18 else None


@lru_cache(maxsize=1)
def tell_the_limit(threads: int) -> None:
    """Said once: this server's sockets cannot be taken over."""
    log.warning(
        "Sockets of this server cannot be taken over: each phone holds a thread, and %s at most are served.",
        threads,
    )
