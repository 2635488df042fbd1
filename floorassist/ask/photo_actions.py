"""Keeping the picture that an asker took, and erasing it after some days."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from floorassist.ask import photo_queries
from floorassist.ask import queries as asks
from floorassist.ask import view_queries as views
from floorassist.ask.photo_models import PhotoRow
from floorassist.ask.states import LIVE, LIVE_PING
from floorassist.ask.step_actions import hold
from floorassist.kept_text import LATER
from floorassist.storage import events
from floorassist.storage.due import in_each_store
from floorassist.storage.session import Database, StoreSession
from floorassist.translation import speaking, tr
from floorassist.web.errors import Conflict, Refused


def keep_photo(session: StoreSession, ask_id: int, person_id: int, picture: bytes, *, now: datetime) -> None:
    """Put this JPEG to the asker's own live ask, in place of the one before; who has to do with it sees it.

    Raises NotFound, Refused (somebody else's ask) and Conflict (it is over).
    """
    hold(session)
    row = views.visible(session, ask_id, person_id)
    if row.asker_id != person_id:
        raise Refused(tr("Only the one who asked can add a picture."))
    if row.state not in LIVE:
        raise Conflict(tr("This ask is over, so nobody would see the picture. Ask again and add it there."))
    days = asks.value_of(row).policy.photo_days
    session.merge(PhotoRow(ask_id=ask_id, picture=picture, erase_at=now + timedelta(days=days)))
    session.flush()
    ringing = {ping.person_id for ping in row.pings if ping.state in LIVE_PING}
    with speaking(LATER):
        scene = views.scene(session, row)
        for one in sorted({row.asker_id, row.owner_id or row.asker_id} | ringing):
            body = views.view(scene, row, one).model_dump(mode="json")
            events.record(session, events.person(one), "ask.changed", body, now=now)


def photos_due(database: Database, now: datetime) -> None:
    """Erase the pictures whose days are over, in all stores."""
    with database.surveying() as session:
        stores = photo_queries.stores_due(session, now)
    over = delete(PhotoRow).where(PhotoRow.erase_at <= now).execution_options(synchronize_session=False)
    in_each_store(database, stores, "erasing pictures", lambda session: session.execute(over))
