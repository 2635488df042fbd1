"""Somebody whom nobody knows any more: who asked and answered long ago points here."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.people.colleague import FORMER
from floorassist.people.models import Person

NEVER_HIRED = "nobody"


def nobody(session: Session, *, now: datetime) -> int:
    """The id of the store's nameless person, who is in no list and can do nothing."""
    found = session.scalar(select(Person.id).where(Person.role == NEVER_HIRED).order_by(Person.id).limit(1))
    if found is not None:
        return found
    row = Person(name=FORMER, role=NEVER_HIRED, created_at=now, revoked_at=now, forgotten_at=now)
    session.add(row)
    session.flush()
    return row.id
