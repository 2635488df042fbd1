"""Reads of the pictures that askers took."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from floorassist.ask.photo_models import PhotoRow
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession

WITH_PHOTO = Read(
    select(PhotoRow.ask_id).where(PhotoRow.ask_id.in_(bindparam("asks", expanding=True))), of=PhotoRow
)


def with_photo(session: StoreSession, ask_ids: Iterable[int]) -> frozenset[int]:
    """Those of these asks that have a picture."""
    return frozenset(ask_id for (ask_id,) in WITH_PHOTO.rows(session, asks=list(ask_ids)))


def picture_of(session: StoreSession, ask_id: int) -> bytes | None:
    """The JPEG of this ask, or None."""
    return session.scalar(select(PhotoRow.picture).where(PhotoRow.ask_id == ask_id))


def stores_due(session: Session, now: datetime) -> Sequence[int]:
    """The ids of the stores that have a picture to erase."""
    return session.scalars(select(PhotoRow.store_id).where(PhotoRow.erase_at <= now).distinct()).all()
