"""Forgetting what became of asks, as far as it is about people: see `forgetting`."""

from datetime import datetime

from sqlalchemy import delete, select, update

from floorassist.ask import queries as asks
from floorassist.ask.forgetting import (
    STEPS,
    TIMED_NEWS,
    day_of,
    handling_forgotten_before,
    people_forgotten_before,
)
from floorassist.ask.models import AskRow, HistoryRow, PingRow
from floorassist.find.asked import masked
from floorassist.people.nobody_actions import nobody
from floorassist.storage import events
from floorassist.storage.due import in_each_store
from floorassist.storage.session import Database, StoreSession


def forgetting_due(database: Database, now: datetime) -> None:
    """Forget what is old enough, in all stores; doing it twice changes nothing."""
    with database.surveying() as session:
        stores = asks.stores_with_ended(session, handling_forgotten_before(now))

    def forget(session: StoreSession) -> None:
        events.take_turn(session)  # who just asks on with an ask that ended must not be crossed
        forget_handling(session, now=now)
        events.forget(session, TIMED_NEWS, before=handling_forgotten_before(now))
        forget_people(session, now=now)

    in_each_store(database, stores, "forgetting asks", forget)


def forget_handling(session: StoreSession, *, now: datetime) -> None:
    """Leave no moment of an ask that ended an hour ago but that of the question.

    Its history goes as a whole: even how many steps there were tells whether somebody had to be nudged. So
    the version becomes a round number; it never falls, or a phone that asks on would pass over what it hears.
    """
    ended = (AskRow.ended_at <= handling_forgotten_before(now)) & (AskRow.version % STEPS != 0)
    timed = select(AskRow.id).where(ended)
    plain = {
        "ended_at": AskRow.created_at,
        "opened_at": AskRow.created_at,
        "version": (AskRow.version // STEPS + 1) * STEPS,
        "nudged": False,
    }
    for statement in (
        delete(PingRow).where(PingRow.ask_id.in_(timed)),
        delete(HistoryRow).where(HistoryRow.ask_id.in_(timed)),
        update(AskRow).where(ended).values(plain),
    ):
        session.execute(statement.execution_options(synchronize_session=False))


def forget_people(session: StoreSession, *, now: datetime) -> None:
    """Leave no name, place or hour of an ask that is a month old."""
    old = AskRow.ended_at <= people_forgotten_before(now)
    if session.scalar(select(AskRow.id).where(old).limit(1)) is None:
        return
    somebody = nobody(session, now=now)
    for row in session.scalars(select(AskRow).where(old, AskRow.asker_id != somebody)).all():
        row.asker_id = somebody
        row.answered_by_id = somebody if row.answered_by_id else None
        row.owner_id = row.first_id = row.handed_by_id = None
        row.spot = row.x = row.y = row.level = None
        row.note, row.key = "", f"forgotten-{row.id}"
        row.words = masked(row.words)
        row.answer_words = masked(row.answer_words) if row.answer_words else None
        row.created_at = row.opened_at = row.ended_at = day_of(row.created_at)
