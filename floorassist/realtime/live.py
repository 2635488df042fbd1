"""The one socket, `/live`: news to the phone; beats and small notices from it. See docs/live.md."""

import logging
import socket
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, request
from flask_sock import Sock
from simple_websocket import ConnectionClosed, Server

from floorassist import __version__
from floorassist.realtime import news
from floorassist.realtime.hub import Hub, Phone
from floorassist.storage import events
from floorassist.web import access, security
from floorassist.web.access import Caller, House

log = logging.getLogger(__name__)
PATH = "/live"
Notice = Callable[[House, Caller, Mapping[str, Any]], None]


def register(app: Flask, hub: Hub, notices: Mapping[str, Notice], most: int) -> None:
    """Serve the socket: at most `most` open ones in this process, the rest is told to come back later."""
    app.config["SOCK_SERVER_OPTIONS"] = {"max_message_size": news.LARGEST_FRAME}
    app.before_request(guard)
    sock = Sock(app)

    @sock.route(PATH)  # type: ignore[untyped-decorator]
    def live(ws: Server) -> None:
        """Hold one phone's socket until either side goes."""
        caller, house = access.current(), access.house()
        if request.args.get("v") != str(news.PROTOCOL):
            ws.close(news.TOO_OLD, "update the app")
            return
        if len(hub.phones()) >= most:
            ws.close(news.FELL_BEHIND, "too many phones on this process; come back in a moment")
            return
        hold(ws, caller, house, hub, notices, cursor_of(request.args.get("after")))


def guard() -> None:
    """Before the handshake: our own page, and a person who is signed in; signing out closes the socket."""
    if request.path == PATH:
        security.require_own_origin()
        access.require("worker")
        access.person_id()


def cursor_of(text: str | None) -> int | None:
    """The phone's cursor; None when it has none yet."""
    return int(text) if text and text.isdigit() and len(text) < 18 else None


def hold(
    ws: Server, caller: Caller, house: House, hub: Hub, notices: Mapping[str, Notice], after: int | None
) -> None:
    """Catch the phone up, then pass on news until it goes. This thread is the socket's only writer."""
    bound_the_wait(ws.sock)
    phone = Phone(caller, wake=ws.event.set, cut=lambda: cut(ws.sock))
    hub.add(phone)
    try:
        cursor = catch_up(ws, caller, house, after)
        listen(ws, phone, house, notices, cursor)
    except (ConnectionClosed, OSError):
        pass  # the phone went away: it comes back with its cursor
    except Exception:
        log.exception("a socket broke")  # not as a page: the phone would read it as a frame
        ws.close(news.BROKEN, "something broke on our side; come back")
    finally:
        hub.remove(phone)


def catch_up(ws: Server, caller: Caller, house: House, after: int | None) -> int:
    """Send hello and everything after the phone's cursor; returns the cursor that it has then."""
    with house.database.reading(caller.store_id) as session:
        newest = events.cursor(session)
        fresh = after is None or not events.reaches_back_to(session, after)
        cursor = newest if fresh or after is None else after
        missed = [] if fresh else events.since(session, cursor, news.audiences(caller), limit=100_000)
    ws.send(news.hello(caller, __version__, cursor, fresh=fresh))
    if missed:
        ws.send(news.frame(missed))
        cursor = missed[-1].id
    return max(cursor, newest)


def listen(ws: Server, phone: Phone, house: House, notices: Mapping[str, Notice], cursor: int) -> None:
    """Wait for the bell: news to send, notices to act on, or the end."""
    heard = deque([time.monotonic()], maxlen=news.NOTICES_A_SECOND)
    tell(notices, "beat", house, phone.caller, {})
    while ws.connected:
        rang = ws.event.wait(news.SILENT_SECONDS - (time.monotonic() - heard[-1]))
        ws.event.clear()
        while ws.input_buffer:
            if not in_measure(heard):
                ws.close(news.TOO_MANY, "too many notices")
                return
            found = news.notice(ws.receive(timeout=0))
            if found:
                tell(notices, found["type"], house, phone.caller, found)
        fresh = [one for one in phone.take() if one.id > cursor]
        if fresh and ws.connected:
            ws.send(news.frame(fresh))
            cursor = fresh[-1].id
        if phone.closing is not None:
            ws.close(phone.closing)
            return
        if not rang and time.monotonic() - heard[-1] >= news.SILENT_SECONDS:
            ws.close(1001, "no beat")
            return


def in_measure(heard: deque[float]) -> bool:
    """Note one more notice; False when the last twenty came within a second."""
    now = time.monotonic()
    crowded = len(heard) == heard.maxlen and now - heard[0] < 1.0
    heard.append(now)
    return not crowded


def tell(notices: Mapping[str, Notice], kind: str, house: House, caller: Caller, body: Any) -> None:
    """Act on a notice that somebody listens to; anything else is from a newer app and passed over."""
    listener = notices.get(kind)
    if listener is None:
        return
    try:
        listener(house, caller, body)
    except Exception:
        log.exception("a %s of person %s broke; the socket stays", kind, caller.person_id)


def bound_the_wait(sock: socket.socket) -> None:
    """No delay for small frames; a phone that acknowledges nothing for 10 s is gone."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 10_000)


def cut(sock: socket.socket) -> None:
    """Free a writer that is stuck in a send to a deaf phone."""
    try:
        sock.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed already
