"""What ends by itself: shifts nobody ended, sign-ins nobody uses any more."""

from datetime import datetime

from sqlalchemy import select

from floorassist.people.models import SignIn
from floorassist.people.presence_queries import overdue
from floorassist.people.shift_actions import end_shift
from floorassist.people.sign_in_actions import end_sign_ins, forget_findings
from floorassist.storage.due import alone, in_each_store
from floorassist.storage.session import Database


def findings_due(database: Database, now: datetime) -> None:
    """Forget when people last looked something up; once an hour."""
    with database.surveying() as session:
        stores = session.scalars(select(SignIn.store_id).where(SignIn.found_at.is_not(None)).distinct()).all()
    in_each_store(database, stores, "forgetting findings", lambda session: forget_findings(session, now=now))


def leave_due(database: Database, now: datetime) -> None:
    """End shifts after 16 h, and sign-ins after 12 h unused off shift or 30 days; any process may do it."""
    with database.surveying() as session:
        shifts, sign_ins = overdue(session, now)
    for store_id, person_id in shifts:
        with alone("an overdue shift of store %d", store_id), database.writing(store_id) as writing:
            end_shift(writing, person_id, now=now)
    for store_id, sign_in_id in sign_ins:
        with alone("an idle sign-in of store %d", store_id), database.writing(store_id) as writing:
            row = writing.get(SignIn, sign_in_id)
            if row and row.ended_at is None:
                end_sign_ins(writing, [row], why="idle", now=now)
