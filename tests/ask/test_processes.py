"""Several processes at once, and one that is killed: one claim an ask, and nothing acknowledged is lost."""

import multiprocessing
import os
import signal
from collections import Counter
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from multiprocessing.connection import Connection
from multiprocessing.queues import Queue
from multiprocessing.synchronize import Barrier

from sqlalchemy import func, select

from floorassist.app import REACTIONS
from floorassist.ask.asking_actions import NewQuestion, create_ask
from floorassist.ask.due_actions import asks_due
from floorassist.ask.models import HistoryRow
from floorassist.ask.policy import Policy, Wave
from floorassist.ask.states import State
from floorassist.storage.events import Event
from floorassist.storage.session import Database
from tests.ask.shop import MORNING, Shop, open_shop
from tests.profiles import depth

PROCESSES, CLAIMERS, ASKS = 8, depth(40, 8 * 40), depth(4, 1)
EVERYBODY = Policy(waves=(Wave(0, None),), live_pings=1000, claims=1000)
fork = multiprocessing.get_context("fork")


def claim_them_all(
    url: str, store_id: int, names: dict[str, int], asks: list[int], start: Barrier, won: "Queue[list[int]]"
) -> None:
    """One process: each of its people tries to take every ask."""
    shop = Shop(Database(url, reactions=REACTIONS), store_id, ids=names)
    start.wait()
    taken = []
    for name, person_id in names.items():
        for ask in asks:
            shop.claim(name, ask)
            if shop.value(ask).owner_id == person_id:
                taken.append(ask)
    won.put(taken)


def hire_many(shop: Shop, count: int) -> None:
    """P0, P1, …, on shift with phones that can be reached; one transaction for all of them."""
    with shop.writing() as session:
        hiring = replace(shop)
        hiring.writing = lambda: nullcontext(session)  # type: ignore[method-assign]
        for number in range(count):
            hiring.hire(f"P{number}")


