"""Reads of the pictures under the draft."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from floorassist.draft.backdrop_models import BackdropRow


@dataclass(frozen=True)
class Placed:
    """Where its upper left corner lies in metres, how wide a pixel is, degrees clockwise about it."""

    x: float
    y: float
    metres_per_pixel: float
    angle: float


@dataclass(frozen=True)
class Backdrop:
    """A picture under a level, `width` x `height` pixels; `placed` is None until somebody placed it."""

    id: int
    level: str
    width: int
    height: int
    placed: Placed | None
    opacity: float
    added_at: datetime


COLUMNS = (
    BackdropRow.id,
    BackdropRow.level,
    BackdropRow.width,
    BackdropRow.height,
    BackdropRow.x,
    BackdropRow.y,
    BackdropRow.metres_per_pixel,
    BackdropRow.angle,
    BackdropRow.opacity,
    BackdropRow.added_at,
)


def backdrops(session: Session) -> list[Backdrop]:
    """All of the store's, the oldest first, without their pixels."""
    found = []
    for row in session.execute(select(*COLUMNS).order_by(BackdropRow.id)):
        placed = None
        if row.metres_per_pixel is not None:
            placed = Placed(row.x, row.y, row.metres_per_pixel, row.angle)
        found.append(Backdrop(row.id, row.level, row.width, row.height, placed, row.opacity, row.added_at))
    return found


def backdrop(session: Session, backdrop_id: int) -> Backdrop | None:
    """One of them, or None."""
    return next((one for one in backdrops(session) if one.id == backdrop_id), None)


def how_many(session: Session) -> int:
    """How many the store has."""
    return session.scalar(select(func.count()).select_from(BackdropRow)) or 0


def picture_of(session: Session, backdrop_id: int) -> bytes | None:
    """The JPEG, or None."""
    return session.scalar(select(BackdropRow.picture).where(BackdropRow.id == backdrop_id))
