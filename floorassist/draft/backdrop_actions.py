"""Keeping the pictures under the draft, placing them, taking them away."""

from datetime import datetime

from floorassist.draft import backdrop_queries as pictures
from floorassist.draft import queries as drafts
from floorassist.draft.backdrop_models import BackdropRow
from floorassist.draft.backdrop_queries import Placed
from floorassist.pictures import Drawn
from floorassist.storage import events
from floorassist.storage.session import StoreSession
from floorassist.translation import tr
from floorassist.web.errors import BadInput, Conflict, NotFound

MOST = 12
FAINT = 0.5


def keep(session: StoreSession, level: str, drawn: Drawn, *, now: datetime) -> int:
    """Put a picture under a level of the draft; its number. At most 12 a store (409)."""
    events.take_turn(session)
    if all(one["id"] != level for one in drafts.draft(session).document["levels"]):
        wrong = tr("The plan has no such level yet. Wait until it is saved, then send it again.")
        raise BadInput("level", wrong)
    if pictures.how_many(session) >= MOST:
        raise Conflict(
            tr("There are {count} pictures under the plan already. Take one away first.", count=MOST)
        )
    row = BackdropRow(
        level=level,
        picture=drawn.picture,
        width=drawn.width,
        height=drawn.height,
        opacity=FAINT,
        added_at=now,
    )
    session.add(row)
    session.flush()
    _tell(session, now)
    return row.id


def place(
    session: StoreSession, backdrop_id: int, placed: Placed | None, opacity: float, *, now: datetime
) -> None:
    """Say where a picture lies and how strong it shows."""
    row = _row(session, backdrop_id)
    row.x, row.y = (placed.x, placed.y) if placed else (None, None)
    row.metres_per_pixel, row.angle = (placed.metres_per_pixel, placed.angle) if placed else (None, None)
    row.opacity = opacity
    session.flush()
    _tell(session, now)


def take_away(session: StoreSession, backdrop_id: int, *, now: datetime) -> None:
    """Let a picture go for good."""
    session.delete(_row(session, backdrop_id))
    session.flush()
    _tell(session, now)


def _row(session: StoreSession, backdrop_id: int) -> BackdropRow:
    events.take_turn(session)
    row = session.get(BackdropRow, backdrop_id)
    if row is None:
        raise NotFound(tr("There is no such picture any more. Somebody took it away; load the plan again."))
    return row


def _tell(session: StoreSession, now: datetime) -> None:
    events.record(session, events.SUPERVISORS, "draft.backdrops", {}, now=now)
