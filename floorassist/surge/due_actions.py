"""What the clock does: the next ones are called, a time limit ends a surge, the store's rule calls."""

from datetime import datetime

from floorassist.storage.due import alone
from floorassist.storage.session import Database
from floorassist.surge import queries as surges
from floorassist.surge.rule_actions import call_by_rule, rule_calls
from floorassist.surge.step_actions import hold, settle


def surges_due(database: Database, now: datetime) -> None:
    """Take what is due, each surge in a transaction of its own that looks again before it acts.

    One that fails is tried again at the next tick, and holds up no other.
    """
    with database.surveying() as survey:
        due, ruled = surges.due(survey, now), surges.stores_with_a_rule(survey)
    for store_id, surge_id in due:
        with alone("what is due for surge %d of store %d", surge_id, store_id):
            take_due(database, store_id, surge_id, now)
    for store_id in ruled:
        with alone("the rule of store %d", store_id):
            take_rule(database, store_id, now)


def take_due(database: Database, store_id: int, surge_id: int, now: datetime) -> None:
    """Do what is due for one surge; a timer that fires late or twice changes nothing."""
    with database.writing(store_id) as session:
        hold(session)
        row = surges.row_of(session, surge_id)
        if row is not None and row.deadline_at is not None and row.deadline_at <= now:
            settle(session, row, None, now)


def take_rule(database: Database, store_id: int, now: datetime) -> None:
    """Call by the store's rule; most looks find nothing to do, and write nothing."""
    with database.reading(store_id) as reading:
        calls = rule_calls(reading, now)
    if calls:
        with database.writing(store_id) as session:
            call_by_rule(session, now=now)
