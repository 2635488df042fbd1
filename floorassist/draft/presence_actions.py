"""Who has the editor open: told by the editor every 20 s and at a new selection, forgotten after a minute."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, update

from floorassist.draft.models import DraftChangeRow, EditorRow
from floorassist.draft.queries import EDITS_FOR
from floorassist.floor.actions import OfPerson
from floorassist.storage import events
from floorassist.storage.session import StoreSession


def edit_here(
    session: StoreSession, person_id: int, level: str, selection: Sequence[Sequence[str]], *, now: datetime
) -> None:
    """Somebody looks at this level and has this selected; the others hear of it when it is new."""
    events.take_turn(session)
    gone = delete(EditorRow).where(EditorRow.seen_at <= now - EDITS_FOR)
    session.execute(gone.execution_options(synchronize_session=False))
    session.expire_all()
    text = json.dumps(selection, ensure_ascii=False)
    row = session.get(EditorRow, person_id)
    news = row is None or (row.level, row.selection) != (level, text)
    if row is None:
        session.add(EditorRow(person_id=person_id, level=level, selection=text, seen_at=now))
    else:
        row.level, row.selection, row.seen_at = level, text, now
    session.flush()
    if news:
        _tell(session, now)


def leave(session: StoreSession, person_id: int, *, now: datetime) -> None:
    """Somebody closes the editor."""
    events.take_turn(session)
    row = session.get(EditorRow, person_id)
    if row is not None:
        session.delete(row)
        session.flush()
        _tell(session, now)


def after_forgotten(session: StoreSession, fact: OfPerson, *, now: datetime) -> None:  # noqa: ARG001
    """The reaction to "forget me": where they edited goes, and what they changed is nobody's."""
    session.execute(delete(EditorRow).where(EditorRow.person_id == fact.person_id))
    theirs = update(DraftChangeRow).where(DraftChangeRow.by_id == fact.person_id).values(by_id=None)
    session.execute(theirs.execution_options(synchronize_session=False))


def _tell(session: StoreSession, now: datetime) -> None:
    events.record(session, events.SUPERVISORS, "draft.editors", {}, now=now)
