"""Fifty phones lose their sockets a thousand times, anywhere in the stream, while asks go on around them."""

import contextlib
import json
import random
import selectors
import socket
import struct
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import ColumnElement, select
from werkzeug.serving import WSGIRequestHandler, make_server

from floorassist.ask import answering_actions, asking_actions
from floorassist.ask.answering_actions import Said
from floorassist.ask.due_actions import asks_due
from floorassist.ask.models import AskRow
from floorassist.ask.states import FREE, LIVE_PING, State
from floorassist.realtime import room, wire
from floorassist.refusal import Refusal
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from tests.profiles import depth
from tests.realtime.talk import TEXT, frame
from tests.world import World

PHONES = 50
CUTS = depth(20, 1000)  # a phone
CUTS_A_DEED = depth(10, 25)  # the next deed comes after so many cuts, or when everybody waits for it
PAD = depth(150, 450)  # letters in a piece of news: enough comes for the network to go away in the middle
QUIET = 0.02  # seconds at most until somebody takes something, or is looked for
FAR_BEHIND = 60  # events; nothing new happens before a phone that is slower than the store has caught up
PATIENCE = 60
BEAT, BEATS_EVERY = frame(TEXT, '{"type": "beat"}'), 20  # seconds; the app beats every 50
HALF_A_FRAME = b"\x81\x8f\0\0\0\0{"
PONG = b"\x8a\x80\0\0\0\0"
OFF = struct.pack("ii", 1, 0)  # no goodbye: what was under way is thrown away


class Phone:
    """One person's phone: it knows what the socket told, and where it stands in the log."""

    def __init__(self, world: World, name: str, port: int, dice: random.Random, cuts: int) -> None:
        self.name, self.port, self.dice = name, port, dice
        self.cookie = "; ".join(f"{key}={value}" for key, value in world.cookies(name).items())
        self.cursor: int | None = None
        self.ids: list[int] = []
        self.asks: dict[str, dict[int, Any]] = {"asked": {}, "holding": {}, "pings": {}}
        self.cuts_left, self.left = cuts, 10**9
        self.connect()

    def connect(self) -> None:
        """Come (back) with the cursor."""
        self.sock = socket.create_connection(("127.0.0.1", self.port))
        self.sock.setblocking(False)
        self.beat_at = time.monotonic()
        self.buffer, self.shaken, self.greeted = b"", False, False
        after = "" if self.cursor is None else f"&after={self.cursor}"
        request = f"GET /live?v=1{after} HTTP/1.1\r\nHost: store.test\r\nCookie: {self.cookie}\r\n"
        request += "Sec-Fetch-Site: same-origin\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        request += "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        self.sock.send(request.encode())

    def waits(self, told: int) -> bool:
        """Whether nothing is on its way to it: it was greeted, and heard everything up to this event."""
        return self.greeted and (self.cursor or 0) >= told

    def beat(self) -> None:
        """Say that it is there, as the app does, however long the test takes."""
        if self.shaken and time.monotonic() - self.beat_at > BEATS_EVERY:
            self.sock.send(BEAT)
            self.beat_at = time.monotonic()

    def read(self) -> bool:
        """Take what came, at most up to where the network goes away; True when that is here."""
        try:
            data = self.sock.recv(min(self.left, 65_536))
        except BlockingIOError:
            return False
        assert data, f"the server closed {self.name}'s socket: {self.buffer[:200]!r}"
        self.left -= len(data)
        self.buffer += data
        self.work_in()
        return self.left == 0

    def work_in(self) -> None:
        """Every frame that is whole; half a one is no news yet."""
        if not self.shaken:
            head, ended, rest = self.buffer.partition(b"\r\n\r\n")
            if not ended:
                return
            assert b" 101 " in head, head
            self.buffer, self.shaken = rest, True
        while len(self.buffer) >= 2:
            size, start = self.buffer[1], 2
            if size > 125:
                start = 4 if size == 126 else 10
                size = int.from_bytes(self.buffer[2:start], "big")
            if len(self.buffer) < start + size:
                return
            kind, text = self.buffer[0] & 15, self.buffer[start : start + size]
            self.buffer = self.buffer[start + size :]
            if kind == 1:
                self.hear(json.loads(text))
            else:
                assert kind == 9, f"the server closed {self.name}'s socket: {text!r}"
                self.sock.send(PONG)

    def hear(self, frame: dict[str, Any]) -> None:
        """Hello, or news."""
        if frame["type"] == "hello":
            assert not self.greeted, "greeted twice"
            assert frame["fresh"] == (self.cursor is None), "the log reaches back to every cursor here"
            self.greeted = True
            self.cursor = frame["cursor"] if self.cursor is None else self.cursor
            return
        for event in frame["events"]:
            assert event["id"] > self.cursor, f"{self.name} heard event {event['id']} twice"
            self.cursor = event["id"]
            self.ids.append(event["id"])
            self.fold(event["kind"], event["body"])

    def fold(self, kind: str, ask: Any) -> None:
        """As the app does: what I asked, what I hold, what rings."""
        if kind == "ask.offered":
            self.asks["pings"][ask["id"]] = ask
        elif kind == "ask.withdrawn":
            self.asks["pings"].pop(ask["id"], None)
        elif kind == "ask.changed":
            held = ask["role"] == "owner" and ask["state"] in ("claimed", "on_way", "answered")
            places = {"asked": ask["role"] == "asker", "holding": held, "pings": ask["role"] == "pinged"}
            for place, here in places.items():
                self.asks[place].pop(ask["id"], None)
                if here:
                    self.asks[place][ask["id"]] = ask

    def lose_the_network(self) -> None:
        """Gone, perhaps in the middle of a frame of either side, with a goodbye of TCP or without."""
        if self.shaken and self.dice.random() < 0.3:
            self.sock.send(HALF_A_FRAME)
        if self.dice.random() < 0.5:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, OFF)
        self.sock.close()
        self.cuts_left -= 1

    def draw(self) -> None:
        """How many bytes come until the network goes away the next time."""
        self.left = 1 + self.dice.randrange(self.dice.choice((900, 2_500, 30_000)))
        if self.cuts_left == 0:
            self.left = 10**9


