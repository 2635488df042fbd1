"""Shifts and breaks: nobody is pinged outside of one or during the other. Doing it twice changes nothing."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.people.facts import BreakEnded, BreakStarted, ShiftEnded, ShiftStarted
from floorassist.people.models import Shift, ShiftBreak
from floorassist.people.person_actions import tell_changed, the_person
from floorassist.storage.facts import react
from floorassist.translation import tr
from floorassist.web.errors import Conflict


def start_shift(session: Session, person_id: int, *, now: datetime) -> None:
    """On the floor from now on."""
    the_person(session, person_id)
    if _open_shift(session, person_id) is None:
        session.add(Shift(person_id=person_id, started_at=now))
        session.flush()
        react(session, ShiftStarted(person_id), now=now)
        tell_changed(session, person_id, now=now)


def end_shift(session: Session, person_id: int, *, now: datetime) -> None:
    """Off the floor, and off the break if there was one."""
    the_person(session, person_id)
    shift = _open_shift(session, person_id)
    if shift is None:
        return
    taken = _open_break(session, shift)
    if taken:
        taken.ended_at = now
    shift.ended_at = now
    session.flush()
    react(session, ShiftEnded(person_id), now=now)
    tell_changed(session, person_id, now=now)


def start_break(session: Session, person_id: int, *, now: datetime) -> None:
    """Quiet until the break ends; raises Conflict off shift."""
    the_person(session, person_id)
    shift = _shift_of(session, person_id)
    if _open_break(session, shift) is None:
        session.add(ShiftBreak(shift_id=shift.id, started_at=now))
        session.flush()
        react(session, BreakStarted(person_id), now=now)
        tell_changed(session, person_id, now=now)


def end_break(session: Session, person_id: int, *, now: datetime) -> None:
    """Back on the floor; raises Conflict off shift."""
    the_person(session, person_id)
    taken = _open_break(session, _shift_of(session, person_id))
    if taken:
        taken.ended_at = now
        session.flush()
        react(session, BreakEnded(person_id), now=now)
        tell_changed(session, person_id, now=now)


def _shift_of(session: Session, person_id: int) -> Shift:
    shift = _open_shift(session, person_id)
    if shift is None:
        raise Conflict(tr("You are not on shift. Start your shift first."))
    return shift


def _open_shift(session: Session, person_id: int) -> Shift | None:
    return session.scalar(select(Shift).where(Shift.person_id == person_id, Shift.ended_at.is_(None)))


def _open_break(session: Session, shift: Shift) -> ShiftBreak | None:
    return session.scalar(
        select(ShiftBreak).where(ShiftBreak.shift_id == shift.id, ShiftBreak.ended_at.is_(None))
    )
