"""The event log: what happened in a store, in order. Its cursor is how a phone catches up after any gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from floorassist.storage.read import Added, Read
from floorassist.storage.schema import Base, Scoped

KEPT_FOR = timedelta(hours=12)
STORE = "store"
SUPERVISORS = "supervisors"
GAP = "anew"
"""The kind of news that stands where older ones were taken out: read anew what shows."""


class Event(Scoped, Base):
    """One piece of news. `audience` is `store`, `supervisors` or `person:<id>`; `body` is a JSON object."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_store_cursor", "store_id", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    audience: Mapped[str]
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime]


NEWEST = Read(select(func.max(Event.id)), of=Event)
SINCE_QUERY = (
    select(Event.id, Event.audience, Event.kind, Event.body, Event.at)
    .where(Event.id > bindparam("after"))
    .order_by(Event.id)
    .limit(bindparam("most"))
)
SINCE = Read(SINCE_QUERY, of=Event)
SINCE_FOR = Read(SINCE_QUERY.where(Event.audience.in_(bindparam("audiences", expanding=True))), of=Event)
ADDED = Added(of=Event)


@dataclass(frozen=True)
class News:
    """An event as it goes to phones; `id` is the cursor."""

    id: int
    audience: str
    kind: str
    body: dict[str, Any]
    at: datetime


def person(person_id: int) -> str:
    """The audience that is one person."""
    return f"person:{person_id}"


def record(session: Session, audience: str, kind: str, body: dict[str, Any], *, now: datetime) -> None:
    """Write one event in this transaction; phones are told to look after its commit.

    Cursors must become visible in order, or a phone would step over a late one, so the first event of a
    transaction takes the store's turn.
    """
    if not session.info.get("news"):
        session.info["news"] = True
        take_turn(session)
    session.flush()
    ADDED.add(session, [{"audience": audience, "kind": kind, "body": body, "at": now}])


def record_all(session: Session, news: Sequence[tuple[str, str, dict[str, Any]]], *, now: datetime) -> None:
    """Write several events at once, (audience, kind, body) each, in this order."""
    if news and not session.info.get("news"):
        session.info["news"] = True
        take_turn(session)
    if news:
        rows = [{"audience": one[0], "kind": one[1], "body": one[2], "at": now} for one in news]
        ADDED.add(session, rows)


def take_turn(session: Session) -> None:
    """Be the only one who writes this store's news until the transaction ends; others wait.

    SQLite has one writer anyway; PostgreSQL locks the number of the store. An action whose decision rests on
    more than the rows that it holds takes its turn before it reads.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(session.info["store_id"])))


def cursor(session: Session) -> int:
    """The id of the newest event of the store; 0 when there is none."""
    return NEWEST.rows(session)[0][0] or 0


def since(
    session: Session, after: int, audiences: Sequence[str] | None = None, limit: int = 500
) -> list[News]:
    """Events after a cursor, oldest first; all of the store's when no audiences are named."""
    if audiences is None:
        found = SINCE.rows(session, after=after, most=limit)
    else:
        found = SINCE_FOR.rows(session, after=after, most=limit, audiences=list(audiences))
    return [News(*row) for row in found]


def reaches_back_to(session: Session, after: int) -> bool:
    """Whether the log still holds everything after this cursor; else a phone must load its page afresh."""
    oldest, newest = session.execute(select(func.min(Event.id), func.max(Event.id))).one()
    if newest is None:
        return after == 0
    return after <= newest and (after == 0 or after >= oldest - 1)


def prune(session: Session, *, now: datetime) -> None:
    """Forget events older than any phone's gap that is worth catching up; the newest stays as the cursor."""
    newest = select(func.max(Event.id)).scalar_subquery()
    session.execute(
        delete(Event)
        .where(Event.at < now - KEPT_FOR, Event.id < newest)
        .execution_options(synchronize_session=False)
    )


def forget(session: Session, families: Sequence[str], *, before: datetime) -> None:
    """Take news of these families ("ask.") out of the log early, since its moments tell too much.

    In the place of the newest stands one word to everybody that there is a gap: a phone that catches up over
    it reads anew what it shows.
    """
    told = or_(Event.kind == GAP, *(Event.kind.startswith(family, autoescape=True) for family in families))
    old = told & (Event.at < before)
    newest = session.scalar(select(func.max(Event.id)).where(old))
    if newest is None:
        return
    gap = {"audience": STORE, "kind": GAP, "body": {}, "at": before}
    for statement in (
        delete(Event).where(old, Event.id < newest),
        update(Event).where(Event.id == newest).values(gap),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