class Store:
    """What goes on in the store: one thing after the other, drawn by dice, through the real actions."""

    def __init__(self, world: World, names: list[str], dice: random.Random) -> None:
        self.world, self.dice, self.count = world, dice, 0
        self.people = [world.ids[name] for name in names]
        self.told = 0  # the last event that everybody hears

    def deed(self) -> None:
        """Somebody does something, time passes, and the store hears news."""
        now = self.world.clock.forward(0.2)
        with contextlib.suppress(Refusal), self.world.writing() as session:
            self.dice.choice((self.ask, self.ask, self.take, self.answer, self.call_off))(session, now)
        with self.world.writing() as session:
            for number in range(3):
                events.record(session, events.STORE, f"test.{number}", {"pad": "x" * PAD}, now=now)
            self.told = events.cursor(session)
        asks_due(self.world.database, now)

    def ask(self, session: StoreSession, now: datetime) -> None:
        asked = asking_actions.NewQuestion(key=f"key {self.count}", words=f"thing {self.count}")
        asking_actions.create_ask(session, self.dice.choice(self.people), asked, now=now)
        self.count += 1

    def take(self, session: StoreSession, now: datetime) -> None:
        for row in self.some(session, AskRow.state == State.OFFERED):
            who = self.dice.choice([ping.person_id for ping in row.pings if ping.state in LIVE_PING])
            answering_actions.claim_ask(session, row.id, who, now=now)

    def answer(self, session: StoreSession, now: datetime) -> None:
        for row in self.some(session, AskRow.state == State.CLAIMED):
            answering_actions.answer_ask(session, row.id, row.owner_id or 0, Said("Aisle 7"), now=now)

    def call_off(self, session: StoreSession, now: datetime) -> None:
        for row in self.some(session, AskRow.state.in_(FREE)):
            asking_actions.cancel_ask(session, row.id, row.asker_id, now=now)

    def some(self, session: StoreSession, which: ColumnElement[bool]) -> list[AskRow]:
        """One ask of this kind, or none."""
        rows = session.scalars(select(AskRow).where(which).order_by(AskRow.id)).all()
        return [self.dice.choice(rows)] if rows else []


