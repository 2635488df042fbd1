"""The join poster that hangs on a wall: until when its code works."""

from datetime import datetime, timedelta

from sqlalchemy import select

from floorassist.people.models import JoinLink
from floorassist.storage.session import StoreSession

OTHERS_LIVE = timedelta(hours=1)


def poster_until(session: StoreSession, now: datetime) -> datetime | None:
    """Until when the poster that hangs lets people ask to join; None where there is none."""
    links = session.scalars(select(JoinLink).where(JoinLink.person_id.is_(None), JoinLink.expires_at > now))
    return max((link.expires_at for link in links if is_poster(link)), default=None)


def is_poster(link: JoinLink) -> bool:
    """No other code lives longer than some minutes."""
    return link.expires_at - link.created_at > OTHERS_LIVE