def test_of_many_claimers_in_many_processes_exactly_one_has_each_ask(database_url: str) -> None:
    shop = open_shop(Database(database_url, reactions=REACTIONS))
    hire_many(shop, CLAIMERS + 1)
    asks = []
    for number in range(ASKS):
        with shop.writing() as session:
            asked = NewQuestion(key=f"k{number}", words=f"question {number}")
            asks.append(create_ask(session, shop.ids["P0"], asked, now=shop.now, policy=EVERYBODY)[0])
    shop.database.close()
    start, won = fork.Barrier(PROCESSES), fork.Queue()
    people = [(name, person_id) for name, person_id in shop.ids.items() if name != "P0"]
    processes = [
        fork.Process(
            target=claim_them_all,
            args=(database_url, shop.store_id, dict(people[n::PROCESSES]), asks[n:] + asks[:n], start, won),
        )
        for n in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    taken = Counter(ask for _ in processes for ask in won.get(timeout=depth(120)))
    for process in processes:
        process.join()
    assert taken == Counter(asks), "each ask has one winner who saw it"
    with shop.reading() as session:
        claims = select(HistoryRow.ask_id, func.count()).where(HistoryRow.kind == "claimed")
        counted = dict(session.execute(claims.group_by(HistoryRow.ask_id)).tuples().all())
    assert counted == dict.fromkeys(asks, 1)
    shop.database.close()


def ask_until_killed(url: str, store_id: int, names: dict[str, int], told: Connection) -> None:
    """One process: asks, tells each id after its commit, and never stops by itself."""
    shop = Shop(Database(url, reactions=REACTIONS), store_id, ids=names)
    while True:
        told.send(shop.ask("Ada", f"question {shop.keys}", key=f"{os.getpid()} {shop.keys}"))


def test_an_open_ask_goes_on_after_its_process_was_killed(database_url: str) -> None:
    shop = open_shop(Database(database_url, reactions=REACTIONS))
    for name in ("Ada", "Ben", "Cat"):
        shop.hire(name)
    shop.database.close()
    asks: list[int] = []
    for round_ in range(4):
        here, there = fork.Pipe(duplex=False)
        args = (database_url, shop.store_id, shop.ids, there)
        process = fork.Process(target=ask_until_killed, args=args)
        process.start()
        there.close()
        asks += [here.recv() for _ in range(3 + round_)]
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        asks += told_before_the_end(here)
    assert set(asks) <= set(shop.states()), "an acknowledged ask is lost"
    assert set(shop.states().values()) <= {State.OPEN, State.OFFERED}
    check_history(shop)
    shop.forward(8)
    shop.claim("Ben", asks[0])
    assert shop.owner(asks[0]) == "Ben"
    for _ in range(3):
        shop.forward(180)
    assert set(shop.states().values()) == {State.QUEUED}
    check_history(shop)
    shop.database.close()


def told_before_the_end(here: Connection) -> list[int]:
    """What the killed process had still told."""
    found = []
    try:
        while True:
            found.append(here.recv())
    except EOFError:
        return found


def check_history(shop: Shop) -> None:
    """Every ask's history is without a gap, and nobody was pinged without the event that rings the phone."""
    rings: Counter[int] = Counter()
    for row in shop.rows():
        history = shop.history(row.id)
        assert [one.version for one in history] == list(range(row.version + 1))
        assert all(one.to_state == two.from_state for one, two in pairwise(history))
        rings.update(ping.person_id for ping in row.pings)
    with shop.reading() as session:
        offers = session.scalars(select(Event.audience).where(Event.kind == "ask.offered")).all()
    assert Counter(offers) == Counter({f"person:{who}": count for who, count in rings.items()})


def tick_many_times(url: str, start: Barrier, moments: list[datetime]) -> None:
    """One process: its ticker."""
    database = Database(url, reactions=REACTIONS)
    start.wait()
    for now in moments:
        asks_due(database, now)


def test_timers_of_many_processes_do_everything_once(database_url: str) -> None:
    shop = open_shop(Database(database_url, reactions=REACTIONS))
    for number in range(8):
        shop.hire(f"P{number}")
    for number in range(6):
        shop.ask("P0", f"question {number}")
    shop.database.close()
    moments = [MORNING.replace(second=second) for second in range(8, 60, 4)]
    start = fork.Barrier(4)
    processes = [fork.Process(target=tick_many_times, args=(database_url, start, moments)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    check_history(shop)
    shop.now = moments[-1]
    before = [(row.id, row.version) for row in shop.rows()]
    shop.forward(0)
    assert [(row.id, row.version) for row in shop.rows()] == before
    shop.database.close()


def come_and_go(url: str, shop: Shop, name: str, start: Barrier) -> None:
    """One process: somebody's breaks and shifts."""
    own = Shop(Database(url, reactions=REACTIONS), shop.store_id, ids=shop.ids)
    start.wait()
    for _ in range(depth(12)):
        own.start_break(name)
        own.end_break(name)
        own.end_shift(name)
        own.start_shift(name)


def ask_and_cancel(url: str, shop: Shop, name: str, start: Barrier) -> None:
    """One process: somebody asks, and asks again."""
    own = Shop(Database(url, reactions=REACTIONS), shop.store_id, ids=shop.ids)
    start.wait()
    for number in range(depth(16)):
        own.cancel(name, own.ask(name, f"{name} {number}", key=f"{name} {number}"))


def test_people_come_and_go_while_phones_ring_and_nobody_waits_for_each_other_forever(
    database_url: str,
) -> None:
    shop = open_shop(Database(database_url, reactions=REACTIONS))
    for name in ("Ada", "Abe", "Ben", "Cat"):
        shop.hire(name)
    shop.database.close()
    start = fork.Barrier(4)
    deeds = [(ask_and_cancel, "Ada"), (ask_and_cancel, "Abe"), (come_and_go, "Ben"), (come_and_go, "Cat")]
    processes = [fork.Process(target=deed, args=(database_url, shop, name, start)) for deed, name in deeds]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    check_history(shop)
    shop.database.close()
