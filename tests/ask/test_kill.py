"""A process that asks, claims, answers and ticks is killed in the middle of it, often: nothing is lost."""

import os
import random
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing import get_context
from multiprocessing.connection import Connection

from sqlalchemy import event, func, select

from floorassist.app import REACTIONS
from floorassist.ask.models import AskRow
from floorassist.ask.states import ENDED, FREE, LIVE_PING, State
from floorassist.refusal import Refusal
from floorassist.storage.events import Event
from floorassist.storage.session import Database
from tests.ask.shop import Shop, open_shop
from tests.ask.test_processes import check_history
from tests.profiles import depth

ROUNDS, ROUNDS_ON_POSTGRES = depth(10, 200), depth(3, 200)
SECONDS_A_DEED, SECONDS_A_ROUND = 2, 60
PATIENCE = depth(60, 300)  # a hundred asks may be due at once, and the machine may be busy
fork = get_context("fork")


@dataclass(frozen=True)
class Told:
    """What a process saw after its commit: its asks with their versions, and how many events came so far."""

    key: str
    versions: dict[int, int]
    cursor: int
    events: int


class Worker:
    """One process: does this and that, drawn by dice, and tells what it has after each commit."""

    def __init__(self, shop: Shop, dice: random.Random, told: Connection) -> None:
        self.shop, self.dice, self.told = shop, dice, told
        self.people = list(shop.ids)
        self.names = {person_id: name for name, person_id in shop.ids.items()}

    def work(self, round_: int, again: str) -> None:
        """First what the one before perhaps did not get told, then on and on."""
        if again:
            self.ask(again)
        for number in range(10_000):
            key = f"{round_} {number}"
            with suppress(Refusal):
                self.deed(key)
            self.told.send(self.seen(key))

    def deed(self, key: str) -> None:
        self.shop.now += timedelta(seconds=SECONDS_A_DEED)
        draw: Callable[[str], None] = self.dice.choice((self.ask, self.ask, self.take, self.end, self.tick))
        draw(key)

    def ask(self, key: str) -> None:
        asker = self.people[int(key.split()[1]) % len(self.people)]
        self.shop.ask(asker, f"thing {key}", key=key)

    def take(self, _key: str) -> None:
        for row in self.one(State.OFFERED):
            rings = [self.names[ping.person_id] for ping in row.pings if ping.state in LIVE_PING]
            deed = self.dice.choice((self.shop.claim, self.shop.claim, self.shop.hear, self.shop.decline))
            deed(self.dice.choice(rings), row.id)

    def end(self, _key: str) -> None:
        for row in self.one(State.CLAIMED):
            self.shop.answer(self.names[row.owner_id or 0], row.id)
            self.shop.confirm(self.names[row.asker_id], row.id)
        for row in self.one(*FREE):
            self.shop.cancel(self.names[row.asker_id], row.id)

    def tick(self, _key: str) -> None:
        self.shop.forward(self.dice.choice((0, 8, 30)))

    def one(self, *states: State) -> list[AskRow]:
        """An ask in one of these states, or none."""
        with self.shop.reading() as session:
            rows = session.scalars(select(AskRow).where(AskRow.state.in_(states)).order_by(AskRow.id)).all()
            return [self.dice.choice(rows)] if rows else []

    def seen(self, key: str) -> Told:
        with self.shop.reading() as session:
            newest = select(AskRow.id, AskRow.version).order_by(AskRow.id.desc()).limit(50)
            versions = dict(session.execute(newest).tuples().all())
            count, cursor = session.execute(select(func.count(Event.id), func.max(Event.id))).one()
        return Told(key, versions, cursor or 0, count)


def work_until_killed(url: str, shop: Shop, round_: int, again: str, told: Connection) -> None:
    """A new process. In two rounds of three it kills itself before a statement of a transaction."""
    dice = random.Random(round_)
    database = Database(url, reactions=REACTIONS)
    if round_ % 3:
        left = iter(range(dice.randrange(20, 150)))

        @event.listens_for(database.engine, "before_cursor_execute")
        def count_down(*_about: object) -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

    Worker(replace(shop, database=database), dice, told).work(round_, again)


def heard(here: Connection, enough: int) -> Iterator[Told]:
    """What a process tells: so much, or until it dies."""
    with suppress(EOFError):
        for _ in range(enough):
            assert here.poll(PATIENCE), "the process does nothing"
            yield here.recv()


def check(shop: Shop, last: Told) -> None:
    """Everything that was told is there, once."""
    with shop.reading() as session:
        rows = dict(session.execute(select(AskRow.id, AskRow.version)).tuples().all())
        count = session.scalar(select(func.count(Event.id)).where(Event.id <= last.cursor))
        keys = session.scalars(select(AskRow.key)).all()
    assert count == last.events, "an event that was told is gone, or came twice"
    assert all(rows[ask] >= version for ask, version in last.versions.items()), "a step that was told is gone"
    assert len(keys) == len(set(keys)), "an ask is there twice"


def check_file(url: str) -> None:
    """SQLite finds nothing wrong with its file."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_whatever_was_acknowledged_before_a_kill_is_there_once_and_goes_on(database_url: str) -> None:
    shop = open_shop(Database(database_url, reactions=REACTIONS))
    for name in ("Ada", "Ben", "Cat", "Dan"):
        shop.hire(name)
    shop.hire("Sue", role="supervisor")
    shop.database.close()
    dice, again = random.Random(7), ""
    rounds = ROUNDS if database_url.startswith("sqlite") else ROUNDS_ON_POSTGRES
    for round_ in range(rounds):
        here, there = fork.Pipe(duplex=False)
        process = fork.Process(target=work_until_killed, args=(database_url, shop, round_, again, there))
        process.start()
        there.close()
        told = list(heard(here, 10_000 if round_ % 3 else dice.randrange(1, 12)))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        told += heard(here, 10_000)
        assert process.exitcode == -signal.SIGKILL
        again = f"{round_} {len(told)}"  # what was under way: if it was an ask, its key may be used already
        check_file(database_url)
        if told:
            check(shop, told[-1])
        if round_ % 20 == 0:
            check_history(shop)
        shop.now += timedelta(seconds=SECONDS_A_ROUND)
    go_on(shop)
    shop.database.close()


def go_on(shop: Shop) -> None:
    """What is still open comes to its end by the timers, which do nothing twice."""
    for _ in range(6):
        shop.forward(9 * 3600)
    assert set(shop.states().values()) <= ENDED
    check_history(shop)
    before = [(row.id, row.version) for row in shop.rows()]
    shop.forward(0)
    assert [(row.id, row.version) for row in shop.rows()] == before
