"""Promises as the rules see them, read from their rows; and the people they may go to."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from floorassist.ask.models import AskRow
from floorassist.people.queries import on_the_floor
from floorassist.people.roles import leads
from floorassist.promise.heirs import Candidate
from floorassist.promise.models import PromiseRow
from floorassist.promise.moves import Mover
from floorassist.promise.reminders import day_of
from floorassist.promise.states import LIVE, Promise, State
from floorassist.storage.session import StoreSession

LARGEST_ID = 2**31 - 1
SETTLED_FOR = timedelta(days=1)
MOST_SETTLED = 20
ENDED_FOR = timedelta(days=30)
MOST_ENDED = 200


def row_of(session: StoreSession, promise_id: int) -> PromiseRow | None:
    """The promise's row as it is now, or None when this store has none of that id."""
    if not 0 < promise_id <= LARGEST_ID:
        return None
    query = select(PromiseRow).where(PromiseRow.id == promise_id).execution_options(populate_existing=True)
    return session.scalar(query)


def value_of(row: PromiseRow) -> Promise:
    """The row as the rules see it."""
    return Promise(
        id=row.id,
        owner_id=row.owner_id,
        maker_id=row.maker_id,
        since=row.since,
        due_at=row.due_at,
        state=State(row.state),
        version=row.version,
        next_at=row.next_at,
    )


def by_key(session: StoreSession, maker_id: int, key: str) -> PromiseRow | None:
    """The promise that this phone made under this key before."""
    return session.scalar(select(PromiseRow).where(PromiseRow.maker_id == maker_id, PromiseRow.key == key))


def live(session: StoreSession) -> Sequence[PromiseRow]:
    """Every promise of the store that a customer waits for, the one due first in front."""
    query = select(PromiseRow).where(PromiseRow.state.in_(LIVE))
    return session.scalars(query.order_by(PromiseRow.due_at, PromiseRow.id)).all()


def held_by(session: StoreSession, person_id: int) -> Sequence[PromiseRow]:
    """The open promises of this person, the one due first in front."""
    query = select(PromiseRow).where(PromiseRow.owner_id == person_id, PromiseRow.state.in_(LIVE))
    return session.scalars(query.order_by(PromiseRow.due_at, PromiseRow.id)).all()


def settled_for(session: StoreSession, person_id: int, now: datetime) -> Sequence[PromiseRow]:
    """What ended today or yesterday that this person made, had, or asked about; the newest first."""
    asked = select(AskRow.id).where(AskRow.asker_id == person_id)
    mine = or_(
        PromiseRow.maker_id == person_id, PromiseRow.owner_id == person_id, PromiseRow.ask_id.in_(asked)
    )
    query = select(PromiseRow).where(mine, PromiseRow.ended_at >= day_of(now) - SETTLED_FOR)
    return session.scalars(query.order_by(PromiseRow.id.desc()).limit(MOST_SETTLED)).all()


def ended(session: StoreSession, now: datetime) -> Sequence[PromiseRow]:
    """What ended within 30 days, the newest first."""
    query = select(PromiseRow).where(PromiseRow.ended_at >= day_of(now) - ENDED_FOR)
    return session.scalars(
        query.order_by(PromiseRow.ended_at.desc(), PromiseRow.id.desc()).limit(MOST_ENDED)
    ).all()


def of_ask(session: StoreSession, ask_id: int) -> Sequence[PromiseRow]:
    """The promises that an ask became, the newest first."""
    query = select(PromiseRow).where(PromiseRow.ask_id == ask_id)
    return session.scalars(query.order_by(PromiseRow.id.desc())).all()


def asker_of(session: StoreSession, row: PromiseRow) -> int | None:
    """Who asked colleagues before this was promised."""
    return session.scalar(select(AskRow.asker_id).where(AskRow.id == row.ask_id)) if row.ask_id else None


def due(session: Session, now: datetime, limit: int = 100) -> list[tuple[int, int]]:
    """The (store id, promise id) of promises to look at, in all stores, the most overdue first."""
    query = select(PromiseRow.store_id, PromiseRow.id).where(PromiseRow.next_at <= now)
    rows = session.execute(query.order_by(PromiseRow.next_at, PromiseRow.id).limit(limit))
    return [(store, promise) for store, promise in rows]


def open_counts(session: StoreSession) -> Counter[int]:
    """How many open promises each person has."""
    query = select(PromiseRow.owner_id, func.count()).where(PromiseRow.state.in_(LIVE))
    rows = session.execute(query.group_by(PromiseRow.owner_id))
    return Counter({owner: count for owner, count in rows if owner is not None})


def candidates(session: StoreSession, now: datetime) -> list[Candidate]:
    """Everybody who may work here, as the rule of inheriting sees them."""
    return [
        Candidate(
            person_id=one.person_id,
            name=one.name,
            lead=leads(one.role),
            on_shift=one.on_shift,
            on_break=one.on_break,
            reachable=one.reachable,
        )
        for one in on_the_floor(session, now)
    ]


def mover(session: StoreSession, person_id: int, now: datetime) -> Mover | None:
    """Somebody of this store as the rules of moving see them; None for anybody else."""
    found = next((one for one in candidates(session, now) if one.person_id == person_id), None)
    return Mover(found.person_id, found.on_shift, found.lead, found.name) if found else None
