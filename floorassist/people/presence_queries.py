"""Who knows what, who is on shift, on a break, within reach; and whose time is over. By person id."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from floorassist.people.colleague import IDLE_FOR, LONGEST_SHIFT, LONGEST_SIGN_IN
from floorassist.people.models import Knows, Shift, ShiftBreak, SignIn
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession

TOLD = Read(select(Knows.person_id, Knows.department).order_by(func.lower(Knows.department)), of=Knows)


def knowledge(session: StoreSession) -> Mapping[int, list[str]]:
    """Departments that each person told they know, in the order of the alphabet."""
    found: dict[int, list[str]] = defaultdict(list)
    for person_id, department in TOLD.rows(session):
        found[person_id].append(department)
    return found


def open_shifts(session: StoreSession) -> Mapping[int, datetime]:
    """Since when each person on shift is on it."""
    query = select(Shift.person_id, Shift.started_at).where(Shift.ended_at.is_(None))
    return {row.person_id: row.started_at for row in session.execute(query)}


def on_break(session: StoreSession) -> frozenset[int]:
    """Who is on a break now."""
    query = select(Shift.person_id).join(ShiftBreak, ShiftBreak.shift_id == Shift.id)
    return frozenset(session.scalars(query.where(Shift.ended_at.is_(None), ShiftBreak.ended_at.is_(None))))


def last_break_began(session: StoreSession, person_id: int) -> datetime | None:
    """When the latest break of this person's shift began, which may be over; None without one."""
    query = select(func.max(ShiftBreak.started_at)).join(Shift, Shift.id == ShiftBreak.shift_id)
    return session.scalar(query.where(Shift.person_id == person_id, Shift.ended_at.is_(None)))


def last_beats(session: StoreSession) -> Mapping[int, datetime]:
    """When a phone of each signed-in person was last heard."""
    query = select(SignIn.person_id, SignIn.last_beat_at).where(
        SignIn.ended_at.is_(None), SignIn.last_beat_at.is_not(None)
    )
    found: dict[int, datetime] = {}
    for person_id, at in session.execute(query):
        found[person_id] = max(at, found.get(person_id, at))
    return found


def overdue(session: Session, now: datetime) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """(store, person) of shifts nobody ended, and (store, sign-in) of sign-ins nobody uses any more."""
    shifts = session.execute(
        select(Shift.store_id, Shift.person_id).where(
            Shift.ended_at.is_(None), Shift.started_at <= now - LONGEST_SHIFT
        )
    ).all()
    on_shift = select(Shift.id).where(Shift.person_id == SignIn.person_id, Shift.ended_at.is_(None)).exists()
    idle = (SignIn.last_seen_at <= now - IDLE_FOR) & ~on_shift
    sign_ins = session.execute(
        select(SignIn.store_id, SignIn.id).where(
            SignIn.ended_at.is_(None), idle | (SignIn.created_at <= now - LONGEST_SIGN_IN)
        )
    ).all()
    return [(row[0], row[1]) for row in shifts], [(row[0], row[1]) for row in sign_ins]