@pytest.fixture
def port(world: World, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The world's app, listening; little of the log is in memory, so that both ways to catch up are taken."""
    monkeypatch.setattr(room, "RECENT", 25)
    for bound in ("ANSWER_SECONDS", "STUCK_SECONDS"):  # one thread is all the phones and the store as well
        monkeypatch.setattr(wire, bound, PATIENCE)
    monkeypatch.setattr(world.app.extensions["hub"].beats, "write", lambda: None)
    quiet = type("Quiet", (WSGIRequestHandler,), {"log": lambda *_: None})
    http = make_server("127.0.0.1", 0, world.app, threaded=True, request_handler=quiet)
    thread = threading.Thread(target=http.serve_forever, args=[0.02], daemon=True)
    thread.start()
    hub = world.app.extensions["hub"]
    hub.start()
    yield http.server_port
    hub.stop()
    http.shutdown()
    thread.join(PATIENCE)
    http.server_close()


def listen(selector: selectors.BaseSelector, seconds: float) -> int:
    """Let every phone take what came; those that lose the network come back. How many did."""
    lost = 0
    for key, _ in selector.select(seconds):
        phone: Phone = key.data
        if phone.read():
            selector.unregister(phone.sock)
            phone.lose_the_network()
            phone.draw()
            phone.connect()
            selector.register(phone.sock, selectors.EVENT_READ, phone)
            lost += 1
    return lost


def test_after_a_thousand_disconnects_every_phone_knows_what_a_fresh_one_reads(
    world: World, port: int
) -> None:
    dice = random.Random(7)
    names = [f"P{number}" for number in range(PHONES)]
    for name in names:
        world.hire(name)
    world.on_the_floor(*names)
    selector = selectors.DefaultSelector()
    cuts = CUTS if world.settings.embedded else CUTS // 5
    phones = [Phone(world, name, port, dice, cuts) for name in names]
    for phone in phones:
        selector.register(phone.sock, selectors.EVENT_READ, phone)
    while not all(phone.greeted for phone in phones):
        listen(selector, PATIENCE)
    began = {phone.name: phone.cursor or 0 for phone in phones}
    for phone in phones:
        phone.draw()
    store, lost = Store(world, names, dice), 0
    while any(phone.cuts_left for phone in phones):
        if store.told - min(phone.cursor or 0 for phone in phones) < FAR_BEHIND:
            store.deed()
        for phone in phones:
            phone.beat()
        before = lost
        while lost - before < CUTS_A_DEED and not all(phone.waits(store.told) for phone in phones):
            lost += listen(selector, QUIET)
    with world.writing() as session:
        events.record(session, events.STORE, "test.ended", {}, now=world.clock())
    with world.reading() as session:
        last = events.cursor(session)
    while any(phone.cursor != last for phone in phones):
        assert selector.select(PATIENCE), "something never came"
        listen(selector, 0)
    assert lost == PHONES * cuts
    for phone in phones:
        check(world, phone, began[phone.name])
        phone.sock.close()
    selector.close()


def check(world: World, phone: Phone, since: int) -> None:
    """Everything meant for it came once, in order, and adds up to what the server says now."""
    with world.reading() as session:
        mine = [events.STORE, events.person(world.ids[phone.name])]
        assert phone.ids == [one.id for one in events.since(session, since, mine, limit=100_000)]
    fresh = world.phone(phone.name).get("/api/asks").get_json()
    assert phone.asks["asked"] == {ask["id"]: ask for ask in fresh["asked"]}
    for place in ("holding", "pings"):
        assert phone.asks[place].keys() == {ask["id"] for ask in fresh[place]}, (phone.name, place)
