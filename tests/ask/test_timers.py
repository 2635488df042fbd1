"""Thousands of timers; of the processes that take what is due some are killed: each timer goes off once."""

import multiprocessing
import os
import signal
from collections import Counter
from datetime import datetime, timedelta
from multiprocessing.synchronize import Barrier
from random import Random

from sqlalchemy import event, insert, select

from floorassist.app import REACTIONS
from floorassist.ask import queries as asks
from floorassist.ask.due_actions import asks_due
from floorassist.ask.models import AskRow, HistoryRow
from floorassist.ask.policy import Policy
from floorassist.ask.states import Reach, State
from floorassist.storage.events import Event
from floorassist.storage.session import Database
from tests.ask.shop import MORNING, Shop, open_shop
from tests.profiles import depth

TIMERS, ROUNDS = depth(60, 10_000), depth(2, 40)
PROCESSES, A_DAY = 3, 8 * 3600
fork = multiprocessing.get_context("fork")


def answered(shop: Shop, dice: Random) -> dict[int, datetime]:
    """Asks with an answer that nobody judged: each is settled at a moment of its own, by id."""
    with shop.writing() as session:
        alike = {"store_id": shop.store_id, "asker_id": shop.ids["Ada"], "owner_id": shop.ids["Ben"]}
        alike |= {"answered_by_id": shop.ids["Ben"], "answer_words": "Aisle 7", "departments": []}
        alike |= {"state": State.ANSWERED, "reach": Reach.NEAREST, "epoch": 0, "version": 1, "why": ""}
        alike |= {"needs_person": False, "policy": Policy().to_json(), "language": "", "note": ""}
        alike |= {"created_at": MORNING, "opened_at": MORNING}
        rows = [
            alike | {"key": f"k{n}", "words": f"q{n}", "deadline_at": MORNING + some_time(dice)}
            for n in range(TIMERS)
        ]
        session.execute(insert(AskRow), rows)
        return dict(session.execute(select(AskRow.id, AskRow.deadline_at)).tuples().all())  # type: ignore[arg-type]


def some_time(dice: Random) -> timedelta:
    return timedelta(seconds=dice.randrange(1, A_DAY))


def take_all(url: str, now: datetime, start: Barrier, statements: int | None) -> None:
    """One process: its ticker, until nothing is due at this moment, or until it is killed before one of its
    statements.
    """
    database = Database(url, reactions=REACTIONS)
    start.wait()
    if statements is not None:
        left = iter(range(statements))

        @event.listens_for(database.engine, "before_cursor_execute")
        def count_down(*_about: object) -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

    while statements is not None or is_due(database, now):
        asks_due(database, now)
    os._exit(0)


def is_due(database: Database, now: datetime) -> bool:
    with database.surveying() as session:
        return bool(asks.due(session, now, limit=1))


def test_of_many_timers_none_is_missed_and_none_goes_off_early_or_twice(database_url: str) -> None:
    shop, dice = open_shop(Database(database_url, reactions=REACTIONS)), Random(7)
    for name in ("Ada", "Ben"):
        shop.hire(name)
    due = answered(shop, dice)
    shop.database.close()
    killed = 0
    for round_ in range(1, ROUNDS + 1):
        now, start = MORNING + timedelta(seconds=A_DAY * round_ / ROUNDS), fork.Barrier(PROCESSES)
        lives = [dice.randrange(10, 200), *[None] * (PROCESSES - 1)]
        processes = [fork.Process(target=take_all, args=(database_url, now, start, life)) for life in lives]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        killed += sum(process.exitcode == -signal.SIGKILL for process in processes)
        assert not is_due(shop.database, now), "a timer was missed"
        check(shop, {ask for ask, at in due.items() if at <= now})
    assert killed == ROUNDS
    shop.database.close()


def check(shop: Shop, gone_off: set[int]) -> None:
    """These have gone off, once each, and no other."""
    with shop.reading() as session:
        settled = session.scalars(select(HistoryRow.ask_id).where(HistoryRow.kind == "settled")).all()
        done = set(session.scalars(select(AskRow.id).where(AskRow.state == State.DONE)).all())
        to_ada = (Event.audience == f"person:{shop.ids['Ada']}") & (Event.kind == "ask.changed")
        told = session.scalars(select(Event.body).where(to_ada)).all()
    assert done == gone_off
    assert Counter(settled) == Counter(gone_off)
    assert Counter(body["id"] for body in told) == Counter(gone_off)
