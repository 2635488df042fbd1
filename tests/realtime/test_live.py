"""The one socket, on a running server: hello, catching up, being cut off for good reasons.

Every test is made on each way that a socket may be served: taken over from the server, taken over before the
handshake because many came at once, taken over with its TLS, and lent by a server that keeps its sockets.
"""

import contextlib
import json
import ssl
import threading
import urllib.error
import urllib.request

import pytest
from simple_websocket import Client, ConnectionClosed
from werkzeug.serving import WSGIRequestHandler, make_server

from floorassist.app import NOTICES
from floorassist.people.queries import SIGN_IN_COOKIE
from floorassist.realtime import news, takeover
from floorassist.realtime.hub import Hub
from floorassist.realtime.takeover import TlsSocket
from floorassist.storage import events
from tests.realtime import certificate
from tests.realtime.certificate import trusting
from tests.world import HOST

PATIENCE = 10
WAYS = ["taken", "parked", "tls", "lent"]


class Server:
    """The world's app, listening."""

    def __init__(self, world, tls=None):
        self.world, self.tls = world, tls
        quiet = type("Quiet", (WSGIRequestHandler,), {"log": lambda *_: None})
        self.http = make_server(
            "127.0.0.1", 0, world.app, threaded=True, request_handler=quiet, ssl_context=tls
        )
        self.hub = world.app.extensions["hub"]
        self.sockets = []

    @property
    def address(self):
        return f"{'s' if self.tls else ''}://127.0.0.1:{self.http.server_port}/live"

    def connect(self, name, query="v=1"):
        cookie = self.world.phone(name).get_cookie(f"__Host-{SIGN_IN_COOKIE}", domain=HOST)
        headers = {"Sec-Fetch-Site": "same-origin", "Cookie": f"__Host-{SIGN_IN_COOKIE}={cookie.value}"}
        socket = Client(f"ws{self.address}?{query}", headers=headers, ssl_context=trusting())
        with contextlib.suppress(ValueError):  # its own thread is at it already
            socket._handle_events()  # this client leaves frames that came along with the handshake unread
        self.sockets.append(socket)
        return socket

    def handshake_status(self, **headers):
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
        upgrade["Sec-WebSocket-Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
        call = urllib.request.Request(f"http{self.address}?v=1", headers=upgrade | headers)
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(call, timeout=PATIENCE, context=trusting() if self.tls else None)
        assert refused.value.read()
        return refused.value.code


@pytest.fixture(scope="module")
def context(tmp_path_factory):
    """TLS whose sockets can be taken over."""
    made = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    made.load_cert_chain(*certificate.written(tmp_path_factory.mktemp("tls")))
    made.sslsocket_class = TlsSocket
    return made


@pytest.fixture(params=WAYS)
def server(world, request, monkeypatch, context):
    if request.param == "parked":
        monkeypatch.setattr(world.app.wsgi_app, "_free", threading.Semaphore(0))
    if request.param == "lent":
        monkeypatch.setattr(takeover, "can_take", lambda _sock: False)
    server = Server(world, context if request.param == "tls" else None)
    thread = threading.Thread(target=server.http.serve_forever, args=[0.02], daemon=True)
    thread.start()
    server.hub.start()
    yield server
    server.hub.stop()
    for socket in server.sockets:
        socket.event.wait(0.01)
    server.http.shutdown()


def heard(socket):
    text = socket.receive(timeout=PATIENCE)
    assert text is not None, "nothing came"
    return json.loads(text)


def closed_with(socket):
    try:
        while socket.receive(timeout=PATIENCE) is not None:
            pass
    except ConnectionClosed as closed:
        return closed.reason
    raise AssertionError("the socket stays open")


def happen(world, kind="test.happened", audience=events.STORE):
    with world.writing() as session:
        events.record(session, audience, kind, {}, now=world.clock())


def cursor(world):
    with world.reading() as session:
        return events.cursor(session)


def test_a_phone_is_greeted_and_hears_what_happens_from_then_on(world, server):
    before = cursor(world)
    socket = server.connect("Ada")
    hello = heard(socket)
    assert (hello["type"], hello["person"]) == ("hello", world.ids["Ada"])
    assert before <= hello["cursor"] <= cursor(world)
    happen(world)
    told = heard(socket)
    assert told["events"][-1]["kind"] == "test.happened"
    assert told["cursor"] == told["events"][-1]["id"]


def test_a_phone_that_comes_back_gets_what_it_missed_and_nothing_twice(world, server):
    before = cursor(world)
    for number in range(3):
        happen(world, f"missed.{number}")
    socket = server.connect("Ada", f"v=1&after={before}")
    assert heard(socket)["fresh"] is False
    happen(world, "after")
    kinds = []
    while len(kinds) < 4:
        kinds += [event["kind"] for event in heard(socket)["events"]]
    assert kinds == ["missed.0", "missed.1", "missed.2", "after"]


def test_a_cursor_that_the_log_does_not_reach_asks_for_a_fresh_page(server):
    assert heard(server.connect("Ada", "v=1&after=999999"))["fresh"] is True
    assert heard(server.connect("Ada"))["fresh"] is True


def test_news_of_one_person_go_to_nobody_else(world, server):
    ada, ben = server.connect("Ada"), server.connect("Ben")
    heard(ada), heard(ben)
    happen(world, "secret", events.person(world.ids["Ada"]))
    happen(world, "open")
    first, second = heard(ada)["events"], heard(ben)["events"]
    assert first[0]["kind"] == "secret"
    assert [event["kind"] for event in second] == ["open"]


def test_a_revoked_phone_is_cut_off_at_once(world, server):
    socket = server.connect("Ada")
    heard(socket)
    world.revoke_phone("Ada")
    assert closed_with(socket) == news.SIGNED_OUT


def test_a_revoked_phone_gets_no_socket(server):
    assert server.handshake_status(**{"Sec-Fetch-Site": "same-origin"}) == 401


def test_another_sites_page_gets_no_socket(server):
    assert server.handshake_status(**{"Sec-Fetch-Site": "cross-site"}) == 403
    assert server.handshake_status(Origin="https://evil.example") == 403
    assert server.handshake_status() == 403


def test_a_token_gets_no_socket_since_nothing_would_close_it_once_it_is_revoked(world, server):
    bearer = {"Authorization": f"Bearer {world.token('supervisor')}", "Sec-Fetch-Site": "same-origin"}
    assert server.handshake_status(**bearer) == 403


@pytest.mark.parametrize("server", ["taken"], indirect=True)
@pytest.mark.parametrize("said", ["v=99", "v=0", "v=", "v=one", ""])
def test_an_app_of_another_protocol_is_told_to_update(server, said):
    assert closed_with(server.connect("Ada", said)) == news.TOO_OLD


def test_last_months_app_is_served_as_it_was(world, server):
    """What an app of version 1 reads: these frames stay as they are as long as the server speaks 1."""
    assert news.OLDEST_PROTOCOL == 1
    socket = server.connect("Ada", f"after={cursor(world)}&v=1")
    hello = heard(socket)
    assert hello.keys() == {"type", "version", "cursor", "person", "fresh"}
    socket.send('{"type":"beat"}')
    happen(world)
    told = heard(socket)
    assert (told.keys(), told["type"]) == ({"type", "events", "cursor"}, "events")
    assert [event.keys() for event in told["events"]] == [{"id", "kind", "body", "at"}]


def test_more_phones_than_fit_are_told_to_come_back(server, monkeypatch):
    monkeypatch.setattr(Hub, "count", lambda _hub: 10**9)
    assert closed_with(server.connect("Ada")) == news.FELL_BEHIND


def test_a_restart_is_told_to_every_phone(server):
    sockets = [server.connect("Ada"), server.connect("Ben")]
    for socket in sockets:
        heard(socket)
    server.hub.stop()
    assert [closed_with(socket) for socket in sockets] == [news.RESTARTING] * 2


def flood(socket):
    try:
        for _ in range(200):
            socket.send('{"type":"beat"}')
    except (ConnectionClosed, OSError):
        return socket.close_reason
    return closed_with(socket)


def test_a_flood_of_notices_closes_the_socket(server):
    socket = server.connect("Ada")
    heard(socket)
    assert flood(socket) == news.TOO_MANY


def test_garbage_and_unknown_notices_are_passed_over(world, server):
    socket = server.connect("Ada")
    heard(socket)
    nobodys = ("x", -7, 0, -(10**30), 10**30)
    received = [json.dumps({"type": "received", "ask": ask}) for ask in nobodys]
    for garbage in ("", "[]", '{"type":7}', '{"type":"from-the-future"}', *received):
        socket.send(garbage)
    happen(world)
    assert heard(socket)["events"][0]["kind"] == "test.happened"


def nothing_checked_out(world):
    """The hub itself looks now and then; forty sockets that hold one each would never let go."""
    threading.Event().wait(0.05)
    return world.database.engine.pool.checkedout() == 0


def test_a_notice_that_breaks_something_is_logged_and_the_socket_stays(world, server, monkeypatch, caplog):
    def breaks(*_about):
        raise RuntimeError("the database is away")

    monkeypatch.setitem(NOTICES, "received", breaks)
    socket = server.connect("Ada")
    heard(socket)
    socket.send('{"type":"received","ask":1}')
    happen(world)
    assert heard(socket)["events"][0]["kind"] == "test.happened"
    assert any(logged(caplog, "the database is away") for _ in range(PATIENCE * 20))


def logged(caplog, words):
    """The crew logs in its own time."""
    return words in caplog.text or threading.Event().wait(0.05)


def test_a_socket_that_breaks_is_closed_with_a_code_instead_of_a_page(server, monkeypatch):
    def breaks(*_about):
        raise RuntimeError("the database is away")

    monkeypatch.setattr(Hub, "join", breaks)
    assert closed_with(server.connect("Ada")) == news.BROKEN


@pytest.mark.parametrize("server", ["taken", "lent"], indirect=True)
def test_open_sockets_hold_no_database_connection(world, server):
    sockets = [server.connect("Ada") for _ in range(40)]
    for socket in sockets:
        heard(socket)
    assert any(nothing_checked_out(world) for _ in range(PATIENCE * 20))
    assert world.phone("Ben").get("/api/me").status_code == 200
