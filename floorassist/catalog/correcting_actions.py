"""Remembering what files tell wrongly of places that people put right: no file undoes that."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from floorassist.catalog.models import Correction, Placement
from floorassist.storage.session import StoreSession


def moved(session: StoreSession, row: Placement, *, now: datetime) -> None:
    """The placement is about to be put elsewhere: where files tell its place of now, they mean this row."""
    if not _of(session, row):
        session.add(Correction(item_id=row.item_id, told=_told(row), stands_id=row.id, at=now))
        session.flush()


def removed(session: StoreSession, row: Placement, *, now: datetime) -> list[int]:
    """The placement is about to go: what files tell of it is true no more. The ids of what remembers that."""
    known = _of(session, row) or [Correction(item_id=row.item_id, told=_told(row))]
    for correction in known:
        correction.stands_id, correction.at = None, now
    session.add_all(known)
    session.flush()
    return [correction.id for correction in known]


def brought_back(session: StoreSession, row: Placement, *, removed_at: datetime) -> None:
    """The placement is there again: what files tell of it is true again."""
    mine = select(Correction).where(Correction.item_id == row.item_id, Correction.at == removed_at)
    for correction in session.scalars(mine.where(Correction.stands_id.is_(None))):
        correction.stands_id = row.id
    session.flush()


def true_again(session: StoreSession, ids: Collection[int], row: Placement) -> None:
    """What these remembered as gone stands there again, as this placement."""
    gone = select(Correction).where(Correction.id.in_(ids), Correction.stands_id.is_(None))
    for correction in session.scalars(gone):
        correction.stands_id = row.id
    session.flush()


def _of(session: StoreSession, row: Placement) -> list[Correction]:
    return list(session.scalars(select(Correction).where(Correction.stands_id == row.id)))


def _told(row: Placement) -> list[str]:
    return [row.aisle, row.bay, row.side, row.shelf, row.role]
