"""What an answer shows of who gave it: they know that department."""

from datetime import datetime

from sqlalchemy import select

from floorassist.ask.facts import AskHelped, AskSettled
from floorassist.ask.models import AskRow
from floorassist.catalog.models import Item
from floorassist.find.models import Entry
from floorassist.people.knowledge import Shown
from floorassist.people.knowledge_actions import note
from floorassist.storage.session import StoreSession


def after_good_answer(session: StoreSession, fact: AskHelped | AskSettled, *, now: datetime) -> None:
    """A reaction: the answer helped, or nobody doubted it; one that is kept already counts as that, too."""
    row = session.get_one(AskRow, fact.ask_id)
    _note(session, row, Shown.ANSWERED, now)
    if row.kept_as_id is not None:
        _note(session, row, Shown.KEPT, now)


def note_kept(session: StoreSession, row: AskRow, *, now: datetime) -> None:
    """A good answer is kept; to take it back and keep it again adds nothing."""
    before = Entry.origin.like(f"was ask:{row.id} by %")
    if session.scalar(select(Entry.id).where(before).limit(1)) is None:
        _note(session, row, Shown.KEPT, now)


def _note(session: StoreSession, row: AskRow, kind: Shown, now: datetime) -> None:
    """The department of the item that the answer named, else those of the ask, an equal part each."""
    if row.answered_by_id is None:
        return
    item = session.get(Item, row.answer_item_id) if row.answer_item_id is not None else None
    departments = [item.department] if item is not None and item.department else row.departments
    for department in departments:
        note(session, row.answered_by_id, department, kind, 1 / len(departments), now=now)
