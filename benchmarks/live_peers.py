"""What the wire is measured against in Python: the same small server on each of them.

A phone comes with `?id=7` and is greeted with `hello`; a frame `{"to": 8, …}` goes to phone 8 as it is, or
to all of them when `to` is -1. `python -m benchmarks.live_peers aiohttp 9000` serves one; gunicorn runs the
rest.
"""

import contextlib
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any


def aiohttp_peer(port: int) -> None:
    """WebSockets of aiohttp's own."""
    from aiohttp import WSMsgType, web

    sockets: dict[int, web.WebSocketResponse] = {}

    async def live(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(compress=False)
        await socket.prepare(request)
        number = int(request.query["id"])
        sockets[number] = socket
        await socket.send_str("hello")
        async for message in socket:
            if message.type != WSMsgType.TEXT:
                break
            to = json.loads(message.data)["to"]
            for one in chosen(sockets, to):
                with contextlib.suppress(ConnectionError):
                    await one.send_str(message.data)
        if sockets.get(number) is socket:
            del sockets[number]
        return socket

    app = web.Application()
    app.router.add_get("/live", live)
    web.run_app(app, host="127.0.0.1", port=port, backlog=4096, print=None, shutdown_timeout=30)


def uvicorn_peer(port: int) -> None:
    """On uvicorn, with the websockets library, and nothing above it."""
    import uvicorn

    sockets: dict[int, Callable[[Any], Awaitable[None]]] = {}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "websocket":
            return
        number = int(scope["query_string"].partition(b"id=")[2].partition(b"&")[0])
        await receive()
        await send({"type": "websocket.accept"})
        sockets[number] = send
        await send({"type": "websocket.send", "text": "hello"})
        while (message := await receive())["type"] == "websocket.receive":
            to = json.loads(message["text"])["to"]
            for one in chosen(sockets, to):
                with contextlib.suppress(Exception):  # that phone has gone
                    await one({"type": "websocket.send", "text": message["text"]})
        if sockets.get(number) is send:
            del sockets[number]

    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, ws="websockets", log_level="error", lifespan="off", backlog=4096
    )
    config.ws_per_message_deflate = False
    uvicorn.Server(config).run()


def flask_sock_app() -> Any:
    """flask-sock as its manual shows it: a thread a phone, or a greenlet where gunicorn has patched them."""
    from flask import Flask, request
    from flask_sock import Sock
    from simple_websocket import ConnectionClosed

    app = Flask(__name__)
    sock = Sock(app)
    sockets: dict[int, Any] = {}

    @sock.route("/live")  # type: ignore[untyped-decorator]
    def live(socket: Any) -> None:
        number = int(request.args["id"])
        sockets[number] = socket
        socket.send("hello")
        try:
            while True:
                text = socket.receive()
                for one in chosen(sockets, json.loads(text)["to"]):
                    with contextlib.suppress(ConnectionClosed, OSError):
                        one.send(text)
        finally:
            if sockets.get(number) is socket:
                del sockets[number]

    return app


def socketio_app() -> Any:
    """python-socketio on gevent, each phone in a room of its own."""
    import socketio
    from flask import Flask

    server = socketio.Server(async_mode="gevent", cors_allowed_origins="*", transports=["websocket"])

    @server.event  # type: ignore[untyped-decorator]
    def connect(sid: str, environ: Any) -> None:
        number = environ["QUERY_STRING"].partition("id=")[2].partition("&")[0]
        server.enter_room(sid, number)

    @server.on("ping_other")  # type: ignore[untyped-decorator]
    def ping_other(_sid: str, body: Any) -> None:
        if body["to"] < 0:
            server.emit("news", body)
        else:
            server.emit("news", body, to=str(body["to"]))

    return socketio.WSGIApp(server, Flask(__name__))


def chosen(sockets: dict[int, Any], to: int) -> list[Any]:
    """The sockets that a frame goes to."""
    if to < 0:
        return list(sockets.values())
    return [sockets[to]] if to in sockets else []


SERVERS: dict[str, Callable[[int], None]] = {"aiohttp": aiohttp_peer, "uvicorn": uvicorn_peer}

if __name__ == "__main__":
    SERVERS[sys.argv[1]](int(sys.argv[2]))
