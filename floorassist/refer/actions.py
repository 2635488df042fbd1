"""Noting where else a customer can get something, checking it again, putting it right, taking it out."""

from datetime import datetime
from typing import Any

from floorassist.catalog.models import Item
from floorassist.find.language import every_language
from floorassist.find.question import asked_for
from floorassist.refer.models import Referral
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput, NotFound, Refused

LARGEST_ID = 2**31 - 1


def note_referral(
    session: StoreSession, told: dict[str, Any], person_id: int | None, *, now: datetime
) -> int:
    """Keep another place; `told` is what people fill in. Who notes it vouches for it. Its id."""
    events.take_turn(session)
    _checked(session, told)
    row = Referral(**told, checked_at=now, checked_by_id=person_id, created_by_id=person_id, created_at=now)
    session.add(row)
    session.flush()
    _tell(session, row, now)
    return row.id


def check_referral(session: StoreSession, referral_id: int, person_id: int | None, *, now: datetime) -> None:
    """Somebody made sure that it is still right."""
    row = _held(session, referral_id)
    row.checked_at, row.checked_by_id = now, person_id
    _tell(session, row, now)


def edit_referral(
    session: StoreSession, referral_id: int, told: dict[str, Any], person_id: int | None, *, now: datetime
) -> None:
    """Tell it anew; that counts as checked."""
    row = _held(session, referral_id)
    _checked(session, told)
    for name, value in told.items():
        setattr(row, name, value)
    row.checked_at, row.checked_by_id = now, person_id
    _tell(session, row, now)


def remove_referral(
    session: StoreSession, referral_id: int, person_id: int | None, *, supervisor: bool, now: datetime
) -> None:
    """Nobody is sent there any more. Supervisors may, and who noted it."""
    row = _held(session, referral_id)
    if not supervisor and (person_id is None or row.created_by_id != person_id):
        raise Refused(tr("Only who noted it or a supervisor can remove it. Tell one."))
    row.removed_at = now
    _tell(session, row, now)


def bring_back(session: StoreSession, referral_id: int, *, now: datetime) -> None:
    """Undo the removal."""
    row = _held(session, referral_id, removed_too=True)
    row.removed_at = None
    _tell(session, row, now)


def _held(session: StoreSession, referral_id: int, *, removed_too: bool = False) -> Referral:
    events.take_turn(session)
    possible = referral_id if referral_id <= LARGEST_ID else 0
    row = session.get(Referral, possible, with_for_update=True)
    if row is None or (row.removed_at is not None and not removed_too):
        raise NotFound(tr("There is no such place in this store's list any more. Load the list again."))
    return row


def _checked(session: StoreSession, told: dict[str, Any]) -> None:
    """What it is for is there, and words can be looked up."""
    item_id, words = told.get("item_id"), told.get("words")
    if item_id is not None and session.get(Item, item_id) is None:
        raise BadInput(
            "item_id", tr("There is no item {item_id} in this store. Search for it by name.", item_id=item_id)
        )
    if words and not asked_for(words, every_language()):
        raise BadInput("words", tr("These words only ask, or hold no letter. Write what customers want."))


def _tell(session: StoreSession, row: Referral, now: datetime) -> None:
    events.record(session, events.STORE, "referral.changed", {"id": row.id}, now=now)
