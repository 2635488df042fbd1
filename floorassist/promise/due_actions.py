"""What the clock does: every look is a column, and any number of processes may look."""

from datetime import datetime

from floorassist.find.asked import masked
from floorassist.promise import moves
from floorassist.promise import queries as promises
from floorassist.promise.models import PromiseRow
from floorassist.promise.reminders import (
    customer_forgotten_at,
    next_forgetting,
    owner_forgotten_at,
)
from floorassist.promise.step_actions import hold, write
from floorassist.storage.due import alone
from floorassist.storage.session import Database


def promises_due(database: Database, now: datetime) -> None:
    """Take what is due: each promise in a transaction of its own, which looks again before it acts.

    One that fails is tried again at the next tick, and holds up no other.
    """
    with database.surveying() as session:
        due = promises.due(session, now)
    for store_id, promise_id in due:
        with alone("what is due for promise %d of store %d", promise_id, store_id):
            take_due(database, store_id, promise_id, now)


def take_due(database: Database, store_id: int, promise_id: int, now: datetime) -> None:
    """Do what is due for one promise; a timer that fires late or twice changes nothing."""
    with database.writing(store_id) as session:
        hold(session)
        row = promises.row_of(session, promise_id)
        if row is None or row.next_at is None or row.next_at > now:
            return
        step = moves.look(promises.value_of(row), now)
        if step:
            write(session, row, step, now)
        elif row.ended_at is not None:
            forget_more(row, now)


def forget_more(row: PromiseRow, now: datetime) -> None:
    """Erase what is not kept of an ended promise so long after it."""
    assert row.ended_at is not None
    if now >= customer_forgotten_at(row.ended_at):
        row.customer, row.phone, row.maker_id, row.ask_id = "", None, None, None
        row.what = masked(row.what)
        row.answer_words = masked(row.answer_words) if row.answer_words else None
        row.why = masked(row.why)
    if now >= owner_forgotten_at(row.ended_at):
        row.owner_id = None
    row.next_at = next_forgetting(row.ended_at, now)
