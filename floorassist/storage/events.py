"""The event log: what happened in a store, in order. Its cursor is how a phone catches up after any gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, delete, func, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from floorassist.storage.schema import Base, Scoped

KEPT_FOR = timedelta(hours=12)
STORE = "store"
SUPERVISORS = "supervisors"


class Event(Scoped, Base):
    """One piece of news. `audience` is `store`, `supervisors` or `person:<id>`; `body` is a JSON object."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_store_cursor", "store_id", "id"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    audience: Mapped[str]
    kind: Mapped[str]
    body: Mapped[dict[str, Any]]
    at: Mapped[datetime]


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
    session.add(Event(audience=audience, kind=kind, body=body, at=now))
    session.flush()


def record_all(session: Session, news: Sequence[tuple[str, str, dict[str, Any]]], *, now: datetime) -> None:
    """Write several events at once, (audience, kind, body) each, in this order."""
    if news and not session.info.get("news"):
        session.info["news"] = True
        take_turn(session)
    if news:
        alike = {"store_id": session.info["store_id"], "at": now}
        rows = [alike | {"audience": audience, "kind": kind, "body": body} for audience, kind, body in news]
        session.execute(insert(Event), rows)


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
    return session.scalar(select(func.max(Event.id))) or 0


def since(
    session: Session, after: int, audiences: Sequence[str] | None = None, limit: int = 500
) -> list[News]:
    """Events after a cursor, oldest first; all of the store's when no audiences are named."""
    query = select(Event).where(Event.id > after).order_by(Event.id).limit(limit)
    if audiences is not None:
        query = query.where(Event.audience.in_(audiences))
    return [News(row.id, row.audience, row.kind, row.body, row.at) for row in session.scalars(query)]


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
