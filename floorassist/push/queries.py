"""Who can be woken by push, what a phone told of it, and what is due to be sent."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from floorassist.people.models import SignIn
from floorassist.push.models import SendRow, SubscriptionRow
from floorassist.storage.read import Read
from floorassist.storage.session import StoreSession

UNRELIABLE = 3  # pushes in a row that did not get through
# Why a phone that was shut out is still known here: one last push tells it to erase what it kept.
ERASE = "erase"
A_LOOK = 200
PUSHABLE = Read(
    select(SubscriptionRow.person_id)
    .join(SignIn, SignIn.id == SubscriptionRow.sign_in_id)
    .where(SubscriptionRow.endpoint.is_not(None), SubscriptionRow.failures < UNRELIABLE)
    .where(SignIn.ended_at.is_(None)),
    of=SubscriptionRow,
)
WITH_PUSH = Read(
    select(SubscriptionRow.person_id)
    .where(SubscriptionRow.endpoint.is_not(None), SubscriptionRow.why != ERASE)
    .distinct(),
    of=SubscriptionRow,
)


def pushable(session: StoreSession) -> frozenset[int]:
    """The people with a phone that a push can wake."""
    return frozenset(person_id for (person_id,) in PUSHABLE.rows(session))


def with_push(session: StoreSession) -> frozenset[int]:
    """The people with a phone that a push is sent to, though it may not get through."""
    return frozenset(person_id for (person_id,) in WITH_PUSH.rows(session))


@dataclass(frozen=True)
class Told:
    """What a sign-in's phone told of push: whether it can be woken, else `why` not; `fails`: lost ones."""

    on: bool
    why: str = ""
    fails: bool = False


def told_by(session: StoreSession, sign_in_id: int) -> Told:
    """What this phone told last; nothing yet counts as off."""
    row = session.get(SubscriptionRow, sign_in_id)
    return told(row) if row else Told(on=False)


def told(row: SubscriptionRow) -> Told:
    """A row as a frozen value."""
    return Told(row.endpoint is not None, row.why, row.failures >= UNRELIABLE)


@dataclass(frozen=True)
class Due:
    """A note whose time has come, and the address that it goes to."""

    store_id: int
    send_id: int
    version: int
    endpoint: str


def due(session: Session, now: datetime) -> list[Due]:
    """What is to be sent now, in every store, the oldest first."""
    query = (
        select(SendRow.store_id, SendRow.id, SendRow.version, SubscriptionRow.endpoint)
        .join(SubscriptionRow, SubscriptionRow.sign_in_id == SendRow.sign_in_id)
        .where(SendRow.due_at <= now)
        .order_by(SendRow.due_at, SendRow.id)
        .limit(A_LOOK)
    )
    return [
        Due(store, send, version, endpoint or "") for store, send, version, endpoint in session.execute(query)
    ]
