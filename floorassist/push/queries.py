"""Who can be woken by push."""

from sqlalchemy import select

from floorassist.people.models import SignIn
from floorassist.push.models import SubscriptionRow
from floorassist.storage.session import StoreSession

UNRELIABLE = 3  # pushes in a row that did not get through


def pushable(session: StoreSession) -> frozenset[int]:
    """The people with a phone that a push can wake."""
    query = (
        select(SubscriptionRow.person_id)
        .join(SignIn, SignIn.id == SubscriptionRow.sign_in_id)
        .where(SubscriptionRow.endpoint.is_not(None), SubscriptionRow.failures < UNRELIABLE)
        .where(SignIn.ended_at.is_(None))
    )
    return frozenset(session.scalars(query))
