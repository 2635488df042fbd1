"""What the clock does: every deadline is a column, and any number of processes may look."""

from datetime import datetime

from floorassist.ask import queries as asks
from floorassist.ask.step_actions import hold, settle
from floorassist.storage.due import alone
from floorassist.storage.session import Database


def asks_due(database: Database, now: datetime) -> None:
    """Take what is due: each ask in a transaction of its own, which looks again before it acts.

    One that fails is tried again at the next tick, and holds up no other.
    """
    with database.surveying() as session:
        due = asks.due(session, now)
    for store_id, ask_id in due:
        with alone("what is due for ask %d of store %d", ask_id, store_id):
            take_due(database, store_id, ask_id, now)


def take_due(database: Database, store_id: int, ask_id: int, now: datetime) -> None:
    """Do what is due for one ask; a timer that fires late or twice changes nothing."""
    with database.writing(store_id) as session:
        hold(session)
        row = asks.row_of(session, ask_id)
        if row is not None and row.deadline_at is not None and row.deadline_at <= now:
            settle(session, row, None, now)
