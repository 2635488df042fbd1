"""What the asker can do about an ask that nobody took, and whether a supervisor is there to look at it."""

from collections.abc import Iterable

from sqlalchemy import select

from floorassist.ask.models import AskRow
from floorassist.ask.states import State
from floorassist.ask.view_models import NextView
from floorassist.ask.way_out import way_out
from floorassist.people.models import Person, Shift
from floorassist.people.roles import LEADS
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession

LEADS_ON_SHIFT = Read(
    select(Shift.person_id)
    .join(Person, Person.id == Shift.person_id)
    .where(Shift.ended_at.is_(None), Person.role.in_(LEADS), Person.revoked_at.is_(None)),
    of=Shift,
)


def leads_here(session: StoreSession, rows: Iterable[AskRow]) -> frozenset[int]:
    """The supervisors on shift; nobody looks for them unless one of these asks waits in their queue."""
    if not any(row.state == State.QUEUED for row in rows):
        return frozenset()
    return frozenset(person_id for (person_id,) in LEADS_ON_SHIFT.rows(session))


def next_view(row: AskRow, leads_here: frozenset[int]) -> NextView | None:
    """What to do about an ask that nobody took; who asked can't take it themselves."""
    if row.state not in (State.QUEUED, State.EXPIRED):
        return None
    queued = row.state == State.QUEUED
    out = way_out(row.why, queued=queued, lead_here=bool(leads_here - {row.asker_id}))
    return NextView(why=out.why, say=out.say, options=list(out.options))
