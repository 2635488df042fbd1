"""The revisions of the plan: every one that was published, with who did it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.draft import queries as drafts
from floorassist.draft.changes import Document
from floorassist.draft.queries import By
from floorassist.floor.models import PlanRevision
from floorassist.people.models import Person

MOST_TOLD = 500


@dataclass(frozen=True)
class Revision:
    """A published plan without its document; `by` is None for a program, and for somebody who is gone."""

    revision: int
    published_at: datetime
    by: By | None
    restored_from: int | None
    aisles: int | None
    bays: int | None


def revisions(session: Session, number: int | None = None) -> list[Revision]:
    """The revisions, the newest first, at most 500; or the one of that number alone."""
    query = (
        select(
            PlanRevision.number,
            PlanRevision.published_at,
            PlanRevision.by,
            PlanRevision.restored_from,
            PlanRevision.aisles,
            PlanRevision.bays,
            Person.name,
        )
        .outerjoin(Person, Person.id == PlanRevision.by)
        .order_by(PlanRevision.number.desc())
        .limit(MOST_TOLD)
    )
    if number is not None:
        query = query.where(PlanRevision.number == number)
    return [
        Revision(number, at, By(by, name) if by and name else None, restored, aisles, bays)
        for number, at, by, restored, aisles, bays, name in session.execute(query)
    ]


def document(session: Session, number: int) -> Document | None:
    """The whole document of a revision (0: of a store before its first plan); None: it is not there."""
    if number and not revisions(session, number):
        return None
    return drafts.document_of(session, number)
