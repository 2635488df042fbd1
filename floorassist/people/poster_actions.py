"""The join poster's code: it hangs on a wall, so it lives long, and whoever uses it waits for approval."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select

from floorassist.people.actions import Link
from floorassist.people.models import JoinLink
from floorassist.people.poster_queries import is_poster
from floorassist.people.secret import fingerprint
from floorassist.storage.schema import Store
from floorassist.storage.session import StoreSession

POSTER_LIVES = timedelta(days=30)
POSTER_USES = 200


def new_poster_link(session: StoreSession, *, by: int | None, now: datetime) -> Link:
    """A code for new workers, good for 30 days; they wait for approval. The poster before it is over.

    The store is held meanwhile, and not its turn of the news, which whoever joins takes after the code: of
    two posters that are made at once the later one is good.
    """
    session.get(Store, session.info["store_id"], with_for_update={"key_share": True})
    end_poster(session)
    token = secrets.token_urlsafe(32)
    session.add(
        JoinLink(
            token_hash=fingerprint(token),
            role="worker",
            lets_in=False,
            uses_left=POSTER_USES,
            created_at=now,
            expires_at=now + POSTER_LIVES,
            by=by,
        )
    )
    session.flush()
    return Link(token, now + POSTER_LIVES)


def end_poster(session: StoreSession) -> None:
    """Nobody joins by the poster any more."""
    for link in session.scalars(select(JoinLink).where(JoinLink.person_id.is_(None))):
        if is_poster(link):
            session.delete(link)
